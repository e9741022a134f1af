import fc from "fast-check";
import { expect, test } from "vitest";
import { parseAst } from "vitest/node";
import { exportTest, type ExportNeeds } from "#core/export/export-test";
import type { Action, Expectation } from "#core/model/step";
import { fingerprint } from "./exporting";

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";

/** A text and a pattern that were made of the user's words are one thing; everything else keeps its place. */
const isText = (node: Node): boolean =>
  node.type === "Literal" ||
  (node.type === "TemplateLiteral" && (node.expressions as readonly unknown[]).length === 0) ||
  (node.type === "NewExpression" && (node.callee as Node).name === "RegExp");

/** Kinds of nodes and names, without the texts. */
const shapeOf = (node: Node): unknown => {
  if (isText(node)) return "text";
  if (node.type === "TemplateElement") return "piece";
  const parts = Object.entries(node)
    .filter(([key]) => key !== "start" && key !== "end")
    .map(([key, value]) => {
      if (Array.isArray(value)) return [key, value.map((each) => (isNode(each) ? shapeOf(each) : each))];
      return [key, isNode(value) ? shapeOf(value) : value];
    });
  return Object.fromEntries(parts);
};

const textsIn = (node: Node): readonly string[] => {
  if (node.type === "Literal") return [String(node.value)];
  if (node.type === "TemplateElement") return [String((node.value as { readonly cooked: string }).cooked)];
  return Object.values(node).flatMap((value) =>
    (Array.isArray(value) ? value : [value]).flatMap((each) => (isNode(each) ? textsIn(each) : [])),
  );
};

const place = { file: "r.pacts.yaml", line: 1, column: 1 };
/** As it is written in a file, so that nothing in it is a variable. */
const escaped = (text: string): string => text.replaceAll("${", () => "$${");

/** Every place of a requirement and of what was found that may hold somebody's words. */
const needsOf = (nasty: string): ExportNeeds => {
  const name = escaped(nasty);
  const query = { kind: "any", name, within: { role: "row", name } } as const;
  const match = (mode: "is" | "contains") => ({ mode, value: name }) as const;
  const expectations: readonly Expectation[] = [
    { kind: "state", state: "visible", element: { ...query, role: "text", exact: true }, negated: false, text: name },
    { kind: "state", state: "hidden", element: { ...query, role: "dialog", frame: name }, negated: false, text: name },
    { kind: "state", state: "checked", element: { kind: "any", name, near: name }, negated: true, text: name },
    { kind: "text", match: match("contains"), negated: false, text: name },
    { kind: "value", element: { kind: "any", name }, match: match("contains"), negated: false, text: name },
    { kind: "attribute", attribute: name, element: query, match: match("is"), negated: false, text: name },
    { kind: "title", match: match("contains"), negated: false, text: name },
    { kind: "text", match: { mode: "matches", value: name }, negated: false, text: name },
    { kind: "text", match: { mode: "is", value: `\${term} and ${name} \${data.column}` }, negated: false, text: name },
  ];
  const element = { kind: "clickable", name } as const;
  const actions: readonly Action[] = [
    { kind: "fill", element, value: `${name}\${term}${name}\${secrets.WORD}` },
    { kind: "select", element, option: name },
    { kind: "press", element, key: name },
    { kind: "type", value: name },
    { kind: "click", element: { ...element, selector: name } },
    ...expectations.map((that): Action => ({ kind: "expect", that })),
  ];
  const args = {
    tag: nasty,
    text: nasty,
    value: nasty,
    role: "button",
    name: nasty,
    attribute: "data-test",
    path: nasty,
  };
  const seen = fingerprint({ landmarks: [`row ${nasty}`], tag: "div" });
  const strategies = ["role", "label", "text", "testid", "id", "field", "css"] as const;
  const row = (id: string) => ({ id, values: { column: name, [nasty]: name }, place });
  const asked = { ...query, name: nasty, within: { role: "row", name: nasty } };
  const steps = [...actions, ...strategies.map((): Action => ({ kind: "click", element: query }))].map((action, at) => {
    const strategy = strategies[at - actions.length] ?? "label";
    const found = { locators: [{ strategy, args, frame: nasty }], fingerprint: seen, query: asked };
    return { written: { text: name, place, action, outcome: [], optional: at === 3, soft: false }, found };
  });
  return {
    raw: {
      id: "r",
      title: name,
      url: { text: `https://example.com/?${name}`, place },
      tags: [nasty],
      vars: { term: name },
      place,
    },
    rows: [
      { row: row(nasty), steps },
      { row: row("other"), steps },
    ],
    variables: { given: name },
  };
};

const parsed = (nasty: string): Node => {
  const exported = exportTest(needsOf(nasty));
  if (!exported.ok) throw new Error(exported.complaints.map(({ message }) => message).join("\n"));
  return parseAst(exported.text, { lang: "ts" }) as unknown as Node;
};

const NASTY = [
  '"',
  "'",
  "`",
  "${",
  "${process.exit()}",
  "$",
  "{",
  "}",
  "\\",
  "\n",
  "\r",
  "*/",
  "/*",
  "//",
  "\u2028",
  "\u2029",
  "\0",
  "</script>",
];
const nasty = fc
  .array(fc.oneof(fc.constantFrom(...NASTY, "a b", "é", "\u{1f600}"), fc.string({ maxLength: 4 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => `x ${parts.join("")} y`);

test("whatever stands in names, values, addresses and rows, the exported file keeps its shape", () => {
  const harmless = JSON.stringify(shapeOf(parsed("x plain y")));
  /** The first difference: the whole is too long to read. */
  const differs = (shape: string): string => {
    const at = [...shape].findIndex((character, index) => character !== harmless[index]);
    return at < 0 && shape.length === harmless.length ? "" : shape.slice(Math.max(0, at - 200), at + 100);
  };
  fc.assert(
    fc.property(nasty, (text) => {
      expect(differs(JSON.stringify(shapeOf(parsed(text))))).toBe("");
    }),
    { numRuns: 120 },
  );
});

test("the words arrive as they are", () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const texts = textsIn(parsed(text));
      expect(texts).toContain(text);
      expect(texts.some((each) => each.includes(`and ${text} `))).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("nothing of a requirement becomes a comment", () => {
  const exported = exportTest(needsOf("x // y /* z */ w"));
  const code = exported.ok ? exported.text.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`/g, "") : "";
  expect(code).not.toMatch(/\/\/|\/\*/);
});
