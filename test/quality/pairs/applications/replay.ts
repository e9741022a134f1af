import type { Page } from "playwright";
import type { RecordedScenario, ScenarioStep } from "./scenario";
import { stretchesOf } from "./scenario";

const LIMIT_MS = 15_000;

const textOf = (step: ScenarioStep, version: string): string => String(step.valueFor?.[version] ?? step.value ?? "");

const act = async (page: Page, step: ScenarioStep, base: string, version: string): Promise<void> => {
  const selector = step.truth?.[version];
  const value = textOf(step, version);
  if (step.action === "goto") {
    await page.goto(base + value, { waitUntil: "load" });
    return;
  }
  if (step.action === "type" && !selector) return page.keyboard.type(value);
  if (step.action === "expect_url")
    return page.waitForURL(new RegExp(value), { timeout: LIMIT_MS, waitUntil: "commit" });
  if (!selector) return;
  const target = page.locator(selector);
  switch (step.action) {
    case "click":
      return target.click();
    case "fill":
      return target.fill(value);
    case "select":
      await target.selectOption({ label: value });
      return;
    case "check":
      return target.check();
    default:
      return target.first().waitFor({ state: "attached" });
  }
};

/** The number of elements has not changed for ten frames. */
const isQuiet = (): boolean => {
  const world = globalThis as unknown as { pairsQuiet?: { count: number; frames: number } };
  const count = document.querySelectorAll("*").length;
  const last = world.pairsQuiet;
  world.pairsQuiet = last && last.count === count ? { count, frames: last.frames + 1 } : { count, frames: 0 };
  return world.pairsQuiet.frames > 10;
};

/** Waits until the page has come to rest. */
export const settle = async (page: Page): Promise<void> => {
  await page.waitForLoadState("load");
  await page.waitForFunction(isQuiet, undefined, { polling: "raf", timeout: LIMIT_MS }).catch(() => undefined);
};

/** Selectors of the true elements by key, as far as this stretch of steps is about them. */
export type Truths = Readonly<Record<string, string>>;

/** Goes through the scenario by its true locators; before each stretch of steps that has some, `look` may read the page. */
export const replay = async (
  page: Page,
  scenario: RecordedScenario,
  version: string,
  base: string,
  look: (at: number, truths: Truths) => Promise<void>,
): Promise<void> => {
  page.setDefaultTimeout(LIMIT_MS);
  for (const stretch of stretchesOf(scenario.steps)) {
    const truths = Object.fromEntries(
      stretch.flatMap(({ index, step }) => {
        const selector = step.truth?.[version];
        return selector && !selector.includes("enter-frame")
          ? [[`${index} ${step.element ?? step.action}`, selector] as const]
          : [];
      }),
    );
    const [first] = Object.values(truths);
    if (first !== undefined) {
      await page.locator(first).first().waitFor();
      await settle(page);
      await look(stretch[0]?.index ?? 0, truths);
    }
    for (const { step } of stretch) await act(page, step, base, version);
  }
};
