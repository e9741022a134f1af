import type { BareExpectation } from "../model/action-text";
import type { ElementQuery } from "../model/element";
import type { ParseContext } from "./expectation-value";
import { type Parsed, done, refuse } from "./problem";
import { matchPhrase, phraseBook } from "./phrases";
import { roleAtEnd } from "./roles";
import { auxFrom, readState } from "./states";
import { parseTarget } from "./target";
import { countOf, looksLikeUrl } from "./values";
import { type Token, textOf } from "./tokens";

const ARRIVALS = phraseBook<true>(
  [
    "redirected to",
    "taken to",
    "navigated to",
    "brought to",
    "sent to",
    "directed to",
    "forwarded to",
    "landed on",
    "on",
    "at",
    "routed to",
    "returned to",
    "redirected back to",
    "taken back to",
    "land on",
    "lands on",
    "redirects to",
    "redirect to",
  ].map((phrase) => [phrase, true] as const),
);
const TRAVELLERS = new Set([
  "i",
  "user",
  "we",
  "you",
  "page",
  "browser",
  "he",
  "she",
  "they",
  "it",
  "visitor",
  "customer",
  "app",
  "site",
]);
const AROUND_URL = new Set(["the", "a", "page", "url", "screen", "at", "address", "path"]);

/** `I am on "/login"` as the place a test starts from: the address. */
export const startLocation = (tokens: readonly Token[]): string | undefined => {
  const at = ["the", "a"].includes(tokens[0]?.lower ?? "") ? 1 : 0;
  const contracted = ["i'm", "we're"].includes(tokens[at]?.lower ?? "");
  const copula = contracted ? at : at + 1;
  const travels = contracted || TRAVELLERS.has(tokens[at]?.lower ?? "");
  const stands = contracted || ["am", "is", "are"].includes(tokens[copula]?.lower ?? "");
  if (!travels || !stands || !["on", "at"].includes(tokens[copula + 1]?.lower ?? "")) return undefined;
  const rest = tokens.slice(copula + 2).filter((token) => token.quoted || !AROUND_URL.has(token.lower));
  return rest.length === 1 && rest[0] && looksLikeUrl(rest[0].text) ? rest[0].text : undefined;
};

/** `I am on "/cart"`, `the user should be redirected to https://...`: the address. */
export const fromLocation = (tokens: readonly Token[]): Parsed<BareExpectation> | undefined => {
  let at = ["the", "a"].includes(tokens[0]?.lower ?? "") ? 1 : 0;
  if (TRAVELLERS.has(tokens[at]?.lower ?? "")) at += 1;
  let end = at;
  let negated = false;
  while (end < tokens.length && ["am", "i'm"].includes(tokens[end]?.lower ?? "")) end += 1;
  const aux = auxFrom(tokens, end);
  negated = aux.negated;
  const arrival = matchPhrase(ARRIVALS, tokens, aux.end);
  if (!arrival || (aux.words === 0 && end === 0)) return undefined;
  const rest = tokens.slice(aux.end + arrival.length).filter((token) => token.quoted || !AROUND_URL.has(token.lower));
  const [url] = rest;
  if (rest.length === 1 && url && looksLikeUrl(url.text))
    return done({ kind: "url", match: { mode: "contains", value: url.text }, negated });
  return at === 0 && end === 0 && aux.words === 0
    ? undefined
    : refuse(
        "which-page",
        "a page is known by its address or by what it shows",
        'write: url contains "/cart", or: heading "Your cart" is visible',
      );
};

const singular = (context: ParseContext, tokens: readonly Token[]): Parsed<ElementQuery> => {
  const role = roleAtEnd(tokens, true);
  // `lists` by itself is what is counted, `price lists` may be called so.
  const alone =
    role?.length === tokens.length && role.role !== "text" && tokens.every(({ text, lower }) => text === lower);
  const counts = role && (alone || (!role.weak && !roleAtEnd(tokens)));
  const name = counts ? tokens.slice(0, tokens.length - role.length) : undefined;
  if (!role || !name) return parseTarget(context.source, tokens, { kind: "any" });
  if (name.length === 0) return done({ name: "", role: role.role, kind: "any" });
  const [only] = name;
  return done({
    name: name.length === 1 && only ? only.text : textOf(context.source, name),
    role: role.role,
    kind: "any",
  });
};

const LINKS = new Set(["in", "within", "inside", "on", "under", "near", "next"]);

/** The target of a count: its role word may be plural (`3 Delete buttons in the Users table`). */
export const countedTarget = (context: ParseContext, tokens: readonly Token[]): Parsed<ElementQuery> => {
  const cut = tokens.findIndex((token, index) => index > 0 && LINKS.has(token.lower));
  const head = cut < 0 ? tokens : tokens.slice(0, cut);
  const query = singular(context, head);
  if (cut < 0 || !query.ok) return query;
  const [first] = head;
  if (!first) return query;
  const whole = parseTarget(context.source, [first, ...tokens.slice(cut)], { kind: "any" });
  return whole.ok ? done({ ...whole.value, ...query.value }) : whole;
};

const counted = (
  context: ParseContext,
  tokens: readonly Token[],
  count: number,
  negated: boolean,
): Parsed<BareExpectation> => {
  const element = countedTarget(context, tokens);
  return element.ok ? done({ kind: "count", element: element.value, count, negated }) : element;
};

const BOUNDS = phraseBook<true>(
  ["at least", "at most", "more than", "less than", "fewer than"].map((phrase) => [phrase, true] as const),
);

/** `at least 3 rows`. */
const isBound = (tokens: readonly Token[]): boolean =>
  matchPhrase(BOUNDS, tokens, 0) !== undefined && countOf(tokens[2]?.text ?? "") !== undefined;

const bound = (): Parsed<never> =>
  refuse("unsupported-count", "a number can only be compared exactly", "write: there are 3 rows");

const atLeastOne = (tokens: readonly Token[], at: number): number =>
  tokens[at]?.lower === "at" && tokens[at + 1]?.lower === "least" && tokens[at + 2]?.lower === "one" ? 3 : 0;

/** `there are 3 rows`, `there is a Save button`, `there should be no errors`. */
export const fromThere = (context: ParseContext, tokens: readonly Token[]): Parsed<BareExpectation> | undefined => {
  const contracted = tokens[0]?.lower === "there's";
  if (tokens[0]?.lower !== "there" && !contracted) return undefined;
  const aux = auxFrom(tokens, 1);
  if (!contracted && !aux.copula) return undefined;
  const exactly = tokens[aux.end]?.lower === "exactly" ? 1 : 0;
  const one = atLeastOne(tokens, aux.end);
  const rest = tokens.slice(aux.end + exactly + one);
  if (isBound(rest)) return bound();
  const none = rest[0]?.lower === "no" || rest[0]?.lower === "any";
  const number = countOf(rest[0]?.quoted ? "" : (rest[0]?.text ?? ""));
  if (number !== undefined && rest.length > 1) return counted(context, rest.slice(1), number, aux.negated);
  const state = readState(rest, false);
  const subject = state && state.state === "visible" ? [...state.subject, ...state.tail] : rest;
  const element = parseTarget(context.source, none ? subject.slice(1) : subject, { kind: "any" });
  if (!element.ok) return element;
  const denied = aux.negated || rest[0]?.lower === "no";
  return done({ kind: "state", state: "visible", element: element.value, negated: denied });
};

/** `3 rows are visible`, `exactly 3 items`. */
export const fromNumber = (context: ParseContext, tokens: readonly Token[]): Parsed<BareExpectation> | undefined => {
  if (isBound(tokens)) return bound();
  const at = tokens[0]?.lower === "exactly" ? 1 : 0;
  const first = tokens[at];
  const number = first && !first.quoted ? countOf(first.text) : undefined;
  if (number === undefined || tokens.length <= at + 1) return undefined;
  const rest = tokens.slice(at + 1);
  const state = readState(rest, false);
  if (!state) return at === 1 || roleAtEnd(rest, true) ? counted(context, rest, number, false) : undefined;
  return state.state === "visible"
    ? counted(context, [...state.subject, ...state.tail], number, state.negated)
    : undefined;
};
