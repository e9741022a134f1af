import type { BenchReport } from "#core/bench/report";
import { printable } from "#core/model/printable";
import { sparkline } from "#core/model/sparkline";
import {
  DEFINITIONS,
  loopColumns,
  phaseText,
  rawLoopColumns,
  type RowSummary,
  showShare,
  summariseRow,
  thresholdColumns,
  timeColumns,
  timeRows,
} from "./bench-rows";
import type { Io } from "./io";
import { type Column, renderTable, rule } from "./table";

type Terminal = Pick<Io, "isTty" | "columns">;

/** In a pipe every line begins with the name of its table. */
const named = <Row>(name: string, columns: readonly Column<Row>[]): readonly Column<Row>[] => [
  { head: "", show: () => name },
  ...columns,
];

/** How the time of the look-ups went from loop to loop. */
const trendOf = ({ row }: BenchReport, { columns }: Terminal): string => {
  const head = "lookup, loop by loop  ";
  const times = row.map(({ lookupMs }) => lookupMs);
  return row.length < 2 ? "" : `${head}${sparkline(times, columns - head.length - 1)}\n`;
};

const titleOf = ({ row, incomplete }: BenchReport): string =>
  `${row.length} loops in a row, the first with empty layers${incomplete ? " (ended early)" : ""}`;

const rowLines = (of: RowSummary): readonly string[] => [
  [
    `${of.passed} of ${of.loops} passed`,
    `hit rate ${showShare(of.hitRate)} from the second on`,
    `drift ${of.drift} (largest ${showShare(of.mostDrift)})`,
  ].join(", "),
  [`heals ${of.heals}`, `stale ${of.stale}`, `invalidations ${of.invalidations}`, `wrong ${of.wrong}`].join(", "),
];

const tsv = (report: BenchReport, terminal: Terminal): string => {
  const { loops, passed, hitRate, drift, mostDrift, heals, stale, invalidations, wrong } = summariseRow(report.row);
  const row = [loops, passed, hitRate ?? "", drift, mostDrift, heals, stale, invalidations, wrong];
  const every = [...new Set([...report.row, ...report.phases.flatMap((phase) => phase.loops)])];
  return [
    renderTable(named("time", timeColumns()), timeRows(report), terminal),
    renderTable(
      named("loop", rawLoopColumns),
      every.sort((a, b) => a.loop - b.loop),
      terminal,
    ),
    `row\t${row.join("\t")}\n`,
    renderTable(named("threshold", thresholdColumns), report.thresholds, terminal),
  ].join("");
};

/** The whole report: tables under headings on a terminal, else tab-separated lines that begin with `time`, `loop`, `row` or `threshold`. */
export const benchText = (report: BenchReport, terminal: Terminal): string => {
  if (!terminal.isTty) return tsv(report, terminal);
  const { phases, layers, row, thresholds } = report;
  const width = Math.max(...DEFINITIONS.map(([word]) => word.length)) + 2;
  return [
    rule("times", terminal),
    ...phases.map((phase) => `${phase.phase.padEnd(9)}${phaseText(phase, layers)}\n`),
    "\n",
    renderTable(timeColumns(terminal.columns), timeRows(report), terminal),
    "\n",
    rule(titleOf(report), terminal),
    renderTable(loopColumns(layers, terminal.columns), row, terminal),
    trendOf(report, terminal),
    `${rowLines(summariseRow(row)).join("\n")}\n\n`,
    ...(thresholds.length > 0
      ? [rule("thresholds", terminal), renderTable(thresholdColumns, thresholds, terminal), "\n"]
      : []),
    rule("what the words mean", terminal),
    ...DEFINITIONS.map(([word, meaning]) => `${word.padEnd(width)}${meaning}\n`),
  ].join("");
};

const cell = (text: string): string => printable(text).replaceAll("|", "\\|");

const markdownTable = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string => {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |\n`;
  return [
    line(columns.map(({ head }) => head)),
    `| ${columns.map(({ align }) => (align === "right" ? "--:" : "---")).join(" | ")} |\n`,
    ...rows.map((row) => line(columns.map(({ show }) => show(row)))),
  ].join("");
};

/** The report as Markdown; `files` are named in its title. */
export const benchMarkdown = (report: BenchReport, files: readonly string[]): string => {
  const { phases, layers, row, thresholds } = report;
  return [
    `# pacts bench ${cell(files.join(" "))}\n\n## Times\n\n`,
    ...phases.map((phase) => `- **${phase.phase}** ${phaseText(phase, layers)}\n`),
    "\n",
    markdownTable(timeColumns(), timeRows(report)),
    `\n## Loops\n\n${titleOf(report)}\n\n`,
    markdownTable(loopColumns(layers), row),
    `\n${rowLines(summariseRow(row)).join("; ")}\n`,
    ...(thresholds.length > 0 ? ["\n## Thresholds\n\n", markdownTable(thresholdColumns, thresholds)] : []),
    "\n## What the words mean\n\n",
    ...DEFINITIONS.map(([word, meaning]) => `- **${word}**: ${meaning}\n`),
  ].join("");
};
