import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHANGED_PAGES } from "./changed-pages";
import { createTriedProgram, programIsBuilt } from "./program-on-pages";
import { type Site, serveSite } from "./server";

/** The built program remembers an element, the page changes, and the page itself says what was touched. */
describe.skipIf(!programIsBuilt())("the program on pages that changed", () => {
  let site: Site;
  beforeAll(async () => {
    site = await serveSite();
  });
  afterAll(() => site.close());

  it.each(CHANGED_PAGES)("$name: $note", async ({ name, before, after, truthBefore, truth, query, mayRefuse }) => {
    const program = await createTriedProgram();
    const path = `/${name}`;
    try {
      site.put(path, { html: before, truth: truthBefore });
      expect(await program.run(site.url + path, query)).toBe(0);
      site.put(path, { html: after, truth });
      site.forget();
      const code = await program.run(site.url + path, query);
      const touches = site.touches();
      expect(touches.filter(({ right }) => !right)).toEqual([]);
      if (truth === null) expect(code).toBe(1);
      else if (mayRefuse === true) expect([0, 1]).toContain(code);
      else expect([code, touches.length > 0]).toEqual([0, true]);
      if (code === 0) expect(touches.length).toBeGreaterThan(0);
    } finally {
      await program.close();
    }
  });
});
