import type { Browser } from "playwright";
import { writePagePair } from "./data-set";
import type { FileServer } from "./file-server";
import { readKeyed } from "./in-page";
import { pairRenderings } from "./keyed-pairs";
import { createRandom } from "./random";
import { skinnedPages } from "./skin-pages";

export interface SkinPlan {
  readonly browser: Browser;
  readonly script: string;
  readonly out: string;
  readonly rounds: number;
  readonly files: FileServer;
  /** Served by `files`. */
  readonly pages: Map<string, string>;
}

/** Draws our own pages in two styles of building pages each. Answers pairs by site. */
export const buildSkins = async ({
  browser,
  script,
  out,
  rounds,
  files,
  pages,
}: SkinPlan): Promise<ReadonlyMap<string, number>> => {
  const totals = new Map<string, number>();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const render = async (html: string) => {
    pages.set("/skinned", html);
    await page.goto(`${files.url}/skinned`, { waitUntil: "load" });
    return (await readKeyed(page, script)).rendering;
  };
  for (const { site, page: name, how, oldHtml, newHtml } of skinnedPages(rounds, createRandom(20_260_101))) {
    const pair = pairRenderings(
      { page: name, site: `skin-${site}`, kind: "library", how, agreement: false },
      await render(oldHtml),
      await render(newHtml),
    );
    if (!pair) continue;
    writePagePair(out, pair);
    totals.set(site, (totals.get(site) ?? 0) + pair.pairs.length);
  }
  await context.close();
  return totals;
};
