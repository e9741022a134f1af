import type { PlacedText } from "#core/model/label-match";
import type { Box } from "#core/model/element";
import {
  attributeOf,
  boundsOf,
  classesOf,
  idOf,
  isElement,
  isText,
  matches,
  parentElement,
  tagName,
  textOf,
} from "./dom";
import { boxOf, drawnText, isInline } from "./drawn-text";
import { createFlatTree } from "./flat-tree";
import { NEVER_RENDERED } from "./rendering";

/** What a person fills, ticks or chooses from; a part of one belongs to it. */
export const CONTROLS =
  "input:not([type=hidden],[type=button],[type=submit],[type=reset],[type=image]),select,textarea,[contenteditable=''],[contenteditable=true],[role=checkbox],[role=radio],[role=switch],[role=textbox],[role=searchbox],[role=combobox],[role=spinbutton],[role=slider],[role=listbox],[aria-haspopup=listbox]";
const BUTTONS = "button,summary,[role=button],[role=tab],[role=option],input";
const HEADINGS = "h1,h2,h3,h4,h5,h6,legend,caption,[role=heading]";
const CAPTIONS = "b,strong,legend,label,th,dt";
const tree = createFlatTree();
const LETTER = /[\p{L}\p{N}]/u;

/** Nodes of a part of the page that are read; larger parts are no group of controls. */
const MAX_NODES = 4_000;
const MAX_CONTROLS = 300;

/** A text in the region: its first line names, what follows explains. */
export interface RegionText extends PlacedText {
  readonly text: string;
  /** The element that holds nothing but it; undefined where it stands among others. */
  readonly holder: Element | undefined;
  readonly heading: boolean;
}

/** A part of the page that holds controls and the texts between them. */
export interface Region {
  readonly controls: readonly Element[];
  /** Buttons, which no label is read across. */
  readonly barriers: readonly Box[];
  readonly texts: readonly RegionText[];
}

/** A hint that is drawn where the value will be. */
export const isPlaceholder = (element: Element): boolean =>
  [...classesOf(element), idOf(element)].some((name) => /placeholder/iu.test(name));

/** Whether the element holds no control and no button. */
const isPlain = (element: Element): boolean => {
  if (matches(element, CONTROLS) || matches(element, BUTTONS)) return false;
  let plain = true;
  tree.each(element, (child) => {
    if (isElement(child)) plain = isPlain(child);
    return plain;
  });
  return plain;
};

/** Collects what stands in a part of the page, in the order of the flat tree. */
const createCollector = (isTaken: (element: Element) => boolean) => {
  const controls: Element[] = [];
  const barriers: Box[] = [];
  const texts: RegionText[] = [];
  let left = MAX_NODES;

  const addText = (nodes: readonly Node[], element: Element): void => {
    if (isPlaceholder(element) || nodes.some((node) => isElement(node) && isPlaceholder(node))) return;
    const drawn = drawnText(nodes);
    if (!drawn) return;
    const own = nodes.filter((one) => !isText(one) || (one.nodeValue ?? "").trim() !== "");
    const [single] = own;
    const holder = own.length === 1 && single && isElement(single) ? single : undefined;
    texts.push({
      ...drawn,
      holder,
      taken: own.some((one) => isTaken(isElement(one) ? one : (parentElement(one) ?? element))),
      heading: holder !== undefined && matches(holder, HEADINGS),
      caption: /[:：]\s*$/u.test(drawn.text) || (holder !== undefined && matches(holder, CAPTIONS)),
    });
  };

  const visit = (element: Element): void => {
    let run: Node[] = [];
    const flush = (): void => {
      if (run.length > 0) addText(run, element);
      run = [];
    };
    tree.each(element, (child) => {
      left -= 1;
      if (isText(child)) run.push(child);
      else if (isElement(child) && !NEVER_RENDERED.has(tree.tag(child))) {
        const control = matches(child, CONTROLS);
        if (!control && tagName(child) !== "BR" && isPlain(child)) {
          if (isInline(child)) run.push(child);
          else {
            flush();
            addText([child], element);
          }
        } else {
          flush();
          if (control) controls.push(child);
          else if (matches(child, BUTTONS)) barriers.push(boxOf(boundsOf(child)));
          else if (tagName(child) !== "BR") visit(child);
        }
      }
      return left > 0 && controls.length <= MAX_CONTROLS;
    });
    flush();
  };
  return {
    visit,
    region: (): Region | undefined =>
      left > 0 && controls.length <= MAX_CONTROLS ? { controls, barriers, texts } : undefined,
  };
};

/** The controls and texts of a part of the page; undefined where it is too large to be read as a group. */
export const readRegion = (element: Element, isTaken: (text: Element) => boolean): Region | undefined => {
  const { visit, region } = createCollector(isTaken);
  visit(element);
  return region();
};

/** Whether the element shows words, or numbers too, outside of its controls and buttons: cheap, for the way up from a control. */
export const hasFreeText = (element: Element, numbers: boolean): boolean => {
  const pattern = numbers ? LETTER : /\p{L}/u;
  let left = MAX_NODES;
  const find = (at: Element): boolean => {
    let found = false;
    tree.each(at, (child) => {
      left -= 1;
      if (isText(child)) found = pattern.test(child.nodeValue ?? "") && !isPlaceholder(at);
      else if (
        isElement(child) &&
        !NEVER_RENDERED.has(tree.tag(child)) &&
        !matches(child, CONTROLS) &&
        !matches(child, BUTTONS)
      )
        found = find(child);
      return !found && left > 0;
    });
    return found;
  };
  return find(element);
};

/** Text that a control shows of its own, as a button with words on it does; what a list or editor shows is its value. */
export const saysItself = (element: Element): boolean =>
  !matches(element, "select,[contenteditable],[role=combobox],[role=textbox]") &&
  LETTER.test(textOf(element).slice(0, 200)) &&
  attributeOf(element, "aria-haspopup") === null;
