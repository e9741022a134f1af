import type { Breakdown, Section, Target } from "./section";

const digits = (value: number): number => (value < 1 ? 3 : value < 100 ? 2 : 0);
const number = (value: number): string => (Number.isFinite(value) ? value.toFixed(digits(value)) : "-");

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join("  ")
      .trimEnd();
  return [line(heads), ...rows.map(line)].map((text) => `  ${text}`).join("\n");
};

const breakdownText = ({ heads, rows }: Breakdown): string =>
  table(
    heads,
    rows.map((row) => row.map((cell) => (typeof cell === "number" ? number(cell) : cell))),
  );

const targetText = ({ name, value, limit, unit, ok }: Target): string => {
  const tail = unit === "x" ? "x" : ` ${unit}`;
  return `  ${ok ? "✓" : "✗"} ${name}: ${number(value)}${tail} (target <= ${limit}${tail})`;
};

/** A section as a person reads it. */
export const sectionText = ({ name, figures, targets, breakdown, notes }: Section): string =>
  [
    `── ${name} ${"─".repeat(Math.max(3, 76 - name.length))}`,
    ...(figures.length === 0
      ? []
      : [
          table(
            ["ms", "n", "min", "p50", "p95"],
            figures.map((each) => [each.name, String(each.n), number(each.min), number(each.p50), number(each.p95)]),
          ),
        ]),
    ...(breakdown ? ["", breakdownText(breakdown)] : []),
    ...(targets.length > 0 ? ["", ...targets.map(targetText)] : []),
    ...notes.map((note) => `  ${note}`),
    "",
  ].join("\n");
