import { ACCEPT, TIE } from "#core/model/choose";
import { type ElementKind, type ElementQuery, isCounted } from "#core/model/element";
import { isSaidIn, normaliseText } from "#core/model/words";
import type { Names } from "./accessible-name";
import { peersOf } from "./rank";
import { attributeOf, closest, documentElement, findAll, isRoot, type Root, rootOf, textOf } from "./dom";
import { isBehind, topModal } from "./modal";
import { itemOf } from "./owned-part";
import { eligible } from "./pool";
import { isSeen } from "./proxy";
import { matchOf } from "./score";
import { untilChanged } from "./until-changed";
import { allElements, within } from "./walk";

/**
 * What the words of a step mean on the page of now, asked of one element: `meant`: it alone; `shared`: it and others as well; `other`: another
 * one; `unsaid`: nothing on the page.
 */
export type Meaning = "meant" | "shared" | "other" | "unsaid";

/** The answer of a discovery. */
export const meaningFound = (query: ElementQuery, element: Element): Meaning => {
  const peers = peersOf(query, allElements());
  if (peers.length === 0) return "unsaid";
  if (!peers.includes(element)) return "other";
  return peers.length === 1 ? "meant" : "shared";
};

/** What is named by the text in it. */
const PRESSED = "button,a[href],summary,[role],[onclick],[tabindex]";
const NAMED_BY_CONTENT: ReadonlySet<ElementKind> = new Set(["clickable", "focusable", "any"]);
const NAMING = ["aria-label", "title", "value", "placeholder", "alt"] as const;

const plain = (text: string): string => normaliseText(text).toLowerCase();

const countOf = (text: string, part: string): number => {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count++;
  return count;
};

/** The name stands in the text of the root more often than in the element: read at once, without a look at single elements. */
const isSaidElsewhere = (root: Root, element: Element, name: string): boolean => {
  const whole = root instanceof Document ? documentElement() : root;
  const text = (whole ? textOf(whole) : "").toLowerCase();
  return countOf(text, name) > countOf(textOf(element).toLowerCase(), name);
};

/** Elements by what their naming attributes say. */
const namedIn = untilChanged<ReadonlyMap<string, readonly Element[]>>((root) => {
  const named = new Map<string, Element[]>();
  for (const attribute of NAMING)
    for (const element of findAll(root, `[${attribute}]`)) {
      const name = plain(attributeOf(element, attribute) ?? "");
      const others = named.get(name);
      if (others) others.push(element);
      else named.set(name, [element]);
    }
  return named;
}, NAMING);

const pressedIn = untilChanged<readonly Element[]>(
  (root) => [...findAll(root, PRESSED)],
  ["href", "role", "onclick", "tabindex"],
);

/** Elements that have the name, whole, in an attribute, a label or as their text. */
const bearersIn = (root: Root, element: Element, kind: ElementKind, name: string): readonly Element[] => {
  const byAttribute = namedIn(root).get(name) ?? [];
  const labelled = [...findAll(root, "label")].flatMap((label) =>
    label instanceof HTMLLabelElement && label.control && plain(textOf(label)) === name ? [label.control] : [],
  );
  if (!NAMED_BY_CONTENT.has(kind) || !isSaidElsewhere(root, element, name)) return [...byAttribute, ...labelled];
  const longest = name.length + 40;
  const byText = pressedIn(root).filter((each) => {
    const text = textOf(each);
    return text.length <= longest && plain(text) === name;
  });
  return [...byAttribute, ...labelled, ...byText];
};

const leadsThere = (one: Element, other: Element): boolean =>
  one instanceof HTMLAnchorElement && other instanceof HTMLAnchorElement && one.href !== "" && one.href === other.href;

/** Another element of the page has the name that was written, and matches the words as well as this one. */
const hasNamesake = (query: ElementQuery, element: Element, own: number, names: Names): boolean => {
  const name = plain(query.name);
  if (name === "") return false;
  const modal = topModal();
  const roots = [...new Set([document, rootOf(element)])].filter(isRoot);
  return roots
    .flatMap((root) => bearersIn(root, element, query.kind, name))
    .some(
      (other) =>
        !within(other, element) &&
        !within(element, other) &&
        eligible(other, query.kind) &&
        !leadsThere(element, other) &&
        !isBehind(other, modal) &&
        isSeen(other, names) &&
        matchOf(query, other, names) >= Math.max(ACCEPT, own - TIE),
    );
};

/** What is one of several by its tag or role. */
const ITEMS = "tr,[role=row],li,[role=listitem],article";
const MOST_READ = 2_000;

/** The row, card or item that the element stands in says the words of the place: read without a search for the place itself. */
const standsWhereSaid = (query: ElementQuery, element: Element): boolean => {
  const place = query.within?.name ?? query.near ?? "";
  const says = (part: Element | null | undefined): boolean =>
    part !== null && part !== undefined && isSaidIn(textOf(part).slice(0, MOST_READ), place);
  return place !== "" && (says(closest(element, ITEMS)) || says(itemOf(element)));
};

/** Whether a step's words mean the element that the stored locators found: cheap where the words still fit it and no other has its name. */
export const wordsMean = (query: ElementQuery, element: Element, moved: boolean, names: Names): Meaning => {
  const isPlaced = query.within !== undefined || query.near !== undefined;
  if (isCounted(query) || (isPlaced && (moved || !standsWhereSaid(query, element))))
    return meaningFound(query, element);
  const own = matchOf(query, element, names);
  if (own >= ACCEPT && (isPlaced || !hasNamesake(query, element, own, names))) return "meant";
  return meaningFound(query, element);
};
