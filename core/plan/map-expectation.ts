import { type BareExpectation, describeExpectation } from "../model/action-text";
import type { ElementQuery } from "../model/element";
import type { RawNode } from "../model/requirement";
import type { ElementState, Expectation, TextMatch } from "../model/step";
import { COMPARISON_KEYS, ELEMENT_KEYS, MATCH_KEYS, STATE_KEYS } from "../model/vocabulary";
import { checkKeys, type Complaints, entryOf, flagAt, type MapNode, textAt } from "./complaints";
import { elementFromMap, elementFromText, type ElementContext } from "./map-element";
import { nearest } from "../model/nearest";
import { parseExpectationSentence } from "./sentence";
import { countOf, patternFault } from "./values";

type Comparison = (typeof COMPARISON_KEYS)[number];
type State = (typeof STATE_KEYS)[number];

const NARROWING = ELEMENT_KEYS.filter((key) => key !== "element");
const KINDS: readonly string[] = [...STATE_KEYS, ...COMPARISON_KEYS];

/** Keys that may stand beside what is expected. */
const EXPECTATION_OPTIONS = ["not", "timeout", "soft"] as const;

const checkPattern = (match: TextMatch, place: RawNode["place"], complaints: Complaints): TextMatch | undefined => {
  const fault = match.mode === "matches" && !match.value.includes("${") ? patternFault(match.value) : undefined;
  if (fault === undefined) return match;
  complaints.error(
    "bad-pattern",
    `the pattern cannot be used: ${fault}`,
    place,
    "write a JavaScript regular expression of at most 200 characters",
  );
  return undefined;
};

const matchAt = (map: MapNode, complaints: Complaints): TextMatch | undefined => {
  const modes = MATCH_KEYS.filter((mode) => entryOf(map, mode));
  const [mode, second] = modes;
  if (mode === undefined || second !== undefined) {
    complaints.error(
      "missing-match",
      mode === undefined ? "nothing is said to compare with" : `both "${mode}" and "${second}" are written`,
      map.place,
      `write one of ${MATCH_KEYS.join(", ")}`,
    );
    return undefined;
  }
  const node = textAt(map, mode, complaints);
  return node && checkPattern({ mode, value: node.text }, node.place, complaints);
};

const stateOf = (key: State): { readonly state: ElementState; readonly negated: boolean } =>
  key === "unchecked" ? { state: "checked", negated: true } : { state: key, negated: false };

const fromState = (key: State, node: RawNode, context: ElementContext): BareExpectation | undefined => {
  const element = elementOf(node, "element", context);
  return element && { kind: "state", ...stateOf(key), element };
};

const elementOf = (node: RawNode, key: string, context: ElementContext): ElementQuery | undefined => {
  if (node.kind === "text") return elementFromText(node.text, node.place, "any", context);
  if (node.kind === "map") {
    checkKeys(node, [key, ...NARROWING], context.complaints);
    return elementFromMap(node, key, "any", context);
  }
  context.complaints.error("wrong-shape", "an element is a name or a map", node.place);
  return undefined;
};

const short = (key: Comparison, node: Extract<RawNode, { kind: "text" }>): BareExpectation | undefined => {
  const value = node.text;
  if (key === "text") return { kind: "text", match: { mode: "contains", value }, negated: false };
  if (key === "url") return { kind: "url", match: { mode: "contains", value }, negated: false };
  return key === "title" ? { kind: "title", match: { mode: "is", value }, negated: false } : undefined;
};

const ofKey = (map: MapNode): "of" | "element" => (entryOf(map, "element") && !entryOf(map, "of") ? "element" : "of");

const countFrom = (map: MapNode, element: ElementQuery, complaints: Complaints): BareExpectation | undefined => {
  const node = textAt(map, "is", complaints);
  const count = node && countOf(node.text);
  if (count === undefined)
    complaints.error("not-a-number", '"count" wants is: and a whole number', node?.place ?? map.place);
  return count === undefined ? undefined : { kind: "count", element, count, negated: false };
};

const fromMap = (key: Comparison, map: MapNode, context: ElementContext): BareExpectation | undefined => {
  const { complaints } = context;
  const addressed = key === "url" || key === "title";
  const extra = key === "attribute" ? ["name"] : [];
  checkKeys(map, addressed ? MATCH_KEYS : [...extra, ...MATCH_KEYS, "of", ...ELEMENT_KEYS], complaints);
  const of = ofKey(map);
  const wanted =
    !addressed &&
    (key !== "text" ||
      entryOf(map, of) !== undefined ||
      entryOf(map, "selector") !== undefined ||
      entryOf(map, "role") !== undefined);
  const element = wanted ? elementFromMap(map, of, "any", context) : undefined;
  if (wanted && !element) return undefined;
  if (key === "count") return element && countFrom(map, element, complaints);
  const match = matchAt(map, complaints);
  if (!match) return undefined;
  if (key === "url" || key === "title") return { kind: key, match, negated: false };
  if (key === "text") return { kind: "text", ...(element && { element }), match, negated: false };
  if (!element) return undefined;
  if (key === "value") return { kind: "value", element, match, negated: false };
  const attribute = textAt(map, "name", complaints)?.text;
  if (attribute === undefined)
    complaints.error("missing-attribute", '"attribute" wants name: and the attribute', map.place);
  return attribute === undefined ? undefined : { kind: "attribute", element, attribute, match, negated: false };
};

const bodyOf = (key: string, node: RawNode, context: ElementContext): BareExpectation | undefined => {
  const state = STATE_KEYS.find((word) => word === key);
  if (state) return fromState(state, node, context);
  const comparison = COMPARISON_KEYS.find((word) => word === key);
  if (!comparison) return undefined;
  if (node.kind === "map") return fromMap(comparison, node, context);
  const bare = node.kind === "text" ? short(comparison, node) : undefined;
  if (!bare)
    context.complaints.error("wrong-shape", `"${key}" wants a map such as { of: Amount, is: "100" }`, node.place);
  return bare;
};

const fromExpectationMap = (map: MapNode, context: ElementContext): readonly Expectation[] => {
  const { complaints } = context;
  const keys = map.entries.filter(({ key }) => !EXPECTATION_OPTIONS.some((option) => option === key.text));
  const [first, second] = keys;
  const unknown = keys.find(({ key }) => !KINDS.includes(key.text));
  if (unknown) {
    const close = nearest(unknown.key.text, [...KINDS, ...EXPECTATION_OPTIONS]);
    complaints.error(
      "unknown-key",
      `unknown expectation "${unknown.key.text}"`,
      unknown.key.place,
      close ? `did you mean "${close}"?` : `known: ${KINDS.join(", ")}`,
    );
    return [];
  }
  if (!first || second) {
    complaints.error(
      "one-expectation",
      first ? `"${first.key.text}" and "${second?.key.text}" are two expectations` : "nothing is expected",
      second?.key.place ?? map.place,
      "write one a line",
    );
    return [];
  }
  const bare = bodyOf(first.key.text, first.value, context);
  const negated = flagAt(map, "not", complaints) === true;
  if (!bare) return [];
  const that = { ...bare, negated: bare.negated !== negated };
  return [{ ...that, text: describeExpectation(that) }];
};

/** Expectations as a map step, `outcome:` or `expect:` writes them: a sentence, a map or a list of either. */
export const expectationsOf = (node: RawNode, context: ElementContext): readonly Expectation[] => {
  switch (node.kind) {
    case "text":
      return (
        context.complaints.take(
          parseExpectationSentence(node.text, context.last ? { last: context.last } : {}),
          node.place,
        ) ?? []
      );
    case "list":
      return node.items.flatMap((item) => expectationsOf(item, context));
    case "map":
      return fromExpectationMap(node, context);
  }
};
