import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { type Browser, chromium } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createHtmlReporter } from "#adapters/html/reporter";
import { findBrowser } from "#adapters/playwright/find-browser";
import type { RunEventBody } from "#core/model/event";
import { reported, runBodies, stepEnd } from "../fakes/stream";
import { healed, invocationEnded, started } from "../tui/events";
import { createPlace } from "./program";

const place = createPlace();
const LONG = `${"averyveryverylongword".repeat(12)} and words after it`;
const picture = { type: "artifact", run: "b", req: "shop", artifactType: "screenshot", path: "shot.png" } as const;
const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
let browser: Browser;
let url: string;

/** Everything a page can hold: passed, failed with a picture, healed, retried, drifted, trouble, and words that fit nowhere. */
const stream = (): readonly RunEventBody[] => [
  started({ runs: 4 }),
  ...runBodies("a", { title: LONG }),
  ...runBodies("b", { row: LONG, verdict: "fail" }).toSpliced(-1, 0, {
    ...picture,
    path: join(place.folder, picture.path),
    bytes: 70,
  }),
  ...runBodies("c", {
    file: `folder/${LONG}.pacts.yaml`,
    healed: 1,
    inner: [...healed("c", 1), stepEnd("c", 1, { healed: true, source: "heal", selector: `#${LONG}` })],
  }),
  ...runBodies("d", { row: "again", verdict: "fail" }),
  ...runBodies("e", { row: "again", attempt: 2 }),
  { type: "error", code: "degraded", message: `redis is not used as it should be: ${LONG}`, hint: "start it" },
  invocationEnded(1),
];

beforeAll(async () => {
  writeFileSync(join(place.folder, picture.path), Buffer.from(PNG, "base64"));
  const file = join(place.folder, "report.html");
  writeFileSync(file, await reported((write) => createHtmlReporter({ write }), stream()));
  url = pathToFileURL(file).href;
  const executablePath = findBrowser(process.env.PACTS_EXECUTABLE_PATH, true, process.env);
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
});
afterAll(async () => {
  await browser?.close();
  place.remove();
});

test.each([
  [1280, "light"],
  [1280, "dark"],
  [400, "light"],
  [400, "dark"],
] as const)("at %i pixels, %s: nobody is shut out, nothing leaves, no line is cut off", async (width, colorScheme) => {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const tab = await context.newPage();
  const said: string[] = [];
  tab.on("console", (message) => said.push(message.text()));
  tab.on("pageerror", (error) => said.push(error.message));
  tab.on("request", (request) => {
    if (request.url() !== url && !request.url().startsWith("data:")) said.push(request.url());
  });
  await tab.goto(url);
  // What is folded up must be readable, too.
  await tab.evaluate("for (const each of document.querySelectorAll('details')) each.open = true");
  expect(await tab.evaluate("document.documentElement.scrollWidth")).toBe(width);
  expect(said).toEqual([]);
  await tab.evaluate(axe.source);
  const found = (await tab.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as axe.AxeResults;
  const told = found.violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html.slice(0, 200)}`);
  expect(told.filter((each) => /^(serious|critical)/.test(each))).toEqual([]);
  expect(found.passes.length).toBeGreaterThan(5);
  await context.close();
});
