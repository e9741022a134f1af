import type { ElementQuery } from "#core/model/element";
import { digestDistance } from "#core/model/digest";
import { drift, isToldApart } from "#core/model/similarity";
import type { DriftReport, Fingerprint } from "#core/model/fingerprint";
import { FINGERPRINT_FORMAT } from "#core/model/fingerprint";
import type { Locator } from "#core/model/locator";
import { normaliseText } from "#core/model/words";
import { actionabilityOf } from "./actionability";
import { createNames, type Names } from "./accessible-name";
import { findAll, isConnected, isOpaque, localName, textOf } from "./dom";
import { hold } from "./held";
import { type Look, lookAt, resolve } from "./locators";
import { isBehind } from "./modal";
import { isStillOnlyField } from "./only-field";
import { eligible } from "./pool";
import { pageDigest } from "./page-digest";
import type { FrameProof } from "./protocol";
import { isSeen, pressTarget } from "./proxy";
import { snapshotOf } from "./snapshot";
import { mayBeSuggested } from "./suggestions";
import { allElements } from "./walk";
import { type Meaning, meaningFound, wordsMean } from "./words-of-step";

const MAX_LIKES = 50;
/** Two elements this alike cannot be told apart by what is remembered. */
const MARGIN = 0.05;

interface Fit {
  readonly element: Element;
  readonly fingerprint: Fingerprint;
  readonly report: DriftReport;
}

export const fingerprintOf = (element: Element, names: Names): Fingerprint => ({
  format: FINGERPRINT_FORMAT,
  ...snapshotOf(element, names),
});

/** Those that are not transparent, where there are any: a twin that nobody sees makes no doubt. */
const drawn = (elements: readonly Element[]): readonly Element[] => {
  if (elements.length < 2) return elements;
  const opaque = elements.filter(isOpaque);
  return opaque.length > 0 ? opaque : elements;
};

/** Of the elements a locator finds, the one most like the fingerprint; position decides among equals only when it was stored. */
const bestFit = (
  locator: Locator,
  found: readonly Element[],
  remembered: Fingerprint,
  threshold: number,
  names: Names,
): Fit | undefined => {
  const fits = (locator.nth === undefined ? drawn(found) : found).slice(0, MAX_LIKES).map((element): Fit => {
    const fingerprint = fingerprintOf(element, names);
    return { element, fingerprint, report: drift(remembered, fingerprint, threshold) };
  });
  const ordered = [...fits].sort((a, b) => a.report.drift - b.report.drift);
  const [first, second] = ordered;
  if (
    !first ||
    !second ||
    (second.report.drift - first.report.drift > MARGIN && isToldApart(first.report.changed, second.report.changed))
  )
    return first;
  return locator.nth === undefined ? undefined : (fits[locator.nth] ?? undefined);
};

/** What is none of the kind by itself, as a row of a table is no control, must be what the words of the step find. */
const usable = (element: Element, query: ElementQuery, names: Names): boolean =>
  isConnected(element) &&
  !isBehind(element) &&
  isSeen(element, names) &&
  (query.kind === "any" || eligible(element, query.kind) || meaningFound(query, element) === "meant");

const CHEAP: ReadonlySet<string> = new Set(["testid", "id", "field", "css", "placeholder", "title"]);
/** So little drift that nothing else can be meant. */
const UNCHANGED = 0.05;

/** The element still bears what the locator asks for; whether others do too is another question. */
const satisfies = (element: Element, { strategy, args }: Locator, names: Names): boolean => {
  if (strategy === "role") return names.role(element) === args.role && normaliseText(names.name(element)) === args.name;
  return strategy === "label" && normaliseText(names.labelText(element)) === args.text;
};

/** A path counts siblings: it means the same element only while there are as many as before. */
const isAtItsPlace = (remembered: Fingerprint, { fingerprint }: Fit): boolean =>
  fingerprint.ordinal.index === remembered.ordinal.index && fingerprint.ordinal.of === remembered.ordinal.of;

/** Another element of its tag says the same; links are told apart by where they lead. */
const hasTwin = (element: Element): boolean => {
  const tag = localName(element);
  const said = textOf(element).trim();
  if (tag === "a" || said === "") return false;
  const all = findAll(document, tag);
  for (let at = 0; at < all.length; at++) {
    const other = all[at];
    if (other && other !== element && textOf(other).trim() === said) return true;
  }
  return false;
};

/**
 * The short way: an attribute or path finds one element, that element bears the name of the best locator, and nothing about it
 * changed. Spares the search of the whole page for its role and name.
 */
const quickFit = (
  locators: readonly Locator[],
  remembered: Fingerprint,
  query: ElementQuery,
  threshold: number,
  look: Look,
): Fit | undefined => {
  const [best] = locators;
  if (!best || CHEAP.has(best.strategy)) return undefined;
  for (const locator of locators) {
    if (!CHEAP.has(locator.strategy) || locator.nth !== undefined || locator.shadow) continue;
    const [element, ...others] = resolve(locator, look);
    if (!element || others.length > 0 || !usable(element, query, look.names) || !satisfies(element, best, look.names))
      continue;
    const fit = bestFit(locator, [element], remembered, threshold, look.names);
    const placed = locator.strategy === "css";
    if (fit && fit.report.drift <= UNCHANGED && !(placed && (!isAtItsPlace(remembered, fit) || hasTwin(element))))
      return fit;
  }
  return undefined;
};

interface Page {
  readonly fingerprint: Pick<Fingerprint, "page">;
  readonly report: Pick<DriftReport, "page">;
}

/** The page as a whole is read only where the element itself changed. */
const pageNow = ({ drift: much }: DriftReport, { page }: Fingerprint): Page => {
  if (much <= UNCHANGED) return { fingerprint: page === undefined ? {} : { page }, report: {} };
  const now = pageDigest(allElements());
  return { fingerprint: { page: now }, report: page === undefined ? {} : { page: digestDistance(page, now) } };
};

const proven = (fit: Fit, remembered: Fingerprint, rank: number, meaning: Meaning, names: Names): FrameProof => {
  // The words mean another one, or not this one alone: what is remembered does not decide between them.
  if (meaning === "other" || meaning === "shared") return { kind: "unclear" };
  const { element } = fit;
  const page = pageNow(fit.report, remembered);
  const actionability = actionabilityOf(pressTarget(element, names), names, true);
  const onlyField = remembered.onlyField === true && isStillOnlyField(element, names);
  const fingerprint = { ...fit.fingerprint, ...page.fingerprint, ...(onlyField ? { onlyField } : {}) };
  return {
    kind: "proven",
    held: hold(element),
    rank,
    drift: { ...fit.report, ...page.report },
    actionability,
    fingerprint,
    ...(meaning === "unsaid" ? { unsaid: true } : {}),
  };
};

const AROUND: ReadonlySet<string> = new Set(["landmarks", "heading", "row", "neighbours", "ordinal", "path"]);

/** What the step's words mean of the element that the stored locators found. */
const meaningOf = (query: ElementQuery, { element, report }: Fit, names: Names): Meaning =>
  wordsMean(
    query,
    element,
    report.changed.some((property) => AROUND.has(property)),
    names,
  );

/** The words of the step are asked for a place or a position that nothing has any more. */
const isMisplaced = (query: ElementQuery, meaning: Meaning): boolean =>
  meaning === "unsaid" && (query.within !== undefined || query.near !== undefined || query.nth !== undefined);

const elsewhere = (report: DriftReport): DriftReport => ({
  ...report,
  drift: Math.max(report.drift, report.threshold),
  similarity: Math.min(report.similarity, 1 - report.threshold),
  changed: ["place", ...report.changed],
});

/** Which of the stored locators still finds the remembered element, how far it drifted, and whether it can be acted on. */
export const verify = (
  locators: readonly Locator[],
  remembered: Fingerprint,
  query: ElementQuery,
  threshold: number,
): FrameProof => {
  // A suggestion that has not come yet may be meant: a discovery waits for it.
  if (mayBeSuggested(query)) return { kind: "unclear" };
  const names = createNames();
  const look = lookAt(names);
  const quick = quickFit(locators, remembered, query, threshold, look);
  const quickly = quick && meaningOf(query, quick, names);
  if (quick && quickly && !isMisplaced(query, quickly)) return proven(quick, remembered, 0, quickly, names);
  let twins = false;
  let nearest: { readonly rank: number; readonly report: DriftReport } | undefined;
  for (const [rank, locator] of locators.entries()) {
    const found = resolve(locator, look).filter((element) => usable(element, query, names));
    // Where names cannot tell two apart, the place one of them stands at must not.
    if (twins && locator.strategy === "css") continue;
    const fit = bestFit(locator, found, remembered, threshold, names);
    twins ||= !fit && found.length > 1;
    if (!fit) continue;
    const meaning = fit.report.drift < threshold ? meaningOf(query, fit, names) : undefined;
    if (meaning && !isMisplaced(query, meaning)) return proven(fit, remembered, rank, meaning, names);
    const report = meaning ? elsewhere(fit.report) : fit.report;
    if (!nearest || report.drift < nearest.report.drift) nearest = { rank, report };
  }
  if (!nearest) return { kind: "gone" };
  const { rank, report } = nearest;
  return { kind: "drifted", rank, drift: { ...report, ...pageNow(report, remembered).report } };
};
