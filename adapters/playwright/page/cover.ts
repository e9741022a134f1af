import { boundsOf, createHtml, documentElement } from "./dom";
import { maskedElements } from "./mask";

const COLOUR = "#ff00ff";
let pane: HTMLElement | undefined;

const style = (element: HTMLElement, properties: Readonly<Record<string, string>>): void => {
  for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value, "important");
};

const coverOf = (element: Element): HTMLElement => {
  const { left, top, width, height } = boundsOf(element);
  const cover = createHtml("div");
  style(cover, {
    position: "fixed",
    left: `${left}px`,
    top: `${top}px`,
    width: `${width}px`,
    height: `${height}px`,
    background: COLOUR,
  });
  return cover;
};

/** Takes the covers away. */
export const uncover = (): void => {
  pane?.remove();
  pane = undefined;
};

/** Covers what a picture must not show, above everything else, until `uncover`. Says how much that is. Throws where no cover would show. */
export const cover = (secrets: readonly string[]): number => {
  uncover();
  const masked = maskedElements(secrets);
  const root = documentElement();
  if (masked.length === 0) return 0;
  if (!(root instanceof HTMLElement)) throw new Error("nothing can be covered in this document");
  pane = createHtml("pacts-covers");
  style(pane, {
    all: "initial",
    position: "fixed",
    inset: "0",
    width: "auto",
    height: "auto",
    "max-width": "none",
    "max-height": "none",
    margin: "0",
    padding: "0",
    border: "0",
    overflow: "visible",
    background: "none",
    display: "block",
    "pointer-events": "none",
    "z-index": "2147483647",
  });
  // The page's styles reach into no closed shadow, and the last that was opened stands above dialogs, too.
  pane.attachShadow({ mode: "closed" }).append(...masked.map(coverOf));
  pane.popover = "manual";
  root.append(pane);
  pane.showPopover();
  return masked.length;
};
