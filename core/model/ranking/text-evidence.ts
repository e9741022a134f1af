import { pairDice, overlapOf, ratio } from "./likeness";
import { type PageCounts, rarityOf } from "./page-counts";
import { namesFor, presence, type Put } from "./put";
import type { View } from "./view";

const SAID = namesFor("said");

const holds = (outer: readonly string[], inner: readonly string[]): boolean =>
  inner.some((text) => text.length > 2 && outer.some((other) => other.includes(text)));

const shared = (put: Put, a: View, b: View, page: PageCounts): boolean => {
  const common = a.said.filter((text) => b.said.includes(text));
  put("saidFirst", a.said.length > 0 && a.said[0] === b.said[0]);
  put("saidShared", common.length > 0);
  put("saidRare", Math.max(0, ...common.map((text) => rarityOf(page.said, text))));
  put(
    "saidOnly",
    common.some((text) => rarityOf(page.said, text) === 1),
  );
  return common.length > 0;
};

/** What people read: same, alike, held by the other, or something else altogether. */
export const putText = (put: Put, a: View, b: View, page: PageCounts): void => {
  const both = a.said.length > 0 && b.said.length > 0;
  presence(put, SAID, a.said.length > 0, b.said.length > 0);
  const same = shared(put, a, b, page);
  const overlap = overlapOf(a.saidWords, b.saidWords, (word) => rarityOf(page.words, word));
  const pairs = both ? pairDice(a.saidPairs, b.saidPairs) : 0;
  put("saidWords", overlap.dice);
  put("saidShare", overlap.share);
  put("saidPairs", pairs);
  put("saidPairsSquared", pairs * pairs);
  put("saidDiffer", both && overlap.dice === 0);
  put("saidApart", both && !same && overlap.dice > 0);
  put("saidHeld", both && !same && (holds(a.said, b.said) || holds(b.said, a.said)));
  put("textLength", both ? ratio(a.of.text?.length ?? 0, b.of.text?.length ?? 0) : 0);
};
