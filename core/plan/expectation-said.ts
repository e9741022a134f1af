import type { BareExpectation } from "../model/action-text";
import type { ElementQuery } from "../model/element";
import { countedTarget } from "./expectation-openings";
import { matchFor, type ParseContext } from "./expectation-value";
import { type Parsed, done, refuse } from "./problem";
import { roleAtEnd } from "./roles";
import type { Said } from "./said";
import type { Subject } from "./subject";
import { parseTarget } from "./target";
import type { Token } from "./tokens";
import { countOf } from "./values";

/** An element an expectation speaks of. */
export const targetOf = (context: ParseContext, tokens: readonly Token[]): Parsed<ElementQuery> =>
  parseTarget(context.source, tokens, {
    kind: "any",
    initial: tokens[0] === context.first,
    ...(context.last && { last: context.last }),
  });

/** What a sentence says of an element: its text, value, number or attribute. */
export const aboutElement = (context: ParseContext, subject: Subject, said: Said): Parsed<BareExpectation> => {
  if (!("element" in subject)) return refuse("nothing-to-look-at", "no element is named");
  const element =
    subject.kind === "count" ? countedTarget(context, subject.element) : targetOf(context, subject.element);
  if (!element.ok) return element;
  const { negated } = said;
  const target = element.value;
  if (said.comparison === "has") return hasOf(context, target, said);
  if (said.comparison === "contains" && countsRoles(said)) return hasOf(context, target, said);
  const match = matchFor(context, said);
  if (!match.ok) return match;
  if (subject.kind === "count") {
    const count = countOf(match.value.value);
    if (count === undefined)
      return refuse("not-a-number", `"${match.value.value}" is not a whole number`, "write the number in digits");
    return done({ kind: "count", element: target, count, negated });
  }
  if (subject.kind === "attribute")
    return done({ kind: "attribute", element: target, attribute: subject.attribute, match: match.value, negated });
  const editable =
    target.role === "textbox" ||
    target.role === "searchbox" ||
    target.role === "spinbutton" ||
    target.role === "combobox";
  const value =
    subject.kind === "value" ||
    said.comparison === "value-is" ||
    said.comparison === "value-contains" ||
    (editable && subject.kind !== "text");
  return done({ kind: value ? "value" : "text", element: target, match: match.value, negated });
};

/** `contains 5 rows`: a number and a role word. */
const countsRoles = (said: Said): boolean => {
  const [first] = said.rest;
  return (
    first !== undefined &&
    !first.quoted &&
    countOf(first.text) !== undefined &&
    said.rest.length > 1 &&
    roleAtEnd(said.rest, true) !== undefined
  );
};

const ATTRIBUTE_JOINTS = new Set([
  "with",
  "value",
  "of",
  "=",
  "set",
  "to",
  "equal",
  "is",
  "the",
  "a",
  "an",
  "as",
  "named",
]);

const ATTRIBUTES = new Set([
  "href",
  "src",
  "alt",
  "placeholder",
  "type",
  "id",
  "title",
  "target",
  "name",
  "aria-label",
  "role",
  "maxlength",
  "min",
  "max",
  "for",
  "rel",
  "action",
  "method",
  "lang",
]);

const attributeParts = (
  rest: readonly Token[],
): { readonly name: string; readonly value: string; readonly contains: boolean } | undefined => {
  const words = rest.filter((token) => token.quoted || !ATTRIBUTE_JOINTS.has(token.lower));
  const at = words.findIndex((token) => token.lower === "attribute");
  const others = words.filter((_, index) => index !== at);
  const [name, value] = others;
  if (at >= 0 && others.length === 2 && name && value) return { name: name.text, value: value.text, contains: false };
  const [known, known2] = words;
  if (known && known2?.quoted && words.length === 2 && ATTRIBUTES.has(known.lower))
    return { name: known.lower, value: known2.text, contains: false };
  if (known?.lower === "alt" && words.length === 3 && words[1]?.lower === "text")
    return { name: "alt", value: words[2]?.text ?? "", contains: false };
  const isClass = words[0]?.lower === "class" || (words[0]?.lower === "css" && words[1]?.lower === "class");
  const last = words.at(-1);
  return isClass && last && words.length <= 3 ? { name: "class", value: last.text, contains: true } : undefined;
};

const hasOf = (context: ParseContext, element: ElementQuery, said: Said): Parsed<BareExpectation> => {
  const attribute = attributeParts(said.rest);
  const { negated } = said;
  if (attribute)
    return done({
      kind: "attribute",
      element,
      attribute: attribute.name,
      match: { mode: attribute.contains ? "contains" : "is", value: attribute.value },
      negated,
    });
  const counted = countOf(said.rest[0]?.text ?? "");
  if (counted !== undefined && said.rest.length > 1) {
    const parts = countedTarget(context, said.rest.slice(1));
    if (!parts.ok) return parts;
    const within =
      element.name === "" || element.within
        ? parts.value.within
        : { name: element.name, ...(element.role && { role: element.role }) };
    return done({ kind: "count", element: { ...parts.value, ...(within && { within }) }, count: counted, negated });
  }
  const match = matchFor(context, said);
  return match.ok ? done({ kind: "text", element, match: { ...match.value, mode: "contains" }, negated }) : match;
};
