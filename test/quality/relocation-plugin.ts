import type { ElementSnapshot } from "#core/model/element";
import { isSure, rank } from "#core/model/ranking/rank";
import { type RecordedElement, snapshotOf } from "./relocation/recorded-element";

const read = new WeakMap<RecordedElement, ElementSnapshot>();

const snapshot = (element: RecordedElement): ElementSnapshot => {
  const known = read.get(element) ?? snapshotOf(element);
  read.set(element, known);
  return known;
};

/**
 * The product's own ranking over recorded elements, for the scorer of the published data sets.
 *
 * `index` is -1 where the product would refuse, `best` its choice had it to choose.
 */
export const heal = (
  old: RecordedElement,
  candidates: readonly RecordedElement[],
): { readonly index: number; readonly confidence: number; readonly best: number } => {
  const remembered = snapshot(old);
  const { best, confidence } = rank(remembered, candidates.map(snapshot));
  return { index: isSure(confidence, remembered.name) ? best : -1, confidence, best };
};
