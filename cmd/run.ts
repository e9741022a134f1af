import { existsSync } from "node:fs";
import { version } from "../package.json";
import { UserError } from "#core/model/failure";
import type { Requirement } from "#core/model/requirement";
import { type InvocationNeeds, type InvocationOptions, runInvocation } from "#core/run/invocation";
import { refuseInvocation } from "#core/run/stream";
import { createStoreReporter } from "#core/run/store-reporter";
import { complaintText, isError } from "./complaints";
import {
  type Composition,
  compose,
  createLocks,
  createPlanWorld,
  createSource,
  createSystem,
  layerOf,
} from "./compose";
import { type Config, readConfig } from "./config";
import type { Flags } from "./flags";
import type { OnTrouble } from "./guarded";
import type { Io } from "./io";
import { LOCK_FILE, readLockedEntries } from "./lock-file";
import { duplicateIds, type PlannedFile, planFiles, selectFiles } from "./planning";
import { requireFolder } from "./output";
import { writesToStdout } from "./reporter-specs";
import { createReporters } from "./reporters";
import { readSecrets, withUnsetSecrets } from "./secrets";
import { watchSignals } from "./signals";
import { createTestWriter } from "./test-file";
import { openTelemetry } from "./telemetry";

type Command = InvocationOptions["command"];

const USAGE = 2;

/** How the settings say that requirements are to be run. */
export const invocationOptions = (config: Config, command: Command): InvocationOptions => ({
  version,
  command,
  workers: config.workers,
  stepTimeoutMs: config.stepTimeoutMs,
  timeoutMs: config.timeoutMs,
  cache: config.cache,
  heal: config.heal,
  frozen: config.frozen,
  healRounds: config.healRounds,
  driftThreshold: config.driftThreshold,
  namespace: config.namespace,
  evidence: config.evidence,
  ...(config.baseUrl === undefined ? {} : { baseUrl: config.baseUrl }),
  ...(config.maxFailures === undefined ? {} : { maxFailures: config.maxFailures }),
});

/** The lock file a frozen run uses: the one that is named, else the project's; the stores where there is none. */
const lockOf = ({ frozen, lock }: Config): string | undefined => {
  if (!frozen) return undefined;
  return lock ?? (existsSync(LOCK_FILE) ? LOCK_FILE : undefined);
};

const refuseContradictions = (flags: Flags, { frozen, cache }: Config): void => {
  if (flags.lock !== undefined && !frozen)
    throw new UserError("--lock is the lock file of a frozen run", { hint: "add --frozen, or leave it out" });
  if (frozen && (cache === "off" || cache === "refresh"))
    throw new UserError(`--frozen and --cache ${cache} contradict each other`, { hint: "leave one out" });
};

/** Once, or loop by loop. */
const carryOut = async (needs: InvocationNeeds, requirements: readonly Requirement[], config: Config) => {
  const options = invocationOptions(config, "run");
  if (config.repeatEach === 1) return runInvocation(needs, requirements, options);
  const { runRepeated } = await import("#core/bench/repeat");
  return runRepeated(needs, requirements, options, config.repeatEach);
};

/** Runs planned requirements with everything real; closes all it opened. Answers the exit code. */
const runRequirements = async (planned: readonly PlannedFile[], config: Config, io: Io): Promise<number> => {
  const requirements = planned.flatMap((file) => file.requirements);
  const lock = lockOf(config);
  const needs = { ...createSystem(), config, locks: createLocks() };
  const locked = lock === undefined ? undefined : await readLockedEntries(lock, needs);
  for (const complaint of locked?.complaints ?? []) io.err(complaintText(complaint));
  if (locked && locked.complaints.length > 0) {
    await refuse(config, io, "run", locked.complaints);
    return USAGE;
  }
  let degrade: OnTrouble = () => {};
  const faces = createReporters(config, io);
  const composed = await compose(config, io, (name, error) => degrade(name, error));
  const world: Composition = locked ? { ...composed, layers: [await layerOf(locked.entries)] } : composed;
  const interruption = watchSignals(io, () => world.browser.close());
  const store = createStoreReporter({ ...world, store: world.runs, onFail: (error) => degrade("run store", error) });
  const telemetry = openTelemetry(io, (error) => degrade("telemetry", error));
  const reporters = [...faces, store];
  try {
    world.recover();
    const { exitCode } = await carryOut(
      {
        ...world,
        reporters: telemetry ? [...reporters, telemetry] : reporters,
        secrets: readSecrets(requirements, io.env),
        ...(config.testFile ? { writeTest: createTestWriter(planned, config, createPlanWorld(config, io), io) } : {}),
        signal: interruption.signal,
        ...(io.terminal ? { pause: io.terminal.pause } : {}),
        ending: world.ending,
        flush: async () => {
          // While the collector answers, the stores are written.
          const told = telemetry?.flush();
          const failures = [await store.flush(), ...(await world.flush()), await told];
          return failures.filter((failure) => failure !== undefined);
        },
        onDegrade: (tell) => {
          degrade = tell;
        },
      },
      requirements,
      config,
    );
    return exitCode;
  } finally {
    // The browser and the stores close while the collector answers.
    const told = telemetry?.close();
    await Promise.allSettled(reporters.map((reporter) => reporter.close()));
    await world.close();
    await told;
    interruption.dispose();
  }
};

/** The whole stream of an invocation that does not begin, for those who read the stream. */
const refuse = async (
  config: Config,
  io: Io,
  command: Command,
  complaints: Parameters<typeof refuseInvocation>[1],
): Promise<void> => {
  // People were told on stderr.
  const programs = config.reporters.filter(
    (spec) => !writesToStdout(spec) || spec.name === "ndjson" || spec.name === "junit",
  );
  const { clock, identity } = createSystem();
  const reporters = createReporters({ ...config, reporters: programs }, io);
  refuseInvocation({ clock, identity, reporters, secrets: new Map() }, complaints, {
    version,
    command,
    workers: config.workers,
  });
  await Promise.all(reporters.map((reporter) => reporter.close()));
};

/** Does the work; a UserError is told to those who read the stream, too. */
const tellingPrograms = async <T>(config: Config, io: Io, command: Command, work: () => Promise<T> | T): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UserError) {
      const { hint, place, code = "usage" } = error.options;
      await refuse(config, io, command, [
        { code, message: error.message, ...(hint ? { hint } : {}), ...(place ? { place } : {}) },
      ]);
    }
    throw error;
  }
};

const select = async (files: readonly string[], config: Config, io: Io): Promise<readonly PlannedFile[]> => {
  const planned = await planFiles({ source: createSource(), world: createPlanWorld(config, io) }, files);
  return selectFiles(planned, config.grep);
};

/**
 * Reads and plans the files and tells people all that is wrong in them; undefined when that is an error (exit code 2).
 * Throws UserError for wrong paths, when nothing is selected, and for an output folder in which nothing can be kept.
 */
export const readRequirements = async (
  files: readonly string[],
  config: Config,
  io: Io,
  command: Command,
): Promise<readonly PlannedFile[] | undefined> => {
  const read = await tellingPrograms(config, io, command, () => select(files, config, io));
  const selected = read.map((file) => withUnsetSecrets(file, io.env));
  // Files of one name in two folders may be run; only what is remembered of their runs gets mixed up.
  const duplicates = duplicateIds(selected).map((one) => ({ ...one, severity: "warning" as const }));
  const complaints = [...selected.flatMap((file) => file.complaints), ...duplicates];
  for (const complaint of complaints) io.err(complaintText(complaint));
  const errors = complaints.filter(isError);
  if (errors.length > 0) {
    await refuse(config, io, command, errors);
    return undefined;
  }
  const { output } = config;
  if (output !== undefined) await tellingPrograms(config, io, command, () => requireFolder(output));
  return selected;
};

/**
 * `pacts run`: reads and plans all files, then runs them. Any error in any file is told with its place and nothing is run (exit code 2,
 * no browser is started). Throws UserError for wrong flags and paths.
 */
export async function runCommand(files: readonly string[], flags: Flags, io: Io): Promise<number> {
  const config = readConfig(flags, io);
  refuseContradictions(flags, config);
  const planned = await readRequirements(files, config, io, "run");
  return planned === undefined ? USAGE : runRequirements(planned, config, io);
}
