import { createFlatTree } from "./flat-tree";
import { createSight } from "./in-sight";
import { createLabels } from "./label";
import { createNameWalk } from "./name-walk";
import { writeLabels } from "./native-name";
import { createPseudoReader } from "./pseudo-content";
import { createRoles } from "./role";
import { NAMELESS } from "./role-words";
import type { Look, Place, Scribe } from "./scribe";
import { createVisibility } from "./visibility";
import { createVisibleText, TEXT_CAP } from "./visible-text";

export interface NameOptions {
  /** Whether values of fields inside the name (`[ ] flash [3] times`) belong to it; never for what is remembered. Default false. */
  readonly values?: boolean;
}

export interface LookOptions {
  /**
   * Whether text that style sheets put before and after elements belongs to names. Without it a first look at a page
   * costs about half: enough to sift many elements, to be asked again for the few that matter. Default true.
   */
  readonly pseudo?: boolean;
}

/** What elements are and how they are called. Answers hold for one synchronous pass: create it anew for each look. */
export interface Names {
  /** ARIA role, explicit or implied; empty when none, `none` when presentational. */
  role(element: Element): string;
  /** Accessible name (W3C accname 1.2, HTML-AAM), on one line, at most 4,000 characters; empty when hidden or without one. */
  name(element: Element, options?: NameOptions): string;
  /** Text of what `aria-labelledby` points to, else of its `<label>`s; empty when none. Never holds values of fields. */
  labelText(element: Element): string;
  /** Not rendered, invisible, or within `aria-hidden`. */
  hidden(element: Element): boolean;
  /** Playwright's notion: a box that is not empty and not made invisible. */
  visible(element: Element): boolean;
  /** A person sees its box or can scroll to it. */
  inSight(element: Element): boolean;
  /** A person sees some of its words or can scroll to them. */
  wordsInSight(element: Element): boolean;
  /** Visible text on one line, cut to `cap` characters (200); never what a user typed. */
  text(element: Element, cap?: number): string;
}

const TARGET: Place = { via: "target", referenced: false, uncovered: false, depth: 0 };
const REFERENCED: Place = { via: "reference", referenced: true, uncovered: false, depth: 1 };

const startAtLabels =
  (element: Element, { labels, visibility }: Look) =>
  (scribe: Scribe): void => {
    for (const reference of labels.references(element)) {
      if (reference === element) continue;
      scribe.out.space();
      scribe.write(reference, { ...REFERENCED, uncovered: visibility.hidden(reference) });
    }
    if (scribe.out.ink() === 0) writeLabels(scribe, element, REFERENCED);
  };

/** Creates the answers for one synchronous pass over one document and its open shadow roots; all are cached. */
export const createNames = ({ pseudo = true }: LookOptions = {}): Names => {
  const tree = createFlatTree();
  const roles = createRoles(tree);
  const visibility = createVisibility(tree);
  const labels = createLabels(tree);
  const look: Look = { tree, roles, visibility, labels, pseudo: pseudo ? createPseudoReader(tree) : () => null };
  const walk = createNameWalk(look);
  const sight = createSight(tree, tree.shown);
  const visibleText = createVisibleText(tree, visibility);
  const known = { withValues: new Map<Element, string>(), bare: new Map<Element, string>() };

  const compute = (element: Element, values: boolean): string => {
    if (visibility.hidden(element) || NAMELESS.has(roles.role(element))) return "";
    return walk(element, values, (scribe) => scribe.write(element, TARGET));
  };
  return {
    role: roles.role,
    hidden: visibility.hidden,
    visible: visibility.visible,
    inSight: sight.inSight,
    wordsInSight: sight.wordsInSight,
    text: (element, cap = TEXT_CAP) => visibleText(element, cap),
    labelText: (element) => walk(element, false, startAtLabels(element, look)),
    name: (element, { values = false } = {}) => {
      const cache = values ? known.withValues : known.bare;
      const before = cache.get(element);
      if (before !== undefined) return before;
      const now = compute(element, values);
      cache.set(element, now);
      return now;
    },
  };
};
