import { boundsOf, childElements, isFollowedBy, parentElement } from "./dom";

/** Shapes of one drawing that are looked at. */
const MOST_SHAPES = 2_000;

const surrounds = (shape: Element, text: Element): boolean => {
  const [outer, inner] = [boundsOf(shape), boundsOf(text)];
  const [x, y] = [inner.left + inner.width / 2, inner.top + inner.height / 2];
  return outer.left <= x && x <= outer.right && outer.top <= y && y <= outer.bottom;
};

/** Words of a drawing that take no press themselves: the press is for the shape they are written on. */
export const shapeUnder = (element: Element): Element | undefined => {
  if (!(element instanceof SVGTextContentElement)) return undefined;
  const parent = parentElement(element);
  if (!parent) return undefined;
  const shape = [...childElements(parent)]
    .slice(0, MOST_SHAPES)
    .findLast((each) => each instanceof SVGGeometryElement && isFollowedBy(each, element) && surrounds(each, element));
  if (!shape) return undefined;
  const own = getComputedStyle(element);
  const pressedThere = getComputedStyle(shape).cursor === "pointer" && own.cursor !== "pointer";
  return own.pointerEvents === "none" || pressedThere ? shape : undefined;
};
