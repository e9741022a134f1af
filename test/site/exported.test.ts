import type { Browser as Chromium, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPlaywrightBrowser } from "#adapters/playwright/browser";
import { exportTest } from "#core/export/export-test";
import type { FoundElement } from "#core/export/found";
import type { ElementQuery } from "#core/model/element";
import { DRIFT_THRESHOLD } from "#core/model/fingerprint";
import type { Action } from "#core/model/step";
import type { Browser, Discovery, Session } from "#core/ports/browser";
import { CHANGED_PAGES } from "./changed-pages";
import { launchChromium } from "./chromium";
import { DISCOVERY_PAGES } from "./discovery-pages";
import { type Site, serveSite } from "./server";

const place = { file: "page.pacts.yaml", line: 1, column: 1 };

const CASES = [
  ...DISCOVERY_PAGES.flatMap(({ name, html, frames = {}, cases }) =>
    cases.map(({ query, truth }) => ({ name, html, frames, query, truth })),
  ),
  ...CHANGED_PAGES.map(({ name, before: html, query, truthBefore: truth }) => ({
    name,
    html,
    frames: {},
    query,
    truth,
  })),
]
  .filter(({ truth, name }) => truth !== null && !name.startsWith("disabled"))
  .map((one) => ({ ...one, title: `${one.name}: ${JSON.stringify(one.query)}` }));

let browser: Browser;
let chromium: Chromium;
let session: Session;
let page: Page;
let site: Site;

beforeAll(async () => {
  browser = createPlaywrightBrowser({
    headless: true,
    viewport: { width: 1280, height: 720 },
    driftThreshold: DRIFT_THRESHOLD,
    env: process.env,
    executablePath: process.env.PACTS_EXECUTABLE_PATH,
  });
  [session, chromium, site] = await Promise.all([browser.open({}), launchChromium(), serveSite()]);
  page = await chromium.newPage();
  page.setDefaultTimeout(2000);
});
afterAll(async () => {
  await Promise.all([browser.close(), chromium.close(), site.close()]);
});

const actionOf = (query: ElementQuery): Action => {
  if (query.kind === "editable") return { kind: "fill", element: query, value: "something" };
  return { kind: query.kind === "checkable" ? "check" : "click", element: query };
};

/** Frames come later than their page. */
const discover = async (query: ElementQuery): Promise<Discovery> => {
  const deadline = performance.now() + 3000;
  for (;;) {
    const seen = await session.discover(query);
    if (seen.kind === "found" || performance.now() > deadline) return seen;
    await session.changed(200);
  }
};

/** The statement of the one step, as it stands in the exported file. */
const statementOf = (query: ElementQuery, found: FoundElement): string => {
  const written = { text: "step", place, action: actionOf(query), outcome: [], optional: false, soft: false };
  const rows = [{ row: null, steps: [{ written, found }] }];
  const exported = exportTest({ raw: { id: "p", title: "p", tags: [], vars: {}, place }, rows, variables: {} });
  if (!exported.ok) throw new Error(exported.complaints.map(({ message }) => message).join());
  return exported.text.split("\n").find((line) => line.startsWith("    await page.")) ?? exported.text;
};

/** Carries a statement out, as Playwright would. */
const carryOut = (statement: string): Promise<void> =>
  Object.getPrototypeOf(async () => {}).constructor("page", statement)(page) as Promise<void>;

describe("what an exported test touches", () => {
  it.each(CASES)("$title", async ({ html, frames, query, truth }) => {
    for (const [path, frame] of Object.entries(frames)) site.put(path, { html: frame as string, truth });
    site.put("/page", { html, truth });
    await session.goto(`${site.url}/page`, 5000);
    const discovery = await discover(query);
    if (discovery.kind !== "found") throw new Error(`${discovery.kind} in the run itself`);
    const { locators, fingerprint } = discovery.candidate;
    const statement = statementOf(query, { query, locators, fingerprint });
    await page.goto(`${site.url}/page`);
    site.forget();
    await carryOut(statement).catch((error: unknown) => {
      throw new Error(`${statement.trim()}\n${String(error).slice(0, 700)}`);
    });
    await expect.poll(() => site.touches().length, { timeout: 2000 }).toBeGreaterThan(0);
    const wrong = site.touches().filter(({ right }) => !right);
    expect([statement.trim(), wrong]).toEqual([statement.trim(), []]);
  });
});
