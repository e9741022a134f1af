import { type ElementKind, type ElementQuery, type ElementSnapshot, isCounted } from "#core/model/element";
import type { Fingerprint } from "#core/model/fingerprint";
import { identifierWords, words } from "#core/model/words";
import { createNames } from "./accessible-name";
import { sketchOf } from "./detail";
import { attributeOf, classesOf, idOf, isOpaque, localName } from "./dom";
import { hold } from "./held";
import { isBehind, topModal } from "./modal";
import { eligible, isInteractive, isTextField } from "./pool";
import type { FrameRelocation } from "./protocol";
import { isSeen } from "./proxy";
import { scopeOf } from "./scope";
import { rowTextOf, snapshotOf } from "./snapshot";
import { rawText, testIdOf } from "./sources";
import { awaitsSuggestions } from "./suggestions";
import { allElements } from "./walk";

/** Elements that are compared in full; a cheap comparison chooses them. */
const COMPARED = 60;

/** What both sides show without computing names, in [0, n]: enough to choose whom to compare in full. */
const glance = (element: Element, remembered: Fingerprint, needles: ReadonlySet<string>): number => {
  const raw = needles.size === 0 ? "" : rawText(element);
  let points = 0;
  for (const needle of needles) if (raw.includes(needle)) points += 1;
  points = needles.size === 0 ? 0 : (3 * points) / needles.size;
  if (localName(element) === remembered.tag) points += 0.7;
  if (remembered.id !== undefined && idOf(element) === remembered.id) points += 1;
  if (remembered.field !== undefined && attributeOf(element, "name") === remembered.field) points += 1.5;
  if (remembered.testId !== undefined && testIdOf(element)?.value === remembered.testId) points += 1.5;
  if ((attributeOf(element, "type") ?? undefined) === remembered.type) points += 0.4;
  for (const name of remembered.classes) if (classesOf(element).contains(name)) points += 0.1;
  if (remembered.row !== undefined && rowTextOf(element) === remembered.row) points += 1.5;
  return points;
};

const needlesOf = (fingerprint: Fingerprint, asked: string): ReadonlySet<string> => {
  const { name, label, text, placeholder, title, alt, field, id } = fingerprint;
  return new Set(
    words(
      [asked, name, label, text, placeholder, title, alt, identifierWords(field ?? ""), identifierWords(id ?? "")].join(
        " ",
      ),
    ).slice(0, 12),
  );
};

/** What the remembered element was, its successor must be: something that acts, or something that takes text. */
const sameSort = (element: Element, remembered: Fingerprint, kind: ElementKind): boolean => {
  if (!eligible(element, kind)) return false;
  if (kind !== "clickable" && kind !== "any") return true;
  const field = ["textbox", "searchbox", "spinbutton"].includes(remembered.role);
  return isInteractive(element) ? field === isTextField(element) : !ACTS.has(remembered.role);
};

/** Roles of things that act by themselves. */
const ACTS: ReadonlySet<string> = new Set(
  "button link tab menuitem option checkbox radio switch combobox listbox textbox searchbox spinbutton slider".split(
    " ",
  ),
);

interface Placed {
  readonly element: Element;
  readonly snapshot: ElementSnapshot;
  readonly distance: number;
}

/** Of two with one name: the one nearer to what the query stands by, and the one that is not transparent. */
const isRatherMeant = (one: Placed, than: Placed): boolean =>
  one.snapshot.name === than.snapshot.name &&
  one !== than &&
  (one.distance < than.distance || (isOpaque(one.element) && !isOpaque(than.element)));

/**
 * The elements that may be the remembered one in the part of the page that the query asks for, as they are now; nobody chose yet. What
 * stands behind a dialog is out of reach.
 * Of several with one name, those nearest to what the query stands by.
 */
export const relocate = (remembered: Fingerprint, query: ElementQuery): FrameRelocation => {
  const names = createNames();
  const elements = allElements();
  const suggesting = awaitsSuggestions(query.kind);
  const nobody: FrameRelocation = { candidates: [], seen: 0, suggesting };
  // "The second" is a position on this page, not an element that could be known again.
  if (isCounted(query)) return nobody;
  const distance = scopeOf(query, elements, names);
  if (distance === "missing") return nobody;
  const needles = needlesOf(remembered, query.name);
  const modal = topModal();
  const pool = elements.filter(
    (element) =>
      sameSort(element, remembered, query.kind) &&
      (!distance || distance(element) !== undefined) &&
      !isBehind(element, modal),
  );
  const seen = pool
    .map((element) => ({ element, points: glance(element, remembered, needles) }))
    .sort((a, b) => b.points - a.points)
    .slice(0, COMPARED)
    .filter(({ element }) => isSeen(element, names))
    .map(({ element }) => ({
      element,
      snapshot: snapshotOf(element, names),
      distance: distance?.(element) ?? 0,
    }));
  const candidates = seen
    .filter((one) => !seen.some((other) => isRatherMeant(other, one)))
    .map(({ element, snapshot }) => ({ ...sketchOf(element, names), held: hold(element), snapshot }));
  return { candidates, seen: pool.length, suggesting };
};
