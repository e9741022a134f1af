import { PortError, UserError, type Failure } from "../model/failure";
import type { Redactor } from "../model/redact";
import type { Requirement } from "../model/requirement";
import type { StepCounts, Verdict } from "../model/run";
import type { ArtifactStore } from "../ports/artifact-store";
import type { Browser, Session } from "../ports/browser";
import type { CacheLayer } from "../ports/cache-layer";
import type { Clock } from "../ports/clock";
import type { HealHistory } from "../ports/heal-history";
import type { Identity } from "../ports/identity";
import { runBudget } from "../heal/budget";
import { cacheKey } from "../resolve/cache-key";
import { createRunCache, type RunOutcome } from "../resolve/run-cache";
import type { Searches } from "../resolve/searches";
import { createSettle } from "../resolve/settle";
import { navigationTimeoutOf, type RunContext, type RunOptions } from "./context";
import type { Emit } from "./emit";
import { createEvidence } from "./evidence";
import { isAbsolute, navigate } from "./navigate";
import type { Secrets } from "./secrets";
import { runStep, skipStep, type StepEnd } from "./step";
import { countSteps, verdictOf } from "./verdict";
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
  /** Shared by all runs of the program. */
  readonly searches: Searches;
  /** Takes what is still being written when the run is over; never rejects. */
  readonly behind: (written: Promise<void>) => void;
  /** Fires to end the run; its steps end `interrupted`. */
  readonly signal: AbortSignal;
  readonly options: RunOptions;
}

/** What became of one run. */
export interface RunSummary {
  readonly verdict: Verdict;
  readonly steps: StepCounts;
  readonly healed: number;
  /** It did not pass, and nothing but the frozen cache was in its way. */
  readonly frozen: boolean;
  /** The browser could not do its work. */
  readonly infrastructure?: PortError;
}

/** Resolves when the signal fires; never before. */
const stopOf = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });

const contextOf = (needs: RunNeeds, requirement: Requirement, run: string, session: Session): RunContext => {
  const { clock, layers, degrade, emit, options, redact, identity, searches } = needs;
  const { namespace } = options;
  return {
    ...needs,
    requirement,
    run,
    session,
    cache: createRunCache({
      layers,
      clock,
      degrade,
      searches,
      requirement: `${namespace}:${requirement.id}#${requirement.rowId ?? ""}`,
    }),
    settle: createSettle({ session, clock }),
    evidence: createEvidence({ artifacts: needs.artifacts, session, redact, emit, run, req: requirement.id }),
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

/** The requirement's address, unless its first step opens a full address of its own. */
const openPage = async (ctx: RunContext): Promise<Failure | undefined> => {
  const { url, steps } = ctx.requirement;
  const first = steps[0]?.action;
  if (url === undefined || (first?.kind === "goto" && isAbsolute(first.url))) return undefined;
  return Promise.race([
    navigate(ctx, url, navigationTimeoutOf(ctx)),
    ctx.stopped.then((): Failure => ({ code: "interrupted", message: "interrupted" })),
  ]);
};

const runSteps = async (ctx: RunContext, opened: Failure | undefined): Promise<readonly StepEnd[]> => {
  const ends: StepEnd[] = [];
  let stop = opened !== undefined;
  for (const [at, step] of ctx.requirement.steps.entries()) {
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

const tellStart = (needs: RunNeeds, requirement: Requirement, run: string): void =>
  needs.emit({
    type: "run.start",
    run,
    req: requirement.id,
    title: requirement.title,
    file: requirement.place.file,
    row: requirement.rowId,
    attempt: 1,
    url: requirement.url ?? null,
    steps: requirement.steps.length,
  });

interface Ended {
  readonly ends: readonly StepEnd[];
  readonly opened?: Failure;
  readonly infrastructure?: PortError;
}

const isFrozen = ({ ends, opened }: Ended): boolean => {
  const failed = ends.filter((end) => end.outcome === "fail");
  return opened === undefined && failed.length > 0 && failed.every((end) => end.code === "frozen");
};

const tellEnd = (needs: RunNeeds, requirement: Requirement, run: string, ms: number, ended: Ended): RunSummary => {
  const { ends, opened } = ended;
  const infrastructure = ended.infrastructure ?? ends.find((end) => end.infrastructure)?.infrastructure;
  const aborted = needs.signal.aborted;
  const complete = !aborted && !opened && !infrastructure && ends.length === requirement.steps.length;
  const verdict = complete ? verdictOf(ends) : "fail";
  const failed =
    ends.find((end) => end.outcome === "fail" && !end.forgiven) ?? ends.find((end) => end.outcome === "fail");
  const error = aborted ? "interrupted" : (opened?.message ?? ended.infrastructure?.message ?? failed?.message);
  const healed = ends.filter((end) => end.healed).length;
  const steps = countSteps(ends);
  needs.emit({
    type: "run.end",
    run,
    req: requirement.id,
    status: aborted || infrastructure ? "aborted" : "done",
    verdict,
    ms,
    steps,
    healed,
    healRounds: ends.reduce((sum, end) => sum + end.healRounds, 0),
    asserted: ends.some((end) => end.asserted),
    ...(error === undefined ? {} : { error }),
  });
  const frozen = isFrozen(ended);
  return { verdict, steps, healed, frozen, ...(infrastructure ? { infrastructure } : {}) };
};

const inSession = async (needs: RunNeeds, requirement: Requirement, run: string, session: Session): Promise<Ended> => {
  const ctx = contextOf(needs, requirement, run, session);
  if (needs.options.cache !== "off") ctx.cache.warmUp();
  const opened = await openPage(ctx);
  if (opened && !needs.signal.aborted) {
    needs.emit({ type: "error", ...opened, place: requirement.place });
    await ctx.evidence.failure({ id: "url", text: `goto ${requirement.url ?? ""}`, place: requirement.place }, opened);
  }
  const ends = await runSteps(ctx, opened);
  const verdict = opened || needs.signal.aborted ? "fail" : verdictOf(ends);
  await writeBehind(needs, ctx, outcomeOf(needs, verdict, ends));
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
const openSession = (needs: RunNeeds): Promise<Session | undefined> => {
  const { baseUrl } = needs.options;
  const stopped = stopOf(needs.signal).then(() => undefined);
  return Promise.race([stopped, needs.browser.open(baseUrl === undefined ? {} : { baseUrl })]);
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
  let session: Session | undefined;
  let ended: Ended;
  try {
    session = await openSession(needs);
    ended = session ? await inSession(needs, requirement, run, session) : { ends: [] };
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
  const summary = tellEnd(needs, requirement, run, needs.clock.elapsed() - before, ended);
  if (session) await closed(session, needs.degrade);
  return summary;
};
