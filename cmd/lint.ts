import { printableJson } from "#core/model/printable";
import type { Complaint } from "#core/model/requirement";
import { strict } from "#core/plan/lint";
import { complaintText, isError } from "./complaints";
import { createPlanWorld, createSource } from "./compose";
import { readConfig } from "./config";
import type { Flags } from "./flags";
import type { Io } from "./io";
import { duplicateIds, planFiles } from "./planning";

/** Values of the environment may well be missing where files are only looked at. */
const withoutEnvironment = (complaint: Complaint): boolean =>
  !(complaint.code === "missing-variable" && complaint.message.includes("${env."));

const summary = (files: number, errors: number, warnings: number): string => {
  const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? "" : "s"}`;
  return errors + warnings === 0
    ? `${count(files, "file")}, nothing to complain about\n`
    : `${count(files, "file")}, ${count(errors, "error")}, ${count(warnings, "warning")}\n`;
};

/**
 * `pacts lint`: every complaint of the requirement files under the paths on stdout (`file:line:column: error code: message`, the hint
 * indented below; with `--json` a complaint a line) and a summary on stderr. Answers the exit code: 0, or 2 when there is an error.
 * Throws UserError for wrong flags and paths.
 */
export const lintCommand = async (paths: readonly string[], flags: Flags, io: Io): Promise<number> => {
  const world = createPlanWorld(readConfig(flags, io), io);
  const planned = await planFiles({ source: createSource(), world }, paths);
  const found = [
    ...planned.flatMap(({ complaints }) => complaints.filter(withoutEnvironment)),
    ...duplicateIds(planned),
  ].map(strict);
  for (const complaint of found)
    io.out(flags.json === true ? `${printableJson(complaint)}\n` : complaintText(complaint));
  const errors = found.filter(isError).length;
  io.err(summary(planned.length, errors, found.length - errors));
  return errors > 0 ? 2 : 0;
};
