import { ACCEPT } from "#core/model/choose";
import type { ElementQuery } from "#core/model/element";
import type { Refusal } from "#core/ports/browser";
import type { Names } from "./accessible-name";
import { attributeOf, contains, findAll, firstChild, isElement, isText, matches, nextSibling } from "./dom";
import { headingBefore } from "./heading";
import { itemOf } from "./owned-part";
import { scoreAll } from "./score";
import { briefText } from "./walk";

const SHOWN = 3;
const MAX_LABEL = 40;
const CONTROL = "a[href],button,input,select,textarea,[role=button],[role=link]";

/** The first words of an item that belong to no control and not to the element itself. */
const labelOf = (item: Element, element: Element): string => {
  for (let node = firstChild(item); node; node = nextSibling(node)) {
    if (isText(node) && (node.nodeValue ?? "").trim() !== "") return (node.nodeValue ?? "").trim();
    if (!isElement(node) || contains(node, element) || matches(node, CONTROL)) continue;
    const text = briefText(node, MAX_LABEL);
    if (text !== "") return text;
  }
  return [...findAll(item, "h1,h2,h3,h4,h5,h6,th,dt,legend")].map((each) => briefText(each, MAX_LABEL))[0] ?? "";
};

const placeOf = (element: Element): string => {
  const item = itemOf(element);
  const label = item === element ? "" : labelOf(item, element) || (attributeOf(item, "aria-label") ?? "");
  return (label || headingBefore(element)).slice(0, MAX_LABEL);
};

const listed = (texts: readonly string[]): string =>
  texts.length < 2 ? (texts[0] ?? "") : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1) ?? ""}`;

/** `no Delete for "Ann"; "Delete" is there for Bob and Zoe`: where the element of a query with a scope is instead. */
export const scopeRefusal = (query: ElementQuery, elements: readonly Element[], names: Names): Refusal => {
  const { within, near, nth: _nth, ...bare } = query;
  const scope = within
    ? [within.role, JSON.stringify(within.name)].filter(Boolean).join(" ")
    : JSON.stringify(near ?? "");
  const wanted = query.name === "" ? (query.role ?? "element") : JSON.stringify(query.name);
  const { scored } = scoreAll(bare, elements, names, { unseen: false });
  const places = scored.filter(({ score }) => score >= ACCEPT).map(({ element }) => placeOf(element));
  const named = [...new Set(places.filter((place) => place !== ""))].slice(0, SHOWN);
  return {
    message: `there is no ${wanted} in what belongs to ${scope}`,
    ...(named.length > 0 ? { hint: `${wanted} is there for ${listed(named)}` } : {}),
  };
};
