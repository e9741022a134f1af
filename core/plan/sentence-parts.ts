import { isExplicit } from "./expectation";
import { startsWithScope, withoutOpening, withoutSubject } from "./fillers";
import { looksLikeKey } from "./keys";
import { withoutArticle } from "./scope";
import type { Token } from "./tokens";
import { countOf, durationMs } from "./values";
import { matchVerb, SURE_VERBS, type Verb } from "./verbs";

const ARROWS = new Set(["->", "→", "=>", "⇒"]);

/** Cuts a sentence at its arrows: the step, then its outcomes. */
export const splitOutcomes = (tokens: readonly Token[]): readonly (readonly Token[])[] => {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (ARROWS.has(token.lower)) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter((part, at) => at === 0 || part.length > 0);
};

const LINKS = new Set(["within", "for", "in", "after", "timeout"]);

const timeAt = (tokens: readonly Token[], at: number, length: number): number | undefined => {
  const part = tokens.slice(at, at + length);
  const text = part.map((token) => token.lower).join(" ");
  const unit = part.at(-1)?.lower ?? "";
  const bare = countOf(unit) !== undefined;
  return part.length === length && part.every((token) => !token.quoted) && !bare ? durationMs(text) : undefined;
};

/** Takes `within 5 seconds`, `for up to 10s` from the end or the front (`wait up to 10 s for ...`) of a sentence that waits. */
export const takeTimeout = (
  tokens: readonly Token[],
): { readonly tokens: readonly Token[]; readonly timeoutMs?: number } => {
  for (const length of [2, 1]) {
    const at = tokens.length - length;
    const timeoutMs = at > 2 ? timeAt(tokens, at, length) : undefined;
    if (timeoutMs === undefined) continue;
    let start = at;
    while (start > 0 && ["up", "to", "at", "most", "a", "maximum", "of"].includes(tokens[start - 1]?.lower ?? ""))
      start -= 1;
    const linked = LINKS.has(tokens[start - 1]?.lower ?? "") && tokens[start - 1]?.lower !== "after";
    if (linked && start > 2) return { tokens: tokens.slice(0, start - 1), timeoutMs };
  }
  return tokens[0]?.lower === "wait" ? frontTimeout(tokens) : { tokens };
};

const frontTimeout = (tokens: readonly Token[]): { readonly tokens: readonly Token[]; readonly timeoutMs?: number } => {
  let at = 1;
  while (["up", "to", "for", "at", "most", "a", "maximum", "of"].includes(tokens[at]?.lower ?? "")) at += 1;
  for (const length of [2, 1]) {
    const timeoutMs = timeAt(tokens, at, length);
    const next = tokens[at + length]?.lower ?? "";
    if (timeoutMs !== undefined && ["until", "for", "till"].includes(next))
      return { tokens: [...tokens.slice(0, 1), ...tokens.slice(at + length)], timeoutMs };
  }
  return { tokens };
};

const REPEAT_LIMIT = 20;
const REPEATED = new Set(["press", "click", "dblclick"]);

/** `press Tab 3 times`, `click Next twice`. */
export const takeRepeat = (tokens: readonly Token[]): { readonly tokens: readonly Token[]; readonly times: number } => {
  const verb = matchVerb(tokens, 0);
  const last = tokens.at(-1)?.lower;
  if (!verb || !REPEATED.has(verb.value) || tokens.length < 3) return { tokens, times: 1 };
  if (last === "twice") return { tokens: tokens.slice(0, -1), times: 2 };
  const times = last === "times" ? countOf(tokens.at(-2)?.text ?? "") : undefined;
  if (times === undefined || times < 1 || times > REPEAT_LIMIT || tokens.length < 4) return { tokens, times: 1 };
  return { tokens: tokens.slice(0, -2), times };
};

/** Does an unquoted value stand at the end, into which an `and` may belong? */
const takesWords = (left: readonly Token[]): boolean => {
  const verb = matchVerb(withoutSubject(left).tokens, 0)?.value;
  const filling = verb === "fill" || verb === "enter" || verb === "set" || verb === "type";
  return filling && !left.some((token) => token.quoted);
};

/** Verbs of one step more: hardly ever a part of a name where something to act on follows. */
const ACTING = new Set<Verb>(["press", "select", "check", "uncheck", "dblclick", "rightclick", "open", "clear"]);

/** `... and press Submit`, `... and choose Settings`: the verb is no part of a name that is written with capitals. */
const startsAction = (
  tokens: readonly Token[],
  { value }: { readonly value: Verb },
  after: readonly Token[],
): boolean => {
  const [verb] = tokens;
  const [named] = withoutArticle(after);
  if (!verb || !named || verb.text !== verb.lower || !ACTING.has(value)) return false;
  return value === "press" || named.quoted || named.text !== named.lower;
};

const startsStep = (left: readonly Token[], right: readonly Token[], sure: boolean): boolean => {
  const { tokens } = withoutSubject(withoutOpening(right));
  const verb = matchVerb(tokens, 0);
  if (!verb || tokens.length === 0) return false;
  if (sure) return true;
  const after = tokens.slice(verb.length);
  if (SURE_VERBS.has(tokens[0]?.lower ?? "") && after.length > 0 && !takesWords(left)) return true;
  if (startsAction(tokens, verb, after) && !takesWords(left)) return true;
  const named = withoutArticle(after).find((token) => !["key", "on"].includes(token.lower));
  if (verb.value === "press" && named && looksLikeKey(named.text, named.quoted)) return true;
  if (verb.value === "expect" || verb.value === "wait") return after.length > 1;
  return left.at(-1)?.quoted === true
    ? after.length > 0 || ["reload", "back", "forward", "screenshot"].includes(verb.value)
    : after.some((token) => token.quoted) || withoutArticle(after).length < after.length;
};

const saysMore = (left: readonly Token[], right: readonly Token[]): boolean => {
  const verb = matchVerb(withoutSubject(left).tokens, 0);
  const asserting = !verb || verb.value === "expect" || verb.value === "see" || verb.value === "check";
  return asserting && isExplicit(left) && isExplicit(right);
};

const INTO = new Set(["in", "into", "as", "for", "from", "to"]);

/** The verb that `enter "a" in User and "b" in Password`, `fill User with "a" and Password with "b"` say only once. */
const sharedVerb = (left: readonly Token[], right: readonly Token[]): readonly Token[] | undefined => {
  const { tokens } = withoutSubject(withoutOpening(left));
  const verb = matchVerb(tokens, 0);
  if (!verb || left.at(-1) === undefined) return undefined;
  const words = tokens.slice(0, verb.length);
  const into =
    ["enter", "type", "fill", "select"].includes(verb.value) && right[0]?.quoted && INTO.has(right[1]?.lower ?? "");
  if (into && left.some((token) => token.quoted)) return words;
  const at = verb.value === "fill" ? right.findIndex((token) => token.lower === "with") : -1;
  return at > 0 && right[at + 1]?.quoted && left.at(-1)?.quoted ? words : undefined;
};

const JOINTS = new Set(["and", "then", ",", ";"]);

const jointLength = (tokens: readonly Token[], at: number): number => {
  let length = 0;
  while (JOINTS.has(tokens[at + length]?.lower ?? "")) length += 1;
  return length;
};

/**
 * Cuts `type "x" into Search and press Enter` into its steps. `and` only cuts where a step clearly follows: after `then`, before a known key or an
 * expectation, or next to a quoted string, so that `click Save and close` stays one name.
 */
export const splitSteps = (tokens: readonly Token[]): readonly (readonly Token[])[] => {
  const parts: (readonly Token[])[] = [];
  let verb: readonly Token[] = [];
  let start = 0;
  for (let at = 1; at < tokens.length - 1; at += 1) {
    const length = at > start ? jointLength(tokens, at) : 0;
    if (length === 0) continue;
    const left = [...verb, ...tokens.slice(start, at)];
    const right = tokens.slice(at + length);
    const sure = tokens.slice(at, at + length).some((token) => token.lower === "then");
    if (!matchVerb(withoutSubject(left).tokens, 0) && startsWithScope(left)) continue;
    const again = startsStep(left, right, sure) || saysMore(left, right) ? [] : sharedVerb(left, right);
    if (again) {
      parts.push(left);
      verb = again;
      start = at + length;
    }
    at += length - 1;
  }
  parts.push([...verb, ...tokens.slice(start)]);
  return parts;
};
