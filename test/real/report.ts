import type { RunEvent, StepEnded } from "#core/model/event";
import type { Outcome } from "./program";

/** One line of the table. Times are milliseconds. */
export interface Row {
  readonly scenario: string;
  readonly version: string;
  readonly phase: "cold" | "warm" | "upgrade";
  readonly ok: boolean;
  readonly passed: number;
  readonly steps: number;
  readonly healed: number;
  readonly sources: string;
  /** Middle of look-up, proof and search over the steps that look for an element. */
  readonly findMs: number;
  readonly ms: number;
  /** Why it failed; empty when it passed. */
  readonly trouble: string;
}

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

const endsOf = (events: readonly RunEvent[]): readonly StepEnded[] =>
  events.flatMap((event) => (event.type === "step.end" ? [event] : []));

const troubleOf = ({ code, events, stderr }: Outcome): string => {
  if (code === 0) return "";
  const step = endsOf(events).find(({ outcome }) => outcome === "fail");
  if (step !== undefined) {
    const lines = [step.error?.message, step.error?.hint, ...(step.error?.candidates ?? [])].filter(Boolean);
    return `step ${step.index} ${step.action} ${step.element ?? ""}: ${lines.join("\n        ")}`;
  }
  const told = events.find((event) => event.type === "error");
  return told?.message ?? `exit code ${code}: ${stderr.slice(0, 300)}`;
};

export const rowOf = (scenario: string, version: string, phase: Row["phase"], outcome: Outcome): Row => {
  const ends = endsOf(outcome.events);
  const run = outcome.events.find((event) => event.type === "run.end");
  const counts = new Map<string, number>();
  for (const { source } of ends) if (source !== null) counts.set(source, (counts.get(source) ?? 0) + 1);
  return {
    scenario,
    version,
    phase,
    ok: outcome.code === 0,
    passed: ends.filter((end) => end.outcome === "success").length,
    steps: run?.steps.total ?? ends.length,
    healed: ends.filter(({ healed }) => healed).length,
    sources: [...counts].map(([name, count]) => `${name} ${count}`).join(" "),
    findMs: middle(
      ends.filter(({ source }) => source !== null).map((end) => end.lookupMs + end.proofMs + end.discoverMs),
    ),
    ms: outcome.ms,
    trouble: troubleOf(outcome),
  };
};

const cells = (row: Row): readonly string[] => [
  row.ok ? "pass" : "FAIL",
  row.scenario,
  row.version,
  row.phase,
  `${row.passed}/${row.steps}`,
  String(row.healed),
  `${row.findMs.toFixed(1)} ms`,
  `${(row.ms / 1000).toFixed(2)} s`,
  row.sources,
];

const HEADS = ["", "scenario", "version", "phase", "steps", "healed", "find p50", "total", "sources"];

/** One row as a line while the runs go on, with its trouble below. */
export const lineOf = (row: Row): string =>
  `${cells(row).join("  ")}${row.trouble === "" ? "" : `\n      ${row.trouble}`}`;

export const tableOf = (rows: readonly Row[]): string => {
  const lines = [HEADS, ...rows.map(cells)];
  const widths = HEADS.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((text, at) => text.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
};
