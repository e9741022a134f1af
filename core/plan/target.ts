import type { ElementKind, ElementQuery } from "../model/element";
import { ordinalAt } from "./ordinals";
import { type Parsed, done, refuse } from "./problem";
import { parseScope, withoutArticle } from "./scope";
import { parseNameAndRole } from "./target-name";
import { splitTarget, type TargetParts } from "./target-parts";
import { type Token, textOf } from "./tokens";

export interface TargetOptions {
  readonly kind: ElementKind;
  /** The element of the step before, for `that field` and `it`. */
  readonly last?: ElementQuery;
  /** The target stands at the start of its sentence: an upper-case `The` or `Row` may be grammar. */
  readonly initial?: boolean;
  /** Only name, role and ordinal are looked for: scope and neighbour have keys of their own. */
  readonly bare?: boolean;
}

const POINTERS = new Set(["it", "there"]);
const POINTING = new Set(["that", "this", "same"]);
const POINTED = new Set([
  "field",
  "element",
  "one",
  "button",
  "box",
  "input",
  "link",
  "dropdown",
  "checkbox",
  "item",
  "textbox",
  "control",
]);

const pointsBack = (tokens: readonly Token[]): boolean => {
  const words = tokens.map((token) => token.lower).filter((word) => word !== "the");
  if (words.length === 1) return POINTERS.has(words[0] ?? "") && tokens.length === 1;
  return words.length === 2 && POINTING.has(words[0] ?? "") && POINTED.has(words[1] ?? "");
};

const pointedAt = (options: TargetOptions, written: string): Parsed<ElementQuery> =>
  options.last
    ? done({ ...options.last, kind: options.kind })
    : refuse(
        "nothing-before",
        `"${written}" points at the element of a step before, and there is none`,
        "name the element",
      );

const tailText = (source: string, tokens: readonly Token[]): string => textOf(source, withoutArticle(tokens));

const nearText = (source: string, tokens: readonly Token[]): string => {
  const quoted = tokens.filter((token) => token.quoted);
  return quoted.length === 1 && quoted[0] ? quoted[0].text : tailText(source, tokens);
};

const withScopes = (source: string, parts: TargetParts, query: ElementQuery): Parsed<ElementQuery> => {
  const scope = parts.scope ? parseScope(source, parts.scope) : undefined;
  if (scope && !scope.ok) return scope;
  return done({
    ...query,
    ...(scope && { within: scope.value }),
    ...(parts.near && { near: nearText(source, parts.near) }),
    ...(parts.frame && { frame: nearText(source, parts.frame) }),
  });
};

const isSelector = (tokens: readonly Token[]): boolean =>
  tokens[0]?.lower === "selector" && tokens.length === 2 && tokens[1]?.quoted === true;

const parseNamed = (source: string, parts: TargetParts, options: TargetOptions): Parsed<ElementQuery> => {
  const { kind, initial = false } = options;
  const exact = parts.name[0]?.lower === "exactly" && parts.name.length > 1;
  const written = exact ? parts.name.slice(1) : parts.name;
  const bare = withoutArticle(written, initial);
  const article = bare.length < written.length;
  const ordinal = ordinalAt(bare);
  const rest = ordinal ? withoutArticle(bare.slice(ordinal.length)) : bare;
  const flags = { ...(ordinal && { nth: ordinal.nth }), ...(exact && { exact }) };
  if (isSelector(rest)) return withScopes(source, parts, { name: "", kind, selector: rest[1]?.text ?? "", ...flags });
  const named = parseNameAndRole(source, rest, {
    kind,
    article: article || ordinal !== undefined,
    initial: initial && !article,
  });
  if (!named.ok) return named;
  const { name, role } = named.value;
  if (name.trim() === "" && role === undefined)
    return refuse("empty-name", "the element has no name", 'name it as it is shown on the page, such as: click "Save"');
  return withScopes(source, parts, { name, kind, ...(role !== undefined && { role }), ...flags });
};

/** `[first|2nd|last] NAME [role word] [within SCOPE] [next to TEXT]`, or a pointer to the element before. */
export const parseTarget = (source: string, tokens: readonly Token[], options: TargetOptions): Parsed<ElementQuery> => {
  if (tokens.length === 0)
    return refuse(
      "missing-element",
      "no element is named",
      'name it as it is shown on the page, such as: click "Save"',
    );
  if (!options.bare && pointsBack(tokens)) return pointedAt(options, textOf(source, tokens));
  if (options.bare) return parseNamed(source, { name: tokens }, options);
  const parts = splitTarget(source, tokens, options.kind);
  return parts.ok ? parseNamed(source, parts.value, options) : parts;
};
