import type { BareExpectation } from "../model/action-text";
import type { Expectation } from "../model/step";
import { parseExpectation } from "./expectation";
import type { ParseContext } from "./expectation-value";
import { withoutSubject } from "./fillers";
import { type Parsed, done } from "./problem";
import { readState } from "./states";
import type { Token } from "./tokens";
import { matchVerb } from "./verbs";

const NO_LEADS = new Set(["that", "if", "whether", "to", "for", "see"]);

const dropLeads = (tokens: readonly Token[]): readonly Token[] =>
  tokens.length > 1 && NO_LEADS.has(tokens[0]?.lower ?? "") ? dropLeads(tokens.slice(1)) : tokens;

const PRESENCE = new Set(["presence", "existence", "visibility", "display", "appearance"]);
const ABSENCE = new Set(["absence"]);

const presence = (tokens: readonly Token[]): { readonly tokens: readonly Token[]; readonly negated: boolean } => {
  const at = tokens[0]?.lower === "the" ? 1 : 0;
  const word = tokens[at]?.lower ?? "";
  const fits = tokens[at + 1]?.lower === "of" && tokens.length > at + 2;
  return fits && (PRESENCE.has(word) || ABSENCE.has(word))
    ? { tokens: tokens.slice(at + 2), negated: ABSENCE.has(word) }
    : { tokens, negated: false };
};

const writtenText = (source: string, tokens: readonly Token[]): string =>
  source.slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0);

const named = (source: string, tokens: readonly Token[], that: BareExpectation, negated: boolean): Expectation => ({
  ...that,
  negated: that.negated !== negated,
  text: negated ? `not: ${writtenText(source, tokens)}` : writtenText(source, tokens),
});

/** An expectation from its tokens, `that`, `I should see` and the like left out. */
export const expectationOf = (
  context: ParseContext,
  tokens: readonly Token[],
  negated: boolean,
): Parsed<Expectation> => {
  const led = dropLeads(tokens);
  const subject = withoutSubject(led);
  const verb = matchVerb(subject.tokens, 0);
  const seen =
    verb && (verb.value === "see" || verb.value === "expect") && !readStateOfVerb(subject.tokens)
      ? subject.tokens.slice(verb.length)
      : undefined;
  if (seen && seen.length > 0) return expectationOf(context, seen, negated !== subject.negated);
  const part = presence(led);
  const that = parseExpectation(context, part.tokens);
  return that.ok ? done(named(context.source, tokens, that.value, negated !== part.negated)) : that;
};

/** `View button is visible` has a subject that starts like a verb. */
export const readStateOfVerb = (tokens: readonly Token[]): boolean => {
  const role = readState(tokens, false);
  return (
    role !== undefined &&
    role.subject.length > 1 &&
    matchVerb(tokens, 0)?.value === "see" &&
    tokens[0]?.text !== tokens[0]?.lower &&
    tokens[0]?.lower !== "see" &&
    tokens[0]?.lower !== "sees"
  );
};
