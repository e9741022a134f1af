import type { Place } from "#core/model/place";
import { nearest } from "#core/model/nearest";
import type { Complaint, DataRow, RawNode, RawRequirement, RawStep, RawText } from "#core/model/requirement";
import { ID_PATTERN, REQUIREMENT_KEYS } from "#core/model/vocabulary";
import type { z } from "zod";
import { requirementSchema } from "./schema";

type MapNode = Extract<RawNode, { readonly kind: "map" }>;

const plainOf = (node: RawNode): unknown => {
  switch (node.kind) {
    case "text":
      return node.text;
    case "list":
      return node.items.map(plainOf);
    case "map":
      return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, plainOf(value)]));
  }
};

const entryOf = (map: MapNode, key: string): MapNode["entries"][number] | undefined =>
  map.entries.find((entry) => entry.key.text === key);

const nodeAt = (node: RawNode, path: readonly PropertyKey[]): RawNode => {
  const [head, ...rest] = path;
  const next =
    node.kind === "map"
      ? entryOf(node, String(head))?.value
      : node.kind === "list"
        ? node.items[Number(head)]
        : undefined;
  return head === undefined || !next ? node : nodeAt(next, rest);
};

const complaint = (code: string, message: string, place: Place, hint?: string): Complaint => ({
  severity: "error",
  code,
  message,
  ...(hint === undefined ? {} : { hint }),
  place,
});

const unknownKeys = (root: MapNode, keys: readonly string[]): readonly Complaint[] =>
  keys.map((key) => {
    const close = nearest(key, REQUIREMENT_KEYS);
    return complaint(
      "unknown-key",
      `unknown key "${key}"`,
      entryOf(root, key)?.key.place ?? root.place,
      close ? `did you mean "${close}"?` : `known here: ${REQUIREMENT_KEYS.join(", ")}`,
    );
  });

const SHAPES: Readonly<Record<string, string>> = {
  tags: "a list of words",
  secrets: "a list of names",
  vars: "a map of names and texts",
  data: "a list of rows, each a map of columns",
  steps: "a list of steps",
  expect: "an expectation or a list of them",
};

const fromIssue = (root: MapNode, issue: z.core.$ZodIssue): readonly Complaint[] => {
  const [key] = issue.path;
  if (issue.code === "unrecognized_keys" && issue.path.length === 0) return unknownKeys(root, issue.keys);
  const name = String(key ?? "");
  const deep = (name === "steps" || name === "expect") && issue.path.length > 1;
  const readByPlanner = deep || (name === "expect" && issue.code === "invalid_union");
  if (readByPlanner) return [];
  const { place } = nodeAt(root, issue.path);
  if (name === "id")
    return [
      complaint(
        "bad-id",
        `"${String(plainOf(nodeAt(root, issue.path)))}" cannot be an id`,
        place,
        "letters, digits, dots, dashes and underscores, at most 128",
      ),
    ];
  if (name === "steps")
    return [
      complaint(
        "no-steps",
        entryOf(root, "steps")?.value.kind === "list" || !entryOf(root, "steps")
          ? "the requirement has no steps"
          : '"steps" wants a list of steps',
        place,
        "write steps: and at least one step, each on a line of its own with a dash before it",
      ),
    ];
  return [complaint("wrong-shape", `"${issue.path.join(".")}" wants ${SHAPES[name] ?? "a text"}`, place)];
};

const textAt = (root: MapNode, key: string): RawText | undefined => {
  const node = entryOf(root, key)?.value;
  return node?.kind === "text" && node.text.trim() !== "" ? { text: node.text.trim(), place: node.place } : undefined;
};

const wordsAt = (root: MapNode, key: string): readonly string[] => {
  const node = entryOf(root, key)?.value;
  if (!node || node.kind === "map") return [];
  const texts =
    node.kind === "list"
      ? node.items.flatMap((item) => (item.kind === "text" ? [item.text] : []))
      : node.text.replaceAll(",", " ").split(" ");
  return texts.map((text) => text.trim()).filter((text) => text !== "");
};

const valuesOf = (node: RawNode | undefined): Readonly<Record<string, string>> =>
  node?.kind === "map"
    ? Object.fromEntries(
        node.entries.flatMap(({ key, value }) => (value.kind === "text" ? [[key.text, value.text]] : [])),
      )
    : {};

const rowsOf = (root: MapNode): { readonly rows: readonly DataRow[]; readonly complaints: readonly Complaint[] } => {
  const node = entryOf(root, "data")?.value;
  const complaints: Complaint[] = [];
  const seen = new Map<string, Place>();
  const rows = (node?.kind === "list" ? node.items : []).map((item, index): DataRow => {
    const values = valuesOf(item);
    const id = values.id ?? String(index + 1);
    const place = (item.kind === "map" ? entryOf(item, "id")?.value.place : undefined) ?? item.place;
    const first = seen.get(id);
    if (first)
      complaints.push(
        complaint("duplicate-row", `two data rows have the id "${id}"`, place, `the first is in line ${first.line}`),
      );
    else if (!ID_PATTERN.test(id))
      complaints.push(
        complaint(
          "bad-id",
          `"${id}" cannot be the id of a row`,
          place,
          "letters, digits, dots, dashes and underscores, at most 128",
        ),
      );
    seen.set(id, first ?? place);
    return { id, values, place: item.place };
  });
  return { rows, complaints };
};

const stepOf = (node: RawNode): RawStep =>
  node.kind === "text"
    ? { kind: "sentence", sentence: { text: node.text, place: node.place } }
    : { kind: "map", value: node, place: node.place };

const itemsOf = (root: MapNode, key: string): readonly RawNode[] => {
  const node = entryOf(root, key)?.value;
  if (!node) return [];
  return node.kind === "list" ? node.items : [node];
};

/** Checks a file's tree against the schema and makes a requirement of it; steps and expectations are left to the planner. */
export const toRequirement = (
  root: RawNode,
  defaultId: string,
): { readonly requirement?: RawRequirement; readonly complaints: readonly Complaint[] } => {
  if (root.kind !== "map")
    return {
      complaints: [
        complaint("wrong-shape", "a requirement is a map of keys", root.place, `write ${REQUIREMENT_KEYS.join(", ")}`),
      ],
    };
  const checked = requirementSchema.safeParse(plainOf(root));
  const issues = checked.success ? [] : checked.error.issues.flatMap((issue) => fromIssue(root, issue));
  const { rows, complaints } = rowsOf(root);
  const id = textAt(root, "id")?.text ?? defaultId;
  const url = textAt(root, "url");
  const requirement: RawRequirement = {
    id,
    title: textAt(root, "title")?.text ?? id,
    ...(url && { url }),
    tags: wordsAt(root, "tags"),
    vars: valuesOf(entryOf(root, "vars")?.value),
    secrets: wordsAt(root, "secrets"),
    rows,
    steps: itemsOf(root, "steps").map(stepOf),
    expect: itemsOf(root, "expect"),
    place: root.place,
  };
  return { requirement, complaints: [...issues, ...complaints] };
};
