import { beforeAll, describe, expect, it } from "vitest";
import { programIsBuilt, type Tried, tryPages } from "./try-pages";
import type { TrustPage } from "./trust-page";

const OUTCOMES = { pass: "pass", partial: "partial", refuse: "fail", unread: "unread" } as const;

/** The built program on pages of one kind; the pages themselves say what they received. */
export const describePages = (kind: string, pages: readonly TrustPage[]): void => {
  describe.skipIf(!programIsBuilt())(`the program on pages about ${kind}`, () => {
    let tried: (key: string) => Tried;
    beforeAll(async () => {
      tried = await tryPages(pages);
    }, 180_000);

    for (const page of pages)
      it.each(page.runs)(`${page.name}: $id`, ({ id, outcome, received = [], may = [], says, never }) => {
        const { outcome: ended, received: all, said } = tried(`${page.name}.${id}`);
        const got = all.filter((line) => !may.includes(line));
        expect({ outcome: ended, received: got, said }).toMatchObject({ outcome: OUTCOMES[outcome], received });
        if (says) expect(said).toMatch(says);
        if (never) expect(said).not.toMatch(never);
      });
  });
};
