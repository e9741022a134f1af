import type { RunEvent, RunEventBody } from "#core/model/event";

/** Stamps what happened, one second after the other. */
export const stamped = (bodies: readonly RunEventBody[]): readonly RunEvent[] =>
  bodies.map((body, at) => ({
    v: 1,
    seq: at + 1,
    ts: new Date(Date.UTC(2026, 0, 1, 0, 0, at)).toISOString(),
    invocation: "inv",
    ...body,
  }));

export const started = (more: Partial<Extract<RunEventBody, { type: "invocation.start" }>> = {}): RunEventBody => ({
  type: "invocation.start",
  version: "0.0.0",
  command: "run",
  runs: 3,
  workers: 1,
  ...more,
});

export const runStarted = (run: string, title = `Requirement ${run}`, steps = 4): RunEventBody => ({
  type: "run.start",
  run,
  req: run,
  title,
  file: `${run}.pacts.yaml`,
  row: null,
  attempt: 1,
  url: "http://shop.test/",
  steps,
});

const of = (run: string, index: number) => ({ run, req: run, step: `S${index}` });

export const stepStarted = (run: string, index: number, text: string): RunEventBody => ({
  type: "step.start",
  ...of(run, index),
  index,
  text,
  action: "click",
  element: text,
});

export const lookedUp = (run: string, index: number, source: "redis" | "sqlite" | "miss", ms = 0.9): RunEventBody => ({
  type: "lookup",
  ...of(run, index),
  source,
  hit: source !== "miss",
  ms,
  ...(source === "miss" ? { reason: "drifted" } : { ageMs: 86_400_000 }),
});

export const stepEnded = (
  run: string,
  index: number,
  text: string,
  more: Partial<Extract<RunEventBody, { type: "step.end" }>> = {},
): RunEventBody => ({
  type: "step.end",
  ...of(run, index),
  index,
  text,
  action: "click",
  element: text,
  outcome: "success",
  healed: false,
  source: "redis",
  selector: "#save",
  strategy: "testid",
  lookupMs: 0.9,
  proofMs: 3,
  discoverMs: 0,
  waitMs: 0,
  actionMs: 40,
  ms: 48,
  ...more,
});

export const runEnded = (
  run: string,
  more: Partial<Extract<RunEventBody, { type: "run.end" }>> = {},
): RunEventBody => ({
  type: "run.end",
  run,
  req: run,
  status: "done",
  verdict: "pass",
  ms: 1234,
  steps: { total: 4, success: 4, fail: 0, skipped: 0 },
  healed: 0,
  healRounds: 0,
  asserted: true,
  ...more,
});

/** Drift, two tries and a heal of one step. */
export const healed = (run: string, index: number): readonly RunEventBody[] => [
  { type: "drift", ...of(run, index), score: 0.41, threshold: 0.35, changed: ["id", "class", "parent"] },
  {
    type: "heal.attempt",
    ...of(run, index),
    rank: 1,
    strategy: "placeholder",
    ok: false,
    ms: 35,
    reason: "no match",
    learned: { scope: "site", won: 61, tried: 70, lower: 0.78 },
  },
  {
    type: "heal.attempt",
    ...of(run, index),
    rank: 2,
    strategy: "label",
    ok: true,
    ms: 41,
    learned: { scope: "element", won: 58, tried: 71, lower: 0.71 },
  },
  {
    type: "heal.result",
    ...of(run, index),
    ok: true,
    strategy: "label",
    selector: 'role=combobox[name="Stage"]',
    original: "#stage-123",
    confidence: 0.93,
    margin: 0.31,
    pro: ["label", "role"],
    contra: ["id"],
    order: ["sibling", "placeholder", "label"],
    strategyHit: false,
    ms: 77,
  },
];

export const loopEnded = (
  loop: number,
  more: Partial<Extract<RunEventBody, { type: "loop.end" }>> = {},
): RunEventBody => ({
  type: "loop.end",
  loop,
  phase: loop === 1 ? "cold" : "fast",
  verdict: "pass",
  runs: 1,
  ms: 900,
  hits: { memory: 0, redis: loop === 1 ? 0 : 2, sqlite: 0, postgres: 0 },
  misses: { absent: loop === 1 ? 2 : 0, expired: 0, unproven: 0, drifted: 0 },
  again: 0,
  hitRate: loop === 1 ? 0 : 1,
  drift: 0,
  mostDrift: 0,
  heals: 0,
  stale: 0,
  invalidations: 0,
  wrong: 0,
  lookupMs: loop === 1 ? 18.2 : 1.6,
  proofMs: 0,
  discoverMs: 0,
  actionMs: 0,
  ...more,
});

export const invocationEnded = (exitCode = 0): RunEventBody => ({
  type: "invocation.end",
  exitCode,
  verdict: exitCode === 0 ? "pass" : "fail",
  ms: 21_034,
  requirements: { total: 3, passed: 2, partial: 0, failed: 1, healed: 1 },
  steps: { total: 8, success: 7, fail: 1, skipped: 0 },
  cache: { memory: 0, redis: 3, sqlite: 0, postgres: 0, run: 0, miss: 1, hitRate: 0.75, drift: 1 },
  heal: { attempts: 2, healed: 1 },
  llm: { calls: 0, tokens: 0 },
  degraded: [],
});

/** A run in full swing: one over, one failed, one healing, wide characters and a text that would break the terminal. */
export const BUSY: readonly RunEventBody[] = [
  started({ workers: 2 }),
  runStarted("login", "Login 漢字 😀 👨‍👩‍👧 of a user with a rather long title that no narrow terminal can take whole"),
  stepStarted("login", 1, "click Login"),
  lookedUp("login", 1, "redis"),
  stepEnded("login", 1, "click Login"),
  runEnded("login"),
  runStarted("broken"),
  stepEnded("broken", 1, "click Nothing such", {
    outcome: "fail",
    source: null,
    error: {
      code: "not-found",
      message:
        "nothing is called Nothing such, and this message is long enough to need a second line on most terminals",
      candidates: ['button "Save" in row Users'],
      file: "broken.pacts.yaml",
      line: 5,
      column: 5,
    },
  }),
  runEnded("broken", { verdict: "fail", error: "nothing is called Nothing such" }),
  { type: "error", code: "degraded", message: "redis is not used as it should be: refused", hint: "start it" },
  runStarted("order", "Order \u001B[31mred\u001B[0m\nand a second line", 9),
  stepStarted(
    "order",
    1,
    'fill Opportunity Name with "Q1 Enterprise Deal 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字"',
  ),
  lookedUp("order", 1, "redis"),
  stepEnded(
    "order",
    1,
    'fill Opportunity Name with "Q1 Enterprise Deal 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字"',
  ),
  stepStarted("order", 2, "select Prospecting in Stage"),
  lookedUp("order", 2, "miss", 41),
  ...healed("order", 2),
  stepEnded("order", 2, "select Prospecting in Stage", { healed: true, source: "heal", ms: 130 }),
  stepStarted("order", 3, "fill Close Date"),
  lookedUp("order", 3, "redis", 1.8),
];
