import { allElements } from "#adapters/playwright/page/walk";
import type { Random } from "../random";

/** The page while it is being redesigned: what a change may do, so that the truth stays known. */
export interface Redesign {
  readonly random: Random;
  /** Share of the fitting elements that a change touches, in (0, 1]. */
  readonly share: number;
  /** All elements inside the body, as they stand now. */
  readonly all: () => Element[];
  /** `fresh` is what `old` has become; it takes its place. */
  readonly replace: (old: Element, fresh: Element) => void;
  /** The element and all in it are gone. */
  readonly remove: (element: Element) => void;
  /** The element stays in the tree but nobody sees it any more. */
  readonly hide: (element: HTMLElement) => void;
  /** The element and all in it were not there before and stand for nothing that was. */
  readonly welcome: <T extends Element>(element: T) => T;
}

/** One kind of change to a page. */
export type Change = (redesign: Redesign) => void;

/** The redesign and where each marked node has gone. */
export interface Traced {
  readonly redesign: Redesign;
  /** The node that stands for the old one now; `gone` when it was removed or hidden; undefined when that is not known. */
  readonly successorOf: (old: Element) => Element | "gone" | undefined;
  /** It, or what it stands in, was not there before. */
  readonly isStranger: (element: Element) => boolean;
}

const UNTOUCHED = "script,style,link,meta,noscript,template,head,html,body,svg *,iframe,br,option";

/** Follows what changes do to the nodes of this document. */
export const traceRedesign = (random: Random, share: number): Traced => {
  const successors = new Map<Element, Element>();
  const dropped = new Set<Element>();
  const strangers = new Set<Element>();
  const redesign: Redesign = {
    random,
    share,
    all: () => allElements().filter((element) => !element.matches(UNTOUCHED)),
    replace: (old, fresh) => {
      old.replaceWith(fresh);
      successors.set(old, fresh);
    },
    remove: (element) => {
      for (const inside of [element, ...element.querySelectorAll("*")]) dropped.add(inside);
      element.remove();
    },
    hide: (element) => {
      for (const inside of [element, ...element.querySelectorAll("*")]) dropped.add(inside);
      element.style.setProperty("display", "none", "important");
    },
    welcome: (element) => {
      strangers.add(element);
      return element;
    },
  };
  const successorOf = (old: Element): Element | "gone" | undefined => {
    let at = old;
    for (let next = successors.get(at); next; next = successors.get(at)) at = next;
    if (dropped.has(at)) return "gone";
    return at.isConnected ? at : undefined;
  };
  const isStranger = (element: Element): boolean => {
    for (let at: Element | null = element; at; at = at.parentElement) if (strangers.has(at)) return true;
    return false;
  };
  return { redesign, successorOf, isStranger };
};
