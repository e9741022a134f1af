import { UserError } from "#core/model/failure";
import { printableJson } from "#core/model/printable";
import type { Verdict } from "#core/model/run";
import type { ArtifactStore } from "#core/ports/artifact-store";
import type { RunRecord, RunStore, StepRecord } from "#core/ports/run-store";
import { artifactToOpen, renderArtifacts } from "./run-artifacts";
import type { Flags } from "./flags";
import type { Io } from "./io";
import { shortIds } from "./short-ids";
import { suggest } from "./suggest";
import { type Column, limitOf, renderFields, renderTable, showMs, showTime, textOf } from "./table";

export interface RunsDeps {
  readonly runs: Pick<RunStore, "recent" | "find" | "remove">;
  readonly artifacts: Pick<ArtifactStore, "remove">;
  /** Shows a file in the system's own program for it; false where there is none. */
  readonly show: (path: string) => Promise<boolean>;
  /** Called when the command is done, whatever became of it. */
  readonly close?: () => Promise<void>;
}

type Found = NonNullable<Awaited<ReturnType<RunStore["find"]>>>;

const VERDICTS: readonly Verdict[] = ["pass", "partial", "fail"];
const ROWS = 20;
const GLYPHS: Readonly<Record<string, string>> = {
  pass: "✓",
  success: "✓",
  partial: "◐",
  fail: "✗",
  aborted: "✗",
  running: "…",
  skipped: "○",
};
const withGlyph = (word: string): string => `${GLYPHS[word] ?? " "} ${word}`;

const wordOf = (run: RunRecord): string => (run.status === "done" ? (run.verdict ?? run.status) : run.status);

const runColumns = (short: ReadonlyMap<string, string>): readonly Column<RunRecord>[] => [
  { head: "RUN", show: (run) => short.get(run.id) ?? run.id, raw: (run) => run.id },
  { head: "REQUIREMENT", show: (run) => run.reqId, flexible: true },
  { head: "ROW", show: (run) => run.rowId ?? "", flexible: true },
  { head: "VERDICT", show: (run) => withGlyph(wordOf(run)), raw: wordOf },
  { head: "STEPS", show: (run) => `${run.stepsExecuted}/${run.stepsTotal}`, align: "right", spare: 2 },
  { head: "HEALS", show: (run) => String(run.healRounds), align: "right", spare: 1 },
  {
    head: "TIME",
    show: (run) => (run.durationMs === null ? "" : showMs(run.durationMs)),
    raw: (run) => String(run.durationMs ?? ""),
    align: "right",
  },
  { head: "STARTED", show: (run) => showTime(run.startTime), raw: (run) => run.startTime },
];

const stepColumns: readonly Column<StepRecord>[] = [
  { head: "#", show: (step) => String(step.stepIdx), align: "right" },
  { head: "OUTCOME", show: (step) => withGlyph(step.outcome), raw: (step) => step.outcome },
  { head: "ACTION", show: (step) => step.action },
  { head: "ELEMENT", show: (step) => step.element ?? "", flexible: true },
  { head: "SOURCE", show: (step) => `${step.source ?? ""}${step.healed ? " (healed)" : ""}` },
  {
    head: "LOOKUP",
    show: (step) => showMs(step.lookupMs),
    raw: (step) => String(step.lookupMs),
    align: "right",
    spare: 2,
  },
  { head: "STEP", show: (step) => showMs(step.latencyMs), raw: (step) => String(step.latencyMs), align: "right" },
  { head: "SELECTOR", show: (step) => step.selector ?? "", flexible: true, spare: 1 },
  { head: "ERROR", show: (step) => step.errorMessage ?? "", flexible: true },
];

const verdictOf = (flags: Flags): Verdict | undefined => {
  const text = textOf(flags, "verdict");
  const verdict = VERDICTS.find((known) => known === text);
  if (text !== undefined && verdict === undefined) {
    throw new UserError(`--verdict ${text} is no verdict`, { hint: `one of: ${VERDICTS.join(", ")}` });
  }
  return verdict;
};

const list = async (flags: Flags, runs: RunsDeps["runs"], io: Io): Promise<void> => {
  const requirement = textOf(flags, "requirement");
  const verdict = verdictOf(flags);
  const found = await runs.recent({
    limit: limitOf(flags, ROWS),
    ...(requirement === undefined ? {} : { requirement }),
    ...(verdict === undefined ? {} : { verdict }),
  });
  if (flags.json === true) io.out(found.map((run) => `${printableJson(run)}\n`).join(""));
  else if (found.length > 0) io.out(renderTable(runColumns(shortIds(found.map((run) => run.id))), found, io));
  else io.err((requirement ?? verdict) ? "no such runs\n" : "no runs yet: pacts run <file>\n");
};

/** A run by its id, a beginning of it, or `latest`. Throws UserError when there is none. */
export const lookUp = async (id: string, runs: Pick<RunStore, "recent" | "find">): Promise<Found> => {
  const [latest] = id === "latest" ? await runs.recent({ limit: 1 }) : [];
  if (id === "latest" && latest === undefined)
    throw new UserError("there are no runs yet", { hint: "pacts run <file>" });
  const found = await runs.find(latest?.id ?? id);
  if (found === undefined) throw new UserError(`no run begins with ${id}`, { hint: "pacts runs list shows them" });
  return found;
};

const renderRun = ({ run, steps, artifacts }: Found, io: Io): string => {
  const fields: readonly (readonly [string, string])[] = [
    ["run", run.id],
    ["requirement", run.reqId],
    ["row", run.rowId ?? ""],
    ["attempt", run.attempt > 1 ? String(run.attempt) : ""],
    ["verdict", io.isTty ? withGlyph(wordOf(run)) : wordOf(run)],
    ["error", run.errorMessage ?? ""],
    ["url", run.url ?? ""],
    ["steps", `${run.stepsExecuted}/${run.stepsTotal}`],
    ["heals", String(run.healRounds)],
    ["started", io.isTty ? showTime(run.startTime) : run.startTime],
    ["time", run.durationMs === null ? "" : io.isTty ? showMs(run.durationMs) : String(run.durationMs)],
    ["invocation", run.invocationId],
  ];
  const tables = [
    steps.length > 0 ? renderTable(stepColumns, steps, io) : "",
    artifacts.length > 0 ? renderArtifacts(artifacts, io) : "",
  ];
  return [renderFields(fields, io), ...tables].filter((text) => text !== "").join("\n");
};

type Verb = (args: readonly string[], flags: Flags, deps: RunsDeps, io: Io) => Promise<void>;

const found = (verb: string, [id]: readonly string[], { runs }: RunsDeps): Promise<Found> => {
  if (id !== undefined) return lookUp(id, runs);
  throw new UserError("which run?", { hint: `pacts runs ${verb} latest, or the beginning of an id` });
};

const view: Verb = async (args, flags, deps, io) => {
  const run = await found("view", args, deps);
  io.out(flags.json === true ? `${printableJson(run)}\n` : renderRun(run, io));
};

const artifacts: Verb = async (args, flags, deps, io) => {
  const kept = (await found("artifacts", args, deps)).artifacts;
  if (flags.json === true) io.out(kept.map((artifact) => `${printableJson(artifact)}\n`).join(""));
  else if (kept.length > 0) io.out(renderArtifacts(kept, io));
  else io.err("nothing was kept of it\n");
};

const open: Verb = async (args, _flags, deps, io) => {
  const path = artifactToOpen(await found("open", args, deps), args[1]);
  if (!(await deps.show(path))) io.out(`${path}\n`);
};

const removable = async (id: string | undefined, deps: RunsDeps): Promise<Found> => {
  const one = await found("rm", id === undefined ? [] : [id], deps);
  if (one.run.status !== "running") return one;
  throw new UserError(`run ${one.run.id} is still running`, {
    hint: "end it first; pacts run marks those that were killed",
  });
};

/** All are looked up before the first one goes. */
const remove: Verb = async (args, _flags, deps, io) => {
  const going = await Promise.all([args[0], ...args.slice(1)].map((id) => removable(id, deps)));
  for (const { run, artifacts: kept } of new Map(going.map((each) => [each.run.id, each])).values()) {
    await deps.artifacts.remove([{ run: run.id, paths: kept.map(({ filePath }) => filePath) }]);
    await deps.runs.remove([run.id]);
    io.err(`removed ${run.id}\n`);
  }
};

const VERBS: Readonly<Record<string, { readonly carryOut: Verb; readonly takes: readonly string[] }>> = {
  list: { carryOut: (_args, flags, { runs }, io) => list(flags, runs, io), takes: [] },
  view: { carryOut: view, takes: ["<run>"] },
  artifacts: { carryOut: artifacts, takes: ["<run>"] },
  open: { carryOut: open, takes: ["<run>", "[kind]"] },
  rm: { carryOut: remove, takes: ["<run...>"] },
};

const refuseMore = (verb: string, takes: readonly string[], args: readonly string[]): void => {
  const more = takes.some((each) => each.includes("...")) ? undefined : args[takes.length];
  if (more === undefined) return;
  throw new UserError(`unexpected argument ${more}`, { hint: `usage: ${["pacts runs", verb, ...takes].join(" ")}` });
};

/**
 * `pacts runs list|view|artifacts|open|rm`: what was run, one run whole, and what was kept of it. Answers the exit code.
 * Throws UserError for an unknown verb, flag value, run or kind of artifact or an argument too many, PortError when the store fails.
 */
export const runsCommand = async (
  verb: string,
  args: readonly string[],
  flags: Flags,
  deps: RunsDeps,
  io: Io,
): Promise<number> => {
  try {
    const known = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
    if (known === undefined) {
      const verbs = Object.keys(VERBS);
      const meant = suggest(verb, verbs);
      const hint = meant === undefined ? `one of: ${verbs.join(", ")}` : `did you mean pacts runs ${meant}?`;
      throw new UserError(`unknown command runs ${verb}`, { hint });
    }
    refuseMore(verb, known.takes, args);
    await known.carryOut(args, flags, deps, io);
    return 0;
  } finally {
    await deps.close?.();
  }
};
