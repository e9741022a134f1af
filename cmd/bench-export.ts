import { renameSync, rmSync, writeFileSync } from "node:fs";
import { type BenchReport, SPEED_PARTS, speedup, STATS } from "#core/bench/report";
import { PortError } from "#core/model/failure";
import type { Requirement } from "#core/model/requirement";
import { DEFINITIONS, summariseRow } from "./bench-rows";
import type { BenchSettings } from "./bench-settings";
import { benchMarkdown } from "./bench-text";

/** Grows when a field changes its meaning or goes away. */
const EXPORT_VERSION = 1;

/** What was benched, for those who read the files later. */
export interface Benched {
  readonly version: string;
  readonly files: readonly string[];
  readonly requirements: readonly Requirement[];
  readonly settings: BenchSettings;
}

const speedupsOf = ({ phases }: BenchReport, phase: BenchReport["phases"][number]["phase"]) =>
  Object.fromEntries(
    SPEED_PARTS.map((part) => [
      part,
      Object.fromEntries(STATS.map((stat) => [stat, speedup(phases, phase, part, stat) ?? null])),
    ]),
  );

/** Everything that was measured as one JSON document; what was not measured is null. Times are milliseconds. */
export const benchJson = (report: BenchReport, { version, files, requirements, settings }: Benched): string => {
  const { loops, phases, warmup } = settings;
  const document = {
    v: EXPORT_VERSION,
    pacts: version,
    files,
    requirements: requirements.map(({ id, rowId }) => ({ id, row: rowId })),
    options: { loops, phases, warmup },
    layers: report.layers,
    phases: report.phases.map(({ phase, reads, loops: own, times }) => ({
      phase,
      reads,
      loops: own.map(({ loop }) => loop),
      times,
      speedup: speedupsOf(report, phase),
    })),
    row: summariseRow(report.row),
    loops: [...new Set([...report.row, ...report.phases.flatMap((phase) => phase.loops)])]
      .sort((a, b) => a.loop - b.loop)
      .map(({ type: _, ...loop }) => loop),
    thresholds: report.thresholds.map(({ type: _, ...threshold }) => threshold),
    definitions: Object.fromEntries(DEFINITIONS),
    verdict: report.verdict,
    exitCode: report.exitCode,
    incomplete: report.incomplete,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};

/** Under another name first: the file is there whole or as it was. */
const writeWhole = (file: string, text: string): void => {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    const message = error instanceof Error ? error.message : String(error);
    throw new PortError("export", "files", "write", `${file}: ${message}`, {
      cause: error,
      hint: "is the folder writable and the disk not full?",
    });
  }
};

/** Writes the files that were asked for. Throws PortError. */
export const exportBench = (report: BenchReport, benched: Benched): void => {
  const { exportJson, exportMarkdown } = benched.settings;
  if (exportJson !== undefined) writeWhole(exportJson, benchJson(report, benched));
  if (exportMarkdown !== undefined) writeWhole(exportMarkdown, benchMarkdown(report, benched.files));
};
