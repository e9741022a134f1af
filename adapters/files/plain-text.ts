import type { RawNode } from "#core/model/requirement";
import {
  itemStart,
  type Line,
  linesOf,
  listEntry,
  type MapEntry,
  textEntry,
  type TextNode,
  textNode,
} from "./list-file";
import type { YamlReading } from "./yaml";

const KEYS: Readonly<Record<string, string>> = {
  test: "title",
  title: "title",
  name: "title",
  "test name": "title",
  "test case": "title",
  scenario: "title",
  url: "url",
  site: "url",
  address: "url",
  id: "id",
  tags: "tags",
  tag: "tags",
  secrets: "secrets",
};
const STEPS = new Set(["steps", "step", "test steps", "actions"]);
const EXPECTED = new Set([
  "expected",
  "expect",
  "expectations",
  "expected result",
  "expected results",
  "then verify",
  "result",
]);

interface KeyLine {
  readonly key: string;
  /** Where the value starts. */
  readonly start: number;
}

/** `Test: Search works` and `Steps`; a colon later in a sentence makes no key. */
const keyOf = (line: string): KeyLine | undefined => {
  const colon = line.indexOf(":");
  const name = (colon < 0 ? line : line.slice(0, colon)).trim().toLowerCase();
  const key = STEPS.has(name)
    ? "steps"
    : EXPECTED.has(name)
      ? "expect"
      : colon < 0
        ? undefined
        : Object.hasOwn(KEYS, name)
          ? KEYS[name]
          : undefined;
  if (key === undefined) return undefined;
  const start = colon < 0 ? line.length : colon + 1;
  return { key, start: start + (line.slice(start).length - line.slice(start).trimStart().length) };
};

const itemOf = (file: string, line: Line): TextNode =>
  textNode(file, line, itemStart(line.text) ?? line.text.length - line.text.trimStart().length);

/** Reads plain text: `Test:`, `URL:`, `Tags:` lines, then a step a line under `Steps`, what must hold under `Expected`. Lines that start with `#` are notes. */
export const readPlainText = (source: string, file: string): YamlReading => {
  const place = { file, line: 1, column: 1 };
  const entries: MapEntry[] = [];
  const steps: RawNode[] = [];
  const expect: RawNode[] = [];
  let section = steps;
  for (const line of linesOf(source)) {
    const trimmed = line.text.trim();
    if (trimmed === "" || trimmed.startsWith("#")) continue;
    const key = keyOf(line.text);
    if (!key) {
      section.push(itemOf(file, line));
      continue;
    }
    const value = textNode(file, line, key.start);
    if (key.key !== "steps" && key.key !== "expect") entries.push(textEntry(key.key, value));
    else {
      section = key.key === "steps" ? steps : expect;
      if (value.text !== "") section.push(value);
    }
  }
  const lists = [
    listEntry("steps", steps, steps[0]?.place ?? place),
    ...(expect.length > 0 ? [listEntry("expect", expect, expect[0]?.place ?? place)] : []),
  ];
  return { root: { kind: "map", entries: [...entries, ...lists], place }, complaints: [] };
};
