import type { Browser, Frame, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pageOf } from "./page-of";
import { CHANGED_PAGES } from "./changed-pages";
import { launchChromium } from "./chromium";
import { DISCOVERY_PAGES } from "./discovery-pages";
import { type Site, serveSite } from "./server";

let browser: Browser;
let site: Site;
let page: Page;
beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), serveSite()]);
  page = await browser.newPage();
  page.setDefaultTimeout(5000);
});
afterAll(async () => {
  await Promise.all([browser.close(), site.close()]);
});

/** How many elements the selector fits, in all frames and open shadow roots. */
const count = async (selector: string): Promise<number> => {
  const counts = await Promise.all(page.frames().map((frame: Frame) => frame.locator(selector).count()));
  return counts.reduce((sum, some) => sum + some, 0);
};

describe.each(CHANGED_PAGES)("changed page $name", ({ before, after, truthBefore, truth, query }) => {
  it("means one element before, and one or none after", async () => {
    site.put("/changed", { html: before, truth: truthBefore });
    await page.goto(`${site.url}/changed`);
    expect(await count(truthBefore)).toBe(1);
    expect(await page.locator(truthBefore).isVisible()).toBe(true);
    site.put("/changed", { html: after, truth });
    await page.goto(`${site.url}/changed`);
    if (truth === null) {
      expect(await page.getByText(query.name, { exact: true }).and(page.locator(truthBefore)).isVisible()).toBe(
        query.within !== undefined,
      );
      return;
    }
    await page.locator(truth).waitFor();
    expect(await count(truth)).toBe(1);
  });
});

describe.each(DISCOVERY_PAGES)("discovery page $name", ({ html, frames = {}, cases }) => {
  it("holds each meant element once", async () => {
    for (const [path, frame] of Object.entries(frames)) site.put(path, { html: frame });
    site.put("/discovery", { html });
    await page.goto(`${site.url}/discovery`);
    for (const { truth } of cases) if (truth !== null) expect([truth, await count(truth)]).toEqual([truth, 1]);
    expect(page.frames()).toHaveLength(1 + Object.keys(frames).length);
  });
});

it.each([100, 5000, 7500, 50_000])("makes a page of %i elements", async (n) => {
  site.put("/empty", { html: "" });
  site.put("/big", { html: pageOf(n) });
  await page.goto(`${site.url}/empty`);
  // Parsed, but neither laid out nor painted: that is another matter.
  const seen = await page.evaluate(async () => {
    const parsed = new DOMParser().parseFromString(await (await fetch("/big")).text(), "text/html");
    const buttons = [...parsed.querySelectorAll("button")].filter(({ textContent }) => textContent === "Export report");
    return [parsed.getElementsByTagName("*").length, buttons.length];
  });
  expect(seen).toEqual([n, 1]);
});

describe("the site's recorder", () => {
  it("tells right from wrong, through labels, shadow roots and frames of another origin", async () => {
    const layers = DISCOVERY_PAGES.find(({ name }) => name === "frames");
    for (const [path, html] of Object.entries(layers?.frames ?? {})) site.put(path, { html, truth: "#bank-pay" });
    site.put("/layers", { html: layers?.html ?? "", truth: "#bank-pay" });
    await page.goto(`${site.url}/layers`);
    site.forget();
    await page.frameLocator("[name=card]").locator("#card-pay").click();
    await page.frameLocator("[name=bank]").locator("#bank-pay").click();
    await expect
      .poll(() => site.touches().map(({ path, right }) => [path, right]))
      .toEqual([
        ["/frames/card", false],
        ["/frames/bank", true],
      ]);
  });

  it("takes the label for its box", async () => {
    const toggles = DISCOVERY_PAGES.find(({ name }) => name === "toggles");
    site.put("/toggles", { html: toggles?.html ?? "", truth: "#dark" });
    await page.goto(`${site.url}/toggles`);
    site.forget();
    await page.getByText("Dark mode", { exact: true }).click();
    await page.getByText("Dark mode at night").click();
    // A press is several touches, told one by one: half of all are right once all have come.
    const counted = () => ({ all: site.touches().length, right: site.touches().filter(({ right }) => right).length });
    await expect.poll(counted).toSatisfy(({ all, right }: ReturnType<typeof counted>) => all >= 4 && right * 2 === all);
  });

  it("hears the click that lands on the neighbour after the page was swapped under the pointer", async () => {
    const swapped = CHANGED_PAGES.find(({ name }) => name === "swapped-under-pointer");
    site.put("/swapped", { html: swapped?.after ?? "", truth: swapped?.truth ?? null });
    await page.goto(`${site.url}/swapped`);
    site.forget();
    const box = await page.locator(".yes").boundingBox();
    await page.mouse.click((box?.x ?? 0) + 10, (box?.y ?? 0) + 10);
    await expect.poll(() => site.touches().map(({ right }) => right)).toEqual([false]);
  });
});
