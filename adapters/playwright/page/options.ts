import { matchOption } from "#core/model/option-match";
import { normaliseText } from "#core/model/words";
import { createNames, type Names } from "./accessible-name";
import { isEnabled } from "./actionability";
import { appearedItems, hasAppeared } from "./appeared";
import { isMarked } from "./checked-state";
import { actedOn } from "./context";
import { attributeOf, classesOf, closest, findAll, hasAttribute, isConnected, matches } from "./dom";
import { heldElement, hold } from "./held";
import { byIds } from "./label";
import { nextMutation } from "./mutation";
import { nativeOption, SHOWN_OPTIONS } from "./native-list";
import { hasOwnText } from "./pool";
import type { OptionAnswer, Scrolled } from "./protocol";
import { questionOf } from "./question";
import { pressTarget } from "./proxy";
import { faceOf, isHiddenList } from "./stand-in";
import { allElements, ancestorsOf, parentOf, within } from "./walk";

/** A list that draws what comes into view does so within some frames. */
const DRAWN_MS = 100;
/** A list may lie so many steps above its control. */
const NEAR_DEPTH = 4;
/** Texts of one option that are read. */
const MOST_TEXTS = 12;

const LISTED: ReadonlySet<string> = new Set([
  "option",
  "menuitemradio",
  "menuitemcheckbox",
  "menuitem",
  "treeitem",
  "radio",
]);
/** A list that lies open on the page by itself. */
export const INLINE: ReadonlySet<string> = new Set(["listbox", "radiogroup", "menu", "tree", "grid"]);
const FREE: ReadonlySet<string> = new Set(["option", "menuitemradio", "menuitemcheckbox", "treeitem"]);

const shownIn = (root: Element, names: Names, roles: ReadonlySet<string>): readonly Element[] =>
  allElements(root).filter(
    (element) =>
      roles.has(names.role(element)) && names.inSight(pressTarget(element, names)) && names.text(element) !== "",
  );

/** Radio buttons have no words inside them. */
const choicesIn = (root: Element, names: Names): readonly Element[] =>
  allElements(root).filter((element) => LISTED.has(names.role(element)) && names.inSight(pressTarget(element, names)));

/** What belongs to the control by its ids, or to the combobox it is a part of. */
const ownedBy = (control: Element): readonly Element[] => {
  const combobox = closest(control, "[role=combobox]");
  const parts = [control, ...(combobox ? [combobox] : []), ...findAll(control, "[aria-controls],[aria-owns]")];
  return parts.flatMap((part) => [...byIds(part, "aria-controls"), ...byIds(part, "aria-owns")]);
};

const isExpanded = (control: Element): boolean | undefined => {
  const said = [control, ...findAll(control, "[aria-expanded]")].map((part) => attributeOf(part, "aria-expanded"));
  return said.includes("true") ? true : said.includes("false") ? false : undefined;
};

/** Options of lists that the control is said to have: inside it, or owned by it. */
const ownOptions = (control: Element, names: Names): readonly Element[] => {
  const lists = ownedBy(control).filter((list) => !within(control, list));
  return [...new Set([control, ...lists].flatMap((list) => choicesIn(list, names)))];
};

const nearOptions = (control: Element, names: Names): readonly Element[] => {
  for (let at = parentOf(control), depth = 0; at && depth < NEAR_DEPTH; at = parentOf(at), depth++) {
    const near = shownIn(at, names, FREE);
    if (near.length > 0) return near;
  }
  return allElements().filter(
    (element) => names.role(element) === "option" && names.inSight(element) && !(element instanceof HTMLOptionElement),
  );
};

/** The options of the control that can be seen now: its own, those that its opening brought, those of the list that lies open. */
const shownOptions = (control: Element, names: Names): readonly Element[] => {
  const face = faceOf(control, names);
  const fits = (option: Element): boolean =>
    option !== face && !within(face, option) && !(option instanceof HTMLOptionElement);
  const opens = !INLINE.has(names.role(face)) || hasAttribute(face, "aria-haspopup");
  const shut = isExpanded(face) === false && opens;
  const own = ownOptions(face, names).filter((option) => fits(option) && !(shut && within(option, face)));
  // What shows the choice may be marked up as an option too.
  const fresh = own.filter(hasAppeared);
  if (own.length > 0) return fresh.length > 0 ? fresh : own;
  const appeared = appearedItems(face, names).filter(fits);
  const named = appeared.filter((item) => FREE.has(names.role(item)) || names.role(item) === "menuitem");
  if (named.length > 0) return named;
  if (appeared.length > 0) return appeared;
  // What a closed list would offer is not on the page yet; another list's options are not its own.
  return isExpanded(face) === false ? [] : nearOptions(face, names).filter(fits);
};

/** Words that stand in a line of their own inside an option: its name, where a description follows. */
const firstLine = (option: Element, names: Names): string => {
  for (const part of [...findAll(option, "*")].slice(0, MOST_TEXTS))
    if (hasOwnText(part) && names.inSight(part))
      return getComputedStyle(part).display.startsWith("inline") ? "" : names.text(part);
  return "";
};

/** What a person reads in an option. */
export const optionTexts = (option: Element, names: Names): readonly string[] => {
  const texts = [names.name(option), names.text(option), firstLine(option, names), attributeOf(option, "title") ?? ""];
  return [...new Set(texts.map(normaliseText))].filter((text) => text !== "");
};

const isOff = (option: Element): boolean =>
  !isEnabled(option) ||
  (hasAttribute(option, "data-disabled") && attributeOf(option, "data-disabled") !== "false") ||
  [...classesOf(option)].some((name) => /(?:^|[-_])disabled$/iu.test(name));

/** A press would take back what is chosen: the list takes several and shows the option as chosen. */
const isTaken = (option: Element, names: Names): boolean => {
  const several =
    closest(option, "[aria-multiselectable=true]") !== null ||
    names.role(option) === "menuitemcheckbox" ||
    names.role(option) === "checkbox" ||
    findAll(option, "input[type=checkbox],[role=checkbox]").length > 0;
  return several && isMarked(option, names);
};

/** Of items inside one another that read the same, the outermost. */
const withoutInner = (matching: readonly Element[]): readonly Element[] =>
  matching.filter((item) => !matching.some((other) => other !== item && within(item, other)));

const answerFor = (
  wanted: string,
  options: readonly Element[],
  names: Names,
  pressed = (item: Element): Element => pressTarget(item, names),
): OptionAnswer => {
  const texts = options.map((option) => optionTexts(option, names));
  const label = (index: number): string => texts[index]?.[0] ?? "";
  const offered = (): readonly string[] => [...new Set(texts.map(([text]) => text ?? ""))].slice(0, SHOWN_OPTIONS);
  const match = matchOption(
    wanted,
    options.map((option, index) => {
      const value = attributeOf(option, "data-value") ?? attributeOf(option, "value");
      return { labels: texts[index] ?? [], ...(value === null ? {} : { value }) };
    }),
  );
  if (match.kind === "none") return { kind: "missing", options: offered() };
  const indexes = match.kind === "one" ? [match.index] : match.indexes;
  const [item, ...others] = withoutInner(indexes.flatMap((index) => options[index] ?? []));
  if (!item || others.length > 0) return { kind: "ambiguous", options: indexes.slice(0, SHOWN_OPTIONS).map(label) };
  if (isOff(item)) return { kind: "disabled", text: optionTexts(item, names)[0] ?? wanted };
  const sure = match.kind === "one" ? match.sure : true;
  return { kind: "click", held: hold(pressed(item)), chosen: isTaken(item, names), sure };
};

/** Where an option of the held control is: in a native list, on the page ready to be pressed, or behind a press on the control. */
export const optionOf = (id: string, wanted: string): OptionAnswer => {
  const control = heldElement(id);
  if (!control || !isConnected(control)) return { kind: "gone" };
  actedOn(control);
  const names = createNames();
  if (control instanceof HTMLSelectElement && !isHiddenList(control, names)) return nativeOption(control, wanted);
  const answers = questionOf(control, names);
  if (answers) return answerFor(wanted, answers.filter(isConnected), names, (answer) => answer);
  const options = shownOptions(control, names);
  return options.length === 0 ? { kind: "closed" } : answerFor(wanted, options, names);
};

const SCROLLERS: ReadonlySet<string> = new Set(["auto", "scroll", "hidden"]);

const scrolls = (element: Element): boolean =>
  element.scrollHeight > element.clientHeight + 1 &&
  !matches(element, "html,body") &&
  SCROLLERS.has(getComputedStyle(element).overflowY);

/** Scrolls the open list of the held control to its top or by nearly its height, and waits for what is drawn then. */
export const scrollOptions = async (id: string, to: "top" | "next"): Promise<Scrolled> => {
  const control = heldElement(id);
  const option = control && shownOptions(control, createNames())[0];
  const list = option && ancestorsOf(option).find(scrolls);
  if (!list) return { moved: false, changed: false };
  const before = list.scrollTop;
  list.scrollTop = to === "top" ? 0 : before + Math.max(1, Math.floor(list.clientHeight * 0.8));
  const moved = list.scrollTop !== before;
  return { moved, changed: moved && (await nextMutation(DRAWN_MS)) };
};
