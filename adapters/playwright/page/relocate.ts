import type { ElementKind, ElementQuery } from "#core/model/element";
import type { Fingerprint } from "#core/model/fingerprint";
import { similarity } from "#core/model/similarity";
import { identifierWords, words } from "#core/model/words";
import { createNames, type Names } from "./accessible-name";
import { sketchOf } from "./detail";
import { hold } from "./held";
import { eligible, isInteractive, isTextField } from "./pool";
import type { FrameCandidate, FrameDiscovery } from "./protocol";
import { isSeen } from "./proxy";
import { scopeOf } from "./scope";
import { rowTextOf, snapshotOf } from "./snapshot";
import { rawText } from "./sources";
import { allElements, within } from "./walk";

/** Elements that are compared in full; a cheap comparison chooses them. */
const COMPARED = 40;
const SHOWN = 8;

/** What both sides show without computing names, in [0, n]: enough to choose whom to compare in full. */
const glance = (element: Element, remembered: Fingerprint, needles: ReadonlySet<string>): number => {
  const raw = needles.size === 0 ? "" : rawText(element);
  let points = 0;
  for (const needle of needles) if (raw.includes(needle)) points += 1;
  points = needles.size === 0 ? 0 : (3 * points) / needles.size;
  if (element.tagName.toLowerCase() === remembered.tag) points += 0.7;
  if (remembered.id !== undefined && element.id === remembered.id) points += 1;
  if (remembered.field !== undefined && element.getAttribute("name") === remembered.field) points += 1.5;
  if ((element.getAttribute("type") ?? undefined) === remembered.type) points += 0.4;
  for (const name of remembered.classes) if (element.classList.contains(name)) points += 0.1;
  if (remembered.row !== undefined && rowTextOf(element) === remembered.row) points += 1.5;
  return points;
};

const needlesOf = (fingerprint: Fingerprint): ReadonlySet<string> => {
  const { name, label, text, placeholder, title, alt, field, id } = fingerprint;
  return new Set(
    words(
      [name, label, text, placeholder, title, alt, identifierWords(field ?? ""), identifierWords(id ?? "")].join(" "),
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

const candidateOf = (element: Element, score: number, names: Names): FrameCandidate => ({
  ...sketchOf(element, names),
  held: hold(element),
  score,
  reason: `${Math.round(score * 100)} % alike`,
  modal: false,
  aside: false,
  near: 0,
});

/** The elements most like the remembered one in the part of the page that the query asks for, best first; scores are similarities. */
export const relocate = (remembered: Fingerprint, query: ElementQuery): FrameDiscovery => {
  const names = createNames();
  const elements = allElements();
  const nobody: FrameDiscovery = { candidates: [], seen: 0, scopeMissing: true };
  // "The second" is a position on this page, not an element that could be known again.
  if (query.nth !== undefined) return nobody;
  const distance = scopeOf(query, elements, names);
  if (distance === "missing") return nobody;
  const needles = needlesOf(remembered);
  const pool = elements.filter(
    (element) => sameSort(element, remembered, query.kind) && (!distance || distance(element) !== undefined),
  );
  const glanced = pool
    .map((element) => ({ element, points: glance(element, remembered, needles) }))
    .sort((a, b) => b.points - a.points);
  const compared = glanced
    .slice(0, COMPARED)
    .filter(({ element }) => isSeen(element, names))
    .map(({ element }) => ({ element, score: similarity(remembered, snapshotOf(element, names)).similarity }))
    .sort((a, b) => b.score - a.score);
  const best = compared[0];
  const distinct = compared.filter(
    ({ element }) =>
      element === best?.element || !best || !(within(element, best.element) || within(best.element, element)),
  );
  return {
    candidates: distinct.slice(0, SHOWN).map(({ element, score }) => candidateOf(element, score, names)),
    seen: pool.length,
    scopeMissing: false,
  };
};
