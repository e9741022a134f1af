import { findAll, isShown, matches } from "./dom";
import { isArriving } from "./motion";
import { untilChanged } from "./until-changed";
import { within } from "./walk";

const dialogsIn = untilChanged<readonly Element[]>(
  (root) => [...findAll(root, 'dialog,[aria-modal="true"]')],
  ["aria-modal"],
);

/** The dialog is still fading or sliding in. */
export const isOpening = (dialog: Element): boolean => isArriving(dialog);

/** The dialog that lies over the page now, or is about to. */
export const topModal = (): Element | undefined =>
  dialogsIn(document).findLast(
    (dialog) =>
      matches(dialog, ':modal,[aria-modal="true"]') &&
      isShown(dialog, { visibilityProperty: true }) &&
      (isShown(dialog, { opacityProperty: true }) || isOpening(dialog)),
  );

/** It stands behind the dialog that lies over the page. */
export const isBehind = (element: Element, modal = topModal()): boolean =>
  modal !== undefined && !within(element, modal);
