import type { CacheEntry } from "../model/cache";
import { type ElementSnapshot, isCounted } from "../model/element";
import { additionOf } from "../model/longer-name";
import { isSynonym } from "../model/same-meaning";
import { isCalledAnew } from "../model/reworded";
import { spoken } from "../model/similarity";
import { identifierWords, isSaidIn } from "../model/words";
import type { Proof } from "../ports/browser";
import type { Resolution, Seek } from "./seek";

type Proven = Extract<Proof, { kind: "proven" }>;

const said = ({ name, label, text, placeholder, title, alt }: ElementSnapshot): readonly string[] =>
  [name, label, text, placeholder, title, alt].flatMap((each) => (each ? [each] : []));

const called = ({ testId, field, id }: ElementSnapshot): string =>
  [testId, field, id].map((each) => identifierWords(each ?? "")).join("");

/**
 * Nothing on the page matches the words of the step, and what is remembered has no claim to them either: it was not healed from what had them,
 * and is not called by other words of the same meaning. Who has no name at all contradicts nothing.
 */
export const isUnfounded = ({ query }: Seek, { former }: CacheEntry, { unsaid, fingerprint }: Proven): boolean => {
  if (unsaid !== true || former !== undefined || query.name === "") return false;
  const names = said(fingerprint);
  if (names.length === 0) return called(fingerprint) !== "";
  return !names.some(
    (name) =>
      isSynonym(query.name, name) ||
      (isSaidIn(name, query.name) && additionOf(query.name, name, query.kind) !== "narrowing"),
  );
};

const named = (snapshot: ElementSnapshot): string =>
  `${snapshot.role || snapshot.tag}${spoken(snapshot) === "" ? "" : ` ${JSON.stringify(spoken(snapshot))}`}`;

/** Says that the remembered element has another name now, however little else changed. */
export const warnOfNewName = (seek: Seek, before: ElementSnapshot, now: ElementSnapshot): void => {
  if (isCalledAnew(before, now))
    seek.book.warn(`${seek.element} was ${named(before)} when it was last used and is ${named(now)} now`);
};

/** Says that the words of the step were followed, and not the memory. */
export const warnOfSetAside = (seek: Seek, { fingerprint }: CacheEntry, { entry }: Resolution): void => {
  if (!entry || isCounted(seek.query) || !isCalledAnew(fingerprint, entry.fingerprint)) return;
  seek.book.warn(
    `${seek.element} was remembered as ${named(fingerprint)}, which is not what the step says: ${named(entry.fingerprint)} was used`,
  );
};
