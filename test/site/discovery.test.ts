import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Verdict } from "#core/model/run";
import { DISCOVERY_PAGES } from "./discovery-pages";
import { createTriedProgram, programIsBuilt } from "./program-on-pages";
import { type Site, serveSite } from "./server";
import type { DiscoveryCase, DiscoveryPage } from "./site-page";

interface Case extends DiscoveryCase {
  /** Of its requirement, and of the folder its documents are served in. */
  readonly name: string;
  readonly page: DiscoveryPage;
}

const CASES: readonly Case[] = DISCOVERY_PAGES.flatMap((page) =>
  page.cases
    .filter(({ truth }) => truth === null || !page.name.startsWith("disabled"))
    .map((one, at) => ({ ...one, page, name: `${page.name}-${"abcdefghijklmnopqrstuvwxyz"[at]}` })),
);

/** Each case has documents of its own, which know what is meant. */
const serveCase = (site: Site, { name, page, truth }: Case): void => {
  const frames = Object.entries(page.frames ?? {});
  const html = frames.reduce((text, [path]) => text.replaceAll(path, `/${name}${path}`), page.html);
  site.put(`/${name}/page`, { html, truth });
  for (const [path, frame] of frames) site.put(`/${name}${path}`, { html: frame, truth });
};

/** The built program acts on what a person names, and the page itself says what was touched. */
describe.skipIf(!programIsBuilt())("the program on pages to find things on", () => {
  let site: Site;
  let verdicts: ReadonlyMap<string, Verdict>;
  beforeAll(async () => {
    site = await serveSite();
    const program = await createTriedProgram();
    try {
      for (const one of CASES) serveCase(site, one);
      verdicts = await program.run(CASES.map(({ name, query }) => ({ name, query, url: `${site.url}/${name}/page` })));
    } finally {
      await program.close();
    }
  }, 130_000);
  afterAll(() => site.close());

  it.each(CASES)("$page.name: $query", ({ name, truth }) => {
    const touches = site.touches().filter(({ path }) => path.startsWith(`/${name}/`));
    expect(touches.filter(({ right }) => !right)).toEqual([]);
    expect([verdicts.get(name), touches.length > 0]).toEqual(truth === null ? ["fail", false] : ["pass", true]);
  });
});
