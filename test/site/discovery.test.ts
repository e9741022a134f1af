import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DISCOVERY_PAGES } from "./discovery-pages";
import { createTriedProgram, programIsBuilt } from "./program-on-pages";
import { type Site, serveSite } from "./server";

const CASES = DISCOVERY_PAGES.flatMap((page) =>
  page.cases
    .filter(({ truth }) => truth === null || !page.name.startsWith("disabled"))
    .map((one) => ({ ...one, page, title: `${page.name}: ${JSON.stringify(one.query)}` })),
);

/** The built program acts on what a person names, and the page itself says what was touched. */
describe.skipIf(!programIsBuilt())("the program on pages to find things on", () => {
  let site: Site;
  beforeAll(async () => {
    site = await serveSite();
  });
  afterAll(() => site.close());

  it.each(CASES)("$title", async ({ page, query, truth }) => {
    const program = await createTriedProgram();
    try {
      for (const [path, html] of Object.entries(page.frames ?? {})) site.put(path, { html, truth });
      site.put("/page", { html: page.html, truth });
      site.forget();
      const code = await program.run(`${site.url}/page`, query);
      expect([code, site.touches().filter(({ right }) => !right)]).toEqual([truth === null ? 1 : 0, []]);
    } finally {
      await program.close();
    }
  });
});
