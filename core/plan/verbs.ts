import { matchPhrase, type PhraseBook, phraseBook } from "./phrases";
import type { Token } from "./tokens";

/** What a verb means before its sentence is looked at. */
export type Verb =
  | "click"
  | "press"
  | "dblclick"
  | "rightclick"
  | "hover"
  | "fill"
  | "enter"
  | "type"
  | "set"
  | "clear"
  | "focus"
  | "select"
  | "check"
  | "uncheck"
  | "toggle"
  | "goto"
  | "open"
  | "reload"
  | "back"
  | "forward"
  | "wait"
  | "screenshot"
  | "expect"
  | "see";

const VERBS: Readonly<Record<Verb, string>> = {
  click:
    "click|tap|push|follow|switch to|switch over to|jump to|left click|left-click|single click|click the mouse|activate",
  press: "press|hit|strike|send key|send keys",
  dblclick: "double click|double-click|doubleclick|dblclick|double tap|double-tap",
  rightclick: "right click|right-click|rightclick|context click|context-click",
  hover:
    "hover|mouse over|mouseover|move mouse|move the mouse|move cursor|move the cursor|move the pointer|hover mouse|hover the mouse|hover cursor|hover your mouse|roll over|point",
  fill: "fill|fill in|fill out|fill up|populate|complete|replace|overwrite",
  enter: "enter|input|put|write|insert|paste|provide|supply|key in|enter in|enter text|input text|write text|specify",
  type: "type|type in|type out",
  set: "set|change|update|adjust",
  clear: "delete the text|delete text|remove the text|delete the value|clear|clear out|empty|erase|wipe|blank",
  focus: "focus|set focus|put focus|move focus|give focus|place the cursor|put the cursor|place cursor",
  select: "select|choose|pick",
  check: "check|tick|mark|check off|tick off|enable|turn on|switch on|toggle on",
  uncheck: "uncheck|un-check|untick|un-tick|unmark|deselect|unselect|disable|turn off|switch off|toggle off",
  toggle: "toggle",
  goto: "go to|goto|go|navigate to|navigate|visit|browse to|browse|head to|head over to|head|access|start at|start on|start from|point the browser at|open browser at|open the browser at|open the browser on|open a browser at",
  open: "open|open up|launch|load",
  reload: "reload|refresh|hard refresh|hard reload",
  back: "go back|go to the previous page|navigate to the previous page|return to the previous page|navigate back|back|browse back|return|move back",
  forward: "go forward|navigate forward|forward|browse forward|move forward|go forwards",
  wait: "wait",
  screenshot:
    "take screenshot|take a screenshot|take the screenshot|screenshot|capture screenshot|capture a screenshot|save a screenshot|save screenshot|take a picture|make a screenshot|grab a screenshot|capture the page|capture the screen|capture this page|take a snapshot|take a screen shot",
  expect:
    "verify|assert|expect|ensure|confirm|validate|make sure|be sure|see to it|check that|check if|check whether|double check|double-check|test that|assure|check to see|make certain|guarantee",
  see: "see|observe|look for|check for|notice|view|read|find|spot",
};

const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  go: ["goes", "went", "going"],
  see: ["sees", "saw", "seeing"],
  hit: ["hits", "hitting"],
  put: ["puts", "putting"],
  set: ["sets", "setting"],
  write: ["writes", "wrote", "written", "writing"],
  choose: ["chooses", "chose", "chosen", "choosing"],
  tap: ["taps", "tapped", "tapping"],
  make: ["makes", "making"],
  take: ["takes", "took", "taking"],
  find: ["finds", "found"],
  read: ["reads"],
  empty: ["empties", "emptied"],
  verify: ["verifies", "verified", "verifying"],
  specify: ["specifies", "specified"],
  supply: ["supplies", "supplied"],
  left: [],
  right: [],
  double: [],
  single: [],
  context: [],
  be: [],
};

const formsOf = (verb: string): readonly string[] => {
  const irregular = IRREGULAR[verb];
  if (irregular) return [verb, ...irregular];
  const third = verb.endsWith("s") || verb.endsWith("sh") || verb.endsWith("ch") ? `${verb}es` : `${verb}s`;
  const stem = verb.endsWith("e") ? verb.slice(0, -1) : verb;
  return [verb, third, `${stem}ed`, `${stem}ing`];
};

const inflect = (phrase: string): readonly string[] => {
  const [first = "", ...rest] = phrase.split(" ");
  const pairs = formsOf(first).map((form) => [form, ...rest].join(" "));
  const [second, ...others] = rest;
  const clickLike = second === "click" || second === "tap" || second === "check";
  return clickLike && second ? [...pairs, ...formsOf(second).map((form) => [first, form, ...others].join(" "))] : pairs;
};

const entries = Object.entries(VERBS) as readonly (readonly [Verb, string])[];

const BOOK: PhraseBook<Verb> = phraseBook(
  entries.flatMap(([verb, phrases]) =>
    phrases.split("|").flatMap((phrase) => inflect(phrase).map((form): readonly [string, Verb] => [form, verb])),
  ),
);

/** Base words, for suggestions. */
export const VERB_WORDS: readonly string[] = entries.flatMap(([, phrases]) =>
  phrases.split("|").filter((phrase) => !phrase.includes(" ")),
);

const withoutColon = (token: Token): Token =>
  !token.quoted && token.lower.length > 1 && token.lower.endsWith(":")
    ? { ...token, lower: token.lower.slice(0, -1) }
    : token;

/** The verb phrase at token `at`, in any of its forms (`clicks`, `clicked`, `Click:`). */
export const matchVerb = (
  tokens: readonly Token[],
  at: number,
): { readonly value: Verb; readonly length: number } | undefined =>
  matchPhrase(BOOK, tokens.slice(at, at + 6).map(withoutColon), 0);

/** Verbs that are hardly ever a part of a name: after `and` they start a step. */
export const SURE_VERBS: ReadonlySet<string> = new Set(
  ["click", "tap", "hover", "fill", "type", "verify", "assert", "expect", "uncheck"].flatMap(formsOf),
);

const UNSUPPORTED: Readonly<Record<string, string>> = {
  scroll: "leave the step out: pacts brings an element into view before it acts on it",
  swipe: "leave the step out: pacts brings an element into view before it acts on it",
  drag: "use keys or buttons that do the same",
  upload: "files cannot be uploaded yet",
  attach: "files cannot be uploaded yet",
  download: "downloads cannot be checked yet",
  accept: 'say what to click, such as: click "Accept"',
  dismiss: 'say what to click, such as: click "Close"',
  close: 'say what to click, such as: click "Close"',
  submit: 'say what to click, such as: click "Submit"',
  search: 'say where, such as: fill Search with "shoes"',
  login: "write the steps: fill Username with ..., fill Password with ..., click Login",
  log: "write the steps: fill Username with ..., fill Password with ..., click Login",
  sign: "write the steps: fill Username with ..., fill Password with ..., click Login",
  add: 'say what to click, such as: click "Add to cart"',
  expand: "say what to click to expand it",
  collapse: "say what to click to collapse it",
  sleep: "wait for something instead: wait until ... is visible",
  pause: "wait for something instead: wait until ... is visible",
  switch: "say what to click, such as: click the Details tab",
  long: "a long press is not known",
  delete: 'say what to click, such as: click "Delete"',
  remove: 'say what to click, such as: click "Remove"',
};

/** What to write instead of a verb that pacts does not know. */
export const adviceFor = (verb: string): string | undefined => UNSUPPORTED[verb];
