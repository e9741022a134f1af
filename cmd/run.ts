import { version } from "../package.json";
import { UserError } from "#core/model/failure";
import type { Requirement } from "#core/model/requirement";
import { type InvocationOptions, refuseInvocation, runInvocation } from "#core/run/invocation";
import { createStoreReporter } from "#core/run/store-reporter";
import { complaintText, isError } from "./complaints";
import { type Composition, compose, createPlanWorld, createSource } from "./compose";
import { type Config, readConfig } from "./config";
import type { Flags } from "./flags";
import type { Io } from "./io";
import { duplicateIds, type PlannedFile, planFiles, selectFiles } from "./planning";
import { createReporters } from "./reporters";
import { watchSignals } from "./signals";

type Command = InvocationOptions["command"];

const HEAL_ROUNDS = 3;
const USAGE = 2;

/** Values of the secrets the requirements use: PACTS_SECRET_X, else X of the environment. What is not set is absent. */
export const readSecrets = (requirements: readonly Requirement[], env: Io["env"]): ReadonlyMap<string, string> => {
  const names = new Set(requirements.flatMap(({ secrets }) => secrets));
  const found = [...names].map((name) => [name, env[`PACTS_SECRET_${name}`] ?? env[name]] as const);
  return new Map(found.filter((pair): pair is readonly [string, string] => pair[1] !== undefined && pair[1] !== ""));
};

/** How the settings say that requirements are to be run. */
export const invocationOptions = (config: Config, command: Command): InvocationOptions => ({
  version,
  command,
  workers: config.workers,
  stepTimeoutMs: config.stepTimeoutMs,
  timeoutMs: config.timeoutMs,
  cache: config.cache,
  heal: config.heal,
  healRounds: HEAL_ROUNDS,
  driftThreshold: config.driftThreshold,
  namespace: "default",
  ...(config.baseUrl === undefined ? {} : { baseUrl: config.baseUrl }),
  ...(config.maxFailures === undefined ? {} : { maxFailures: config.maxFailures }),
});

/** Runs planned requirements with everything real; closes all it opened. Answers the exit code. */
const runRequirements = async (requirements: readonly Requirement[], config: Config, io: Io): Promise<number> => {
  const world: Composition = compose(config, io);
  const interruption = watchSignals(io, () => world.browser.close());
  let degrade: (name: string, error: unknown) => void = () => {};
  const store = createStoreReporter({ store: world.runs, onFail: (error) => degrade("run store", error) });
  const reporters = [...createReporters(config, io), store];
  try {
    void world.runs.abortOrphans().catch((error: unknown) => degrade("run store", error));
    const { exitCode } = await runInvocation(
      {
        ...world,
        reporters,
        secrets: readSecrets(requirements, io.env),
        signal: interruption.signal,
        flush: async () => [await store.flush()].flatMap((failure) => failure ?? []),
        onDegrade: (tell) => {
          degrade = tell;
        },
      },
      requirements,
      invocationOptions(config, "run"),
    );
    return exitCode;
  } finally {
    await Promise.allSettled(reporters.map((reporter) => reporter.close()));
    await world.close();
    interruption.dispose();
  }
};

/** The whole stream of an invocation that does not begin, for those who read the stream. */
const refuse = (config: Config, io: Io, command: Command, complaints: Parameters<typeof refuseInvocation>[1]): void => {
  if (!config.reporters.includes("ndjson")) return;
  const { clock, identity } = compose(config, io);
  const reporters = createReporters({ ...config, reporters: ["ndjson"] }, io);
  refuseInvocation({ clock, identity, reporters, secrets: new Map() }, complaints, {
    version,
    command,
    workers: config.workers,
  });
};

/** What is to be run and all that is wrong in it; what cannot be selected at all is told to those who read the stream, too. */
const select = async (
  files: readonly string[],
  config: Config,
  io: Io,
  command: Command,
): Promise<readonly PlannedFile[]> => {
  try {
    const planned = await planFiles({ source: createSource(), world: createPlanWorld(config, io) }, files);
    return selectFiles(planned, config.grep);
  } catch (error) {
    if (error instanceof UserError) {
      const { hint, place, code = "usage" } = error.options;
      refuse(config, io, command, [
        { code, message: error.message, ...(hint ? { hint } : {}), ...(place ? { place } : {}) },
      ]);
    }
    throw error;
  }
};

/**
 * Reads and plans the files and tells people all that is wrong in them; undefined when that is an error (exit code 2).
 * Throws UserError for wrong paths, and when nothing is selected.
 */
export const readRequirements = async (
  files: readonly string[],
  config: Config,
  io: Io,
  command: Command,
): Promise<readonly Requirement[] | undefined> => {
  const selected = await select(files, config, io, command);
  // Files of one name in two folders may be run; only what is remembered of their runs gets mixed up.
  const duplicates = duplicateIds(selected).map((one) => ({ ...one, severity: "warning" as const }));
  const complaints = [...selected.flatMap((file) => file.complaints), ...duplicates];
  for (const complaint of complaints) io.err(complaintText(complaint));
  const errors = complaints.filter(isError);
  if (errors.length === 0) return selected.flatMap(({ requirements }) => requirements);
  refuse(config, io, command, errors);
  return undefined;
};

/**
 * `pacts run`: reads and plans all files, then runs them. Any error in any file is told with its place and nothing is run (exit code 2,
 * no browser is started). Throws UserError for wrong flags and paths.
 */
export async function runCommand(files: readonly string[], flags: Flags, io: Io): Promise<number> {
  const config = readConfig(flags, io);
  const requirements = await readRequirements(files, config, io, "run");
  return requirements === undefined ? USAGE : runRequirements(requirements, config, io);
}
