/**
 * Reads of the DOM through the prototypes' own getters and methods. A page can hide the others: a form's fields shadow the
 * properties of their form by name (`<input name="parentElement">`), named pictures, frames and forms those of the document.
 */

/** A document or an open shadow root. */
export type Root = Document | ShadowRoot;

const getter = <N extends object, T>(proto: N, key: string): ((node: N) => T) => {
  const get = Object.getOwnPropertyDescriptor(proto, key)?.get;
  if (!get) throw new Error(`no getter ${key}`);
  return (node) => get.call(node) as T;
};

const { hasAttribute: has, getAttribute: get, matches: fits, closest: nearest } = Element.prototype;
const {
  checkVisibility: check,
  getBoundingClientRect: rect,
  getClientRects: rects,
  scrollIntoView: scroll,
} = Element.prototype;
const { getRootNode: rootNode, contains: holds, compareDocumentPosition: compare } = Node.prototype;

/** Upper case for HTML, as written for SVG. */
export const tagName = getter<Element, string>(Element.prototype, "tagName");
/** Without a namespace: `button`, `svg`; lower case for all of HTML. */
export const localName = getter<Element, string>(Element.prototype, "localName");
export const idOf = getter<Element, string>(Element.prototype, "id");
export const classesOf = getter<Element, DOMTokenList>(Element.prototype, "classList");
export const childElements = getter<Element, HTMLCollection>(Element.prototype, "children");
export const childElementCount = getter<Element, number>(Element.prototype, "childElementCount");
export const nextElement = getter<Element, Element | null>(Element.prototype, "nextElementSibling");
export const previousElement = getter<Element, Element | null>(Element.prototype, "previousElementSibling");
/** The open shadow root. */
export const shadowRoot = getter<Element, ShadowRoot | null>(Element.prototype, "shadowRoot");
export const assignedSlot = getter<Element, HTMLSlotElement | null>(Element.prototype, "assignedSlot");
export const parentNode = getter<Node, Node | null>(Node.prototype, "parentNode");
export const parentElement = getter<Node, Element | null>(Node.prototype, "parentElement");
export const firstChild = getter<Node, ChildNode | null>(Node.prototype, "firstChild");
export const lastChild = getter<Node, ChildNode | null>(Node.prototype, "lastChild");
export const nextSibling = getter<Node, ChildNode | null>(Node.prototype, "nextSibling");
export const previousSibling = getter<Node, ChildNode | null>(Node.prototype, "previousSibling");
export const isConnected = getter<Node, boolean>(Node.prototype, "isConnected");
const nodeType = getter<Node, number>(Node.prototype, "nodeType");
const content = getter<Node, string | null>(Node.prototype, "textContent");
const drawnText = getter<HTMLElement, string>(HTMLElement.prototype, "innerText");
const editable = getter<HTMLElement, boolean>(HTMLElement.prototype, "isContentEditable");
const body = getter<Document, HTMLElement | null>(Document.prototype, "body");
const rootElement = getter<Document, HTMLElement | null>(Document.prototype, "documentElement");
const title = getter<Document, string>(Document.prototype, "title");
const documentFocus = getter<Document, Element | null>(Document.prototype, "activeElement");
const shadowFocus = getter<ShadowRoot, Element | null>(ShadowRoot.prototype, "activeElement");

export const isElement = (node: Node): node is Element => nodeType(node) === 1;
/** A text node, or a CDATA section of XML. */
export const isText = (node: Node): node is Text => {
  const type = nodeType(node);
  return type === 3 || type === 4;
};
export const isRoot = (node: Node): node is Root => node instanceof Document || node instanceof ShadowRoot;

export const attributeOf = (element: Element, name: string): string | null => get.call(element, name);
export const hasAttribute = (element: Element, name: string): boolean => has.call(element, name);
export const matches = (element: Element, selector: string): boolean => fits.call(element, selector);
export function closest<K extends keyof HTMLElementTagNameMap>(e: Element, tag: K): HTMLElementTagNameMap[K] | null;
export function closest(element: Element, selector: string): Element | null;
/** The nearest that fits of the element and what it stands in. */
export function closest(element: Element, selector: string): Element | null {
  return nearest.call(element, selector);
}
export const contains = (outer: Node, inner: Node): boolean => holds.call(outer, inner);
export const rootOf = (node: Node): Node => rootNode.call(node);
/** `b` comes after `a` in their tree. */
export const isFollowedBy = (a: Node, b: Node): boolean =>
  (compare.call(a, b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
export const textOf = (node: Node): string => content(node) ?? "";
/** The text as it is drawn; that of all content where the element is none of HTML. */
export const drawnTextOf = (element: Element): string =>
  element instanceof HTMLElement ? drawnText(element) : textOf(element);
export const isEditing = (element: Element): boolean => element instanceof HTMLElement && editable(element);
export const boundsOf = (element: Element): DOMRect => rect.call(element);
export const boxesOf = (element: Element): DOMRectList => rects.call(element);
export const isShown = (element: Element, options: CheckVisibilityOptions): boolean => check.call(element, options);
/** The lengths of an element's box along one axis, as the scrolling of its content knows them. */
export interface ScrollBox {
  readonly border: number;
  readonly window: number;
  readonly length: number;
  readonly scrolled: number;
}
const lengthOf = (key: string): ((element: Element) => number) => getter<Element, number>(Element.prototype, key);
const scrollBoxAlong = (side: string, size: string): ((element: Element) => ScrollBox) => {
  const [border, window] = [lengthOf(`client${side}`), lengthOf(`client${size}`)];
  const [length, scrolled] = [lengthOf(`scroll${size}`), lengthOf(`scroll${side}`)];
  return (element) => ({
    border: border(element),
    window: window(element),
    length: length(element),
    scrolled: scrolled(element),
  });
};
export const scrollBox = { x: scrollBoxAlong("Left", "Width"), y: scrollBoxAlong("Top", "Height") } as const;
const offsetSize = {
  x: getter<HTMLElement, number>(HTMLElement.prototype, "offsetWidth"),
  y: getter<HTMLElement, number>(HTMLElement.prototype, "offsetHeight"),
} as const;
/** The size of its border box before transforms; undefined for what is none of HTML. */
export const layoutSize = (element: Element, axis: "x" | "y"): number | undefined =>
  element instanceof HTMLElement ? offsetSize[axis](element) : undefined;
/** Neither it nor what it stands in is transparent. */
export const isOpaque = (element: Element): boolean => isShown(element, { opacityProperty: true });
export const scrollTo = (element: Element, options: ScrollIntoViewOptions): void => scroll.call(element, options);

const protoOf = (root: ParentNode): ParentNode => {
  if (root instanceof Element) return Element.prototype;
  return root instanceof Document ? Document.prototype : DocumentFragment.prototype;
};
/** All elements below the root that fit the selector, in document order. Throws what the engine throws for no selector. */
export const findAll = (root: ParentNode, selector: string): NodeListOf<Element> =>
  protoOf(root).querySelectorAll.call(root, selector);
export const findFirst = (root: ParentNode, selector: string): Element | null =>
  protoOf(root).querySelector.call(root, selector);
const { getElementById: documentById } = Document.prototype;
const { getElementById: fragmentById } = DocumentFragment.prototype;
export const byId = (root: Document | DocumentFragment, id: string): Element | null =>
  root instanceof Document ? documentById.call(root, id) : fragmentById.call(root, id);

export const bodyOf = (): HTMLElement | null => body(document);
export const documentElement = (): HTMLElement | null => rootElement(document);
export const titleOf = (): string => title(document);
/** What has the focus in the root. */
export const focusIn = (root: Node): Element | null =>
  root instanceof Document ? documentFocus(root) : root instanceof ShadowRoot ? shadowFocus(root) : null;

const { createElementNS, createTreeWalker, elementFromPoint, getAnimations } = Document.prototype;
const { elementFromPoint: shadowFromPoint } = ShadowRoot.prototype;
const HTML = "http://www.w3.org/1999/xhtml";
export const createHtml = (name: string): HTMLElement => createElementNS.call(document, HTML, name) as HTMLElement;
export const walkerOver = (root: Node, show: number): TreeWalker => createTreeWalker.call(document, root, show);
export const hitIn = (root: Root, x: number, y: number): Element | null =>
  root instanceof Document ? elementFromPoint.call(root, x, y) : shadowFromPoint.call(root, x, y);
export const animations = (): readonly Animation[] => getAnimations.call(document);
