import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Shop, startShop } from "#cmd/demo/shop-server";
import { launchChromium } from "./chromium";

/** What the redesign calls the same things. */
const WORDS = {
  classic: {
    size: "Size",
    quantity: "Quantity",
    gift: "Gift wrap",
    checkout: "Go to checkout",
    name: "Full name",
    email: "Email",
    again: "Confirm email",
    order: "Place order",
  },
  redesign: {
    size: "Your size",
    quantity: "Quantity",
    gift: "Gift wrap",
    checkout: "Go to checkout",
    name: "Full name",
    email: "Email address",
    again: "Confirm email address",
    order: "Place order",
  },
} as const;

let browser: Browser;
let shop: Shop;
beforeAll(async () => {
  [browser, shop] = await Promise.all([launchChromium(), startShop()]);
});
afterAll(async () => {
  await Promise.all([browser.close(), shop.close()]);
});

const newPage = async (): Promise<Page> => {
  const page = await browser.newPage();
  page.setDefaultTimeout(5000);
  return page;
};

const fillBasket = async (page: Page, version: "classic" | "redesign"): Promise<void> => {
  const words = WORDS[version];
  await page.goto(`${shop.url}/search?q=fisherman`);
  await page.locator("a[href='/product/fisherman-jumper']").click();
  await page.getByLabel(words.size).selectOption("Medium");
  await page.getByRole("combobox", { name: "Delivery" }).click();
  await page.getByRole("option", { name: "Express courier" }).click();
  await page.getByLabel(words.quantity).fill("2");
  await page.getByLabel(words.gift).check();
  await page.getByRole("button", { name: "Add to basket" }).click();
};

describe.each(["classic", "redesign"] as const)("the %s shop", (version) => {
  const words = WORDS[version];

  it("sells a jumper", async () => {
    shop.show(version);
    const page = await newPage();
    await fillBasket(page, version);
    await page.getByText("2 × Fisherman Jumper, Medium").waitFor();
    expect(await page.getByText("Express courier").count()).toBe(1);
    expect(await page.getByText("£181.50").count()).toBeGreaterThan(0);
    await page.getByText(words.checkout, { exact: true }).click();
    await page.getByRole("textbox", { name: words.name }).fill("Ada Lovelace");
    await page.getByRole("textbox", { name: words.email, exact: true }).fill("ada@example.org");
    await page.getByLabel(words.again).fill("ada@example.org");
    await page.getByText(words.order, { exact: true }).click();
    await page.getByRole("heading", { name: "Thank you, Ada Lovelace" }).waitFor();
    expect(page.url()).toContain("/order/HG-");
    await page.close();
  });

  it("does not sell to two different addresses, and keeps wishes apart from the basket", async () => {
    shop.show(version);
    const page = await newPage();
    await fillBasket(page, version);
    await page.goto(`${shop.url}/checkout`);
    await page.getByRole("textbox", { name: words.name }).fill("<b>Ada</b>");
    await page.getByRole("textbox", { name: words.email, exact: true }).fill("ada@example.org");
    await page.getByLabel(words.again).fill("eda@example.org");
    await page.getByText(words.order, { exact: true }).click();
    await page.getByRole("alert").waitFor();
    await page.goto(`${shop.url}/product/enamel-mug`);
    await page.getByRole("button", { name: "Add to wish list" }).click();
    await page.getByRole("status").waitFor();
    expect(await page.locator("a[href='/basket']").innerText()).toContain("2");
    await page.close();
  });

  it("loads nothing from elsewhere", async () => {
    shop.show(version);
    const page = await newPage();
    const foreign: string[] = [];
    page.on("request", (request) => {
      if (!request.url().startsWith(shop.url) && !request.url().startsWith("data:")) foreign.push(request.url());
    });
    await page.goto(shop.url, { waitUntil: "networkidle" });
    expect(foreign).toEqual([]);
    await page.close();
  });
});

it("shows both faces at one address and shares its orders", async () => {
  shop.show("classic");
  const old = await (await fetch(shop.url)).text();
  shop.show("redesign");
  expect(shop.version).toBe("redesign");
  const young = await (await fetch(shop.url)).text();
  const idsOf = (text: string): Set<string> => new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id = ""]) => id));
  expect([...idsOf(old)].filter((id) => idsOf(young).has(id))).toEqual([]);
});

it("regenerates the redesign's ids in every page", async () => {
  shop.show("redesign");
  const [one, two] = await Promise.all([fetch(shop.url), fetch(shop.url)]).then((all) =>
    Promise.all(all.map((response) => response.text())),
  );
  expect(one).not.toBe(two);
});
