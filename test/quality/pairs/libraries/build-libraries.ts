import { join } from "node:path";
import type { Browser } from "playwright";
import { writePagePair } from "../data-set";
import type { FileServer } from "../file-server";
import { readKeyed } from "../in-page";
import { pairRenderings } from "../keyed-pairs";
import type { KeyedRendering } from "../page-pair";
import { fetchPackages } from "../packages";
import type { LibraryPage } from "./library-page";

const LIMIT_MS = 15_000;

export interface LibraryPlan {
  readonly browser: Browser;
  readonly script: string;
  readonly out: string;
  readonly npm: string;
  readonly files: FileServer;
  /** Served by `files`. */
  readonly pages: Map<string, string>;
}

const render = async (
  { browser, script, files, pages }: LibraryPlan,
  library: LibraryPage,
  index: number,
): Promise<KeyedRendering> => {
  const version = library.versions[index];
  if (!version) throw new Error(`${library.library} has no version ${index}`);
  pages.set("/library", version.html);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(LIMIT_MS);
    page.on("pageerror", (error) => console.error(`${version.name}: ${error.message.slice(0, 200)}`));
    await page.goto(`${files.url}/library`, { waitUntil: "load" });
    await page.locator(library.ready).first().waitFor();
    for (const selector of version.press ?? []) await page.locator(selector).filter({ visible: true }).first().click();
    const asked = Object.entries(library.keys).flatMap(([key, selectors]) =>
      selectors[index] ? [[key, selectors[index]] as const] : [],
    );
    const { rendering, complaints } = await readKeyed(page, script, Object.fromEntries(asked));
    for (const complaint of complaints) console.error(`${version.name}: ${complaint}`);
    return rendering;
  } finally {
    await context.close();
  }
};

/** Renders every version and pairs each with each, in both directions. Answers how many pairs there are. */
export const buildLibrary = async (plan: LibraryPlan, library: LibraryPage): Promise<number> => {
  await fetchPackages(join(plan.npm, "node_modules"), library.packages);
  const renderings: KeyedRendering[] = [];
  for (const index of library.versions.keys()) renderings.push(await render(plan, library, index));
  let total = 0;
  for (const [from, old] of renderings.entries())
    for (const [to, now] of renderings.entries()) {
      const [before, after] = [library.versions[from]?.name, library.versions[to]?.name];
      if (from === to || !before || !after) continue;
      // A key is gone only where its author says so: no selector for that version.
      const gone = (key: string): boolean => library.keys[key]?.[to] === "";
      const how = [`${before} to ${after}`, ...(from > to ? ["backwards"] : [])];
      const pair = pairRenderings(
        { page: `${before}-${after}`, site: library.library, kind: "library", how, agreement: true, gone },
        old,
        now,
      );
      if (!pair) continue;
      writePagePair(plan.out, pair);
      total += pair.pairs.length;
    }
  return total;
};
