import { EVENT_VERSION, type RunEvent, type RunEventBody } from "#core/model/event";
import { SOURCES } from "#core/model/metrics";
import type { HealAttempt } from "#core/model/heal";
import type { Verdict } from "#core/model/run";
import type { HealHistory } from "#core/ports/heal-history";
import type { RunStore } from "#core/ports/run-store";

/** What is made up: so many runs, evenly over the time from `fromMs` to `toMs` (milliseconds since the epoch). */
export interface RunHistory {
  readonly runs: number;
  readonly stepsEach: number;
  readonly elements: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Runs a call of `save`: a little over what a store reporter hands over at once. */
const BATCH = 250;
const REQUIREMENTS = 200;
const STEP_MS = 150;

/** Numbers in [0, 1) that are the same every time. */
const createChance = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

const stepBody = (of: { run: string; req: string }, index: number, element: string, chance: number): RunEventBody => ({
  type: "step.end",
  ...of,
  step: `S${index}`,
  index,
  action: "click",
  element,
  outcome: "success",
  healed: chance > 0.98,
  source: chance > 0.98 ? "heal" : (SOURCES[Math.floor(chance * 6)] ?? "sqlite"),
  selector: `#e${index}`,
  strategy: "role",
  lookupMs: 0.4,
  proofMs: 1,
  discoverMs: chance > 0.8 ? 12 : 0,
  actionMs: 20,
  ms: STEP_MS,
});

/** One step in a hundred is found changed. */
const driftBody = (of: { run: string; req: string }, chance: number): RunEventBody => ({
  type: "drift",
  ...of,
  step: "S1",
  score: chance * 5,
  threshold: 0.35,
  changed: ["id"],
});

const FAILED = {
  outcome: "fail",
  source: null,
  error: { code: "gone", message: "it is gone", file: "a.pacts.yaml", line: 3, column: 5 },
} as const;

/** One in ten runs fails, at its last step. */
const runOf = (history: RunHistory, at: number, chance: () => number): readonly RunEvent[] => {
  const startMs = history.fromMs + Math.floor(((history.toMs - history.fromMs) * at) / history.runs);
  const of = { run: `run-${String(at).padStart(8, "0")}`, req: `req-${at % REQUIREMENTS}` };
  const verdict: Verdict = chance() < 0.1 ? "fail" : "pass";
  const { stepsEach: count } = history;
  const steps = Array.from({ length: count }, (_, index): RunEventBody => {
    const body = stepBody(of, index + 1, `Element ${Math.floor(chance() * history.elements)}`, chance());
    return verdict === "fail" && index === count - 1 ? ({ ...body, ...FAILED } as RunEventBody) : body;
  });
  const totals = { total: count, success: count - 1, fail: 1, skipped: 0 };
  const bodies: readonly RunEventBody[] = [
    {
      type: "run.start",
      ...of,
      title: of.req,
      file: `${of.req}.pacts.yaml`,
      row: null,
      attempt: 1,
      url: null,
      steps: count,
    },
    ...(chance() < count / 100 ? [driftBody(of, chance() * 0.1)] : []),
    ...steps,
    {
      type: "run.end",
      ...of,
      status: "done",
      verdict,
      ms: count * STEP_MS * (0.5 + chance()),
      steps: totals,
      healed: 0,
      healRounds: 0,
      asserted: true,
    },
  ];
  return bodies.map((body, index) => ({
    v: EVENT_VERSION,
    seq: index + 1,
    ts: new Date(startMs + index * STEP_MS).toISOString(),
    invocation: of.run,
    ...body,
  }));
};

const STRATEGIES = ["sibling", "relocation", "discovery"] as const;

/** One try in fifty steps, one in five of them in vain. */
const attemptOf = (history: RunHistory, at: number, chance: () => number): HealAttempt => {
  const of = Math.floor(((at * 50) / history.stepsEach) % history.runs);
  const outcome = chance() < 0.2 ? "fail" : "success";
  return {
    id: `heal-${String(at).padStart(8, "0")}`,
    runId: `run-${String(of).padStart(8, "0")}`,
    url: `https://example.test/page-${at % REQUIREMENTS}`,
    element: `Element ${Math.floor(chance() * history.elements)}`,
    action: "click",
    originalSelector: "#e1",
    triedSelector: "#e2",
    strategy: STRATEGIES[Math.floor(chance() * STRATEGIES.length)] ?? "sibling",
    confidence: 0.9,
    outcome,
    failedIn: outcome === "fail" ? "search" : null,
    healTimeMs: 20,
    review: "pending",
    createdAt: history.fromMs + Math.floor(((history.toMs - history.fromMs) * of) / history.runs),
  };
};

/** Tells the history of the tries at elements that belong to these runs, in batches. */
export const fillHeals = async (heals: Pick<HealHistory, "record">, history: RunHistory): Promise<void> => {
  const chance = createChance(11);
  const all = Math.floor((history.runs * history.stepsEach) / 50);
  for (let from = 0; from < all; from += BATCH) {
    const count = Math.min(BATCH, all - from);
    await heals.record(Array.from({ length: count }, (_, index) => attemptOf(history, from + index, chance)));
  }
};

/** Tells the store of the runs as the program does, in batches. */
export const fillRuns = async (store: Pick<RunStore, "save">, history: RunHistory): Promise<void> => {
  const chance = createChance(7);
  for (let from = 0; from < history.runs; from += BATCH) {
    const count = Math.min(BATCH, history.runs - from);
    await store.save(Array.from({ length: count }, (_, index) => runOf(history, from + index, chance)).flat());
  }
};
