import { bodyOf, boundsOf, documentElement, findAll, isShown, type Root } from "./dom";
import { elementAt, within } from "./walk";

const DIALOGS = "dialog[open],[role=dialog],[role=alertdialog]";
const CONTROLS = "a[href],button,input:not([type=hidden]),select,textarea,[role=button],[tabindex]";
/** Pixels from the edge of the viewport at which is felt what lies there. */
const INSET = 3;

/** Positioned over the whole viewport, with nothing in it to act on but the dialog. */
const isBackdrop = (element: Element, dialog: Element): boolean => {
  if (element === bodyOf() || element === documentElement()) return false;
  const { position } = getComputedStyle(element);
  if (position !== "fixed" && position !== "absolute") return false;
  const { left, top, right, bottom } = boundsOf(element);
  if (left > 1 || top > 1 || right < innerWidth - 20 || bottom < innerHeight - 20) return false;
  return [...findAll(element, CONTROLS)].every((control) => within(control, dialog));
};

const takesPresses = (dialog: Element): boolean => {
  const { left, top, right, bottom } = boundsOf(dialog);
  const middle = elementAt((left + right) / 2, (top + bottom) / 2);
  if (!middle || !within(middle, dialog)) return false;
  const [x, y] = [innerWidth - 20 - INSET, innerHeight - 20 - INSET];
  const corners = [elementAt(INSET, INSET), elementAt(x, INSET), elementAt(INSET, y), elementAt(x, y)];
  return corners.every((corner) => corner !== null && (within(corner, dialog) || isBackdrop(corner, dialog)));
};

/** A dialog that does not say it is modal, but whose backdrop takes every press that does not go to it. */
export const dialogOverBackdrop = (roots: readonly Root[]): Element | undefined => {
  const open = roots
    .flatMap((root) => [...findAll(root, DIALOGS)])
    .filter((dialog) => isShown(dialog, { visibilityProperty: true, opacityProperty: true }));
  return open.findLast(takesPresses);
};
