import { type EventStamp, EVENT_VERSION, type RunEvent, type RunEventBody } from "../model/event";
import type { Source } from "../model/run";
import type { ActionKind } from "../model/step";
import type { ArtifactRecord, RunRecord, StepRecord } from "../ports/run-store";
import { createTotals } from "./totals";
import { exitCodeOf, worst } from "./verdict";

/** A run as a store holds it. */
export interface StoredRun {
  readonly run: RunRecord;
  readonly steps: readonly StepRecord[];
  readonly artifacts: readonly ArtifactRecord[];
}

type Told = readonly [ts: string, body: RunEventBody];

/** What answered, as far as a row tells: the layer, or nobody when the element was searched for. */
const lookupOf = ({ run }: StoredRun, step: StepRecord): readonly RunEventBody[] => {
  const { source, lookupMs, element, outcome, action } = step;
  const of = { type: "lookup", run: run.id, req: run.reqId, step: step.id, ms: lookupMs } as const;
  if (source === null) {
    const nobodyFoundIt = element !== null && outcome === "fail" && action !== "expect" && action !== "wait";
    return nobodyFoundIt ? [{ ...of, source: "miss", hit: false }] : [];
  }
  return source === "discovery" || source === "heal"
    ? [{ ...of, source: "miss", hit: false }]
    : [{ ...of, source: source as Exclude<Source, "discovery" | "heal">, hit: true }];
};

const stepEvents = (stored: StoredRun, step: StepRecord): readonly RunEventBody[] => {
  const { run } = stored;
  const { errorMessage } = step;
  const place = { file: run.file ?? run.reqId, line: 0, column: 0 };
  return [
    ...lookupOf(stored, step),
    {
      type: "step.end",
      run: run.id,
      req: run.reqId,
      step: step.id,
      index: step.stepIdx,
      action: step.action as ActionKind,
      element: step.element,
      outcome: step.outcome,
      healed: step.healed,
      source: step.source as Source | null,
      selector: step.selector,
      strategy: step.strategy,
      lookupMs: step.lookupMs,
      proofMs: 0,
      discoverMs: 0,
      actionMs: 0,
      ms: step.latencyMs,
      ...(errorMessage === null ? {} : { error: { code: "action", message: errorMessage, ...place } }),
    },
  ];
};

const endOf = ({ run, steps }: StoredRun): readonly RunEventBody[] => {
  if (run.status === "running") return [];
  const count = (outcome: StepRecord["outcome"]): number => steps.filter((step) => step.outcome === outcome).length;
  return [
    {
      type: "run.end",
      run: run.id,
      req: run.reqId,
      status: run.status,
      verdict: run.verdict ?? "fail",
      ms: run.durationMs ?? 0,
      steps: { total: steps.length, success: count("success"), fail: count("fail"), skipped: count("skipped") },
      healed: steps.filter(({ healed }) => healed).length,
      healRounds: run.healRounds,
      // A store does not say; nothing is claimed against the run.
      asserted: true,
      ...(run.errorMessage === null ? {} : { error: run.errorMessage }),
    },
  ];
};

const runEvents = (stored: StoredRun): readonly Told[] => {
  const { run, steps, artifacts } = stored;
  const start: RunEventBody = {
    type: "run.start",
    run: run.id,
    req: run.reqId,
    title: run.title ?? run.reqId,
    file: run.file ?? run.reqId,
    row: run.rowId,
    attempt: run.attempt,
    url: run.url,
    steps: run.stepsTotal,
  };
  const kept = artifacts.map(
    ({ artifactType, filePath, fileSizeBytes, step, lost }): RunEventBody => ({
      type: "artifact",
      run: run.id,
      req: run.reqId,
      artifactType,
      path: filePath,
      bytes: fileSizeBytes,
      ...(step === null ? {} : { step }),
      ...(lost === null ? {} : { lost }),
    }),
  );
  const within = [start, ...steps.flatMap((step) => stepEvents(stored, step)), ...kept];
  return [
    ...within.map((body): Told => [run.startTime, body]),
    ...endOf(stored).map((body): Told => [run.endTime ?? run.startTime, body]),
  ];
};

/** What a store does not hold of an invocation. */
interface Unstored {
  /** Version of the program that tells. */
  readonly version: string;
  /** From the start of the first run to the end of the last. */
  readonly ms: number;
}

/**
 * The stream that stored runs of one invocation would tell again, oldest first, as far as a store knows: look-ups by who answered, without
 * drift, heals tried, and places of failures. Empty when there is no run.
 */
export const storedEvents = (stored: readonly StoredRun[], { version, ms }: Unstored): readonly RunEvent[] => {
  const all = [...stored].sort((a, b) => (a.run.startTime < b.run.startTime ? -1 : 1));
  const [first] = all;
  if (first === undefined) return [];
  const totals = createTotals();
  const events: RunEvent[] = [];
  const tell = (ts: string, body: RunEventBody): void => {
    const stamp: EventStamp = { v: EVENT_VERSION, seq: events.length + 1, ts, invocation: first.run.invocationId };
    const event: RunEvent = { ...stamp, ...body };
    events.push(event);
    totals.on(event);
  };
  tell(first.run.startTime, { type: "invocation.start", version, command: "run", runs: all.length, workers: 1 });
  for (const [ts, body] of all.flatMap(runEvents)) tell(ts, body);
  const verdict = worst(all.map(({ run }) => run.verdict ?? "fail"));
  tell(all.at(-1)?.run.endTime ?? first.run.startTime, {
    type: "invocation.end",
    exitCode: exitCodeOf({ verdict, infrastructure: false, policy: false }),
    verdict,
    ms,
    ...totals.figures(all.length),
    llm: { calls: 0, tokens: 0 },
    degraded: [],
  });
  return events;
};
