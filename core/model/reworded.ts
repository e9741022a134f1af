import type { ElementSnapshot } from "./element";
import { isSameMeaning } from "./same-meaning";
import { isCalledAlike, isRenamed, spoken } from "./similarity";
import { isSaidIn, nameWords, words } from "./words";

/** It stood beside the element under this name: an element of its own. The heading over both is none. */
const stoodBeside = ({ heading, neighbours }: ElementSnapshot, name: string): boolean =>
  neighbours.some((text) => !heading?.startsWith(text) && isSaidIn(text, name));

/** What a person calls the one means the same as what a person calls the other, in other words; and no third was known to be called so. */
export const isReworded = (before: ElementSnapshot, now: ElementSnapshot): boolean =>
  isRenamed(before, now) && isSameMeaning(spoken(before), spoken(now)) && !stoodBeside(before, spoken(now));

/** What a person calls the one means another thing than what a person calls the other. */
export const meansAnother = (before: ElementSnapshot, now: ElementSnapshot): boolean =>
  isRenamed(before, now) && !isReworded(before, now);

const plainName = (snapshot: ElementSnapshot): string => nameWords(spoken(snapshot)).join(" ");

/** Whether it is called by other words than before, were it only one more; counts in brackets and case are no words. */
export const isCalledAnew = (before: ElementSnapshot, now: ElementSnapshot): boolean =>
  plainName(before) !== plainName(now);

const isSameCall = (a: ElementSnapshot, b: ElementSnapshot): boolean =>
  words(spoken(a)).join(" ") === words(spoken(b)).join(" ");

/** It leads where the remembered one led, and nothing that is called otherwise does. */
const leadsThere = (before: ElementSnapshot, now: ElementSnapshot, all: readonly ElementSnapshot[]): boolean =>
  before.href !== undefined &&
  before.href === now.href &&
  all.every((other) => other.href !== now.href || isSameCall(other, now));

/** As many of its sort stand in its group as before, and it is the one at the same place of them. */
const keptItsPlace = ({ ordinal, path }: ElementSnapshot, now: ElementSnapshot): boolean =>
  ordinal.index === now.ordinal.index &&
  ordinal.of === now.ordinal.of &&
  path[0] === now.path[0] &&
  path[1] === now.path[1];

/** Another element of its role bears the remembered name, or means the same by a third one. */
const isRival = (before: ElementSnapshot, now: ElementSnapshot, other: ElementSnapshot): boolean =>
  other.role === now.role &&
  spoken(other) !== "" &&
  !isSameCall(other, now) &&
  (!isRenamed(before, other) || isReworded(before, other));

/**
 * Whether an element that is called by other words of the same meaning can be told from all others of the page: nothing else means the same,
 * and it kept its place, its address or what the machine calls it. Other words in another place are too much.
 */
export const isToldByPlace = (
  before: ElementSnapshot,
  now: ElementSnapshot,
  all: readonly ElementSnapshot[],
): boolean =>
  (isCalledAlike(before, now) || keptItsPlace(before, now) || leadsThere(before, now, all)) &&
  !all.some((other) => isRival(before, now, other));

/** It is called by other words of the same meaning, and nothing else says that it is the one. */
export const isDoubtfullyReworded = (
  before: ElementSnapshot,
  now: ElementSnapshot,
  all: readonly ElementSnapshot[],
): boolean => isReworded(before, now) && !isToldByPlace(before, now, all);

const TEXTS = ["name", "label", "text", "placeholder", "title", "alt"] as const;

/** The element of now, saying what means the same in the words of the one that is remembered; itself where nothing does. */
export const inWordsOf = (before: ElementSnapshot, now: ElementSnapshot): ElementSnapshot => {
  if (!isReworded(before, now)) return now;
  const said = TEXTS.flatMap((key) => {
    const [was, is] = [before[key], now[key]];
    return was && is && isSameMeaning(was, is) ? [[key, was] as const] : [];
  });
  return { ...now, ...Object.fromEntries(said) };
};
