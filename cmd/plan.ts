import { createFileRequirementSource } from "#adapters/files/requirement-source";
import { stepCells } from "#core/model/step-cells";
import type { Requirement } from "#core/model/requirement";
import {
  type CommandIo,
  complaintLines,
  isError,
  planFiles,
  type PlanningOptions,
  printable,
  worldOf,
} from "./planning";

export interface PlanOptions extends PlanningOptions {
  readonly json?: boolean;
}

const rowsOf = (requirement: Requirement): readonly (readonly string[])[] =>
  requirement.steps.map((step) => {
    const cells = stepCells(step);
    return [cells.id, cells.action, cells.element, cells.value, cells.outcome].map(printable);
  });

const HEADER = ["id", "action", "element", "value", "outcome"];

const aligned = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = HEADER.map((_, column) => Math.max(...rows.map((row) => Math.min(row[column]?.length ?? 0, 60))));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
};

const titleOf = ({ title, rowId, url }: Requirement): string =>
  printable([title, rowId === null ? undefined : `[${rowId}]`, url].filter((part) => part !== undefined).join("  "));

const print = (requirement: Requirement, options: PlanOptions, io: CommandIo): void => {
  if (options.json) io.out(JSON.stringify(requirement));
  else if (io.isTty)
    for (const line of [titleOf(requirement), ...aligned([HEADER, ...rowsOf(requirement)]), ""]) io.out(line);
  else
    for (const row of rowsOf(requirement))
      io.out([printable(requirement.id), requirement.rowId ?? "", ...row].join("\t"));
};

/**
 * Prints the canonical steps of requirement files, no browser: a table on a terminal; else a line a step, tab-separated
 * (requirement, row, id, action, element, value, outcome); with `json` a requirement a line. Complaints go to `err`.
 * Answers the exit code: 0, or 2 when a file is wrong. Throws UserError when a path does not exist.
 */
export const planCommand = async (files: readonly string[], options: PlanOptions, io: CommandIo): Promise<number> => {
  const planned = await planFiles(createFileRequirementSource(), files, worldOf(options));
  for (const { plans, complaints } of planned) {
    const wrong = complaints.some(isError);
    if (!wrong) for (const { requirement } of plans) if (requirement) print(requirement, options, io);
    for (const complaint of complaints) for (const line of complaintLines(complaint)) io.err(line);
  }
  return planned.some(({ complaints }) => complaints.some(isError)) ? 2 : 0;
};
