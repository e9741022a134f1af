import type { Verdict } from "#core/model/run";
import { createTriedProgram } from "./program-on-pages";
import type { Site, Touch } from "./server";
import type { ChangedPage } from "./site-page";

/** What the built program did on a page that changed since it was remembered. */
export interface Tried {
  /** Of the run that remembered; undefined: it did not come to its end. */
  readonly first: Verdict | undefined;
  /** Of the run on the changed page. */
  readonly verdict: Verdict | undefined;
  /** What was touched on the changed page; `right` by the page's own truth. */
  readonly touches: readonly Touch[];
}

/** Remembers on the pages as they were, then runs on the pages as they are; what came of it, by name. */
export const tryChangedPages = async (site: Site, pages: readonly ChangedPage[]): Promise<(name: string) => Tried> => {
  const program = await createTriedProgram();
  const asked = pages.map(({ name, query }) => ({ name, query, url: `${site.url}/${name}` }));
  try {
    for (const { name, before, truthBefore } of pages) site.put(`/${name}`, { html: before, truth: truthBefore });
    const firsts = await program.run(asked);
    for (const { name, after, truth } of pages) site.put(`/${name}`, { html: after, truth });
    site.forget();
    const verdicts = await program.run(asked);
    const touched = site.touches();
    return (name) => ({
      first: firsts.get(name),
      verdict: verdicts.get(name),
      touches: touched.filter(({ path }) => path === `/${name}`),
    });
  } finally {
    await program.close();
  }
};
