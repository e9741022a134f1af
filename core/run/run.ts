import { PortError, UserError, type Failure } from "../model/failure";
import type { Redactor } from "../model/redact";
import type { Requirement } from "../model/requirement";
import type { Verdict } from "../model/run";
import type { ArtifactStore } from "../ports/artifact-store";
import type { Browser, Session } from "../ports/browser";
import type { CacheLayer } from "../ports/cache-layer";
import type { Clock } from "../ports/clock";
import type { HealHistory } from "../ports/heal-history";
import type { Identity } from "../ports/identity";
import { runBudget } from "../heal/budget";
import type { Pause } from "../ports/pause";
import { cacheKey } from "../resolve/cache-key";
import { createRunCache, type RunOutcome } from "../resolve/run-cache";
import type { Searches } from "../resolve/searches";
import { createSettle } from "../resolve/settle";
import type { RunContext, RunOptions } from "./context";
import { createDeniedNames } from "./denied-names";
import type { Emit } from "./emit";
import { createEvidence, recordingOf } from "./evidence";
import { createKeep } from "./keep";
import { openPage } from "./navigate";
import { pass } from "./pause";
import type { RunLogs } from "./run-logs";
import type { Secrets } from "./secrets";
import { runStep, skipStep, type StepEnd } from "./step";
import { keepTest, type WriteTest } from "./test-file";
import { type Ended, type RunSummary, tellEnd, tellStart } from "./tell-run";
import { verdictOf } from "./verdict";
import { writeBehind } from "./write-behind";

/** What runs of requirements need of the world. */
export interface RunNeeds {
  readonly browser: Browser;
  /** Fastest first. */
  readonly layers: readonly CacheLayer[];
  readonly history: HealHistory;
  readonly artifacts: ArtifactStore;
  readonly clock: Clock;
  readonly identity: Identity;
  readonly emit: Emit;
  readonly redact: Redactor;
  readonly secrets: Secrets;
  /** Told once of every part that does not do its work. */
  readonly degrade: (name: string, error: unknown) => void;
  /** Makes the test of a run that passed; absent when none is kept. */
  readonly writeTest?: WriteTest;
  /** Listens to `emit`; absent when no log is kept. */
  readonly logs?: Pick<RunLogs, "take">;
  /** Shared by all runs of the program. */
  readonly searches: Searches;
  /** Takes what is still being written when the run is over; never rejects. */
  readonly behind: (written: Promise<void>) => void;
  /** May hold the run before each of its steps. */
  readonly pause?: Pause;
  /** Fires to end the run; its steps end `interrupted`. */
  readonly signal: AbortSignal;
  readonly options: RunOptions;
}

/** Resolves when the signal fires; never before. */
const stopOf = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });

type Begun = Pick<RunContext, "requirement" | "run" | "session" | "paused">;

const contextOf = (needs: RunNeeds, begun: Begun): RunContext => {
  const { requirement, run, session } = begun;
  const { clock, layers, degrade, options, redact, identity, searches } = needs;
  const { namespace } = options;
  return {
    ...needs,
    ...begun,
    cache: createRunCache({
      layers,
      clock,
      degrade,
      searches,
      requirement: `${namespace}:${requirement.id}#${requirement.rowId ?? ""}`,
    }),
    settle: createSettle({ session, clock }),
    evidence: createEvidence({
      options: options.evidence,
      keep: createKeep({ ...needs, run, req: requirement.id }),
      session,
      redact,
      secrets: requirement.secrets.length > 0,
    }),
    names: createDeniedNames(requirement, session),
    driftThreshold: options.driftThreshold,
    keyOf: (url, query, action) => cacheKey(namespace, url, query, action, identity.digest),
    newId: identity.newId,
    deadline: clock.elapsed() + (options.timeoutMs ?? Infinity),
    stopped: stopOf(needs.signal),
    attempts: [],
    healBudget: runBudget(),
    pressed: {},
  };
};

const runSteps = async (ctx: RunContext, opened: Failure | undefined): Promise<readonly StepEnd[]> => {
  const ends: StepEnd[] = [];
  let stop = opened !== undefined;
  for (const [at, step] of ctx.requirement.steps.entries()) {
    if (!stop) await pass(ctx);
    const end = stop || ctx.signal.aborted ? skipStep(ctx, step, at + 1) : await runStep(ctx, step, at + 1);
    ends.push(end);
    stop ||= end.outcome === "fail" && (!end.forgiven || end.infrastructure !== undefined);
  }
  return ends;
};

/** Only a run that nothing casts doubt on teaches the cache: an optional step that found nothing does not. */
const isTrusted = (verdict: Verdict, ends: readonly StepEnd[]): boolean =>
  verdict !== "fail" && ends.every((end) => end.outcome !== "fail" || !end.doubtful);

const outcomeOf = (needs: RunNeeds, verdict: Verdict, ends: readonly StepEnd[]): RunOutcome => {
  if (isTrusted(verdict, ends)) return "trusted";
  return needs.signal.aborted || ends.some((end) => end.infrastructure) ? "unfinished" : "failed";
};

const inSession = async (needs: RunNeeds, begun: Begun): Promise<Ended> => {
  const { requirement } = begun;
  const ctx = contextOf(needs, begun);
  if (needs.options.cache !== "off") ctx.cache.warmUp();
  const opened = await openPage(ctx);
  if (opened && !needs.signal.aborted) {
    needs.emit({ type: "error", ...opened, place: requirement.place });
    await ctx.evidence.stepEnded(
      { id: "url", text: `goto ${requirement.url ?? ""}`, place: requirement.place },
      opened,
    );
  }
  const ends = await runSteps(ctx, opened);
  const verdict = opened || needs.signal.aborted ? "fail" : verdictOf(ends);
  const lives = ends.every((end) => end.infrastructure === undefined);
  await Promise.all([
    writeBehind(needs, ctx, outcomeOf(needs, verdict, ends)),
    lives ? ctx.evidence.end({ passed: verdict === "pass", interrupted: needs.signal.aborted }) : undefined,
  ]);
  return { ends, ...(opened ? { opened } : {}) };
};

const closed = async (session: Session, degrade: RunNeeds["degrade"]): Promise<void> => {
  try {
    await session.close();
  } catch (error) {
    degrade("browser session", error);
  }
};

const asPortError = (error: unknown): PortError => {
  if (error instanceof PortError) return error;
  const hint = error instanceof UserError ? error.options.hint : undefined;
  const message = error instanceof Error ? error.message : String(error);
  return new PortError("browser", "session", "open", message, { cause: error, ...(hint ? { hint } : {}) });
};

/** A session, or nothing when the run is to stop before there is one; what opens too late is closed with the browser. */
const openSession = (needs: RunNeeds, requirement: Requirement): Promise<Session | undefined> => {
  const { baseUrl, evidence } = needs.options;
  const stopped = stopOf(needs.signal).then(() => undefined);
  const record = recordingOf(evidence, requirement.secrets.length > 0);
  return Promise.race([stopped, needs.browser.open({ record, ...(baseUrl === undefined ? {} : { baseUrl }) })]);
};

/** The log holds all that was told of the run, its end included. */
const keepLog = async (needs: RunNeeds, requirement: Requirement, run: string): Promise<void> => {
  const { logs } = needs;
  const keep = createKeep({ ...needs, run, req: requirement.id });
  if (logs) await keep({ artifactType: "log", name: "log.ndjson" }, () => ({ bytes: logs.take(run) }));
};

/** Steps that nobody came to are recorded all the same. */
const skipRest = (needs: RunNeeds, requirement: Requirement, run: string, from: number): readonly StepEnd[] =>
  requirement.steps
    .slice(from)
    .map((step, at) => skipStep({ run, requirement, emit: needs.emit }, step, from + at + 1));

/** One requirement in a session of its own, from `run.start` to `run.end`. Never throws: a dead browser is in the summary. */
export const runRequirement = async (needs: RunNeeds, requirement: Requirement): Promise<RunSummary> => {
  const run = needs.identity.newId();
  const before = needs.clock.elapsed();
  tellStart(needs, requirement, run);
  const paused = { ms: 0 };
  let session: Session | undefined;
  let ended: Ended;
  try {
    session = await openSession(needs, requirement);
    ended = session ? await inSession(needs, { requirement, run, session, paused }) : { ends: [] };
  } catch (error) {
    const infrastructure = asPortError(error);
    const hint = infrastructure.options.hint;
    if (!needs.signal.aborted) {
      needs.emit({
        type: "error",
        code: infrastructure.port,
        message: infrastructure.message,
        ...(hint ? { hint } : {}),
      });
    }
    ended = { ends: [], infrastructure };
  }
  ended = { ...ended, ends: [...ended.ends, ...skipRest(needs, requirement, run, ended.ends.length)] };
  const summary = tellEnd(needs, requirement, run, needs.clock.elapsed() - before - paused.ms, ended);
  const entries = ended.ends.map(({ entry }) => entry);
  const keepFiles = async (): Promise<void> => {
    if (needs.writeTest && summary.verdict === "pass")
      await keepTest({ ...needs, run }, needs.writeTest, requirement, entries);
    await keepLog(needs, requirement, run);
  };
  await Promise.all([session && closed(session, needs.degrade), keepFiles()]);
  return summary;
};
