import type { Page } from "playwright";
import { FINGERPRINT_FORMAT } from "#core/model/fingerprint";
import type { Candidate, Discovery } from "#core/ports/browser";

/** Held elements with this beginning are Playwright selectors as the user wrote them. */
export const BY_SELECTOR = "selector:";

const unknown: Pick<Candidate, "snapshot" | "fingerprint" | "actionability"> = (() => {
  const box = { x: 0, y: 0, width: 0, height: 0 };
  const snapshot = { tag: "", role: "", name: "", classes: [], landmarks: [], neighbours: [], path: [], ordinal: { index: 0, of: 1 }, box };
  const actionability = { visible: false, enabled: false, editable: false, stable: false, receivesEvents: false };
  return { snapshot, fingerprint: { format: FINGERPRINT_FORMAT, ...snapshot }, actionability };
})();

/** The escape hatch: one match is the element, several are a tie. Throws what Playwright throws for a bad selector. */
export const discoverBySelector = async (page: Page, selector: string): Promise<Discovery> => {
  const seen = await page.locator(selector).count();
  if (seen === 0) return { kind: "none", rivals: [], seen };
  if (seen > 1) {
    const rivals = Array.from({ length: Math.min(seen, 5) }, (_, index) => ({
      description: `match ${index + 1} of ${seen}`,
      score: 1,
      selector: `${selector} >> nth=${index}`,
    }));
    return { kind: "ambiguous", rivals, hint: "make the selector match one element", seen };
  }
  const candidate: Candidate = {
    ...unknown,
    held: { id: `${BY_SELECTOR}${selector}` },
    score: 1,
    reason: "selector",
    locators: [{ strategy: "css", args: { path: selector } }],
  };
  return { kind: "found", candidate, seen, rivals: [] };
};
