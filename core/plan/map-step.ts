import type { ElementKind } from "../model/element";
import type { RawNode } from "../model/requirement";
import type { Action } from "../model/step";
import { ACTION_KEYS, type ActionKey, ELEMENT_KEYS, STEP_OPTION_KEYS } from "../model/vocabulary";
import { kindOfAction } from "./action-element";
import { parseKey } from "./action-press";
import { checkKeys, entryOf, type MapNode, textAt } from "./complaints";
import { elementFromMap, elementFromText, type ElementContext } from "./map-element";
import { expectationsOf } from "./map-expectation";
import { nearest } from "../model/nearest";
import { parseStepSentence } from "./sentence";
import { asUrl } from "./values";

const OPTIONS: readonly string[] = STEP_OPTION_KEYS;
const ELEMENT: readonly string[] = ELEMENT_KEYS;

const fromSentence = (sentence: string, place: RawNode["place"], context: ElementContext): readonly Action[] => {
  const parsed = context.complaints.take(
    parseStepSentence(sentence, context.last ? { last: context.last } : {}),
    place,
  );
  return parsed?.actions ?? [];
};

const inner = (node: RawNode, keys: readonly string[], context: ElementContext): MapNode | undefined => {
  if (node.kind !== "map") {
    context.complaints.error("wrong-shape", "a text or a map is wanted here", node.place);
    return undefined;
  }
  checkKeys(node, [...keys, ...OPTIONS], context.complaints);
  return node;
};

const needText = (map: MapNode, key: string, context: ElementContext): string | undefined => {
  const node = textAt(map, key, context.complaints);
  if (!node && !entryOf(map, key))
    context.complaints.error("missing-value", `"${key}" is missing`, map.place, `write ${key}: and the text`);
  return node?.text;
};

type OnElement = Extract<
  ActionKey,
  "click" | "dblclick" | "rightclick" | "hover" | "focus" | "clear" | "check" | "uncheck"
>;

const onElement = (kind: OnElement, node: RawNode, context: ElementContext): Action | undefined => {
  const wanted = kindOfAction(kind);
  const map = node.kind === "text" ? undefined : inner(node, ELEMENT, context);
  const element =
    node.kind === "text"
      ? elementFromText(node.text, node.place, wanted, context)
      : map && elementFromMap(map, "element", wanted, context);
  return element && { kind, element };
};

const fillOf = (node: RawNode, context: ElementContext): readonly Action[] => {
  if (node.kind === "text") return fromSentence(`fill ${node.text}`, node.place, context);
  const map = inner(node, [...ELEMENT, "value"], context);
  const element = map && elementFromMap(map, "element", "editable", context);
  const value = map && needText(map, "value", context);
  return element && value !== undefined ? [{ kind: "fill", element, value }] : [];
};

const namesElement = (map: MapNode, key: string): boolean =>
  [key, "selector", "role"].some((name) => entryOf(map, name) !== undefined);

const typeOf = (node: RawNode, context: ElementContext): readonly Action[] => {
  if (node.kind === "text") return [{ kind: "type", value: node.text }];
  const map = inner(node, [...ELEMENT, "value"], context);
  const value = map && needText(map, "value", context);
  if (!map || value === undefined) return [];
  if (!namesElement(map, "element")) return [{ kind: "type", value }];
  const element = elementFromMap(map, "element", "editable", context);
  return element ? [{ kind: "type", element, value }] : [];
};

const pressOf = (node: RawNode, context: ElementContext): readonly Action[] => {
  const { complaints } = context;
  if (node.kind === "text") {
    const key = complaints.take(parseKey(node.text), node.place);
    return key === undefined ? [] : [{ kind: "press", key }];
  }
  const map = inner(node, ["key", "on", ...ELEMENT], context);
  const written = map && needText(map, "key", context);
  const key =
    written === undefined
      ? undefined
      : complaints.take(
          parseKey(written),
          entryOf(map ?? { kind: "map", entries: [], place: node.place }, "key")?.place ?? node.place,
        );
  if (!map || key === undefined) return [];
  const of = entryOf(map, "on") ? "on" : "element";
  if (!namesElement(map, of)) return [{ kind: "press", key }];
  const element = elementFromMap(map, of, "focusable" satisfies ElementKind, context);
  return element ? [{ kind: "press", key, element }] : [];
};

const selectOf = (node: RawNode, context: ElementContext): readonly Action[] => {
  if (node.kind === "text") return fromSentence(`select ${node.text}`, node.place, context);
  const map = inner(node, [...ELEMENT, "option"], context);
  const element = map && elementFromMap(map, "element", "selectable", context);
  const option = map && needText(map, "option", context);
  return element && option !== undefined ? [{ kind: "select", element, option }] : [];
};

const waitOf = (node: RawNode, context: ElementContext): readonly Action[] => {
  if (node.kind === "text") return fromSentence(`wait until ${node.text}`, node.place, context);
  const map = inner(node, ["until"], context);
  const until = map && entryOf(map, "until");
  if (map && !until)
    context.complaints.error(
      "missing-value",
      '"until" is missing',
      map.place,
      "write until: and what must become true",
    );
  return until ? expectationsOf(until, context).map((that): Action => ({ kind: "wait", until: that })) : [];
};

const plainText = (node: RawNode, key: string, context: ElementContext): string | undefined => {
  if (node.kind === "text") return node.text;
  const map = inner(node, [key], context);
  return map && needText(map, key, context);
};

/** The actions of one action key and what stands under it. */
const actionsOf = (key: ActionKey, node: RawNode, context: ElementContext): readonly Action[] => {
  switch (key) {
    case "goto": {
      const url = plainText(node, "url", context);
      if (url === "") context.complaints.error("missing-value", "no address is written", node.place);
      return url ? [{ kind: "goto", url: asUrl(url) }] : [];
    }
    case "back":
    case "forward":
    case "reload":
      return [{ kind: key }];
    case "fill":
      return fillOf(node, context);
    case "type":
      return typeOf(node, context);
    case "press":
      return pressOf(node, context);
    case "select":
      return selectOf(node, context);
    case "wait":
      return waitOf(node, context);
    case "expect":
      return expectationsOf(node, context).map((that): Action => ({ kind: "expect", that }));
    case "screenshot": {
      const name = plainText(node, "name", context);
      return [name ? { kind: "screenshot", name } : { kind: "screenshot" }];
    }
    default: {
      const action = onElement(key, node, context);
      return action ? [action] : [];
    }
  }
};

/** What a step map asks for, and the map its options may also stand in. */
export interface MapStep {
  readonly actions: readonly Action[];
  readonly inner?: MapNode;
}

const isAction = (text: string): text is ActionKey => ACTION_KEYS.some((key) => key === text);

/** What `value:` means for an action that has a word of its own for it. */
const VALUE_NAMES: Readonly<Partial<Record<ActionKey, string>>> = {
  goto: "url",
  press: "key",
  select: "option",
  screenshot: "name",
  wait: "until",
};

const argument = (kind: ActionKey, map: MapNode): RawNode => {
  const entries = map.entries.filter(({ key }) => key.text !== "action" && !OPTIONS.includes(key.text));
  const renamed = entries.map((entry) =>
    entry.key.text === "value" ? { ...entry, key: { ...entry.key, text: VALUE_NAMES[kind] ?? "value" } } : entry,
  );
  const value = kind === "expect" ? entryOf(map, "value") : undefined;
  return value ?? { ...map, entries: renamed };
};

const spelledOut = (map: MapNode, context: ElementContext): MapStep => {
  const node = textAt(map, "action", context.complaints);
  if (!node) return { actions: [] };
  if (isAction(node.text)) return { actions: actionsOf(node.text, argument(node.text, map), context) };
  const close = nearest(node.text, ACTION_KEYS);
  context.complaints.error(
    "unknown-action",
    `unknown action "${node.text}"`,
    node.place,
    close ? `did you mean "${close}"?` : `known: ${ACTION_KEYS.join(", ")}`,
  );
  return { actions: [] };
};

/** Reads a step written as a map: one action key (or `step:` with a sentence, or `action:` with its parts beside it) and options. */
export const parseMapStep = (map: MapNode, context: ElementContext): MapStep => {
  if (entryOf(map, "action")) return spelledOut(map, context);
  checkKeys(map, [...ACTION_KEYS, "step", ...OPTIONS], context.complaints, "unknown-action");
  const named = map.entries.filter(({ key }) => isAction(key.text) || key.text === "step");
  const [first, second] = named;
  if (!first || second) {
    const misspelt = map.entries.some(({ key }) => !OPTIONS.includes(key.text) && !isAction(key.text));
    if (second)
      context.complaints.error(
        "one-action",
        `"${first?.key.text}" and "${second.key.text}" are two actions`,
        second.key.place,
        "write one step for each",
      );
    else if (!misspelt)
      context.complaints.error(
        "missing-action",
        "the step names no action",
        map.place,
        `known: ${ACTION_KEYS.join(", ")}`,
      );
    return { actions: [] };
  }
  if (first.key.text === "step")
    return { actions: first.value.kind === "text" ? fromSentence(first.value.text, first.value.place, context) : [] };
  if (!isAction(first.key.text)) return { actions: [] };
  const actions = actionsOf(first.key.text, first.value, context);
  return first.value.kind === "map" ? { actions, inner: first.value } : { actions };
};
