import type { ElementQuery } from "#core/model/element";
import { answerText, words } from "#core/model/words";
import type { Names } from "./accessible-name";
import { eligible, isInteractive, ownText } from "./pool";
import { isSeen } from "./proxy";
import { ROLE_WORDS, roleAnswers } from "./roles";
import { nameSources, rawText } from "./sources";

export interface Scored {
  readonly element: Element;
  readonly score: number;
  readonly reason: string;
}

/** Below it an element is only told as "came nearest", never chosen. */
export const ACCEPT = 0.55;
const NEAREST = 0.15;

/** How well the element's texts answer the name. */
const answerName = (name: string, element: Element, names: Names): { readonly score: number; readonly reason: string } => {
  let best = { score: 0, reason: "" };
  for (const { from, text, weight } of nameSources(element, names)) {
    const answer = answerText(name, text);
    if (answer.score * weight > best.score) best = { score: answer.score * weight, reason: `${answer.how} ${from}` };
  }
  return best;
};

const roleFactor = (query: ElementQuery, element: Element, names: Names): number => {
  if (query.role === undefined || query.role === "text") return 1;
  const kin = roleAnswers(query.role, names.role(element));
  if (kin > 0) return kin;
  // A role word is a hint for what is acted on, and a condition for what is expected.
  return query.kind === "any" ? 0 : query.kind === "clickable" ? 0.6 : 0.8;
};

const kindFactor = (query: ElementQuery, element: Element): number => {
  if (query.kind !== "clickable") return 1;
  if (isInteractive(element)) return 1;
  return element.matches("[onclick],[tabindex],[aria-haspopup]") ? 0.97 : 0.9;
};

const textRole = (query: ElementQuery, element: Element): Scored | undefined => {
  const text = (element.textContent ?? "").slice(0, 4_000);
  const { score, how } = answerText(query.name, ownText(element) || text);
  const contained = text.replace(/\s+/gu, " ").toLowerCase().includes(query.name.toLowerCase()) ? 0.7 : 0;
  return Math.max(score, contained) > 0 ? { element, score: Math.max(score, contained), reason: `${how} text` } : undefined;
};

const scoreElement = (query: ElementQuery, element: Element, names: Names): Scored | undefined => {
  if (query.role === "text") return textRole(query, element);
  const role = roleFactor(query, element, names);
  if (role === 0) return undefined;
  if (query.name === "") return role > 0.8 ? { element, score: role, reason: `role ${query.role}` } : undefined;
  const { score, reason } = answerName(query.name, element, names);
  if (query.exact === true && score < 0.9) return undefined;
  const total = score * role * kindFactor(query, element);
  return total > 0 ? { element, score: total, reason } : undefined;
};

/** An element whose raw text holds none of the words cannot answer; reading raw text is cheap, naming is not. */
const mentions = (needles: readonly string[], element: Element): boolean => {
  if (needles.length === 0) return true;
  const interactive = isInteractive(element) || element.attributes.length > 0;
  const raw = interactive ? rawText(element) : ownText(element).toLowerCase();
  return needles.some((needle) => raw.includes(needle));
};

/** Smallest element that holds the whole text, for `text "..."` queries that span several elements. */
const smallestHolders = (query: ElementQuery, elements: readonly Element[]): Element[] => {
  const needle = query.name.replace(/\s+/gu, " ").trim().toLowerCase();
  const holds = (element: Element): boolean => (element.textContent ?? "").replace(/\s+/gu, " ").toLowerCase().includes(needle);
  const descend = (element: Element): Element[] => {
    const inner = [...(element.shadowRoot?.children ?? []), ...element.children].filter((child) => !child.matches("script,style,noscript,template") && holds(child));
    return inner.length === 0 ? [element] : inner.flatMap(descend);
  };
  const roots = [document.body, ...elements.filter((element) => element.shadowRoot)].filter((root): root is HTMLElement => root !== null);
  return [...new Set(roots.flatMap((root) => {
    const starts = root.shadowRoot ? [...root.shadowRoot.children].filter((child) => !child.matches("style,script")) : [root];
    return starts.filter(holds).flatMap(descend);
  }))];
};

/** Scores every element that may answer; unseen ones are left out unless asked for. Unordered. */
export const scoreAll = (query: ElementQuery, elements: readonly Element[], names: Names, unseen: boolean): { readonly scored: Scored[]; readonly seen: number } => {
  const needles = words(query.name);
  const pool = query.role === "text" ? smallestHolders(query, elements) : elements;
  const scored: Scored[] = [];
  let seen = 0;
  for (const element of pool) {
    if (query.role !== "text" && !(eligible(element, query.kind) && mentions(needles, element))) continue;
    seen++;
    const answer = scoreElement(query, element, names);
    if (answer && answer.score >= NEAREST && (unseen || isSeen(element, names))) scored.push(answer);
  }
  return { scored, seen };
};

/** The query read with its last word as a kind of thing: `Verdaccio logo` is an image or link called Verdaccio. */
export const readRoleWord = (query: ElementQuery): ElementQuery | undefined => {
  if (query.role !== undefined || query.exact === true) return undefined;
  const parts = query.name.trim().split(/\s+/u);
  const role = ROLE_WORDS[(parts.at(-1) ?? "").toLowerCase()];
  if (role === undefined) return undefined;
  return { ...query, name: parts.slice(0, -1).join(" "), role };
};
