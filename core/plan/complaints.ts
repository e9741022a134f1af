import type { Place } from "../model/place";
import type { Complaint, RawNode } from "../model/requirement";
import { nearest } from "../model/nearest";
import type { Parsed, Problem } from "./problem";

/** Collects what is wrong in one requirement. */
export interface Complaints {
  readonly list: readonly Complaint[];
  error(code: string, message: string, place: Place, hint?: string): void;
  warn(code: string, message: string, place: Place, hint?: string): void;
  problem(problem: Problem, place: Place): void;
  /** The value, or undefined and a complaint at the place. */
  take<T>(parsed: Parsed<T>, place: Place): T | undefined;
}

export const createComplaints = (): Complaints => {
  const list: Complaint[] = [];
  const add = (
    severity: Complaint["severity"],
    code: string,
    message: string,
    place: Place,
    hint: string | undefined,
  ): void => {
    const twice = list.some(
      (other) =>
        other.code === code &&
        other.message === message &&
        other.place.line === place.line &&
        other.place.column === place.column,
    );
    if (!twice) list.push({ severity, code, message, ...(hint === undefined ? {} : { hint }), place });
  };
  const complaints: Complaints = {
    list,
    error: (code, message, place, hint) => add("error", code, message, place, hint),
    warn: (code, message, place, hint) => add("warning", code, message, place, hint),
    problem: ({ code, message, hint }, place) => add("error", code, message, place, hint),
    take: (parsed, place) => {
      if (parsed.ok) return parsed.value;
      complaints.problem(parsed.problem, place);
      return undefined;
    },
  };
  return complaints;
};

export type MapNode = Extract<RawNode, { readonly kind: "map" }>;

/** The value under a key of a map. */
export const entryOf = (map: MapNode, key: string): RawNode | undefined =>
  map.entries.find((entry) => entry.key.text === key)?.value;

/** The text under a key; a list or map there is complained about. */
export const textAt = (
  map: MapNode,
  key: string,
  complaints: Complaints,
): { readonly text: string; readonly place: Place } | undefined => {
  const node = entryOf(map, key);
  if (!node || node.kind === "text") return node;
  complaints.error("wrong-shape", `"${key}" wants a text`, node.place);
  return undefined;
};

const TRUE = new Set(["true", "yes", "on"]);
const FALSE = new Set(["false", "no", "off", ""]);

/** A yes or no under a key; absent is undefined. */
export const flagAt = (map: MapNode, key: string, complaints: Complaints): boolean | undefined => {
  const node = textAt(map, key, complaints);
  if (!node) return undefined;
  const lower = node.text.toLowerCase();
  if (!TRUE.has(lower) && !FALSE.has(lower))
    complaints.error("wrong-value", `"${key}" wants true or false, not "${node.text}"`, node.place);
  return TRUE.has(lower);
};

/** One of a few words under a key; absent is undefined. */
export const choiceAt = <T extends string>(
  map: MapNode,
  key: string,
  choices: readonly T[],
  complaints: Complaints,
): T | undefined => {
  const node = textAt(map, key, complaints);
  if (!node) return undefined;
  const choice = choices.find((word) => word === node.text);
  if (choice === undefined)
    complaints.error("wrong-value", `"${key}" wants ${choices.join(", ")}, not "${node.text}"`, node.place);
  return choice;
};

/** Complains about every key that is not known, with the nearest known one. */
export const checkKeys = (
  map: MapNode,
  known: readonly string[],
  complaints: Complaints,
  code = "unknown-key",
): void => {
  for (const { key } of map.entries) {
    if (known.includes(key.text)) continue;
    const close = nearest(key.text, known);
    complaints.error(
      code,
      `unknown ${code === "unknown-key" ? "key" : "action"} "${key.text}"`,
      key.place,
      hintFor(key.text, close, known),
    );
  }
};

/** A key with a space in it is a sentence that YAML has cut at its colon. */
const hintFor = (key: string, close: string | undefined, known: readonly string[]): string => {
  if (close !== undefined) return `did you mean "${close}"?`;
  return key.includes(" ")
    ? "a sentence that holds a colon is read as a key: put the whole sentence in quotes"
    : `known here: ${known.join(", ")}`;
};
