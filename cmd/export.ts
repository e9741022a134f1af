import { existsSync } from "node:fs";
import type { Exported } from "#core/export/export-test";
import { exportTest } from "#core/export/export-test";
import { UserError } from "#core/model/failure";
import type { RawRequirement, Requirement } from "#core/model/requirement";
import type { RequirementSource } from "#core/ports/requirement-source";
import type { RunRecord } from "#core/ports/run-store";
import { complaintText, isError } from "./complaints";
import type { Config } from "./config";
import { passedRuns, type RowNeeds, rowOf } from "./export-rows";
import type { Flags } from "./flags";
import type { Io } from "./io";
import { openFile } from "./output";
import { planFiles } from "./planning";
import { lookUp } from "./runs";
import { suggest } from "./suggest";
import { textOf } from "./table";
import { secretIn } from "./test-file";

/** What became of a test file that was tried. */
export interface Checked {
  readonly ok: boolean;
  /** What was done and what came of it, a line each. */
  readonly told: readonly string[];
}

export interface ExportDeps extends Omit<RowNeeds, "world" | "namespace"> {
  readonly source: RequirementSource;
  readonly config: Pick<Config, "variables" | "baseUrl" | "namespace">;
  readonly worldOf: (config: Pick<Config, "variables" | "baseUrl">) => RowNeeds["world"];
  /** Type-checks a test file and runs it. Throws UserError and PortError for what is not there to do it with. */
  readonly check: (test: { readonly name: string; readonly text: string; readonly out?: string }) => Promise<Checked>;
  readonly close: () => Promise<void>;
}

const USAGE = 2;

/** The file that is meant, and of which run when one was named. */
const targetOf = async (target: string, { runs }: ExportDeps): Promise<{ file: string; run?: RunRecord }> => {
  if (existsSync(target)) return { file: target };
  if (/[/\\.]/.test(target))
    throw new UserError(`there is no file ${target}`, { hint: "name a requirement file, or a run: pacts runs list" });
  const { run } = await lookUp(target, runs);
  if (run.verdict !== "pass")
    throw new UserError(`run ${run.id} did not pass`, {
      hint: "only what passed is exported: pacts runs list --verdict pass",
    });
  if (run.file === null || !existsSync(run.file))
    throw new UserError(`the file of run ${run.id} is not there${run.file === null ? "" : `: ${run.file}`}`, {
      hint: "call pacts in the folder it was run in, or name the file",
    });
  return { file: run.file, run };
};

/** A relative address is meant from where it was run. */
const baseOf = (raw: RawRequirement, passed: Iterable<RunRecord>, { config }: ExportDeps): string | undefined => {
  if (config.baseUrl !== undefined) return config.baseUrl;
  const written = raw.url?.text.trim() ?? "";
  const [run] = passed;
  const relative = written === "" || written.startsWith("/");
  return relative && run?.url && URL.canParse(run.url) ? new URL(run.url).origin : undefined;
};

const unpassed = (raw: RawRequirement, rows: readonly Requirement[]): UserError =>
  new UserError(
    rows[0]?.rowId === null
      ? `${raw.id} has not passed yet`
      : `${raw.id} has not passed yet for ${rows.map(({ rowId }) => rowId).join(", ")}`,
    { hint: `pacts run ${raw.place.file}, then export it`, place: raw.place },
  );

const exportFile = async (file: string, only: RunRecord | undefined, deps: ExportDeps, io: Io): Promise<Exported> => {
  const { requirement: raw, complaints } = await deps.source.read(file);
  if (!raw) return { ok: false, complaints };
  const passed = only ? new Map([[only.rowId ?? "", only]]) : await passedRuns(deps.runs, raw.id);
  const baseUrl = baseOf(raw, passed.values(), deps);
  const { variables, namespace } = deps.config;
  const world = deps.worldOf({ variables, ...(baseUrl === undefined ? {} : { baseUrl }) });
  const [planned] = await planFiles({ source: deps.source, world }, [file]);
  if (!planned || planned.complaints.some(isError)) return { ok: false, complaints: planned?.complaints ?? complaints };
  for (const complaint of planned.complaints) io.err(complaintText(complaint));
  const runOf = ({ rowId }: Requirement): RunRecord | undefined => passed.get(rowId ?? "");
  const wanted = only ? planned.requirements.filter(runOf) : planned.requirements;
  const missing = wanted.filter((each) => !runOf(each));
  if (missing.length > 0 || wanted.length === 0) throw unpassed(raw, missing);
  const rows = await Promise.all(
    wanted.flatMap((each) => {
      const run = runOf(each);
      return run ? [rowOf(raw, each, run, { ...deps, world, namespace })] : [];
    }),
  );
  const exported = exportTest({ raw, rows, variables, ...(baseUrl === undefined ? {} : { baseUrl }) });
  if (exported.ok) refuseSecrets(exported.text, raw, io.env);
  return exported;
};

const refuseSecrets = (text: string, raw: RawRequirement, env: Io["env"]): void => {
  const name = secretIn(text, raw, env);
  if (name === undefined) return;
  throw new UserError(`the test would hold the value of the secret ${name}: the page shows it`, {
    hint: "name the element it shows it in by a selector",
    place: raw.place,
  });
};

const refuseForm = (form: string): void => {
  if (form === "playwright") return;
  const meant = suggest(form, ["playwright"]);
  throw new UserError(`nothing is exported to ${form}`, {
    hint: meant === undefined ? "there is: --to playwright" : `did you mean ${meant}?`,
  });
};

/** `login.pacts.yaml` -> `login.spec.ts`. */
const nameOf = (file: string): string => `${(file.split(/[/\\]/).at(-1) ?? file).replace(/\.pacts\.\w+$/, "")}.spec.ts`;

/**
 * `pacts export`: a Playwright test of a requirement that passed, from what its last run found; on stdout, or in a file. `--check` type-checks
 * it and runs it. Answers the exit code: 1 when the check fails, 2 when something cannot be told in a test. Throws UserError for what is not
 * there, PortError when a store fails.
 */
export const exportCommand = async (target: string, flags: Flags, deps: ExportDeps, io: Io): Promise<number> => {
  try {
    refuseForm(textOf(flags, "to") ?? "playwright");
    const out = textOf(flags, "out");
    const { file, run } = await targetOf(target, deps);
    const exported = await exportFile(file, run, deps, io);
    if (!exported.ok) {
      for (const complaint of exported.complaints) io.err(complaintText(complaint));
      return USAGE;
    }
    const { text } = exported;
    if (out === undefined) io.out(text);
    else {
      const output = openFile(out, io);
      output.write(text);
      output.close();
    }
    if (flags.check !== true) return 0;
    const { ok, told } = await deps.check({ name: nameOf(file), text, ...(out === undefined ? {} : { out }) });
    for (const line of told) io.err(`${line}\n`);
    return ok ? 0 : 1;
  } finally {
    await deps.close();
  }
};
