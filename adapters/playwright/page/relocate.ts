import type { ElementKind } from "#core/model/element";
import type { Fingerprint } from "#core/model/fingerprint";
import { similarity } from "#core/model/similarity";
import { identifierWords, words } from "#core/model/words";
import { createNames, type Names } from "./accessible-name";
import { actionabilityOf } from "./actionability";
import { hold } from "./held";
import { locatorsOf } from "./locators";
import { eligible, isInteractive, isTextField } from "./pool";
import type { FrameCandidate, FrameDiscovery } from "./protocol";
import { isSeen, pressTarget } from "./proxy";
import { describe, snapshotOf } from "./snapshot";
import { rawText } from "./sources";
import { allElements, within } from "./walk";

/** Elements that are compared in full; a cheap comparison chooses them. */
const COMPARED = 60;
const SHOWN = 8;

/** What both sides show without computing names, in [0, n]: enough to choose whom to compare in full. */
const glance = (element: Element, remembered: Fingerprint, needles: ReadonlySet<string>): number => {
  const raw = new Set(words(rawText(element).slice(0, 800)));
  let points = 0;
  for (const needle of needles) if (raw.has(needle)) points += 1;
  points = needles.size === 0 ? 0 : (3 * points) / needles.size;
  if (element.tagName.toLowerCase() === remembered.tag) points += 0.7;
  if (remembered.id !== undefined && element.id === remembered.id) points += 1;
  if (remembered.field !== undefined && element.getAttribute("name") === remembered.field) points += 1.5;
  if ((element.getAttribute("type") ?? undefined) === remembered.type) points += 0.4;
  for (const name of remembered.classes) if (element.classList.contains(name)) points += 0.1;
  return points;
};

const needlesOf = (fingerprint: Fingerprint): ReadonlySet<string> => {
  const { name, label, text, placeholder, title, alt, field, id } = fingerprint;
  return new Set(words([name, label, text, placeholder, title, alt, identifierWords(field ?? ""), identifierWords(id ?? "")].join(" ")).slice(0, 12));
};

/** The remembered element acted or took text; so must its successor. */
const sameSort = (element: Element, remembered: Fingerprint, kind: ElementKind): boolean => {
  if (!eligible(element, kind)) return false;
  if (kind !== "clickable") return true;
  const field = ["textbox", "searchbox", "spinbutton"].includes(remembered.role);
  return field === isTextField(element) || isInteractive(element);
};

const candidateOf = (element: Element, score: number, names: Names, elements: readonly Element[]): FrameCandidate => ({
  held: hold(element),
  score,
  reason: `${Math.round(score * 100)} % alike`,
  description: describe(element, names),
  snapshot: snapshotOf(element, names),
  locators: locatorsOf(element, names, elements),
  actionability: actionabilityOf(pressTarget(element, names), names, false),
  modal: false,
});

/** The elements most like the remembered one, best first; scores are similarities. */
export const relocate = (remembered: Fingerprint, kind: ElementKind): FrameDiscovery => {
  const names = createNames();
  const elements = allElements();
  const needles = needlesOf(remembered);
  const pool = elements.filter((element) => sameSort(element, remembered, kind));
  const glanced = pool.map((element) => ({ element, points: glance(element, remembered, needles) })).sort((a, b) => b.points - a.points);
  const compared = glanced
    .slice(0, COMPARED)
    .filter(({ element }) => isSeen(element, names))
    .map(({ element }) => ({ element, score: similarity(remembered, snapshotOf(element, names)).similarity }))
    .sort((a, b) => b.score - a.score);
  const best = compared[0];
  const distinct = compared.filter(({ element }) => element === best?.element || !best || !(within(element, best.element) || within(best.element, element)));
  return {
    candidates: distinct.slice(0, SHOWN).map(({ element, score }) => candidateOf(element, score, names, elements)),
    seen: pool.length,
    scopeMissing: false,
  };
};
