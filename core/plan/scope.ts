import type { ScopeQuery } from "../model/element";
import { type Parsed, done, refuse } from "./problem";
import { ordinalAt } from "./ordinals";
import { isNeutralNoun, roleAt, roleAtEnd } from "./roles";
import { type Token, textOf } from "./tokens";

const ARTICLES = new Set(["the", "a", "an"]);
const JOINTS = new Set([
  "containing",
  "contains",
  "with",
  "for",
  "of",
  "named",
  "called",
  "titled",
  "labeled",
  "labelled",
  "that",
  "which",
  "where",
  "has",
  "having",
  "the",
  "text",
  "name",
  "title",
  "label",
  "says",
  "saying",
]);

/** Drops the articles a target starts with; `The` in upper case only where the sentence starts. */
export const withoutArticle = (tokens: readonly Token[], initial = false): readonly Token[] => {
  const [first] = tokens;
  if (!first || tokens.length < 2 || !ARTICLES.has(first.lower)) return tokens;
  return first.text === first.lower || initial ? withoutArticle(tokens.slice(1)) : tokens;
};

const withoutJoints = (tokens: readonly Token[]): readonly Token[] => {
  const last = tokens.at(-1);
  const joint = JOINTS.has(tokens[0]?.lower ?? "");
  if (!joint) return tokens;
  if (last?.quoted) {
    const before = tokens.slice(0, -1);
    return before.every((token) => JOINTS.has(token.lower)) ? [last] : tokens;
  }
  return tokens.length > 1 ? withoutJoints(tokens.slice(1)) : tokens;
};

const named = (source: string, tokens: readonly Token[], role: string | undefined): Parsed<ScopeQuery> => {
  const rest = withoutJoints(tokens);
  const last = rest.at(-1);
  const name = rest.length === 2 && isNeutralNoun(rest[0]) && last?.quoted ? last.text : textOf(source, rest);
  if (rest.length > 1 && rest.some((token) => token.quoted && !token.text.startsWith("${")))
    return refuse(
      "mixed-name",
      `the scope cannot be understood: ${textOf(source, tokens)}`,
      'write a role word and a name, such as: within row "Users"',
    );
  return done(role === undefined ? { name } : { name, role });
};

/** The role word of a scope, at its end or its front. */
export const scopeRole = (
  tokens: readonly Token[],
): { readonly role: string; readonly rest: readonly Token[] } | undefined => {
  const front = roleAt(tokens);
  const frontName = front && tokens[front.length];
  if (front && (!frontName || frontName.quoted || JOINTS.has(frontName.lower)))
    return { role: front.role, rest: tokens.slice(front.length) };
  const end = roleAtEnd(tokens);
  if (end) return { role: end.role, rest: tokens.slice(0, tokens.length - end.length) };
  const lowerCase = tokens[0]?.text === tokens[0]?.lower;
  return front && lowerCase ? { role: front.role, rest: tokens.slice(front.length) } : undefined;
};

/** `row Users`, `Users row`, `dialog "New Account"`, `the header`, `2nd row`, plain `Accounts`. */
export const parseScope = (source: string, tokens: readonly Token[]): Parsed<ScopeQuery> => {
  const bare = withoutArticle(tokens);
  if (bare.length === 0)
    return refuse(
      "missing-scope",
      "nothing is written after the scope word",
      "write what to look in, such as: within row Users",
    );
  if (bare.length === 1 && bare[0]?.quoted) return done({ name: bare[0].text });
  const ordinal = ordinalAt(bare);
  const role = scopeRole(ordinal ? withoutArticle(bare.slice(ordinal.length)) : bare);
  if (ordinal && role && role.rest.length === 0) return done({ name: "", role: role.role, nth: ordinal.nth });
  if (ordinal)
    return refuse(
      "counted-scope",
      `a scope cannot be counted: ${textOf(source, bare)}`,
      'count parts of one kind, such as: within the 2nd row; or name it by a text in it: within row "Users"',
    );
  if (!role) return named(source, bare, undefined);
  return role.rest.length === 0 ? done({ name: "", role: role.role }) : named(source, role.rest, role.role);
};
