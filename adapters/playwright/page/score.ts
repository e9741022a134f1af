import { ACCEPT } from "#core/model/choose";
import type { ElementQuery } from "#core/model/element";
import { additionOf } from "#core/model/longer-name";
import { answerText, meansRunningText, type TextAnswer, words } from "#core/model/words";
import type { Names } from "./accessible-name";
import { attributeOf, closest, isEditing, matches, tagName, findFirst, localName, parentElement } from "./dom";
import { mentionsIn } from "./mentions";
import { labelledControl } from "./duplicate-ids";
import { iconsCalled, namelessThings } from "./icon-handle";
import { isAdjustable, isInteractive, isTextField } from "./pool";
import { answerLogo } from "./logo";
import { isSeen } from "./proxy";
import { ATOMS, LOGO, ROLE_WORDS, roleAnswers } from "./roles";
import { countedRows, rowsCalled } from "./rows";
import { NAME_SOURCES } from "./sources";
import { textHolders } from "./text-holders";
import { visibleLabels } from "./visible-label";

export interface Scored {
  readonly element: Element;
  readonly score: number;
  readonly reason: string;
}

const NEAREST = 0.05;
/** The role itself or its close kin. */
const BEARS = 0.8;

/** Below what is acted on: the element is listed as what comes near. */
const NARROWED = 0.45;

/** A longer name that means another thing is no match for what is acted on; what is expected of texts may be said in part. */
const meaningOf = ({ name, kind, role }: ElementQuery, text: string, answer: TextAnswer): number => {
  if (answer.how === "exact" || answer.how === "same words" || answer.how === "none") return answer.score;
  if (kind === "any" && (role === undefined || !ATOMS.has(role) || role === "heading")) return answer.score;
  return additionOf(name, text, kind) === "narrowing" ? Math.min(answer.score, NARROWED) : answer.score;
};

/** How well the element's texts answer the name; stops as soon as no dearer text can be left. */
const answerName = (
  query: ElementQuery,
  element: Element,
  names: Names,
): { readonly score: number; readonly reason: string } => {
  let best = { score: 0, reason: "" };
  for (const { from, weight, read } of NAME_SOURCES) {
    if (best.score >= weight) break;
    const text = read(element, names);
    const answer = answerText(query.name, text);
    const score = meaningOf(query, text, answer) * weight;
    if (score > best.score) best = { score, reason: `${answer.how} ${from}` };
  }
  return best;
};

const isRunningText = (element: Element): boolean =>
  tagName(element) === "TEXTAREA" || isEditing(element) || attributeOf(element, "aria-multiline") === "true";

/** The one place on the page for running text answers to names that say no more than that. */
const runningText = (query: ElementQuery, elements: readonly Element[], names: Names): readonly Scored[] => {
  if (query.kind !== "editable" || !meansRunningText(query.name)) return [];
  const places = elements.filter((element) => isTextField(element) && isRunningText(element) && isSeen(element, names));
  const [only, ...others] = places;
  return only && others.length === 0 ? [{ element: only, score: 0.65, reason: "the only place for running text" }] : [];
};

/** Roles that a style sheet can make anything look like. */
const LOOKS: ReadonlySet<string> = new Set(["link", "button", "tab", "menuitem"]);

const roleFactor = (query: ElementQuery, element: Element, names: Names): number => {
  if (query.role === undefined || query.role === "text") return 1;
  const kin = roleAnswers(query.role, names.role(element));
  if (kin > 0) return kin;
  // A styled text that is pressed is called by what it looks like; whether a press does something is seen before it is pressed.
  const isBare = names.role(element) === "" || names.role(element) === "generic";
  if (isBare && query.kind === "clickable" && LOOKS.has(query.role)) return 0.75;
  // A role word is a hint for what is acted on, and a condition for what is expected.
  return query.kind === "any" ? 0 : query.kind === "clickable" ? 0.6 : 0.8;
};

const kindFactor = (query: ElementQuery, element: Element): number => {
  // Beside a slider of the same name, the field that takes text is meant.
  if (query.kind === "editable" && query.role !== "slider" && isAdjustable(element)) return 0.95;
  if (query.kind !== "clickable") return 1;
  if (isInteractive(element)) return 1;
  // Of equal texts, the one that looks as if it could be pressed.
  const isShown =
    matches(element, "[onclick],[tabindex],[aria-haspopup]") || getComputedStyle(element).cursor === "pointer";
  return isShown ? 0.97 : 0.9;
};

const SHAPES = "rect,path,circle,ellipse,polygon,polyline,line,image,use";

/** The shape that the title of a drawing names: its own parent, or the first shape of a group. */
const titledShape = (title: Element): Element => {
  const parent = parentElement(title);
  if (!parent || matches(parent, "svg")) return parent ?? title;
  return matches(parent, "g") ? (findFirst(parent, SHAPES) ?? parent) : parent;
};

/** Words inside a label are the words of its control: pressing them presses it. */
const labelledBy = (query: ElementQuery, element: Element, names: Names): Element => {
  if (query.kind !== "clickable" || isInteractive(element)) return element;
  if (localName(element) === "title" && "ownerSVGElement" in element) return titledShape(element);
  const label = closest(element, "label");
  if (label?.control) return labelledControl(label) ?? element;
  return getComputedStyle(element).cursor === "pointer" ? element : (visibleLabels(names).labelled(element) ?? element);
};

const scoreElement = (query: ElementQuery, element: Element, names: Names): Scored | undefined => {
  if (query.role === LOGO) {
    const score = answerLogo(query.name, element);
    return score > 0 ? { element, score: score * kindFactor(query, element), reason: "logo" } : undefined;
  }
  const role = roleFactor(query, element, names);
  if (role === 0) return undefined;
  if (query.name === "") return role > BEARS ? { element, score: role, reason: `role ${query.role}` } : undefined;
  const { score, reason } = answerName(query, element, names);
  if (query.exact === true && score < 0.9) return undefined;
  if (score === 0) return undefined;
  const total = score * role * kindFactor(query, element);
  return total > 0
    ? { element: score < ACCEPT ? element : labelledBy(query, element, names), score: total, reason }
    : undefined;
};

/** The best answer of each element. */
const bestOf = (scored: readonly Scored[]): Scored[] => {
  const best = new Map<Element, Scored>();
  for (const answer of scored)
    if (answer.score > (best.get(answer.element)?.score ?? 0)) best.set(answer.element, answer);
  return [...best.values()];
};

/** Elements that hold some of the words are scored only when none that holds all of them answers, and no more than this. */
const MAX_PARTIAL = 200;

export interface ScoreOptions {
  /** Unseen elements count too. */
  readonly unseen: boolean;
  /** Elements for which it is false are out of the question. */
  readonly admits?: ((element: Element) => boolean) | undefined;
}

/** Anything may bear a role: a row or a list item whose words all stand in its parts is one too. */
const bearersOf = (role: string, elements: readonly Element[], names: Names): readonly Element[] =>
  elements.filter((element) => roleAnswers(role, names.role(element)) > BEARS);

/** A thing without a name is called an icon by the word that its author gave it. */
const iconAnswers = (
  query: ElementQuery,
  elements: readonly Element[],
  names: Names,
  admits: ScoreOptions["admits"],
): readonly Scored[] => {
  if (query.kind !== "clickable" || !["img", "link", "button", undefined].includes(query.role)) return [];
  const things = namelessThings(elements, names).filter((element) => !admits || admits(element));
  return iconsCalled(query.name, things, query.role === "img").map((element) => ({
    element,
    score: 0.8,
    reason: "word of an icon",
  }));
};

/** Scores every element that may answer. Unordered. */
export const scoreAll = (
  query: ElementQuery,
  elements: readonly Element[],
  names: Names,
  { unseen, admits }: ScoreOptions,
): { readonly scored: Scored[]; readonly seen: number } => {
  const score = (pool: readonly Element[]): Scored[] =>
    bestOf(
      pool.flatMap((element) => {
        if (admits && !admits(element)) return [];
        const answer = scoreElement(query, element, names);
        return answer && answer.score >= NEAREST && (unseen || isSeen(answer.element, names)) ? [answer] : [];
      }),
    );
  if (query.role === "text") {
    const holders = textHolders(query.name, names, elements).filter((element) => !admits || admits(element));
    const shown = holders.filter((element) => unseen || isSeen(element, names));
    return { scored: shown.map((element) => ({ element, score: 1, reason: "text" })), seen: holders.length };
  }
  if (query.role === "row" && query.name === "" && query.nth !== undefined) {
    const rows = countedRows(elements, names, admits);
    return { scored: rows.map((element) => ({ element, score: 1, reason: "row" })), seen: rows.length };
  }
  if (query.role === "row" && query.kind !== "any" && query.name !== "") {
    const rows = [...rowsCalled(query.name, elements, names)].filter(([row]) => !admits || admits(row));
    const shown = rows.filter(([row]) => unseen || isSeen(row, names));
    if (shown.length > 0)
      return { scored: shown.map(([element, score]) => ({ element, score, reason: "row" })), seen: rows.length };
  }
  if (query.name === "" && query.kind === "any" && query.role !== undefined && query.role !== LOGO) {
    const bearers = bearersOf(query.role, elements, names);
    return { scored: score(bearers), seen: bearers.length };
  }
  // A logo need not bear the name of the firm.
  const running = runningText(query, elements, names);
  const needles = query.role === LOGO ? [] : words(query.name);
  const mentions = mentionsIn(query, elements, needles);
  const whole = mentions.filter(({ held }) => held === needles.length);
  const scored = score(whole.map(({ element }) => element));
  if (scored.some((answer) => answer.score >= ACCEPT)) return { scored, seen: mentions.length };
  const icons = iconAnswers(query, elements, names, admits);
  if (icons.length > 0) return { scored: [...icons], seen: mentions.length };
  if (running.length > 0) return { scored: [...running], seen: mentions.length };
  if (needles.length < 2) return { scored, seen: mentions.length };
  const partial = mentions.filter(({ held }) => held < needles.length).sort((a, b) => b.held - a.held);
  return {
    scored: [...scored, ...score(partial.slice(0, MAX_PARTIAL).map(({ element }) => element))],
    seen: mentions.length,
  };
};

/** The query read with a word of it as a kind of thing: `Verdaccio logo` is an image or link called Verdaccio, `page 2` a link called 2. */
export const readRoleWord = (query: ElementQuery): ElementQuery | undefined => {
  if (query.role !== undefined || query.exact === true) return undefined;
  const page = /^page (\d{1,5})$/iu.exec(query.name.trim())?.[1];
  if (page !== undefined && query.kind === "clickable") return { ...query, name: page, role: "link" };
  const parts = query.name.trim().split(/\s+/u);
  const role = ROLE_WORDS[(parts.at(-1) ?? "").toLowerCase()];
  if (role === undefined) return undefined;
  return { ...query, name: parts.slice(0, -1).join(" "), role };
};

/** How well one element alone matches the query, by the scoring of a discovery; 0 where that takes more than the element itself. */
export const matchOf = (query: ElementQuery, element: Element, names: Names): number => {
  const asked = scoreElement(query, element, names)?.score ?? 0;
  if (asked >= ACCEPT) return asked;
  const reread = readRoleWord(query);
  return Math.max(asked, (reread && scoreElement(reread, element, names)?.score) ?? 0);
};
