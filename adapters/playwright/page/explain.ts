import { ACCEPT } from "#core/model/choose";
import type { ElementQuery } from "#core/model/element";
import type { Refusal } from "#core/ports/browser";
import { createNames, type Names } from "./accessible-name";
import { boundsOf, isShown, localName } from "./dom";
import { namelessHint } from "./nameless";
import { isSeen } from "./proxy";
import { rankEitherWay } from "./rank";
import { scopeOf } from "./scope";
import { scopeRefusal } from "./scope-refusal";
import { type Scored, scoreAll } from "./score";
import { readStyleTexts } from "./style-text";
import { allElements } from "./walk";

const VERBS: Readonly<Record<ElementQuery["kind"], string>> = {
  any: "looked at",
  clickable: "clicked",
  focusable: "focused",
  editable: "filled",
  selectable: "selected from",
  checkable: "checked",
};

/** It has the very name, or the same words: a longer one is another matter. */
const WHOLE = 0.93;

const isWhole = ({ score, reason }: Scored): boolean => score >= WHOLE && !/^(?:prefix|contains) /u.test(reason);

const withArticle = (noun: string): string => `${/^[aeiou]/u.test(noun) ? "an" : "a"} ${noun}`;

/** Why nobody sees it. */
const whyUnseen = (element: Element): string => {
  if (!isShown(element, { visibilityProperty: true })) return "hidden";
  if (!isShown(element, { opacityProperty: true })) return "transparent";
  const { width, height } = boundsOf(element);
  return width * height === 0 ? "without a size" : "outside of what can be seen or scrolled to";
};

const unseenRefusal = (query: ElementQuery, elements: readonly Element[], names: Names): Refusal | undefined => {
  const { scored } = scoreAll(query, elements, names, { unseen: true });
  const unseen = scored.filter((answer) => isWhole(answer) && !isSeen(answer.element, names))[0];
  if (!unseen) return undefined;
  return {
    message: `${JSON.stringify(query.name)} is on the page, but not visible: it is ${whyUnseen(unseen.element)}`,
    hint: "open what holds it in a step before",
  };
};

const otherKindRefusal = (query: ElementQuery, elements: readonly Element[], names: Names): Refusal | undefined => {
  const { role: _, ...bare } = query;
  const { scored } = scoreAll({ ...bare, kind: "any" }, elements, names, { unseen: false });
  const found = scored.filter(isWhole).sort((a, b) => b.score - a.score)[0];
  if (!found) return undefined;
  const what = names.role(found.element) || localName(found.element);
  const denied =
    query.role !== undefined && query.role !== what ? `no ${query.role}` : `nothing that can be ${VERBS[query.kind]}`;
  return { message: `${JSON.stringify(query.name)} is ${withArticle(what)} here, and ${denied}` };
};

/** Why nothing on this page is acted on for the query, where more can be said than that nothing matches; null where something matches now. */
export const explain = (query: ElementQuery): Refusal | null => {
  const elements = allElements();
  const names = createNames({ pseudo: readStyleTexts(elements) });
  const { ranked, missing } = rankEitherWay(query, elements, names);
  if ((ranked[0]?.score ?? 0) >= ACCEPT) return null;
  const distance = scopeOf(query, elements, names);
  const admits = typeof distance === "function" ? (each: Element): boolean => distance(each) !== undefined : undefined;
  const nameless = query.kind === "clickable" && !missing ? namelessHint(elements, names, admits) : undefined;
  if (distance !== undefined && !missing) {
    const refusal = scopeRefusal(query, elements, names);
    return refusal.hint === undefined && nameless !== undefined ? { ...refusal, hint: nameless } : refusal;
  }
  if (distance !== undefined || query.name === "") return null;
  const refusal = unseenRefusal(query, elements, names) ?? otherKindRefusal(query, elements, names);
  if (refusal) return refusal;
  return nameless === undefined
    ? null
    : { message: `nothing on the page answers to ${JSON.stringify(query.name)}`, hint: nameless };
};
