import type { LoopPhase } from "../model/bench";
import type { Clock } from "../ports/clock";
import type { Requirement } from "../model/requirement";
import type { Verdict } from "../model/run";
import {
  exitOfSignal,
  type Invocation,
  type InvocationNeeds,
  type InvocationOptions,
  openInvocation,
  verdictOfAll,
} from "../run/invocation";
import { exitCodeOf, worst } from "../run/verdict";
import { createLoopBook, type LoopBook } from "./loop-book";
import { createOwnLayer, type OwnLayer } from "./own-layer";
import { type LookupTime, probeLookups } from "./probe";
import { type BenchReport, type CountedLoop, readsOf, reportPhase } from "./report";
import { measuredPhases, type PlannedLoop, type ScheduleOptions, scheduleLoops } from "./schedule";
import { checkThreshold, type Threshold } from "./threshold";

const THRESHOLD_MISSED = 5;

export interface BenchOptions extends ScheduleOptions, Omit<InvocationOptions, "command" | "namespace" | "workers"> {
  readonly thresholds: readonly Threshold[];
}

/** A bench that can be run once. */
export interface Bench {
  /**
   * Runs all loops and answers what they came to. One requirement at a time, in a cache namespace of its own; what it wrote there is
   * taken out again before it answers. Never throws.
   */
  run(): Promise<BenchReport>;
  /** Takes out all it wrote, whatever is under way: for those who cannot wait for the end. */
  empty(): Promise<void>;
}

interface Desk {
  readonly invocation: Invocation;
  readonly requirements: readonly Requirement[];
  readonly own: readonly OwnLayer[];
  readonly book: LoopBook;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

type Degrade = Invocation["degrade"];

const emptyAll = async (layers: readonly OwnLayer[], degrade: Degrade): Promise<void> => {
  for (const each of layers) {
    try {
      await each.empty();
    } catch (error) {
      degrade(each.layer.name, error);
    }
  }
};

/** What must hold nothing when a loop of the phase begins; the process's own memory always does where something outlives it. */
const toEmpty = (own: readonly OwnLayer[], phase: LoopPhase): readonly OwnLayer[] => {
  const reads = phase === "warmup" ? null : readsOf(own.map(({ layer }) => layer.name))[phase];
  const from = own.findIndex(({ layer }) => layer.name === reads);
  return from < 0 ? own : own.slice(0, from);
};

/** Look-ups alone, before the run and with the layers as it will find them. A layer that fails here is told by the run. */
const lookUpAlone = async ({ own, clock }: Desk): Promise<readonly LookupTime[]> => {
  const layers = own.map(({ layer }) => layer);
  const keys = [...new Set(own.flatMap((each) => each.keys()))];
  try {
    return await probeLookups({ layers, clock }, keys);
  } catch {
    return [];
  }
};

interface LoopRun {
  readonly counted: CountedLoop;
  readonly verdict: Verdict;
  readonly infrastructure: boolean;
}

const runLoop = async (desk: Desk, { loop, phase }: PlannedLoop): Promise<LoopRun> => {
  const { invocation, requirements, own, book } = desk;
  await emptyAll(toEmpty(own, phase), invocation.degrade);
  const alone = await lookUpAlone(desk);
  const summaries = await invocation.run(requirements);
  await invocation.settled();
  await Promise.all(own.map((each) => each.idle()));
  const { figures, samples } = book.take(Math.max(0, ...own.map((each) => each.takeRemoved())));
  const ended = { type: "loop.end", loop, phase, ...figures } as const;
  if (!desk.signal.aborted) invocation.emit(ended);
  const infrastructure = summaries.some((summary) => summary.infrastructure !== undefined);
  return {
    counted: { ended, figures, samples, lookups: figures.stale === 0 ? alone : [] },
    verdict: verdictOfAll(summaries, requirements.length),
    infrastructure,
  };
};

interface Loops {
  readonly counted: readonly CountedLoop[];
  readonly verdicts: readonly Verdict[];
  readonly infrastructure: boolean;
}

/** Loop by loop; a requirement that fails before anything is remembered has nothing that could be measured. */
const runLoops = async (desk: Desk, planned: readonly PlannedLoop[]): Promise<Loops> => {
  const counted: CountedLoop[] = [];
  const verdicts: Verdict[] = [];
  for (const next of planned) {
    if (desk.signal.aborted) break;
    const one = await runLoop(desk, next);
    verdicts.push(one.verdict);
    if (desk.signal.aborted || one.infrastructure) return { counted, verdicts, infrastructure: one.infrastructure };
    if (next.loop > 0) counted.push(one.counted);
    if (next.loop <= 1 && one.verdict === "fail") break;
  }
  return { counted, verdicts, infrastructure: false };
};

const reportOf = (desk: Desk, options: BenchOptions, loops: Loops, incomplete: boolean): BenchReport => {
  const layers = desk.own.map(({ layer }) => layer.name);
  const reads = readsOf(layers);
  const phases = measuredPhases(options).map((phase) => reportPhase(phase, reads[phase], loops.counted));
  const row = loops.counted.map(({ ended }) => ended).filter(({ loop }) => loop <= options.loops);
  const outcome = { row, phases: phases.filter((phase) => phase.loops.length > 0) };
  const tellable = !loops.infrastructure && !desk.signal.aborted;
  const thresholds = tellable ? options.thresholds.map((each) => checkThreshold(each, outcome)) : [];
  for (const each of thresholds) desk.invocation.emit(each);
  const verdict = incomplete ? "fail" : worst(loops.verdicts);
  const interrupted = exitOfSignal(desk.signal);
  const ended = exitCodeOf({
    verdict,
    infrastructure: loops.infrastructure,
    policy: false,
    ...(interrupted === undefined ? {} : { interrupted }),
  });
  const missed = thresholds.some(({ ok }) => !ok);
  return {
    exitCode: ended === 0 && missed ? THRESHOLD_MISSED : ended,
    verdict,
    layers,
    ...outcome,
    thresholds,
    incomplete,
  };
};

/** The browser's own start must not make the first loop look slower. A browser that cannot start is told by that loop. */
const startBrowser = async ({ browser }: InvocationNeeds): Promise<void> => {
  try {
    await (await browser.open({})).close();
  } catch {
    // The first run meets the same trouble and tells it in full.
  }
};

/**
 * Makes a bench of the requirements: loops with cold, durable and fast layers through the same runs as `pacts run`.
 *
 * The report's exit code: 0 all passed, 5 a threshold was missed, 1 something failed or partial, 3 infrastructure, 130 and its like interrupted.
 */
export const createBench = (
  needs: InvocationNeeds,
  requirements: readonly Requirement[],
  options: BenchOptions,
): Bench => {
  const own = needs.layers.map(createOwnLayer);
  return {
    empty: async () => {
      await Promise.allSettled(own.map((each) => each.empty()));
    },
    run: async () => {
      const book = createLoopBook();
      const planned = scheduleLoops(options);
      const invocation = openInvocation(
        { ...needs, layers: own.map(({ layer }) => layer), reporters: [book, ...needs.reporters] },
        planned.length * requirements.length,
        { ...options, command: "bench", workers: 1, cache: "auto", namespace: `bench-${needs.identity.newId()}` },
      );
      const desk: Desk = { invocation, requirements, own, book, clock: needs.clock, signal: needs.signal };
      await startBrowser(needs);
      const loops = await runLoops(desk, planned);
      await emptyAll(own, invocation.degrade);
      const report = reportOf(desk, options, loops, loops.verdicts.length < planned.length);
      await invocation.end(report.exitCode, report.verdict);
      return report;
    },
  };
};
