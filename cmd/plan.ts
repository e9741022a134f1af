import { printableJson } from "#core/model/printable";
import type { Requirement } from "#core/model/requirement";
import { type StepCells, stepCells } from "#core/model/step-cells";
import { complaintText, isError } from "./complaints";
import { createPlanWorld, createSource } from "./compose";
import { readConfig } from "./config";
import type { Flags } from "./flags";
import type { Io } from "./io";
import { planFiles } from "./planning";
import { type Column, renderFields, renderTable } from "./table";

interface Row extends StepCells {
  readonly requirement: Requirement;
}

const cellColumns: readonly Column<Row>[] = [
  { head: "ID", show: ({ id }) => id },
  { head: "ACTION", show: ({ action }) => action },
  { head: "ELEMENT", show: ({ element }) => element, flexible: true },
  { head: "VALUE", show: ({ value }) => value, flexible: true },
  { head: "OUTCOME", show: ({ outcome }) => outcome, flexible: true },
];

/** A program reads which requirement and row a line belongs to from the line itself. */
const pipedColumns: readonly Column<Row>[] = [
  { head: "REQUIREMENT", show: ({ requirement }) => requirement.id },
  { head: "ROW", show: ({ requirement }) => requirement.rowId ?? "" },
  ...cellColumns,
];

const headOf = ({ id, title, rowId, url }: Requirement, io: Io): string =>
  renderFields(
    [
      ["requirement", id],
      ["title", title === id ? "" : title],
      ["row", rowId ?? ""],
      ["url", url ?? ""],
    ],
    io,
  );

const textOf = (requirement: Requirement, io: Io): string => {
  const rows = requirement.steps.map((step) => ({ ...stepCells(step), requirement }));
  if (!io.isTty) return renderTable(pipedColumns, rows, io);
  return `${headOf(requirement, io)}${renderTable(cellColumns, rows, io)}\n`;
};

/**
 * `pacts plan`: the canonical steps of requirement files, no browser: a table on a terminal; else a line a step, tab-separated
 * (requirement, row, id, action, element, value, outcome); with `--json` a requirement a line. Complaints go to stderr.
 * Answers the exit code: 0, or 2 when a file is wrong. Throws UserError for wrong flags and paths.
 */
export const planCommand = async (files: readonly string[], flags: Flags, io: Io): Promise<number> => {
  const world = createPlanWorld(readConfig(flags, io), io);
  const planned = await planFiles({ source: createSource(), world }, files);
  for (const { requirements, complaints } of planned) {
    if (!complaints.some(isError))
      for (const requirement of requirements)
        io.out(flags.json === true ? `${printableJson(requirement)}\n` : textOf(requirement, io));
    for (const complaint of complaints) io.err(complaintText(complaint));
  }
  return planned.some(({ complaints }) => complaints.some(isError)) ? 2 : 0;
};
