import type {
  ArtifactStored,
  Discovered,
  Drifted,
  ErrorTold,
  HealAttempted,
  HealEnded,
  InvocationEnded,
  InvocationStarted,
  LookedUp,
  RunEnded,
  RunEvent,
  RunStarted,
  StepEnded,
} from "./event";
import type { Verdict } from "./run";

/** A step of a run with all that was told of it. */
export interface ReportedStep {
  readonly text: string;
  readonly end: StepEnded;
  readonly lookup?: LookedUp;
  readonly drift?: Drifted;
  readonly discover?: Discovered;
  readonly attempts: readonly HealAttempted[];
  readonly heal?: HealEnded;
}

/** One attempt at a requirement with one row of its data. `end` is absent when the stream broke off. */
export interface ReportedRun {
  readonly start: RunStarted;
  /** ISO 8601 UTC. */
  readonly startedAt: string;
  readonly steps: readonly ReportedStep[];
  readonly artifacts: readonly ArtifactStored[];
  readonly end?: RunEnded;
}

/** A requirement with one row of its data: its attempts, oldest first, of which the last one counts. */
export interface ReportedCase {
  readonly last: ReportedRun;
  readonly earlier: readonly ReportedRun[];
  readonly verdict: Verdict;
  /** It passed after it had failed. */
  readonly flaky: boolean;
}

/** All that a stream of events told, ordered by what people ask for. */
export interface Report {
  readonly invocation: string;
  /** ISO 8601 UTC; empty when nothing was told. */
  readonly startedAt: string;
  readonly start?: InvocationStarted;
  readonly cases: readonly ReportedCase[];
  readonly errors: readonly ErrorTold[];
  readonly end?: InvocationEnded;
}

interface OpenStep {
  text?: string;
  lookup?: LookedUp;
  drift?: Drifted;
  discover?: Discovered;
  readonly attempts: HealAttempted[];
  heal?: HealEnded;
}
interface OpenRun {
  readonly start: RunStarted;
  readonly startedAt: string;
  readonly open: Map<string, OpenStep>;
  readonly steps: ReportedStep[];
  readonly artifacts: ArtifactStored[];
  end?: RunEnded;
}

const stepOf = (run: OpenRun, id: string): OpenStep => {
  const step = run.open.get(id) ?? { attempts: [] };
  run.open.set(id, step);
  return step;
};

const closeStep = (run: OpenRun, end: StepEnded): void => {
  const { text = end.text ?? [end.action, end.element].filter(Boolean).join(" "), ...told } = stepOf(run, end.step);
  run.steps.push({ ...told, text, end });
};

const onRunEvent = (run: OpenRun, event: RunEvent): void => {
  switch (event.type) {
    case "step.start":
      stepOf(run, event.step).text = event.text;
      return;
    case "lookup":
      stepOf(run, event.step).lookup = event;
      return;
    case "drift":
      stepOf(run, event.step).drift = event;
      return;
    case "discover":
      stepOf(run, event.step).discover = event;
      return;
    case "heal.attempt":
      stepOf(run, event.step).attempts.push(event);
      return;
    case "heal.result":
      stepOf(run, event.step).heal = event;
      return;
    case "step.end":
      return closeStep(run, event);
    case "artifact":
      run.artifacts.push(event);
      return;
    case "run.end":
      run.end = event;
      return;
    default:
      return;
  }
};

const sameCase = (one: RunStarted, other: RunStarted): boolean =>
  one.file === other.file && one.req === other.req && one.row === other.row;

/** A run belongs to a case when it is a later attempt at the same; one with the same number was asked for on its own. */
const groupRuns = (runs: readonly ReportedRun[]): readonly (readonly ReportedRun[])[] => {
  const cases = new Map<string, ReportedRun[][]>();
  const order: ReportedRun[][] = [];
  for (const run of runs) {
    const key = `${run.start.file}\n${run.start.req}`;
    const known = cases.get(key) ?? [];
    const found = known.find(
      ([first]) => first && sameCase(first.start, run.start) && first.start.attempt < run.start.attempt,
    );
    if (found) found.push(run);
    else {
      const fresh = [run];
      order.push(fresh);
      cases.set(key, [fresh, ...known]);
    }
  }
  return order;
};

const caseOf = (runs: readonly ReportedRun[]): readonly ReportedCase[] => {
  const last = runs.at(-1);
  if (!last) return [];
  const earlier = runs.slice(0, -1);
  const verdict = last.end?.verdict ?? "fail";
  return [{ last, earlier, verdict, flaky: verdict !== "fail" && earlier.some(({ end }) => end?.verdict === "fail") }];
};

/** What a stream told, in the order in which its runs began. Events of runs that nobody started are left out. */
export const reportOf = (events: readonly RunEvent[]): Report => {
  const runs = new Map<string, OpenRun>();
  const errors: ErrorTold[] = [];
  let start: InvocationStarted | undefined;
  let end: InvocationEnded | undefined;
  for (const event of events) {
    if (event.type === "invocation.start") start = event;
    else if (event.type === "invocation.end") end = event;
    else if (event.type === "error") errors.push(event);
    else if (event.type === "run.start")
      runs.set(event.run, { start: event, startedAt: event.ts, open: new Map(), steps: [], artifacts: [] });
    else if ("run" in event) {
      const run = runs.get(event.run);
      if (run) onRunEvent(run, event);
    }
  }
  return {
    invocation: events[0]?.invocation ?? "",
    startedAt: events[0]?.ts ?? "",
    cases: groupRuns([...runs.values()]).flatMap(caseOf),
    errors,
    ...(start ? { start } : {}),
    ...(end ? { end } : {}),
  };
};
