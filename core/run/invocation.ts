import type { InvocationStarted } from "../model/event";
import { createRedactor } from "../model/redact";
import type { Complaint, Requirement } from "../model/requirement";
import type { Verdict } from "../model/run";
import type { ArtifactStore } from "../ports/artifact-store";
import type { Browser } from "../ports/browser";
import type { CacheLayer } from "../ports/cache-layer";
import type { Clock } from "../ports/clock";
import type { HealHistory } from "../ports/heal-history";
import type { Identity } from "../ports/identity";
import type { Reporter } from "../ports/reporter";
import type { CacheEntry } from "../model/cache";
import { createSearches } from "../resolve/searches";
import type { RunOptions } from "./context";
import { createEmit, type Emit } from "./emit";
import { runRequirement, type RunNeeds } from "./run";
import { createRunLogs } from "./run-logs";
import { type Secrets, secretValues } from "./secrets";
import type { WriteTest } from "./test-file";
import type { RunSummary } from "./tell-run";
import { createTotals } from "./totals";
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

interface Stream {
  readonly emit: Emit;
  readonly degrade: (name: string, error: unknown) => void;
  readonly end: (planned: number, verdict: Verdict, exitCode: number) => void;
}

const asText = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const degrading = (emit: Emit, degraded: Set<string>, isOver: () => boolean) => (name: string, error: unknown) => {
  if (degraded.has(name) || isOver()) return;
  degraded.add(name);
  emit({ type: "error", code: "degraded", message: `${name} is not used as it should be: ${asText(error)}` });
};

type StreamNeeds = Pick<InvocationNeeds, "clock" | "identity" | "reporters" | "secrets">;

const openStream = (needs: StreamNeeds, start: Omit<InvocationStarted, "type">): Stream => {
  const totals = createTotals();
  const redact = createRedactor(secretValues(needs.secrets));
  const invocation = needs.identity.newId();
  const emit = createEmit({ reporters: [totals, ...needs.reporters], clock: needs.clock, redact, invocation });
  const degraded = new Set<string>();
  const before = needs.clock.elapsed();
  let over = false;
  emit({ type: "invocation.start", ...start });
  return {
    emit,
    degrade: degrading(emit, degraded, () => over),
    end: (planned, verdict, exitCode) => {
      over = true;
      emit({
        type: "invocation.end",
        exitCode,
        verdict,
        ms: needs.clock.elapsed() - before,
        ...totals.figures(planned),
        llm: { calls: 0, tokens: 0 },
        degraded: [...degraded],
      });
    },
  };
};

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
): Promise<readonly RunSummary[]> => {
  const queue = [...requirements];
  const summaries: RunSummary[] = [];
  const enough = (): boolean =>
    needs.signal.aborted ||
    summaries.some((summary) => summary.infrastructure) ||
    summaries.filter((summary) => summary.verdict === "fail").length >= (options.maxFailures ?? Infinity);
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
    run: (requirements) => runAll(runNeeds, requirements, options),
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
 * Runs requirements once, from `invocation.start` to `invocation.end`.
 *
 * Answers the exit code: 0 all passed, 1 something failed or partial, 3 the browser could not do its work, 4 the frozen cache alone was in the
 * way, 130 (or the signal's own) interrupted.
 * Never throws. Closes neither browser nor stores.
 */
export const runInvocation = async (
  needs: InvocationNeeds,
  requirements: readonly Requirement[],
  options: InvocationOptions,
): Promise<InvocationSummary> => {
  const invocation = openInvocation(needs, requirements.length, options);
  const summaries = await invocation.run(requirements);
  const verdict = verdictOfAll(summaries, requirements.length);
  const infrastructure = summaries.some((summary) => summary.infrastructure !== undefined);
  const policy = summaries.every((summary) => summary.verdict === "pass" || summary.frozen);
  const interrupted = exitOfSignal(needs.signal);
  const exitCode = exitCodeOf({
    verdict,
    infrastructure,
    policy,
    ...(interrupted === undefined ? {} : { interrupted }),
  });
  await invocation.end(exitCode, verdict);
  return { exitCode, verdict };
};

/** Tells why nothing was run, as a whole stream of its own: `invocation.start`, an `error` for each complaint, `invocation.end` with exit code 2. */
export const refuseInvocation = (
  needs: StreamNeeds,
  complaints: readonly (Omit<Complaint, "severity" | "place"> & Partial<Pick<Complaint, "place">>)[],
  options: Pick<InvocationOptions, "version" | "command" | "workers">,
): InvocationSummary => {
  const { version, command, workers } = options;
  const stream = openStream(needs, { version, command, runs: 0, workers });
  for (const { code, message, hint, place } of complaints) {
    stream.emit({ type: "error", code, message, ...(hint ? { hint } : {}), ...(place ? { place } : {}) });
  }
  stream.end(0, "fail", 2);
  return { exitCode: 2, verdict: "fail" };
};
