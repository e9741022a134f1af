import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHANGED_PAGES } from "./changed-pages";
import { programIsBuilt } from "./program-on-pages";
import { type Site, serveSite } from "./server";
import { type Tried, tryChangedPages } from "./try-changed-pages";

/** The built program remembers an element, the page changes, and the page itself says what was touched. */
describe.skipIf(!programIsBuilt())("the program on pages that changed", () => {
  let site: Site;
  let triedOn: (name: string) => Tried;
  beforeAll(async () => {
    site = await serveSite();
    triedOn = await tryChangedPages(site, CHANGED_PAGES);
  }, 250_000);
  afterAll(() => site.close());

  it.each(CHANGED_PAGES)("$name: $note", ({ name, truth, mayRefuse }) => {
    const { first, verdict, touches } = triedOn(name);
    expect(first).toBe("pass");
    expect(touches.filter(({ right }) => !right)).toEqual([]);
    if (truth === null) expect(verdict).toBe("fail");
    else if (mayRefuse === true) expect(["pass", "fail"]).toContain(verdict);
    else expect([verdict, touches.length > 0]).toEqual(["pass", true]);
    if (verdict === "pass") expect(touches.length).toBeGreaterThan(0);
  });
});
