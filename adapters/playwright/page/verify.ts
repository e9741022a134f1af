import type { ElementKind } from "#core/model/element";
import { drift } from "#core/model/similarity";
import type { DriftReport, Fingerprint } from "#core/model/fingerprint";
import { FINGERPRINT_FORMAT } from "#core/model/fingerprint";
import type { Locator } from "#core/model/locator";
import { actionabilityOf } from "./actionability";
import { createNames, type Names } from "./accessible-name";
import { hold } from "./held";
import { lookAt, resolve } from "./locators";
import { eligible } from "./pool";
import type { FrameProof } from "./protocol";
import { isSeen, pressTarget } from "./proxy";
import { snapshotOf } from "./snapshot";

const MAX_LIKES = 50;
/** Two elements this alike cannot be told apart by what is remembered. */
const MARGIN = 0.02;

interface Fit {
  readonly element: Element;
  readonly fingerprint: Fingerprint;
  readonly report: DriftReport;
}

export const fingerprintOf = (element: Element, names: Names): Fingerprint => ({ format: FINGERPRINT_FORMAT, ...snapshotOf(element, names) });

/** Of the elements a locator finds, the one most like the fingerprint; position decides among equals only when it was stored. */
const bestFit = (locator: Locator, found: readonly Element[], remembered: Fingerprint, threshold: number, names: Names): Fit | undefined => {
  const fits = found.slice(0, MAX_LIKES).map((element): Fit => {
    const fingerprint = fingerprintOf(element, names);
    return { element, fingerprint, report: drift(remembered, fingerprint, threshold) };
  });
  const ordered = [...fits].sort((a, b) => a.report.drift - b.report.drift);
  const [first, second] = ordered;
  if (!first || !second || second.report.drift - first.report.drift > MARGIN) return first;
  return locator.nth === undefined ? undefined : (fits[locator.nth] ?? undefined);
};

const usable = (element: Element, kind: ElementKind, names: Names): boolean =>
  element.isConnected && isSeen(element, names) && (eligible(element, kind) || kind === "any");

/** Which of the stored locators still finds the remembered element, how far it drifted, and whether it can be acted on. */
export const verify = (locators: readonly Locator[], remembered: Fingerprint, kind: ElementKind, threshold: number): FrameProof => {
  const names = createNames();
  const look = lookAt(names);
  let nearest: { readonly rank: number; readonly report: DriftReport } | undefined;
  for (const [rank, locator] of locators.entries()) {
    const found = resolve(locator, look).filter((element) => usable(element, kind, names));
    const fit = bestFit(locator, found, remembered, threshold, names);
    if (!fit) continue;
    if (fit.report.drift < threshold) {
      const actionability = actionabilityOf(pressTarget(fit.element, names), names, true);
      return { kind: "proven", held: hold(fit.element), rank, drift: fit.report, actionability, fingerprint: fit.fingerprint };
    }
    if (!nearest || fit.report.drift < nearest.report.drift) nearest = { rank, report: fit.report };
  }
  return nearest ? { kind: "drifted", rank: nearest.rank, drift: nearest.report } : { kind: "gone" };
};
