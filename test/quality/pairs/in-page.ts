import type { Page } from "playwright";
import type { KeyedRendering } from "./page-pair";

/** The bundled page code in a world of its own, as the product runs it: scripts of the page cannot change what it sees. */
export interface PageCode {
  /** The value of an expression over `pairsInPage`; throws what it throws. */
  readonly ask: (expression: string) => Promise<unknown>;
  readonly leave: () => Promise<void>;
}

/** Puts the page code beside the page as it stands; a navigation ends it. */
export const enterPage = async (page: Page, script: string): Promise<PageCode> => {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send("Page.getFrameTree");
  const { executionContextId } = await session.send("Page.createIsolatedWorld", {
    frameId: frameTree.frame.id,
    worldName: "pairs",
  });
  const ask = async (expression: string): Promise<unknown> => {
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
      expression,
      contextId: executionContextId,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  await ask(script);
  return { ask, leave: () => session.detach() };
};

/** Several keys may mean the same element. */
const lendKey = (element: Element, key: string): void => {
  const held = element.getAttribute("data-pairs-key");
  element.setAttribute("data-pairs-key", held === null ? key : `${held}\n${key}`);
};

/**
 * Reads the page as it stands; `selectors` are Playwright selectors by key, each of one visible element.
 * Answers the keys whose selector finds none or several as complaints, and pairs without them.
 */
export const readKeyed = async (
  page: Page,
  script: string,
  selectors: Readonly<Record<string, string>> = {},
): Promise<{ readonly rendering: KeyedRendering; readonly complaints: readonly string[] }> => {
  const complaints: string[] = [];
  for (const [key, selector] of Object.entries(selectors)) {
    const found = page.locator(selector).filter({ visible: true });
    const count = await found.count();
    if (count === 1) await found.evaluate(lendKey, key);
    else complaints.push(`${key}: ${count} of ${selector}`);
  }
  const code = await enterPage(page, script);
  const rendering: KeyedRendering = JSON.parse(String(await code.ask("pairsInPage.keyed()")));
  await code.leave();
  return { rendering, complaints };
};
