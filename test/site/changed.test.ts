import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHANGED_PAGES } from "./changed-pages";
import { programIsBuilt } from "./program-on-pages";
import { type Site, serveSite } from "./server";
import { tryChangedPage } from "./try-changed-page";

/** The built program remembers an element, the page changes, and the page itself says what was touched. */
describe.skipIf(!programIsBuilt())("the program on pages that changed", () => {
  let site: Site;
  beforeAll(async () => {
    site = await serveSite();
  });
  afterAll(() => site.close());

  it.each(CHANGED_PAGES)("$name: $note", async (page) => {
    const { first, code, touches } = await tryChangedPage(site, page);
    expect(first).toBe(0);
    expect(touches.filter(({ right }) => !right)).toEqual([]);
    if (page.truth === null) expect(code).toBe(1);
    else if (page.mayRefuse === true) expect([0, 1]).toContain(code);
    else expect([code, touches.length > 0]).toEqual([0, true]);
    if (code === 0) expect(touches.length).toBeGreaterThan(0);
  });
});
