import type { ElementKind, ElementQuery } from "../model/element";
import type { RawNode } from "../model/requirement";
import { roleOfWord, WRITABLE_ROLES } from "../model/role-words";
import { type Complaints, entryOf, flagAt, type MapNode, textAt } from "./complaints";
import { nearest } from "../model/nearest";
import { parseScope } from "./scope";
import { parseTarget } from "./target";
import { tokenize } from "./tokens";

export interface ElementContext {
  readonly complaints: Complaints;
  /** The element of the step before. */
  readonly last?: ElementQuery;
}

/** A target written as one text: `the 2nd Delete button within row Users`. */
export const elementFromText = (
  text: string,
  place: RawNode["place"],
  kind: ElementKind,
  context: ElementContext,
): ElementQuery | undefined => {
  const { tokens, unclosed } = tokenize(text);
  if (unclosed !== undefined) {
    context.complaints.error("unclosed-quote", `the quote at character ${unclosed + 1} is never closed`, place);
    return undefined;
  }
  return context.complaints.take(
    parseTarget(text, tokens, { kind, ...(context.last && { last: context.last }) }),
    place,
  );
};

const ROLE_HINT = "write an ARIA role such as button, link, textbox, combobox, row";

const roleAt = (map: MapNode, { complaints }: ElementContext): string | undefined => {
  const node = textAt(map, "role", complaints);
  if (!node) return undefined;
  const word = node.text.trim().toLowerCase();
  const role = WRITABLE_ROLES.has(word) ? word : roleOfWord(word);
  if (role === undefined) {
    const close = nearest(word, WRITABLE_ROLES);
    complaints.error(
      "unknown-role",
      `unknown role "${node.text}"`,
      node.place,
      close ? `did you mean "${close}"?` : ROLE_HINT,
    );
  }
  return role;
};

const nthAt = (map: MapNode, { complaints }: ElementContext): number | undefined => {
  const node = textAt(map, "nth", complaints);
  if (!node) return undefined;
  const nth = node.text === "last" ? -1 : node.text === "first" ? 1 : Number(node.text);
  if (Number.isInteger(nth) && nth !== 0 && node.text.trim() !== "") return nth;
  complaints.error("wrong-value", `"nth" wants a whole number from 1, or last, not "${node.text}"`, node.place);
  return undefined;
};

const withinAt = (map: MapNode, context: ElementContext): ElementQuery["within"] => {
  const node = textAt(map, "within", context.complaints);
  return node && context.complaints.take(parseScope(node.text, tokenize(node.text).tokens), node.place);
};

/** What the text under `element:` (or `of:`) names; taken whole where the role is said apart or an exact match is wanted. */
const namedAt = (
  map: MapNode,
  key: string,
  kind: ElementKind,
  whole: boolean,
  context: ElementContext,
): ElementQuery | undefined => {
  const node = textAt(map, key, context.complaints);
  if (!node) return { name: "", kind };
  const literal = whole && !node.text.startsWith('"');
  if (literal) return { name: node.text.trim(), kind };
  const { tokens } = tokenize(node.text);
  const bare = tokens.length > 1 || tokens[0]?.lower !== "it";
  const parsed = parseTarget(node.text, tokens, {
    kind,
    bare: bare && !pointsBack(node.text),
    ...(context.last && { last: context.last }),
  });
  // In a map the text is the name: quotes inside it belong to it.
  if (!parsed.ok && parsed.problem.code === "mixed-name") return { name: node.text.trim(), kind };
  return context.complaints.take(parsed, node.place);
};

const pointsBack = (text: string): boolean =>
  ["that field", "the same field", "that element", "this field", "it"].includes(text.trim().toLowerCase());

/** The element a map describes by `element`, `role`, `nth`, `within`, `near`, `frame`, `selector`, `exact`; `key` is `element`, `of` or `on`. */
export const elementFromMap = (
  map: MapNode,
  key: string,
  kind: ElementKind,
  context: ElementContext,
): ElementQuery | undefined => {
  const { complaints } = context;
  const role = roleAt(map, context);
  const exact = flagAt(map, "exact", complaints);
  const selector = textAt(map, "selector", complaints)?.text;
  const named = namedAt(map, key, kind, role !== undefined || exact === true, context);
  if (!named) return undefined;
  if (named.name === "" && named.role === undefined && role === undefined && selector === undefined) {
    complaints.error(
      "missing-element",
      `no element is named`,
      entryOf(map, key)?.place ?? map.place,
      `write ${key}: and the name shown on the page`,
    );
    return undefined;
  }
  const nth = nthAt(map, context);
  const within = withinAt(map, context);
  const near = textAt(map, "near", complaints)?.text;
  const frame = textAt(map, "frame", complaints)?.text;
  return {
    ...named,
    ...(role !== undefined && { role }),
    ...(nth !== undefined && { nth }),
    ...(within && { within }),
    ...(near !== undefined && { near }),
    ...(frame !== undefined && { frame }),
    ...(selector !== undefined && { selector }),
    ...(exact && { exact }),
  };
};
