import { type Browser, chromium } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasNameExam, scoreAccessibleNames } from "./accessible-name";

const CHROMIUM = process.env.PACTS_TEST_CHROMIUM ?? "/usr/lib/chromium/chromium-headless-shell";

const missing = !hasNameExam();

describe.skipIf(missing)(`accessible names against the W3C tests${missing ? " (skipped: no data)" : ""}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
  });
  afterAll(() => browser.close());

  it("answers at least 99 % of the marked elements right", async () => {
    const { total, right, failures } = await scoreAccessibleNames(await browser.newContext());
    expect(total).toBeGreaterThanOrEqual(378);
    expect(right / total, JSON.stringify(failures, null, 1)).toBeGreaterThanOrEqual(0.99);
  }, 60_000);

  it("answers at least 97 % of the older single-element pages right", async () => {
    const { total, right, failures } = await scoreAccessibleNames(await browser.newContext(), "manual");
    expect(total).toBeGreaterThanOrEqual(145);
    expect(right / total, JSON.stringify(failures, null, 1)).toBeGreaterThanOrEqual(0.97);
  }, 60_000);
});
