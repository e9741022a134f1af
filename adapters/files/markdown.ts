import type { Complaint, RawNode } from "#core/model/requirement";
import {
  itemStart,
  type Line,
  linesOf,
  listEntry,
  type MapEntry,
  placeAt,
  textEntry,
  type TextNode,
  textNode,
} from "./list-file";
import { readYaml, type YamlReading } from "./yaml";

type Section = "steps" | "expect" | undefined;

const STEPS = new Set(["steps", "step", "test steps", "actions", "procedure"]);
const EXPECTED = new Set([
  "expected",
  "expect",
  "expectations",
  "expected result",
  "expected results",
  "then",
  "result",
  "results",
]);

const sectionOf = (title: string): Section => {
  const name = (title.endsWith(":") ? title.slice(0, -1) : title).trim().toLowerCase();
  if (STEPS.has(name)) return "steps";
  return EXPECTED.has(name) ? "expect" : undefined;
};

const headingOf = (
  line: string,
): { readonly level: number; readonly text: string; readonly start: number } | undefined => {
  let level = 0;
  while (line[level] === "#") level += 1;
  if (level === 0 || level > 6 || line[level] !== " ") return undefined;
  const text = line.slice(level).trim();
  return { level, text, start: line.length - line.slice(level).trimStart().length };
};

/** `**Save**` is a quoted name. */
const withoutBold = (text: string): string => {
  const parts = text.split("**");
  if (parts.length < 3 || parts.length % 2 === 0) return text;
  return parts.map((part, index) => (index % 2 === 1 ? `"${part.replaceAll('"', '\\"')}"` : part)).join("");
};

const frontMatterEnd = (lines: readonly Line[]): number => {
  if (lines[0]?.text.trim() !== "---") return -1;
  return lines.findIndex((line, index) => index > 0 && line.text.trim() === "---");
};

interface Body {
  readonly title?: TextNode;
  readonly steps: TextNode[];
  readonly expect: TextNode[];
}

const readBody = (file: string, lines: readonly Line[]): Body => {
  const body: { title?: TextNode; steps: TextNode[]; expect: TextNode[] } = { steps: [], expect: [] };
  let section: Section;
  for (const line of lines) {
    const heading = headingOf(line.text);
    if (heading) {
      section = heading.level === 1 ? undefined : sectionOf(heading.text);
      if (heading.level === 1 && !body.title) body.title = textNode(file, line, heading.start);
      continue;
    }
    if (!section || line.text.trim() === "") continue;
    addLine(file, line, body[section]);
  }
  return body;
};

/** A list item starts a sentence; any other line goes on with the one before. */
const addLine = (file: string, line: Line, items: TextNode[]): void => {
  const start = itemStart(line.text);
  const before = items.at(-1);
  if (start !== undefined) {
    const node = textNode(file, line, start);
    items.push({ ...node, text: withoutBold(node.text) });
  } else if (before) items[items.length - 1] = { ...before, text: `${before.text} ${withoutBold(line.text.trim())}` };
};

const merged = (front: RawNode | undefined, body: Body, file: string): RawNode => {
  const place = { file, line: 1, column: 1 };
  const written = front?.kind === "map" ? front.entries : [];
  const has = (key: string): boolean => written.some((entry) => entry.key.text === key);
  const entries: MapEntry[] = [...written];
  if (body.title && !has("title")) entries.push(textEntry("title", body.title));
  if (!has("steps")) entries.push(listEntry("steps", body.steps, body.steps[0]?.place ?? place));
  if (!has("expect") && body.expect.length > 0)
    entries.push(listEntry("expect", body.expect, body.expect[0]?.place ?? place));
  return { kind: "map", entries, place };
};

/** Reads Markdown: YAML front matter, `# title`, a list under `## Steps`, a list under `## Expected`. */
export const readMarkdown = (source: string, file: string): YamlReading => {
  const lines = linesOf(source);
  const end = frontMatterEnd(lines);
  const open = end < 0 && lines[0]?.text.trim() === "---";
  if (open) {
    const complaint: Complaint = {
      severity: "error",
      code: "front-matter",
      message: "the front matter is never closed",
      hint: "close it with a line ---",
      place: { file, line: 1, column: 1 },
    };
    return { complaints: [complaint] };
  }
  const front =
    end < 0
      ? undefined
      : readYaml(
          lines
            .slice(1, end)
            .map((line) => line.text)
            .join("\n"),
          { file, linesBefore: 1 },
        );
  const body = readBody(file, lines.slice(end + 1));
  const complaints = [...(front?.complaints ?? [])];
  if (front?.root && front.root.kind !== "map")
    complaints.push({
      severity: "error",
      code: "front-matter",
      message: "the front matter is no map",
      hint: "write keys such as id: and url:",
      place: placeAt(file, { text: "", number: 2 }, 0),
    });
  return complaints.length > 0 ? { complaints } : { root: merged(front?.root, body, file), complaints };
};
