import type {
  ArtifactStored,
  ErrorTold,
  InvocationEnded,
  InvocationStarted,
  LoopEnded,
  RunEnded,
  RunEvent,
  RunStarted,
  ThresholdChecked,
} from "#core/model/event";
import { formatPlace } from "#core/model/place";
import { isHealStory, newStep, type StepView, stepAfter } from "./step-view";

/** One requirement x data row x attempt. */
export interface RunView {
  readonly run: string;
  /** `login [locked]` */
  readonly name: string;
  readonly title: string;
  readonly total: number;
  readonly steps: readonly StepView[];
  readonly artifacts: readonly ArtifactStored[];
  readonly error?: string;
  readonly end?: RunEnded;
}

/** A run that is over, or trouble that is no step's fault. */
export type Told =
  | { readonly kind: "run"; readonly run: RunView }
  | { readonly kind: "error"; readonly error: ErrorTold };

/** A step whose element drifted or was healed. */
export interface HealStory {
  readonly run: string;
  readonly name: string;
  readonly step: StepView;
}

/** Look-ups by the layer that answered. */
export type CacheCounts = Readonly<Record<(typeof SOURCES)[number], number>>;

/** In the order they are asked. */
export const SOURCES = ["run", "memory", "redis", "sqlite", "postgres", "miss"] as const;

/** Everything the screen shows of an invocation. */
export interface View {
  readonly start?: InvocationStarted;
  /** ISO 8601. */
  readonly startedAt?: string;
  /** Begun and not over, oldest first. */
  readonly open: readonly RunView[];
  /** The run that ended last: what is looked at stays when it ends. */
  readonly last?: RunView;
  /** What is over and stays in the terminal, oldest first; only ever grows. */
  readonly told: readonly Told[];
  /** Words for people that are no event, until the end. */
  readonly notice?: string;
  readonly counts: {
    readonly passed: number;
    readonly healed: number;
    readonly partial: number;
    readonly failed: number;
  };
  readonly cache: CacheCounts;
  /** Elements that drifted over the threshold. */
  readonly drifted: number;
  /** Milliseconds of the latest look-ups, newest last. */
  readonly lookupMs: readonly number[];
  /** Newest last. */
  readonly heals: readonly HealStory[];
  /** Newest last. */
  readonly log: readonly string[];
  readonly loops: readonly LoopEnded[];
  readonly thresholds: readonly ThresholdChecked[];
  readonly end?: InvocationEnded;
}

/** How much is kept of what grows without end. */
const MOST = { lookups: 60, heals: 20, log: 200, loops: 200 } as const;

const NO_COUNTS: CacheCounts = { run: 0, memory: 0, redis: 0, sqlite: 0, postgres: 0, miss: 0 };

/** A screen on which nothing has happened. */
export const EMPTY_VIEW: View = {
  open: [],
  told: [],
  counts: { passed: 0, healed: 0, partial: 0, failed: 0 },
  cache: NO_COUNTS,
  drifted: 0,
  lookupMs: [],
  heals: [],
  log: [],
  loops: [],
  thresholds: [],
};

/** Called for every event: one copy, not two. */
const tail = <T>(list: readonly T[], item: T, most: number): readonly T[] => {
  const kept = list.slice(1 - most);
  kept.push(item);
  return kept;
};

const logged = (view: View, line: string): View => ({ ...view, log: tail(view.log, line, MOST.log) });

const begun = ({ run, req, row, title, steps }: RunStarted): RunView => ({
  run,
  name: row === null ? req : `${req} [${row}]`,
  title: title === req ? "" : title,
  total: steps,
  steps: [],
  artifacts: [],
});

/** What stays of a run: its failures and heals in full; of the rest nothing is shown once it is over. */
const shortened = (run: RunView): RunView => {
  const telling = run.steps.filter((step) => step.state === "fail" || isHealStory(step));
  return { ...run, steps: telling };
};

const counted = ({ counts }: View, { verdict, healed }: RunEnded): View["counts"] => ({
  passed: counts.passed + (verdict === "pass" ? 1 : 0),
  healed: counts.healed + (healed > 0 ? 1 : 0),
  partial: counts.partial + (verdict === "partial" ? 1 : 0),
  failed: counts.failed + (verdict === "fail" ? 1 : 0),
});

const runEnded = (view: View, end: RunEnded): View => {
  const run = view.open.find((each) => each.run === end.run);
  if (!run) return view;
  const over: RunView = { ...run, end, ...(end.error === undefined ? {} : { error: end.error }) };
  const isBench = view.start?.command === "bench";
  // A bench repeats its runs: only what failed is worth a line of its own.
  const isTold = !isBench || end.verdict === "fail";
  return {
    ...view,
    open: view.open.filter((each) => each !== run),
    last: over,
    told: isTold ? [...view.told, { kind: "run", run: shortened(over) }] : view.told,
    counts: counted(view, end),
  };
};

const withRun = (view: View, id: string, change: (run: RunView) => RunView): View => ({
  ...view,
  open: view.open.map((run) => (run.run === id ? change(run) : run)),
});

const withStory = (heals: readonly HealStory[], story: HealStory): readonly HealStory[] => {
  const at = heals.findIndex(({ run, step }) => run === story.run && step.id === story.step.id);
  return at < 0 ? tail(heals, story, MOST.heals) : heals.with(at, story);
};

type StepEvent = Extract<RunEvent, { readonly step: string }>;

/** A skipped step is first heard of when it ends. */
const stepOf = (run: RunView, event: StepEvent): StepView | undefined => {
  const known = run.steps.find(({ id }) => id === event.step);
  if (known) return known;
  if (event.type === "step.start") return newStep(event);
  return event.type === "step.end" ? newStep({ ...event, text: event.text ?? event.action }) : undefined;
};

const stepHappened = (view: View, event: StepEvent): View => {
  const run = view.open.find((each) => each.run === event.run);
  const before = run && stepOf(run, event);
  if (!run || !before) return view;
  const step = stepAfter(before, event);
  const at = run.steps.findIndex(({ id }) => id === step.id);
  const steps = at < 0 ? [...run.steps, step] : run.steps.with(at, step);
  const next = withRun(view, run.run, (each) => ({ ...each, steps }));
  return isHealStory(step) ? { ...next, heals: withStory(view.heals, { run: run.run, name: run.name, step }) } : next;
};

/** Counts and log lines that go with a step's event. */
const aside = (view: View, event: StepEvent): View => {
  switch (event.type) {
    case "lookup":
      return {
        ...view,
        cache: { ...view.cache, [event.source]: view.cache[event.source] + 1 },
        lookupMs: tail(view.lookupMs, event.ms, MOST.lookups),
      };
    case "drift":
      return event.score >= event.threshold ? { ...view, drifted: view.drifted + 1 } : view;
    case "step.end":
      return logged(
        view,
        `${event.req} ${event.index} ${event.healed ? "healed" : event.outcome}: ${event.text ?? event.action}`,
      );
    default:
      return view;
  }
};

const ended = ({ notice: _, ...view }: View, end: InvocationEnded): View => ({ ...view, end });

/** What the screen shows after one more event. Pure; texts are as they came, the drawing makes them safe. */
export const viewAfter = (view: View, event: RunEvent): View => {
  switch (event.type) {
    case "invocation.start":
      return { ...view, start: event, startedAt: event.ts };
    case "run.start":
      return logged({ ...view, open: [...view.open, begun(event)] }, `${event.req} begins`);
    case "step.start":
    case "lookup":
    case "drift":
    case "discover":
    case "heal.attempt":
    case "heal.result":
    case "step.end":
      return aside(stepHappened(view, event), event);
    case "artifact":
      return withRun(view, event.run, (run) => ({ ...run, artifacts: [...run.artifacts, event] }));
    case "run.end":
      return logged(runEnded(view, event), `${event.req} ${event.status === "aborted" ? "aborted" : event.verdict}`);
    case "loop.end":
      return { ...view, loops: tail(view.loops, event, MOST.loops) };
    case "threshold":
      return { ...view, thresholds: [...view.thresholds, event] };
    case "error":
      return logged(
        { ...view, told: [...view.told, { kind: "error", error: event }] },
        `! ${event.place ? `${formatPlace(event.place)}: ` : ""}${event.message}`,
      );
    case "invocation.end":
      return ended(view, event);
  }
};

/** The screen after words for people that are no event, such as what a signal does. */
export const viewWithWords = (view: View, words: string): View => {
  const notice = words.trim();
  return notice === "" ? view : logged({ ...view, notice }, notice);
};

/** Requirements that nobody has begun. */
export const queuedIn = ({ start, open, counts }: View): number =>
  Math.max(0, (start?.runs ?? 0) - open.length - counts.passed - counts.partial - counts.failed);

/** Share of look-ups that were answered, in [0, 1]; undefined before the first. */
export const hitRateOf = (cache: CacheCounts): number | undefined => {
  const all = SOURCES.reduce((sum, name) => sum + cache[name], 0);
  return all === 0 ? undefined : (all - cache.miss) / all;
};
