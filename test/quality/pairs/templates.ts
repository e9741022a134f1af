import type { Browser } from "playwright";
import { writePagePair } from "./data-set";
import type { FileServer } from "./file-server";
import { readKeyed } from "./in-page";
import { pairRenderings } from "./keyed-pairs";
import type { KeyedRendering } from "./page-pair";
import type { TemplatePair } from "./template-pages";

export interface TemplatePlan {
  readonly browser: Browser;
  readonly script: string;
  readonly out: string;
  readonly files: FileServer;
}

/** Pairs what is called the same on the old and the new page. Answers how many pairs there are. */
export const buildTemplates = async (
  { browser, script, out, files }: TemplatePlan,
  { site, pages }: TemplatePair,
): Promise<number> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
  await context.route(
    (url) => url.hostname !== "127.0.0.1",
    (route) => route.abort(),
  );
  const page = await context.newPage();
  const render = async (path: string): Promise<KeyedRendering> => {
    const answer = await page.goto(`${files.url}/${path}`, { waitUntil: "load" });
    if (answer?.status() !== 200) throw new Error(`${path} is not there`);
    return (await readKeyed(page, script)).rendering;
  };
  let total = 0;
  try {
    for (const [old, now] of pages) {
      const [before, after] = [await render(old), await render(now)];
      for (const backwards of [false, true]) {
        const plan = {
          page: `${old}-${now}${backwards ? ".backwards" : ""}`,
          site,
          kind: "library",
          how: [`${old} to ${now}`, ...(backwards ? ["backwards"] : [])],
          agreement: true,
        } as const;
        const pair = backwards ? pairRenderings(plan, after, before) : pairRenderings(plan, before, after);
        if (!pair) continue;
        writePagePair(out, pair);
        total += pair.pairs.length;
      }
    }
  } finally {
    await context.close();
  }
  return total;
};
