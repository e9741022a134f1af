import { describeAction } from "../model/action-text";
import type { ElementQuery } from "../model/element";
import type { Place } from "../model/place";
import type { RawNode, RawStep } from "../model/requirement";
import type { Action, Expectation } from "../model/step";
import { CACHE_MODES, HEAL_MODES } from "../model/vocabulary";
import { choiceAt, type Complaints, entryOf, flagAt, type MapNode, textAt } from "./complaints";
import type { ElementContext } from "./map-element";
import { expectationsOf } from "./map-expectation";
import { parseMapStep } from "./map-step";
import { parseStepSentence } from "./sentence";
import { isOneTemplate } from "../model/template-span";
import type { Expand } from "./variables";
import { durationMs } from "./values";

/** A step that is read but not yet filled in. */
export interface ReadStep {
  readonly place: Place;
  readonly id?: string;
  readonly actions: readonly Action[];
  /** One text for each action. */
  readonly texts: readonly string[];
  readonly outcome: readonly Expectation[];
  readonly options: StepOptions;
}

export interface StepOptions {
  readonly optional?: boolean;
  readonly soft?: boolean;
  readonly timeoutMs?: number;
  readonly heal?: (typeof HEAL_MODES)[number];
  readonly cache?: (typeof CACHE_MODES)[number];
}

export interface ReadContext extends ElementContext {
  readonly expand: Expand;
}

const textsOf = (actions: readonly Action[], sentence: string | undefined): readonly string[] =>
  actions.map((action) => (sentence !== undefined && actions.length === 1 ? sentence : describeAction(action)));

/** A sentence that is nothing but one template is filled in before it is read: a column may hold a whole expectation. */
const opened = (text: string, place: Place, context: ReadContext): string | undefined => {
  if (!isOneTemplate(text)) return text;
  const expanded = context.complaints.take(context.expand(text), place);
  if (expanded && expanded.secrets.length > 0) {
    context.complaints.error("secret-outside-value", "a secret cannot be a step", place);
    return undefined;
  }
  return expanded?.text;
};

const openedNode = (node: RawNode, context: ReadContext): RawNode => {
  switch (node.kind) {
    case "text": {
      const text = opened(node.text, node.place, context);
      return { ...node, text: text ?? node.text };
    }
    case "list":
      return { ...node, items: node.items.map((item) => openedNode(item, context)) };
    case "map":
      return node;
  }
};

/** Expectations of an `outcome:` or `expect:`, each template that is a whole sentence filled in first. */
export const readExpectations = (node: RawNode, context: ReadContext): readonly Expectation[] =>
  expectationsOf(openedNode(node, context), context);

const timeoutAt = (map: MapNode, complaints: Complaints): number | undefined => {
  const node = textAt(map, "timeout", complaints);
  if (!node) return undefined;
  const ms = durationMs(node.text);
  if (ms === undefined || ms === 0)
    complaints.error("wrong-value", `"timeout" wants a time such as 500ms, 10s, 2m, not "${node.text}"`, node.place);
  return ms;
};

const optionsOf = (map: MapNode, complaints: Complaints): StepOptions => {
  const optional = flagAt(map, "optional", complaints);
  const soft = flagAt(map, "soft", complaints);
  const timeoutMs = timeoutAt(map, complaints);
  const heal = choiceAt(map, "heal", HEAL_MODES, complaints);
  const cache = choiceAt(map, "cache", CACHE_MODES, complaints);
  return {
    ...(optional !== undefined && { optional }),
    ...(soft !== undefined && { soft }),
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(heal !== undefined && { heal }),
    ...(cache !== undefined && { cache }),
  };
};

const lastOf = (actions: readonly Action[], last: ElementQuery | undefined): ElementQuery | undefined => {
  const action = actions.findLast((one) => "element" in one && one.element !== undefined);
  return action && "element" in action ? action.element : last;
};

const fromSentence = (
  text: string,
  place: Place,
  outcome: RawNode | undefined,
  context: ReadContext,
): ReadStep | undefined => {
  const sentence = opened(text, place, context);
  if (sentence === undefined) return undefined;
  const parsed = context.complaints.take(
    parseStepSentence(sentence, context.last ? { last: context.last } : {}),
    place,
  );
  const last = lastOf(parsed?.actions ?? [], context.last);
  const more = outcome ? readExpectations(outcome, { ...context, ...(last && { last }) }) : [];
  if (!parsed) return undefined;
  const { timeoutMs } = parsed;
  return {
    place,
    actions: parsed.actions,
    texts: textsOf(parsed.actions, sentence.trim()),
    outcome: [...parsed.outcome, ...more],
    options: timeoutMs === undefined ? {} : { timeoutMs },
  };
};

const openedMap = (map: MapNode, context: ReadContext): MapNode => ({
  ...map,
  entries: map.entries.map((entry) =>
    entry.key.text === "expect" || entry.key.text === "step" || entry.key.text === "outcome"
      ? { ...entry, value: openedNode(entry.value, context) }
      : entry,
  ),
});

const fromMap = (written: MapNode, context: ReadContext): ReadStep | undefined => {
  const { complaints } = context;
  const map = openedMap(written, context);
  const options = optionsOf(map, complaints);
  const id = textAt(map, "id", complaints)?.text;
  const outcomeNode = entryOf(map, "outcome");
  const sentence = entryOf(map, "step");
  if (sentence?.kind === "text") {
    const known = map.entries.every(({ key }) => key.text === "step" || !isOtherAction(key.text));
    if (!known) parseMapStep(map, context);
    const step = fromSentence(sentence.text, sentence.place, outcomeNode, context);
    return (
      step && { ...step, place: map.place, ...(id !== undefined && { id }), options: { ...step.options, ...options } }
    );
  }
  const { actions, inner } = parseMapStep(map, context);
  const last = lastOf(actions, context.last);
  const within = { ...context, ...(last && { last }) };
  const outcomes = [outcomeNode, inner && entryOf(inner, "outcome")].flatMap((node) =>
    node ? readExpectations(node, within) : [],
  );
  const innerId = inner && textAt(inner, "id", complaints)?.text;
  const stepId = id ?? innerId;
  if (actions.length === 0) return undefined;
  const all = { ...(inner ? optionsOf(inner, complaints) : {}), ...options };
  return {
    place: map.place,
    ...(stepId !== undefined && { id: stepId }),
    actions,
    texts: textsOf(actions, undefined),
    outcome: outcomes,
    options: all,
  };
};

const OPTION_NAMES = new Set(["id", "outcome", "optional", "soft", "timeout", "heal", "cache"]);
const isOtherAction = (key: string): boolean => !OPTION_NAMES.has(key);

/** Reads a step as it was written; undefined (and complaints) when it cannot be carried out. */
export const readStep = (raw: RawStep, context: ReadContext): ReadStep | undefined => {
  if (raw.kind === "sentence") {
    const outcome: RawNode | undefined = raw.outcome && { kind: "text", ...raw.outcome };
    return fromSentence(raw.sentence.text, raw.sentence.place, outcome, context);
  }
  if (raw.value.kind === "map") return fromMap(raw.value, context);
  context.complaints.error("wrong-shape", "a step is a sentence or a map with one action", raw.place);
  return undefined;
};
