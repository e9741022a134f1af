import type { Browser, BrowserContext, Page, ViewportSize } from "playwright";
import { writePagePair } from "./data-set";
import { enterPage, type PageCode } from "./in-page";
import type { MutationSite } from "./mutation-sites";
import type { MutatedPage } from "./page/mutated-pairs";
import type { Dose } from "./page/mutate";
import { createRandom, seedOf } from "./random";

const DOSES: readonly [Dose, ...Dose[]] = ["light", "medium", "medium", "heavy", "heavy"];
const VIEWPORTS: readonly [ViewportSize, ...ViewportSize[]] = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 800, height: 1000 },
  { width: 390, height: 844 },
];
const HOME = { width: 1280, height: 900 };
const LIMIT_MS = 20_000;
/** Larger pages would make most of the data set. */
const MOST_ELEMENTS = 1_500;

type State = Awaited<ReturnType<BrowserContext["storageState"]>>;

export interface MutationPlan {
  readonly browser: Browser;
  readonly script: string;
  readonly out: string;
  /** Redesigns a page. */
  readonly seeds: number;
  /** Cookies and the like of a session that is open. */
  readonly state?: State;
  /** Opens a page of the site. */
  readonly open: (page: Page, path: string) => Promise<void>;
}

const redesignOnce = async (
  page: Page,
  code: PageCode,
  name: string,
  round: number,
): Promise<(MutatedPage & { readonly dose: Dose }) | undefined> => {
  const seed = seedOf(`${name}#${round}`);
  const random = createRandom(seed);
  const dose = random.pick(DOSES);
  const count = Number(await code.ask("pairsInPage.remember()"));
  if (count < 5 || count > MOST_ELEMENTS) return undefined;
  const resized = random.chance(dose === "light" ? 0.15 : 0.35);
  if (resized) await page.setViewportSize(random.pick(VIEWPORTS));
  const asked = JSON.stringify([seed, dose, random.chance(0.35)]);
  const answer: MutatedPage | null = JSON.parse(String(await code.ask(`pairsInPage.redesigned(...${asked})`)));
  if (!answer || answer.pairs.length === 0) return undefined;
  return { ...answer, dose, how: resized ? [...answer.how, "viewport"] : answer.how };
};

/** Redesigns every page of a site `seeds` times and writes the page pairs. Answers how many pairs there are. */
export const buildMutations = async (
  { browser, script, out, seeds, state, open }: MutationPlan,
  { site, pages }: MutationSite,
): Promise<number> => {
  const context = await browser.newContext({
    viewport: HOME,
    reducedMotion: "reduce",
    ...(state ? { storageState: state } : {}),
  });
  await context.route(
    (url) => url.hostname !== "127.0.0.1",
    (route) => route.abort(),
  );
  const page = await context.newPage();
  page.setDefaultTimeout(LIMIT_MS);
  page.on("dialog", (dialog) => void dialog.dismiss().catch(() => undefined));
  let total = 0;
  try {
    for (const path of pages)
      for (let round = 0; round < seeds; round++) {
        try {
          await page.setViewportSize(HOME);
          await open(page, path);
          const code = await enterPage(page, script);
          const made = await redesignOnce(page, code, `${site}/${path}`, round);
          await code.leave();
          if (!made) continue;
          const { dose, ...pair } = made;
          writePagePair(out, { page: `${path}.${dose}.${round}`, site, kind: "mutation", ...pair });
          total += pair.pairs.length;
        } catch (error) {
          console.error(`${path} #${round}: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`);
        }
      }
  } finally {
    await context.close();
  }
  return total;
};
