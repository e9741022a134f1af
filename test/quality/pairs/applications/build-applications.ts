import type { Browser, BrowserContext, Page } from "playwright";
import { freePort, startApplication } from "../../../real/application";
import { writePagePair } from "../data-set";
import { readKeyed } from "../in-page";
import { pairRenderings } from "../keyed-pairs";
import { buildMutations } from "../mutations";
import type { KeyedRendering } from "../page-pair";
import { replay, settle } from "./replay";
import { readScenario } from "./scenario";

export interface ApplicationVisit {
  readonly app: string;
  /** Name of the scenario that leads through it and logs in. */
  readonly scenario: string;
  /** Further pages, seen after the scenario; the same address in every version. */
  readonly pages: readonly string[];
  /** Further pages are seen before the scenario ends the session. */
  readonly beforeStep?: number;
}

const WIKI = [
  "Special:RecentChanges",
  "Special:AllPages",
  "Special:SpecialPages",
  "Special:UserLogin",
  "Special:CreateAccount",
  "Ada_Lovelace?action=history",
  "Ada_Lovelace?action=edit",
  "Alan_Turing?action=info",
  "Special:Search?search=turing&fulltext=1",
  "Special:Preferences",
  "Special:Watchlist",
];

export const APPLICATIONS: readonly ApplicationVisit[] = [
  { app: "mediawiki", scenario: "mediawiki.search", pages: [] },
  { app: "mediawiki", scenario: "mediawiki.edit", pages: WIKI.map((page) => `/index.php/${page}`) },
  {
    app: "adminer",
    scenario: "adminer.row",
    pages: ["table=author", "select=author", "edit=author", "sql=", "create=author", "dump="].map(
      (query) => `/?sqlite=&username=&db=library.sqlite&${query}`,
    ),
  },
  {
    app: "django-admin",
    scenario: "django-admin.add-user",
    beforeStep: 17,
    pages: [
      "",
      "auth/user/",
      "auth/user/add/",
      "auth/user/1/change/",
      "auth/group/",
      "auth/group/add/",
      "password_change/",
    ].map((page) => `/admin/${page}`),
  },
  { app: "verdaccio", scenario: "verdaccio.search", pages: ["/"] },
  { app: "lightning", scenario: "lightning.new-account", pages: ["/"] },
];

export interface ApplicationPlan {
  readonly browser: Browser;
  readonly script: string;
  readonly out: string;
  /** The working copy of the applications. */
  readonly root: string;
  readonly seeds: number;
}

type Renderings = Map<string, KeyedRendering>;

const openContext = async (browser: Browser): Promise<BrowserContext> => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: "en-US",
    timezoneId: "UTC",
    reducedMotion: "reduce",
  });
  await context.route(
    (url) => !["127.0.0.1", "localhost"].includes(url.hostname),
    (route) => route.abort(),
  );
  return context;
};

const visit = async (
  plan: ApplicationPlan,
  { app, scenario: name, pages, beforeStep }: ApplicationVisit,
  version: string,
): Promise<Renderings> => {
  const scenario = readScenario(plan.root, name);
  const running = await startApplication(plan.root, app, version, await freePort(), [
    scenario.start[version]?.ready ?? "/",
  ]);
  const context = await openContext(plan.browser);
  const seen: Renderings = new Map();
  try {
    const page = await context.newPage();
    const open = async (one: Page, path: string): Promise<void> => {
      await one.goto(running.url + path, { waitUntil: "load" });
      await settle(one);
    };
    const lookAround = async (): Promise<void> => {
      const other = await context.newPage();
      for (const path of pages) {
        await other.goto(running.url + path, { waitUntil: "load" });
        await settle(other);
        seen.set(path, (await readKeyed(other, plan.script)).rendering);
      }
      await other.close();
      // While the session is open: the scenario may end it.
      const state = await context.storageState();
      await buildMutations({ ...plan, open, state }, { site: `${app}-${version}`, pages });
    };
    let looked = false;
    await replay(page, scenario, version, running.url, async (at, truths) => {
      const { rendering, complaints } = await readKeyed(page, plan.script, truths);
      for (const complaint of complaints) console.error(`${app} ${version} ${complaint}`);
      seen.set(`${name}.${at}`, rendering);
      if (beforeStep !== undefined && at >= beforeStep && !looked) {
        looked = true;
        await lookAround();
      }
    });
    if (!looked) await lookAround();
  } finally {
    await context.close();
    await running.stop();
  }
  return seen;
};

/** Goes through every version of an application and pairs what it saw at the same points. Answers how many pairs there are. */
export const buildApplication = async (plan: ApplicationPlan, asked: ApplicationVisit): Promise<number> => {
  const { versions } = readScenario(plan.root, asked.scenario);
  const seen = new Map<string, Renderings>();
  for (const version of versions) seen.set(version, await visit(plan, asked, version));
  let total = 0;
  for (const [from, before] of seen)
    for (const [to, after] of seen) {
      if (from === to) continue;
      const how = [`${from} to ${to}`, ...(versions.indexOf(from) > versions.indexOf(to) ? ["backwards"] : [])];
      for (const [point, old] of before) {
        const now = after.get(point);
        const pair =
          now &&
          pairRenderings(
            {
              page: `${point}.${from}-${to}`,
              site: asked.app,
              kind: "application",
              how,
              agreement: true,
              gone: () => false,
            },
            old,
            now,
          );
        if (!pair) continue;
        writePagePair(plan.out, pair);
        total += pair.pairs.length;
      }
    }
  return total;
};
