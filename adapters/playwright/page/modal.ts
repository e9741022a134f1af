import { findAll, isShown, matches } from "./dom";
import { untilChanged } from "./until-changed";
import { within } from "./walk";

const dialogsIn = untilChanged<readonly Element[]>(
  (root) => [...findAll(root, 'dialog,[aria-modal="true"]')],
  ["aria-modal"],
);

/** The dialog that lies over the page now. */
export const topModal = (): Element | undefined =>
  dialogsIn(document).findLast(
    (dialog) =>
      matches(dialog, ':modal,[aria-modal="true"]') &&
      isShown(dialog, { visibilityProperty: true, opacityProperty: true }),
  );

/** It stands behind the dialog that lies over the page. */
export const isBehind = (element: Element, modal = topModal()): boolean =>
  modal !== undefined && !within(element, modal);
