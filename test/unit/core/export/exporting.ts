import { exportTest, type ExportRow } from "#core/export/export-test";
import type { FoundElement } from "#core/export/found";
import { FINGERPRINT_FORMAT, type Fingerprint } from "#core/model/fingerprint";
import type { Locator } from "#core/model/locator";
import type { DataRow, RawNode, RawRequirement } from "#core/model/requirement";
import { elementOf } from "#core/model/step";
import { planWritten } from "#core/plan/plan-written";

const place = { file: "r.pacts.yaml", line: 3, column: 5 };

const node = (value: unknown): RawNode => {
  if (Array.isArray(value)) return { kind: "list", items: value.map(node), place };
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, inner]) => ({ key: { text: key, place }, value: node(inner) }));
    return { kind: "map", entries, place };
  }
  return { kind: "text", text: String(value), place };
};

export const fingerprint = (seen: Partial<Fingerprint> = {}): Fingerprint => ({
  format: FINGERPRINT_FORMAT,
  tag: "button",
  role: "button",
  name: "",
  classes: [],
  landmarks: [],
  neighbours: [],
  path: [],
  ordinal: { index: 0, of: 1 },
  box: { x: 0, y: 0, width: 10, height: 10 },
  ...seen,
});

/** An element known by its role and name. */
export const byRole = (role: string, name: string, more: Partial<Locator> = {}, seen: Partial<Fingerprint> = {}) => ({
  locators: [{ strategy: "role" as const, args: { role, name }, ...more }],
  fingerprint: fingerprint({ role, name, ...seen }),
});

export interface Written {
  readonly steps: readonly unknown[];
  /** Of each step what was acted on; a button of the query's own name where it is not told. */
  readonly found?: readonly (FoundElement | null | undefined)[];
  readonly expect?: readonly unknown[];
  readonly raw?: Partial<RawRequirement>;
  readonly variables?: Readonly<Record<string, string>>;
  readonly baseUrl?: string;
}

const rowOf = (id: string, values: Readonly<Record<string, string>>): DataRow => ({ id, values, place });

/** Data rows of a requirement. */
export const rowsOf = (rows: Readonly<Record<string, Readonly<Record<string, string>>>>): readonly DataRow[] =>
  Object.entries(rows).map(([id, values]) => rowOf(id, values));

/** Exports a requirement that is told as YAML would hold it. */
export const exporting = ({ steps, expect = [], found = [], raw: more = {}, variables = {}, baseUrl }: Written) => {
  const raw: RawRequirement = {
    ...{ id: "r", title: "A title", url: { text: "https://example.com/start", place } },
    ...{ tags: [], vars: {}, secrets: [], rows: [], expect: expect.map(node), place },
    steps: steps.map((step) =>
      typeof step === "string"
        ? { kind: "sentence", sentence: { text: step, place } }
        : { kind: "map", value: node(step), place },
    ),
    ...more,
  };
  const world = { variables, env: {}, nowMs: 0, newId: () => "id" };
  const rows = (raw.rows.length > 0 ? raw.rows : [null]).map(
    (row): ExportRow => ({
      row,
      steps: planWritten(raw, row, world).map((written, at) => {
        const query = elementOf(written.action);
        const given = found[at];
        const own = given === undefined && query ? { ...byRole("button", query.name), query } : given;
        return { written, ...(own ? { found: own } : {}) };
      }),
    }),
  );
  return exportTest({ raw, rows, variables, ...(baseUrl === undefined ? {} : { baseUrl }) });
};

/** The text, or the complaints as one. */
export const textOf = (written: Written): string => {
  const exported = exporting(written);
  return exported.ok ? exported.text : exported.complaints.map(({ message }) => message).join("\n");
};

/** The statements of the steps alone. */
export const linesOf = (written: Written): readonly string[] =>
  textOf(written)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("await ") && !line.startsWith("await test.step") && !line.includes("page.goto"));
