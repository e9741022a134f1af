import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ElementSnapshot } from "#core/model/element";
import { type RecordedElement, snapshotOf } from "./recorded-element";

/** One question with its answer: who of the candidates is the old element? */
export interface Question {
  readonly set: string;
  /** What must not be split between training and validation. */
  readonly site: string;
  readonly old: ElementSnapshot;
  readonly candidates: readonly ElementSnapshot[];
  /** -1 when it is gone. */
  readonly answer: number;
  /** The answer, its parent and its children: all of them count as healed. */
  readonly near: ReadonlySet<number>;
  /** The answer and whatever stands on its spot; without them the element is gone. */
  readonly same: ReadonlySet<number>;
  /** The best published algorithm was wrong. */
  readonly hard: boolean;
}

interface RecordedPage {
  readonly page: string;
  readonly site?: string;
  readonly candidates: readonly RecordedElement[];
  readonly oldElements?: readonly RecordedElement[];
  readonly pairs: readonly {
    readonly old: RecordedElement | number;
    readonly answer: number;
    readonly acceptable?: readonly number[];
    readonly von_similo_missed?: boolean;
  }[];
}

interface RecordedList {
  readonly pairs: readonly {
    readonly page: string;
    readonly old: RecordedElement;
    readonly candidates: readonly RecordedElement[];
    readonly answer: number;
    readonly von_similo_missed?: boolean;
  }[];
}

/** The published sets of whole pages. */
const PAGE_SETS = ["similo606", "fulldom"] as const;
/** The published set of ten candidates a question. */
const LIST_SET = "von10";

const xpathOf = ({ xpath }: RecordedElement): string => (typeof xpath === "string" ? xpath : (xpath?.[0] ?? ""));

const overlapOf = (a: RecordedElement, b: RecordedElement): number => {
  const [left, right] = [a, b].map(({ x = 0, y = 0, width = 0, height = 0 }) => ({ x, y, width, height }));
  if (!left || !right || left.width * left.height * right.width * right.height === 0) return 0;
  const wide = Math.min(left.x + left.width, right.x + right.width) - Math.max(left.x, right.x);
  const high = Math.min(left.y + left.height, right.y + right.height) - Math.max(left.y, right.y);
  const common = Math.max(0, wide) * Math.max(0, high);
  return common / (left.width * left.height + right.width * right.height - common);
};

/** As the scorer takes an element away: with all on its path and all drawn on the same spot. */
const sameSpot = (candidates: readonly RecordedElement[], answer: number): readonly number[] => {
  const right = candidates[answer];
  if (!right) return [];
  const path = xpathOf(right);
  return candidates.flatMap((candidate, index) => {
    const other = xpathOf(candidate);
    const nested = other.startsWith(`${path}/`) || path.startsWith(`${other}/`);
    return nested || overlapOf(right, candidate) >= 0.5 ? [index] : [];
  });
};

const questionsOf = (set: string, page: RecordedPage): readonly Question[] => {
  const candidates = page.candidates.map(snapshotOf);
  return page.pairs.flatMap(({ old, answer, acceptable = [], von_similo_missed: hard = false }) => {
    const element = typeof old === "number" ? page.oldElements?.[old] : old;
    if (!element) return [];
    const near = new Set([answer, ...acceptable]);
    const same = new Set([...near, ...sameSpot(page.candidates, answer)]);
    const site = (page.site ?? page.page).toLowerCase();
    return [{ set, site, old: snapshotOf(element), candidates, answer, near, same, hard }];
  });
};

const read = <T>(folder: string, set: string): T => JSON.parse(readFileSync(join(folder, `${set}.json`), "utf8")) as T;

/** All questions of the published sets; undefined where the folder has none. */
export const readRecorded = (folder: string): readonly Question[] | undefined => {
  if (![...PAGE_SETS, LIST_SET].every((set) => existsSync(join(folder, `${set}.json`)))) return undefined;
  const pages = PAGE_SETS.flatMap((set) =>
    read<{ readonly pages: readonly RecordedPage[] }>(folder, set).pages.flatMap((page) => questionsOf(set, page)),
  );
  const lists = read<RecordedList>(folder, LIST_SET).pairs.filter(({ answer }) => answer >= 0);
  return [...pages, ...lists.flatMap((list) => questionsOf(LIST_SET, { ...list, pairs: [list] }))];
};
