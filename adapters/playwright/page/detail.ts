import { createNames, type Names } from "./accessible-name";
import { actionabilityOf } from "./actionability";
import { isConnected } from "./dom";
import { heldElement } from "./held";
import { isBehind } from "./modal";
import { isOnlyField } from "./only-field";
import { pageDigest } from "./page-digest";
import { locatorsOf, pathOf } from "./locators";
import type { ElementDetail, FrameCandidate } from "./protocol";
import { pressTarget } from "./proxy";
import { describe, landmarksOf, roleOf, snapshotOf } from "./snapshot";
import { allElements } from "./walk";

/** What a choice among candidates and a list of rivals need: cheap to read. */
export const sketchOf = (
  element: Element,
  names: Names,
): Pick<FrameCandidate, "description" | "role" | "landmarks" | "path"> => ({
  description: describe(element, names),
  role: roleOf(element, names),
  landmarks: landmarksOf(element, names),
  path: pathOf(element),
});

/** Everything that is remembered of an element: read once, for the one that was chosen. */
export const detailOf = (held: string): ElementDetail | null => {
  const element = heldElement(held);
  if (!element || !isConnected(element)) return null;
  const names = createNames();
  const elements = allElements();
  const actionability = actionabilityOf(pressTarget(element, names), names, false);
  return {
    snapshot: snapshotOf(element, names),
    page: pageDigest(elements),
    onlyField: isOnlyField(element, elements, names),
    locators: locatorsOf(element, names),
    actionability: { ...actionability, receivesEvents: actionability.receivesEvents && !isBehind(element) },
  };
};
