import type { Complaint, DataRow, RawRequirement } from "../model/requirement";
import type { WrittenStep } from "../model/step";
import { actionCode, type StepNeeds } from "./actions";
import { indent, keyCode, quote, type Text, textCode } from "./code";
import { DATE_HELPERS } from "./dates";
import { createElements } from "./elements";
import { expectationCode } from "./expectations";
import type { FoundElement } from "./found";
import { opensItself, type Start, startCode } from "./start";
import { type Constant, createValues, shownText, type Values } from "./values";

/** A step as it is written, and what the run acted on. */
export interface ExportStep {
  readonly written: WrittenStep;
  readonly found?: FoundElement;
}

/** One data row of a requirement that passed; `row` is null where it has none. */
export interface ExportRow {
  readonly row: DataRow | null;
  readonly steps: readonly ExportStep[];
}

export interface ExportNeeds {
  readonly raw: Pick<RawRequirement, "id" | "title" | "url" | "tags" | "vars" | "place">;
  readonly rows: readonly ExportRow[];
  /** From the command line. */
  readonly variables: Readonly<Record<string, string>>;
  readonly baseUrl?: string;
}

export type Exported =
  | { readonly ok: true; readonly text: string }
  /** What cannot be told in a Playwright test, each with its place. */
  | { readonly ok: false; readonly complaints: readonly Complaint[] };

/** The test of one row: what it does is compared, so that rows that do the same share a test. */
interface Test {
  readonly row: DataRow | null;
  readonly title: Text;
  readonly body: readonly string[];
  readonly values: Values;
  readonly complaints: readonly Complaint[];
}

const declared = ({ name, code }: Constant): string => `const ${name} = ${code};`;

/** Waits for a step that may fail, and says so where it did. */
const OPTIONAL_MS = 10_000;

const stepCode = (title: Text, body: readonly string[], step: WrittenStep): readonly string[] => {
  const limit = step.timeoutMs ?? OPTIONAL_MS;
  const head = `await test.step(${textCode(title)}, async () => {`;
  if (!step.optional) return [head, ...indent(body), "});"];
  const told = `({ message }: Error) => test.info().annotations.push({ type: "optional step", description: message })`;
  return [
    "await test",
    ...indent([
      `.step(${textCode(title)}, async () => {`,
      ...indent(body),
      `}, { timeout: ${limit} })`,
      `.catch(${told});`,
    ]),
  ];
};

const complaintOf = (written: { readonly message: string; readonly hint?: string }, step: WrittenStep): Complaint => ({
  severity: "error",
  code: "not-exportable",
  message: written.message,
  ...(written.hint === undefined ? {} : { hint: written.hint }),
  place: step.place,
});

interface Making {
  readonly needs: Omit<StepNeeds, "soft" | "timeoutMs" | "found">;
  readonly complaints: Complaint[];
}

const oneStep = ({ written, found }: ExportStep, { needs, complaints }: Making): readonly string[] => {
  const step: StepNeeds = {
    ...needs,
    soft: written.soft,
    ...(written.timeoutMs === undefined ? {} : { timeoutMs: written.timeoutMs }),
    ...(found ? { found } : {}),
  };
  const made = [actionCode(written.action, step), ...written.outcome.map((that) => expectationCode(that, step))];
  for (const part of made) if (!part.ok) complaints.push(complaintOf(part, written));
  return stepCode(
    shownText(written.text, needs.values),
    made.flatMap((part) => (part.ok ? part.lines : [])),
    written,
  );
};

const startOf = ({ raw, baseUrl }: ExportNeeds, values: Values): Start => ({
  ...(raw.url && raw.url.text.trim() !== "" ? { url: values.text(raw.url.text.trim()) } : {}),
  ...(baseUrl === undefined ? {} : { baseUrl }),
});

const testOf = (all: ExportNeeds, { row, steps }: ExportRow): Test => {
  const values = createValues({ row, vars: all.raw.vars, variables: all.variables });
  const complaints: Complaint[] = [];
  const start = startOf(all, values);
  const making: Making = { needs: { values, elements: createElements(values), start }, complaints };
  const first = steps[0]?.written.action;
  const opened = first?.kind === "goto" && opensItself(values.text(first.url)) ? undefined : startCode(start);
  const opening = opened === undefined ? [] : [`await page.goto(${opened});`, ""];
  const body = steps.flatMap((step, at) => [...(at > 0 ? [""] : []), ...oneStep(step, making)]);
  const title = titleOf(all.raw, values);
  return { row, title, values, complaints, body: [...values.own.map(declared), ...opening, ...body] };
};

/** A title is known before any test runs. */
const titleOf = ({ title }: ExportNeeds["raw"], values: Values): Text => {
  const text = shownText(title, values);
  return text.some((part) => typeof part !== "string" && part.inTest) ? [title] : text;
};

const argument = (tags: readonly string[]): string =>
  tags.length === 0 ? "" : `{ tag: [${tags.map((tag) => quote(tag.startsWith("@") ? tag : `@${tag}`)).join(", ")}] }, `;

const testCode = (title: string, tags: readonly string[], body: readonly string[]): readonly string[] => [
  `test(${title}, ${argument(tags)}async ({ page }) => {`,
  ...indent(body),
  "});",
];

/** Rows that do the same, as one test for each of them. */
const loopCode = (tests: readonly [Test, ...Test[]], tags: readonly string[]): readonly string[] => {
  const [{ body, title }] = tests;
  const rows = tests.map((each) => {
    const { columns } = each.values;
    const cells = [...columns].map(([name, value]) => `${keyCode(name)}: ${quote(value)}`);
    const id = columns.has("id") ? [] : [`id: ${quote(each.row?.id ?? "")}`];
    return `{ ${[...id, ...cells].join(", ")} },`;
  });
  const named = textCode([...title, " [", { code: "row.id", inTest: true }, "]"]);
  return ["for (const row of [", ...indent(rows), "]) {", ...indent(testCode(named, tags, body)), "}"];
};

const groups = (tests: readonly Test[]): readonly (readonly [Test, ...Test[]])[] => {
  const same = Map.groupBy(tests, ({ body, title, values }) =>
    JSON.stringify([body, textCode(title), [...values.columns.keys()]]),
  );
  return [...same.values()].flatMap(([first, ...others]) => (first ? [[first, ...others] as const] : []));
};

/** Everything declared before the tests, each once. */
const headOf = (tests: readonly Test[]): readonly string[] => {
  const constants = new Set(tests.flatMap(({ values }) => values.shared.map(declared)));
  const used = new Set(tests.flatMap(({ values }) => [...values.dateHelpers]));
  const dates = [...used].flatMap((name) => ["", ...DATE_HELPERS[name]]);
  return [...(constants.size > 0 ? ["", ...constants] : []), ...dates];
};

/**
 * A requirement that passed, as the text of a Playwright Test file in TypeScript: elements by what they are called, an assertion for every
 * outcome and expectation, secrets from the environment, variables as code, data rows as one test for each. Pure. Nothing is left out:
 * what cannot be told is complained of, and then there is no text.
 */
export const exportTest = (needs: ExportNeeds): Exported => {
  const tests = needs.rows.map((row) => testOf(needs, row));
  const complaints = tests.flatMap((test) => test.complaints);
  if (complaints.length > 0) return { ok: false, complaints };
  const { tags } = needs.raw;
  const base =
    needs.baseUrl === undefined ? [] : ["", `test.use({ baseURL: process.env.BASE_URL ?? ${quote(needs.baseUrl)} });`];
  const bodies = groups(tests).flatMap((group) => {
    const [{ row, title, body }] = group;
    return ["", ...(row === null ? testCode(textCode(title), tags, body) : loopCode(group, tags))];
  });
  const all = ['import { expect, test } from "playwright/test";', ...headOf(tests), ...base, ...bodies];
  return { ok: true, text: `${all.join("\n")}\n` };
};
