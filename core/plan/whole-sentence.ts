import { type Problem, refuse } from "./problem";
import { roleAtEnd } from "./roles";
import { readState } from "./states";
import { type Token, textOf } from "./tokens";
import { matchVerb, type Verb } from "./verbs";

/**
 * A sentence is carried out as a whole or refused: nothing in it may be dropped, and no instruction may be typed into a field as if it were
 * a value. Each rule here returns the refusal, or undefined where the whole sentence is understood.
 */
type Refused = ReturnType<typeof refuse> | undefined;

const problemOf = (problem: Problem): Refused => refuse(problem.code, problem.message, problem.hint);

const HISTORY_WORDS = new Set(
  "the this current whole web to a page pages website site browser tab previous last next one in history screen again once button's app application it : window".split(
    " ",
  ),
);

type History = Extract<Verb, "reload" | "back" | "forward">;

const HISTORY_SENTENCES: Readonly<Record<History, string>> = {
  reload: "reload the page",
  back: "go back",
  forward: "go forward",
};

/** `Reload the basket`, `Forward the letter to Bert`: more than the browser's own reload, back or forward. */
export const beyondHistory = (source: string, verb: History, tokens: readonly Token[]): Refused => {
  if (tokens.every((token) => !token.quoted && HISTORY_WORDS.has(token.lower))) return undefined;
  const sentence = HISTORY_SENTENCES[verb];
  return problemOf({
    code: "left-over",
    message: `"${textOf(source, tokens)}" has no place in a step that moves the browser (${sentence})`,
    hint: `for the browser write: ${sentence}; for a control on the page write: click "NAME", as it is written on it`,
  });
};

const CONDITIONS = new Set(["if", "unless", "whenever"]);
const CLAUSE_OPENINGS = new Set(["until", "while", "when", "before", "after", "once"]);
const CLAUSE_VERBS = new Set(
  "is are was has have appears appear disappears disappear shows visible shown present displayed enabled disabled there exists gone loads loaded".split(
    " ",
  ),
);

const conditionAt = (tokens: readonly Token[]): number =>
  tokens.findIndex((token, at) => {
    if (token.quoted || (at > 0 && token.text !== token.lower)) return false;
    if (CONDITIONS.has(token.lower)) return true;
    if (token.lower === "in" && tokens[at + 1]?.lower === "case") return true;
    const clause = at > 0 && CLAUSE_OPENINGS.has(token.lower);
    return clause && tokens.slice(at + 1).some((later) => !later.quoted && CLAUSE_VERBS.has(later.lower));
  });

const refuseCondition = (clause: string): Refused =>
  problemOf({
    code: "conditional-step",
    message: `a step has no conditions: "${clause}"`,
    hint: `for an element that may be absent write it as a map with optional: true, such as {click: "Accept", optional: true}; where it is part of a name, put the whole name in quotes`,
  });

/** `if the banner is shown, click Accept`: a sentence that opens with a condition. */
export const openingCondition = (source: string, tokens: readonly Token[]): Refused =>
  conditionAt(tokens) === 0 ? refuseCondition(textOf(source, tokens)) : undefined;

/** `click Accept if visible`, `click Next until Finish is visible`: a condition is neither part of a name nor something to leave out. */
export const conditional = (source: string, verb: Verb, tokens: readonly Token[]): Refused => {
  if (verb === "wait" || verb === "expect" || verb === "see") return undefined;
  const at = conditionAt(tokens);
  if (at < 0) return undefined;
  return refuseCondition(textOf(source, tokens.slice(at)));
};

const PRESSES = new Set<Verb>(["click", "dblclick", "rightclick", "hover"]);

const FINITE = new Set(
  "is are was were isn't aren't wasn't weren't becomes become should shouldn't must has have appears appear shows remains stays".split(
    " ",
  ),
);

/** The sentence presses something, and no verb of its rest says what is: `click Nowhere to be found`. */
export const onlyPresses = (verb: Verb, after: readonly Token[]): boolean =>
  PRESSES.has(verb) && !after.some((token) => !token.quoted && FINITE.has(token.lower));

/** `click Budapest is closed`: a press of what is so named, or a state of what is named `click Budapest`? A role word settles it. */
export const pressOrState = (
  source: string,
  verb: Verb,
  tokens: readonly Token[],
  after: readonly Token[],
): Refused => {
  const state = PRESSES.has(verb) ? readState(tokens, false) : undefined;
  if (!state || roleAtEnd(state.subject) !== undefined || state.subject.length <= tokens.length - after.length)
    return undefined;
  const written = textOf(source, tokens);
  const named = textOf(source, after);
  return problemOf({
    code: "two-readings",
    message: `"${written}" can be read as a press and as an expectation`,
    hint: `to press it write: click ${JSON.stringify(named)}; to check it after a press write two steps, or: click NAME -> NAME is visible`,
  });
};

const PRONOUNS = new Set(["it", "them", "this", "that", "these", "those"]);
const ARTICLES = new Set(["the", "a", "an", "my", "your", "his", "her", "their"]);

const startsInstruction = (tokens: readonly Token[]): boolean =>
  tokens.some((token, at) => {
    const joined = at > 0 && !token.quoted && ["and", "then", ","].includes(tokens[at - 1]?.lower ?? "");
    return joined && token.text === token.lower && isVerbLike(tokens, at);
  });

const SPOKEN_VERBS = new Set(["log", "sign", "submit", "search", "login", "continue", "confirm", "send", "save", "go"]);

const isVerbLike = (tokens: readonly Token[], at: number): boolean =>
  SPOKEN_VERBS.has(tokens[at]?.lower ?? "") || matchVerb(tokens, at) !== undefined;

/** `Type the username nathan and log in`: words around a value, or an instruction, would be typed as they stand. */
export const proseTyped = (source: string, tokens: readonly Token[]): Refused => {
  const [only] = tokens;
  if (tokens.length === 1 && !PRONOUNS.has(only?.lower ?? "")) return undefined;
  const mixed = tokens.some((token) => token.quoted && !token.text.startsWith("${"));
  const article = !only?.quoted && ARTICLES.has(only?.lower ?? "");
  const pronoun = tokens.length === 1;
  if (!mixed && !article && !pronoun && !startsInstruction(tokens)) return undefined;
  const text = textOf(source, tokens);
  return problemOf({
    code: "unquoted-text",
    message: `what to type, and where, cannot be told apart in: ${text}`,
    hint: `write a step for each field, such as: enter "ann" in Username; or, to type all of it into what has the focus: type ${JSON.stringify(text)}`,
  });
};

/** `put it in the basket`: a pronoun is no value. */
export const pronounFilled = (value: readonly Token[]): Refused => {
  const [only] = value;
  if (value.length !== 1 || !only || only.quoted || !PRONOUNS.has(only.lower)) return undefined;
  return problemOf({
    code: "missing-value",
    message: `"${only.text}" is no value to fill in`,
    hint: `write the value, such as: fill FIELD with "VALUE"; to act on a control write: click "NAME"`,
  });
};
