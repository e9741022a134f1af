import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { BrowserContext } from "playwright";
import type { Names } from "#adapters/playwright/page/accessible-name";
import { bundleNames } from "./accessible-name-bundle";

/** W3C's accessible-name tests, kept outside of the project. */
export const WPT_ROOT = join(import.meta.dirname, "../../../shared/data/wpt-accname/tests/assets/wpt");

/** One assertion: the page, the element and what its name should be. */
export interface NameCase {
  readonly page: string;
  readonly test: string;
  readonly expected: string;
  readonly received: string;
}

export interface NameScore {
  readonly total: number;
  readonly right: number;
  readonly failures: readonly NameCase[];
}

/** `label`: elements marked with `data-expectedlabel`; `manual`: the older pages with one platform assertion each. */
export type NameExam = "label" | "manual";

const ORIGIN = "http://accname.test/";
const STUB = `
  globalThis.AriaUtils = { verifyLabelsBySelector() {} };
  globalThis.setup = () => {};
  globalThis.ATTAcomm = function (plan) { globalThis.plan = plan; };
`;

const htmlBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".html"))
    .sort()
    .map((name) => join(folder, name));

/** Whether the tests are there to be read. */
export const hasNameExam = (): boolean => existsSync(join(WPT_ROOT, "accname"));

/** The page without the scripts it asks for; the stub stands in for them. */
const pageText = (file: string): string => readFileSync(file, "utf8").replaceAll(/<script src="[^"]*"><\/script>/g, "");

type Answer = Omit<NameCase, "page">;
interface InPage {
  readonly createNames: () => Names;
  readonly plan?: { readonly steps: readonly PlanStep[] };
}
interface PlanStep {
  readonly element?: string;
  readonly test?: { readonly ATK?: readonly (readonly string[])[] };
}

const askLabels = (): string => {
  const { createNames } = globalThis as unknown as InPage;
  const names = createNames();
  const answers: Answer[] = [...document.querySelectorAll("[data-expectedlabel]")].map((element) => ({
    test: element.getAttribute("data-testname") ?? "",
    expected: element.getAttribute("data-expectedlabel") ?? "",
    received: names.name(element, { values: true }),
  }));
  return JSON.stringify(answers);
};

const askManual = (): string => {
  const { createNames, plan } = globalThis as unknown as InPage;
  const names = createNames();
  const answers: Answer[] = [];
  for (const { element: id, test } of plan?.steps ?? []) {
    const [, property, , expected] = test?.ATK?.[0] ?? [];
    const element = document.getElementById(id ?? "");
    if (property !== "name" || expected === undefined || !element) continue;
    answers.push({ test: id ?? "", expected, received: names.name(element, { values: true }) });
  }
  return JSON.stringify(answers);
};

/** Asks the page code for every name the W3C tests assert, in the browser the context belongs to. */
export const scoreAccessibleNames = async (context: BrowserContext, exam: NameExam = "label"): Promise<NameScore> => {
  const script = await bundleNames();
  const page = await context.newPage();
  await page.route("**/*", (route) =>
    route.request().url() === ORIGIN ? route.fulfill({ contentType: "text/html", body: "" }) : route.abort(),
  );
  await page.addInitScript({ content: `${STUB}${script}` });
  await page.goto(ORIGIN);
  const cases: NameCase[] = [];
  for (const file of htmlBelow(join(WPT_ROOT, "accname", exam === "label" ? "name" : "manual"))) {
    await page.setContent(pageText(file), { waitUntil: "domcontentloaded" });
    const answers: readonly Answer[] = JSON.parse(await page.evaluate(exam === "label" ? askLabels : askManual));
    cases.push(...answers.map((answer) => ({ ...answer, page: relative(WPT_ROOT, file) })));
  }
  await page.close();
  const failures = cases.filter(({ expected, received }) => expected !== received);
  return { total: cases.length, right: cases.length - failures.length, failures };
};
