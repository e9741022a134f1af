import type { Names } from "./accessible-name";
import { boundsOf } from "./dom";
import { handleOf, namelessThings } from "./icon-handle";

const SHOWN = 5;

/** Where on the screen it is, for what has nothing else to be told by. */
const positionOf = (element: Element): string => {
  const { left, top, width, height } = boundsOf(element);
  const [x, y] = [(left + width / 2) / innerWidth, (top + height / 2) / innerHeight];
  const row = y < 1 / 3 ? "top" : y > 2 / 3 ? "bottom" : "middle";
  const column = x < 1 / 3 ? "left" : x > 2 / 3 ? "right" : "centre";
  return `one at the ${row} ${column} that nothing tells by words`;
};

/** The nameless things that can be pressed, each as a step can say it. */
export const namelessHint = (
  elements: readonly Element[],
  names: Names,
  admits: ((element: Element) => boolean) | undefined,
): string | undefined => {
  const things = namelessThings(elements, names).filter((thing) => admits?.(thing) ?? true);
  if (things.length === 0) return undefined;
  const said = things.map((thing) => handleOf(thing, things, names) ?? positionOf(thing));
  const more = said.length > SHOWN ? ` and ${said.length - SHOWN} more` : "";
  return `things without a name here: ${said.slice(0, SHOWN).join(", ")}${more}`;
};
