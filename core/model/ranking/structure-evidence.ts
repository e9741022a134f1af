import { pairDice, commonPrefix, commonSubsequence, commonSuffix, ratio } from "./likeness";
import { type PageCounts, rarityOf } from "./page-counts";
import type { Put } from "./put";
import type { View } from "./view";

const putPath = (put: Put, a: View, b: View): void => {
  const [before, now] = [a.of.path, b.of.path];
  const longest = Math.max(before.length, now.length, 1);
  const end = commonPrefix(before, now);
  put("pathSame", before.length > 0 && before.length === now.length && end === before.length);
  put("pathEnd", end / longest);
  put("pathStart", commonSuffix(before, now) / longest);
  put("tagsEnd", commonPrefix(a.tags, b.tags) / longest);
  put("tagsCommon", commonSubsequence(a.tags, b.tags) / longest);
  put("stepsCommon", commonSubsequence(before, now) / longest);
  put("stepSame", end > 0);
  put("depth", before.length > 0 && now.length > 0 ? ratio(before.length, now.length) : 0);
};

const putAnchor = (put: Put, a: View, b: View): void => {
  const [before, now] = [a.of.anchor, b.of.anchor];
  const same = before !== undefined && before.id === now?.id;
  const other = before !== undefined && now !== undefined && !same;
  put("anchorSame", same);
  put("anchorPath", same && before.depth === now?.depth && commonPrefix(a.of.path, b.of.path) >= before.depth);
  put("anchorDiffer", other);
  put("anchorWords", other ? pairDice(a.anchorPairs, b.anchorPairs) : 0);
};

/** What it is and where in the tree it stands. */
export const putStructure = (put: Put, a: View, b: View, page: PageCounts): void => {
  const [x, y] = [a.of, b.of];
  put("tagSame", x.tag === y.tag);
  put("tagRare", x.tag === y.tag ? rarityOf(page.tags, x.tag) : 0);
  put("roleSame", x.role !== "" && x.role === y.role);
  put("roleDiffer", x.role !== "" && y.role !== "" && x.role !== y.role);
  put("sortSame", a.sort === b.sort);
  putPath(put, a, b);
  putAnchor(put, a, b);
};
