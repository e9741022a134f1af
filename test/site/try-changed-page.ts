import type { CHANGED_PAGES } from "./changed-pages";
import { createTriedProgram } from "./program-on-pages";
import type { Site } from "./server";

/** What the built program did on a page that changed since it was remembered. */
export interface Tried {
  /** Exit code of the run that remembered. */
  readonly first: number | null;
  /** Exit code of the run on the changed page. */
  readonly code: number | null;
  /** What was touched on the changed page; `right` by the page's own truth. */
  readonly touches: readonly { readonly right: boolean }[];
}

/** Remembers on the page as it was, then runs on the page as it is. */
export const tryChangedPage = async (
  site: Site,
  { name, before, after, truthBefore, truth, query }: (typeof CHANGED_PAGES)[number],
): Promise<Tried> => {
  const program = await createTriedProgram();
  const path = `/${name}`;
  try {
    site.put(path, { html: before, truth: truthBefore });
    const first = await program.run(site.url + path, query);
    site.put(path, { html: after, truth });
    site.forget();
    const code = await program.run(site.url + path, query);
    return { first, code, touches: site.touches() };
  } finally {
    await program.close();
  }
};
