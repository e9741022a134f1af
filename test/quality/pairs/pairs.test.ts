import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser, Page } from "playwright";
import { launchChromium } from "../../site/chromium";
import { enterPage, readKeyed } from "./in-page";
import { pairRenderings } from "./keyed-pairs";
import type { MutatedPage } from "./page/mutated-pairs";
import { bundlePageCode } from "./page-bundle";

const PAGE = `<!doctype html><nav><ul>${["Home", "Orders", "Reports", "Help"].map((name) => `<li><a data-k="nav.${name}" href="/${name.toLowerCase()}">${name}</a></li>`).join("")}</ul></nav>
<form><label for="mail">E-mail</label><input data-k="mail" id="mail" name="mail" type="email"><label for="town">Town</label><input data-k="town" id="town" name="town"><button data-k="save">Save</button><button data-k="cancel" type="button">Cancel</button></form>
<table>${["Ada", "Alan", "Grace"].map((name) => `<tr><td>${name}</td><td><button data-k="delete.${name}">Delete</button></td></tr>`).join("")}</table>`;

describe("pairs with known truth", () => {
  let browser: Browser;
  let page: Page;
  let script: string;
  beforeAll(async () => {
    script = await bundlePageCode();
    browser = await launchChromium();
    page = await browser.newPage();
  });
  afterAll(() => browser.close());

  const redesign = async (seed: number, dose: string): Promise<MutatedPage> => {
    await page.setContent(PAGE);
    const code = await enterPage(page, script);
    await code.ask("pairsInPage.remember()");
    const answer: MutatedPage = JSON.parse(String(await code.ask(`pairsInPage.redesigned(${seed}, "${dose}", false)`)));
    await code.leave();
    return answer;
  };

  it("makes the same redesign of the same seed, and another of another", async () => {
    const [one, again, other] = [await redesign(7, "heavy"), await redesign(7, "heavy"), await redesign(8, "heavy")];
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
  });

  it("follows every element to where it went, and no further", async () => {
    let [gone, retagged] = [0, 0];
    for (let seed = 0; seed < 40; seed++) {
      const { oldElements, candidates, pairs, how } = await redesign(seed, seed % 2 === 0 ? "light" : "medium");
      expect(JSON.stringify(candidates)).not.toContain("data-k");
      const worded = how.some((name) =>
        ["rewordSome", "renameWords", "translate", "moveButtonNames", "moveFieldNames"].includes(name),
      );
      for (const { old, answer } of pairs) {
        const [was, is] = [oldElements[old], candidates[answer]];
        if (answer === -1) gone++;
        if (is && ["a", "button"].includes(was?.tag ?? "") && is.tag !== was?.tag) retagged++;
        expect(answer === -1 || is !== undefined).toBe(true);
        if (is && was?.role === "link" && !worded) expect(is.name).toBe(was.name);
        if (answer === -1)
          expect(
            how.some((name) => /^(remove|hide|moveFieldNames)/.test(name)),
            how.join(),
          ).toBe(true);
      }
    }
    expect(gone).toBeGreaterThan(0);
    expect(retagged).toBeGreaterThan(0);
  });

  it("pairs by the author's keys: renamed, moved and gone", async () => {
    await page.setContent(PAGE);
    const old = await readKeyed(page, script, { town: "#town" });
    await page.setContent(
      PAGE.replace(">Save<", ">Store<")
        .replace('<button data-k="cancel" type="button">Cancel</button>', "")
        .replace("<tr><td>Ada", "<tr><td>Barbara</td><td><button>Delete</button></td></tr><tr><td>Ada"),
    );
    const now = await readKeyed(page, script);
    const pair = pairRenderings(
      { page: "p", site: "s", kind: "library", how: [], agreement: false },
      old.rendering,
      now.rendering,
    );
    const answerOf = (key: string) => pair?.pairs.find((one) => one.key === key)?.answer ?? Number.NaN;
    expect(pair?.candidates[answerOf("save")]?.name).toBe("Store");
    expect(pair?.candidates[answerOf("delete.Ada")]?.row).toBe("Ada");
    expect(answerOf("cancel")).toBe(-1);
    expect(pair?.candidates[answerOf("town")]?.field).toBe("town");
    expect(old.complaints).toEqual([]);
    expect(await page.locator("[data-pairs-key]").count()).toBe(0);
  });

  it("complains of a selector that is not one element's", async () => {
    await page.setContent(PAGE);
    const { complaints, rendering } = await readKeyed(page, script, { nobody: "#nobody", several: "button" });
    expect(complaints).toEqual(["nobody: 0 of #nobody", "several: 5 of button"]);
    expect(rendering.keys.several).toBeUndefined();
  });
});
