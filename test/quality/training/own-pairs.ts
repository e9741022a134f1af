import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ElementSnapshot } from "#core/model/element";
import type { Question } from "../relocation/recorded-pairs";

/** A file of `test/quality/pairs`; only what is read here. */
interface PagePair {
  readonly site: string;
  readonly kind: string;
  readonly oldElements: readonly ElementSnapshot[];
  readonly oldTraits: readonly Trait[];
  readonly candidates: readonly ElementSnapshot[];
  readonly candidateTraits: readonly Trait[];
  readonly pairs: readonly {
    readonly old: number;
    readonly answer: number;
    readonly acceptable: readonly number[];
    readonly easy?: true;
  }[];
}

interface Trait {
  readonly interactive: boolean;
  readonly textField: boolean;
}

/** Questions taken of one pair of pages, so that no page outweighs the others. */
const PER_PAGE = { mutation: 3, library: 10, application: 3 } as const;
const KINDS = ["mutation", "library", "application"] as const;

/** The same pool that the product looks at: what acts is looked for among what acts, what takes text among what takes text. */
const poolOf = ({ oldTraits, candidateTraits }: PagePair, old: number): readonly number[] => {
  const trait = oldTraits[old];
  return candidateTraits.flatMap((candidate, index) =>
    !trait?.interactive || (candidate.interactive && candidate.textField === trait.textField) ? [index] : [],
  );
};

/** Every n-th, so that the choice is the same each time. */
const spread = <T>(list: readonly T[], count: number): readonly T[] => {
  const step = Math.max(1, list.length / count);
  return Array.from({ length: Math.min(count, list.length) }, (_, at) => list[Math.floor(at * step)]).filter(
    (item) => item !== undefined,
  );
};

const questionsOf = (page: PagePair, count: number): readonly Question[] => {
  const asked = page.pairs.filter(({ easy }) => !easy);
  return spread(asked.length > 0 ? asked : page.pairs, count).flatMap((pair) => {
    const pool = poolOf(page, pair.old);
    const old = page.oldElements[pair.old];
    const answer = pair.answer < 0 ? -1 : pool.indexOf(pair.answer);
    if (!old || (pair.answer >= 0 && answer < 0)) return [];
    const same = new Set([pair.answer, ...pair.acceptable].map((index) => pool.indexOf(index)).filter((at) => at >= 0));
    const candidates = pool.flatMap((index) => page.candidates[index] ?? []);
    return [{ set: page.kind, site: page.site, old, candidates, answer, near: same, same, hard: false }];
  });
};

/** Questions of our own pairs of pages; none where the folder is missing. */
export const readOwn = (folder: string): readonly Question[] =>
  KINDS.filter((kind) => existsSync(join(folder, kind))).flatMap((kind) =>
    readdirSync(join(folder, kind))
      .filter((name) => name.endsWith(".json"))
      .flatMap((name) => {
        const page = JSON.parse(readFileSync(join(folder, kind, name), "utf8")) as PagePair;
        return questionsOf(page, PER_PAGE[kind]);
      }),
  );
