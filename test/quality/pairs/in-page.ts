import type { Page } from "playwright";
import type { KeyedRendering } from "./page-pair";
import type { PairsInPage } from "./page/main";

/** What the bundled page code answers to. */
export interface InPage {
  readonly pairsInPage: PairsInPage;
}

const askKeyed = (): string => (globalThis as unknown as InPage).pairsInPage.keyed();

const markElement = (element: Element, key: string): void =>
  (globalThis as unknown as InPage).pairsInPage.mark(element, key);

/**
 * Reads the page as it stands; `selectors` are Playwright selectors by key, each of one visible element.
 * Answers the keys whose selector finds none or several as complaints, and pairs without them.
 */
export const readKeyed = async (
  page: Page,
  script: string,
  selectors: Readonly<Record<string, string>> = {},
): Promise<{ readonly rendering: KeyedRendering; readonly complaints: readonly string[] }> => {
  await page.evaluate(script);
  const complaints: string[] = [];
  for (const [key, selector] of Object.entries(selectors)) {
    const found = page.locator(selector).filter({ visible: true });
    const count = await found.count();
    if (count === 1) await found.evaluate(markElement, key);
    else complaints.push(`${key}: ${count} of ${selector}`);
  }
  const rendering: KeyedRendering = JSON.parse(await page.evaluate(askKeyed));
  return { rendering, complaints };
};
