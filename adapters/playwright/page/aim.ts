import { createNames } from "./accessible-name";
import { actionabilityOf, isReady } from "./actionability";
import { actedOn } from "./context";
import { boundsOf, isConnected, tagName } from "./dom";
import { heldElement, hold } from "./held";
import { isMoving } from "./motion";
import { pressPoint } from "./press-point";
import { isPlain } from "./press-evidence";
import type { Aim } from "./protocol";
import { pressTarget } from "./proxy";

/** Where to press for the held element and what is known of it now; the point only with everything in place that a press waits for. */
export const aim = (id: string): Aim | null => {
  const element = heldElement(id);
  if (!element || !isConnected(element)) return null;
  actedOn(element);
  const names = createNames();
  const target = pressTarget(element, names);
  const actionability = actionabilityOf(target, names, true);
  const { x, y } = boundsOf(target);
  const reached = isReady(actionability) ? pressPoint(target) : undefined;
  return {
    held: hold(target),
    same: target === element,
    tag: tagName(element).toLowerCase(),
    plain: isPlain(element),
    actionability,
    moving: isMoving(target),
    corner: { x, y },
    point: reached && "point" in reached ? reached.point : null,
  };
};
