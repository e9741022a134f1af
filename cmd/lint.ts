import { createFileRequirementSource } from "#adapters/files/requirement-source";
import { strict } from "#core/plan/lint";
import type { Complaint } from "#core/model/requirement";
import {
  type CommandIo,
  complaintLines,
  isError,
  type PlannedFile,
  type PlanningOptions,
  planFiles,
  worldOf,
} from "./planning";

export interface LintOptions extends PlanningOptions {
  readonly json?: boolean;
}

/** Values of the environment may well be missing where files are only looked at. */
const withoutEnvironment = (complaint: Complaint): boolean =>
  !(complaint.code === "missing-variable" && complaint.message.includes("${env."));

const duplicates = (planned: readonly PlannedFile[]): readonly Complaint[] => {
  const seen = new Map<string, string>();
  return planned.flatMap(({ raw }): readonly Complaint[] => {
    if (!raw) return [];
    const first = seen.get(raw.id);
    if (first === undefined) seen.set(raw.id, raw.place.file);
    if (first === undefined) return [];
    return [
      {
        severity: "error",
        code: "duplicate-id",
        message: `the id "${raw.id}" is used by ${first} too`,
        hint: "give each requirement an id of its own",
        place: raw.place,
      },
    ];
  });
};

const summary = (files: number, errors: number, warnings: number): string => {
  const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? "" : "s"}`;
  return errors + warnings === 0
    ? `${count(files, "file")}, nothing to complain about`
    : `${count(files, "file")}, ${count(errors, "error")}, ${count(warnings, "warning")}`;
};

/**
 * Prints every complaint of the requirement files under the paths to `out` (`file:line:column: error code: message`, the hint indented below;
 * with `json` a complaint a line) and a summary to `err`. Answers the exit code: 0, or 2 when there is an error. Throws UserError when a path does not exist.
 */
export const lintCommand = async (paths: readonly string[], options: LintOptions, io: CommandIo): Promise<number> => {
  const planned = await planFiles(createFileRequirementSource(), paths, worldOf(options));
  const found = [
    ...planned.flatMap(({ complaints }) => complaints.filter(withoutEnvironment)),
    ...duplicates(planned),
  ].map(strict);
  for (const complaint of found)
    for (const line of options.json ? [JSON.stringify(complaint)] : complaintLines(complaint)) io.out(line);
  const errors = found.filter(isError).length;
  io.err(summary(planned.length, errors, found.length - errors));
  return errors > 0 ? 2 : 0;
};
