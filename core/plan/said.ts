import type { TextMatch } from "../model/step";
import { matchPhrase, phraseBook } from "./phrases";
import { auxFrom } from "./states";
import type { Token } from "./tokens";

/** How a sentence compares: as a match, as a start or end, or as an attribute. */
export type Comparison = TextMatch["mode"] | "starts" | "ends" | "value-is" | "value-contains" | "has";

const VERBS = phraseBook<Comparison>([
  ...[
    "contains",
    "contain",
    "includes",
    "include",
    "shows",
    "show",
    "displays",
    "display",
    "reads",
    "read",
    "says",
    "say",
    "containing",
    "contains text",
    "contains the text",
    "contain text",
    "contain the text",
    "mentions",
    "mention",
    "has text",
    "have text",
    "has the text",
    "have the text",
    "has a text",
    "shows text",
    "shows the text",
    "show text",
    "show the text",
    "displays the text",
    "display the text",
    "with text",
    "with the text",
  ].map((phrase) => [phrase, "contains"] as const),
  ...[
    "equals",
    "=",
    "==",
    "equal",
    "equal to",
    "exactly",
    "equals to",
    "set to",
    "the same as",
    "exactly equal to",
    "has exact text",
    "have exact text",
  ].map((phrase) => [phrase, "is"] as const),
  ...[
    "matches",
    "match",
    "matching",
    "matches pattern",
    "match pattern",
    "matches the pattern",
    "match the pattern",
    "matches regex",
    "match regex",
    "matches the regex",
  ].map((phrase) => [phrase, "matches"] as const),
  ...["starts with", "start with", "begins with", "begin with", "starting with"].map(
    (phrase) => [phrase, "starts"] as const,
  ),
  ...["ends with", "end with", "ends in", "end in", "ending with", "ending in"].map(
    (phrase) => [phrase, "ends"] as const,
  ),
  ...[
    "has value",
    "have value",
    "has the value",
    "have the value",
    "has a value of",
    "have a value of",
    "has a value",
    "have a value",
  ].map((phrase) => [phrase, "value-is"] as const),
  ...["contains value", "contain value", "contains the value", "contain the value"].map(
    (phrase) => [phrase, "value-contains"] as const,
  ),
  ...["has", "have", "having"].map((phrase) => [phrase, "has"] as const),
]);

export interface Said {
  readonly subject: readonly Token[];
  readonly comparison: Comparison;
  readonly negated: boolean;
  readonly rest: readonly Token[];
}

const PASSIVE = new Set(["the", "a", "set"]);

const saidAt = (tokens: readonly Token[], at: number): Said | undefined => {
  const direct = matchPhrase(VERBS, tokens, at);
  if (direct) return finish(tokens, at, at + direct.length, direct.value, false);
  const aux = auxFrom(tokens, at);
  if (aux.words === 0) return undefined;
  const verb = matchPhrase(VERBS, tokens, aux.end);
  if (verb) return finish(tokens, at, aux.end + verb.length, verb.value, aux.negated);
  const held = ["has", "have"].includes(tokens[aux.end - 1]?.lower ?? "");
  if (held) return heldAt(tokens, at, aux.end - 1, aux.negated);
  return aux.copula ? finish(tokens, at, aux.end, "is", aux.negated) : undefined;
};

/** `should have text "X"`: `have` is an auxiliary and the beginning of a verb. */
const heldAt = (tokens: readonly Token[], start: number, at: number, negated: boolean): Said | undefined => {
  const verb = matchPhrase(VERBS, tokens, at);
  return verb ? finish(tokens, start, at + verb.length, verb.value, negated) : undefined;
};

const finish = (
  tokens: readonly Token[],
  start: number,
  end: number,
  comparison: Comparison,
  negated: boolean,
): Said | undefined => {
  const rest = tokens.slice(end);
  const [only] = rest;
  if (rest.length === 0 || (rest.length === 1 && only && !only.quoted && PASSIVE.has(only.lower))) return undefined;
  return { subject: tokens.slice(0, start), comparison, negated, rest };
};

/** What a sentence says of its subject's text, value, address or number; the first verb that has something on both sides. */
export const readSaid = (tokens: readonly Token[]): Said | undefined => {
  for (let at = 1; at < tokens.length - 1; at += 1) {
    const said = tokens[at]?.quoted ? undefined : saidAt(tokens, at);
    if (said) return said;
  }
  return undefined;
};
