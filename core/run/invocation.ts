import type { InvocationStarted } from "../model/event";
import { createRedactor } from "../model/redact";
import type { Requirement } from "../model/requirement";
import type { Verdict } from "../model/run";
import type { ArtifactStore } from "../ports/artifact-store";
import type { Browser } from "../ports/browser";
import type { CacheLayer } from "../ports/cache-layer";
import type { Clock } from "../ports/clock";
import type { HealHistory } from "../ports/heal-history";
import type { Identity } from "../ports/identity";
import type { Pause } from "../ports/pause";
import type { Reporter } from "../ports/reporter";
import type { CacheEntry } from "../model/cache";
import { createSearches } from "../resolve/searches";
import type { RunOptions } from "./context";
import type { Emit } from "./emit";
import { runRequirement, type RunNeeds } from "./run";
import { createRunLogs } from "./run-logs";
import { type Secrets, secretValues } from "./secrets";
import { openStream } from "./stream";
import type { WriteTest } from "./test-file";
import type { RunSummary } from "./tell-run";
import { exitCodeOf, worst } from "./verdict";

/** What an invocation is called with. */
export interface InvocationOptions extends RunOptions {
  /** Version of the program. */
  readonly version: string;
  readonly command: InvocationStarted["command"];
  /** Requirements that run at the same time. */
  readonly workers: number;
  /** No new requirement is begun after so many have failed. */
  readonly maxFailures?: number;
}

/** What an invocation needs of the world; it closes none of it. */
export interface InvocationNeeds {
  readonly browser: Browser;
  /** Fastest first. */
  readonly layers: readonly CacheLayer[];
  readonly history: HealHistory;
  readonly artifacts: ArtifactStore;
  readonly clock: Clock;
  readonly identity: Identity;
  readonly reporters: readonly Reporter[];
  readonly secrets: Secrets;
  /** Makes the test of a run that passed; absent when none is kept. */
  readonly writeTest?: WriteTest;
  /** May hold the runs before each of their steps. */
  readonly pause?: Pause;
  /** `signal.reason` may be the exit code (130, 143, 129); 130 otherwise. */
  readonly signal: AbortSignal;
  /** Told when the last run is over: from now on what is still being written delays the program's end. */
  readonly ending?: () => void;
  /** Listeners that write behind the run tell here how to be waited for; what fails in them is degraded. */
  readonly flush?: () => Promise<readonly { readonly name: string; readonly error: unknown }[]>;
  /** Called when the stream is open, with the way to report a part that does not do its work. */
  readonly onDegrade?: (degrade: (name: string, error: unknown) => void) => void;
}

/** What came of an invocation. */
export interface InvocationSummary {
  readonly exitCode: number;
  readonly verdict: Verdict;
}

/** Entries leave the program only with their secrets masked; one that would need it is not remembered: its locators would find nothing. */
const guardedLayers = (layers: readonly CacheLayer[], secrets: Secrets): readonly CacheLayer[] => {
  const redact = createRedactor(secretValues(secrets));
  const clean = (entry: CacheEntry): boolean => JSON.stringify(redact.deep(entry)) === JSON.stringify(entry);
  return layers.map((layer) => ({ ...layer, putMany: (entries) => layer.putMany(entries.filter(clean)) }));
};

const runAll = async (
  needs: RunNeeds,
  requirements: readonly Requirement[],
  options: InvocationOptions,
  earlier: readonly RunSummary[],
): Promise<readonly RunSummary[]> => {
  const queue = [...requirements];
  const summaries: RunSummary[] = [];
  const enough = (): boolean => {
    const all = [...earlier, ...summaries];
    return (
      needs.signal.aborted ||
      all.some((summary) => summary.infrastructure) ||
      all.filter((summary) => summary.verdict === "fail").length >= (options.maxFailures ?? Infinity)
    );
  };
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next && !enough(); next = queue.shift())
      summaries.push(await runRequirement(needs, next));
  };
  const workers = Math.max(1, Math.min(options.workers, requirements.length));
  await Promise.all(Array.from({ length: workers }, work));
  return summaries;
};

/** The exit code of the signal that fired; undefined when none did. */
export const exitOfSignal = (signal: AbortSignal): number | undefined => {
  if (!signal.aborted) return undefined;
  return typeof signal.reason === "number" ? signal.reason : 130;
};

/** An invocation under way: its stream is open, and requirements can be run in it, also several times. */
export interface Invocation {
  readonly emit: Emit;
  /** Tells, once, of a part that does not do its work. */
  readonly degrade: (name: string, error: unknown) => void;
  /** Runs requirements over `workers` sessions of one browser; fewer summaries than requirements when it stopped before the last. Never throws. */
  run(requirements: readonly Requirement[]): Promise<readonly RunSummary[]>;
  /** Resolves when the caches have taken what the runs so far learned. */
  settled(): Promise<void>;
  /** Waits for those who write behind, then tells `invocation.end`. */
  end(exitCode: number, verdict: Verdict): Promise<void>;
}

/** Opens the stream with `invocation.start`; `planned` is the number of runs to come. Closes neither browser nor stores. */
export const openInvocation = (needs: InvocationNeeds, planned: number, options: InvocationOptions): Invocation => {
  const { version, command, workers } = options;
  const logs = options.evidence.log ? createRunLogs() : undefined;
  const reporters = logs ? [logs, ...needs.reporters] : needs.reporters;
  const { emit, degrade, end } = openStream({ ...needs, reporters }, { version, command, runs: planned, workers });
  needs.onDegrade?.(degrade);
  const behind = new Set<Promise<void>>();
  const summaries: RunSummary[] = [];
  const runNeeds: RunNeeds = {
    ...needs,
    layers: guardedLayers(needs.layers, needs.secrets),
    emit,
    degrade,
    redact: createRedactor(secretValues(needs.secrets)),
    ...(logs ? { logs } : {}),
    searches: createSearches(needs.clock),
    behind: (written) => {
      behind.add(written);
      void written.finally(() => behind.delete(written));
    },
    options,
  };
  return {
    emit,
    degrade,
    run: async (requirements) => {
      const latest = await runAll(runNeeds, requirements, options, summaries);
      summaries.push(...latest);
      return latest;
    },
    settled: async () => {
      await Promise.all(behind);
    },
    end: async (exitCode, verdict) => {
      needs.ending?.();
      await Promise.all(behind);
      for (const { name, error } of (await needs.flush?.()) ?? []) degrade(name, error);
      end(planned, verdict, exitCode);
    },
  };
};

/** The worst verdict of the runs; `fail` when some were not begun. */
export const verdictOfAll = (summaries: readonly RunSummary[], planned: number): Verdict =>
  worst([...summaries.map(({ verdict }) => verdict), ...(summaries.length < planned ? (["fail"] as const) : [])]);

/**
 * Ends an invocation whose runs are over, and answers its exit code: 0 all passed, 1 something failed or partial, 3 the browser could not
 * do its work, 4 the frozen cache alone was in the way, 130 (or the signal's own) interrupted.
 */
export const concludeInvocation = async (
  invocation: Invocation,
  signal: AbortSignal,
  summaries: readonly RunSummary[],
  planned: number,
): Promise<InvocationSummary> => {
  const verdict = verdictOfAll(summaries, planned);
  const infrastructure = summaries.some((summary) => summary.infrastructure !== undefined);
  const policy = summaries.every((summary) => summary.verdict === "pass" || summary.frozen);
  const interrupted = exitOfSignal(signal);
  const exitCode = exitCodeOf({
    verdict,
    infrastructure,
    policy,
    ...(interrupted === undefined ? {} : { interrupted }),
  });
  await invocation.end(exitCode, verdict);
  return { exitCode, verdict };
};

/** Runs requirements once, from `invocation.start` to `invocation.end`. Never throws. Closes neither browser nor stores. */
export const runInvocation = async (
  needs: InvocationNeeds,
  requirements: readonly Requirement[],
  options: InvocationOptions,
): Promise<InvocationSummary> => {
  const invocation = openInvocation(needs, requirements.length, options);
  return concludeInvocation(invocation, needs.signal, await invocation.run(requirements), requirements.length);
};
