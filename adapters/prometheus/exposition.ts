import type { TimedName, Total, TotalName, Totals } from "#core/model/figures";
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import {
  ACTIONS,
  bounded,
  DECISIONS,
  FAILURE_CODES,
  LOOKUP_SOURCES,
  lookupSource,
  STEP_OUTCOMES,
  TRY_OUTCOMES,
  VERDICTS,
} from "./labels";

export type DependencyState = "closed" | "open" | "half-open";

/** What is known at the moment of a scrape. */
export interface Scrape {
  readonly version: string;
  /** Absent while the database does not answer: then its counters are absent too, rather than wrong. */
  readonly totals?: Totals;
  /** Breakers by what stands behind them. */
  readonly dependencies: Readonly<Record<string, DependencyState>>;
  /** Names of the ways to heal. */
  readonly strategies: readonly string[];
}

const STATES: Readonly<Record<DependencyState, number>> = { closed: 0, open: 1, "half-open": 2 };

type Labels = Readonly<Record<string, string>>;

interface Counted {
  readonly name: string;
  readonly help: string;
  readonly of: TotalName;
  readonly labels: Readonly<Record<string, readonly string[]>>;
  /** Of one total, in the order of `labels`. */
  readonly valuesOf: (total: Total) => readonly string[];
  /** Told from the start at 0, so that the first of its kind is seen as a rise. */
  readonly fromStart?: true;
}

const counters = (strategies: readonly string[]): readonly Counted[] => [
  {
    name: "pacts_runs_total",
    help: "Runs that ended, by verdict; one that was interrupted or died counts as fail.",
    of: "run",
    labels: { verdict: VERDICTS },
    valuesOf: ({ a }) => [a],
    fromStart: true,
  },
  {
    name: "pacts_steps_total",
    help: "Steps, by what they do and how they ended.",
    of: "step",
    labels: { action: ACTIONS, outcome: STEP_OUTCOMES },
    valuesOf: ({ a, b }) => [a, b],
  },
  {
    name: "pacts_step_failures_total",
    help: "Steps that failed, by the code of the failure; elements are named by /api/v1/summary.",
    of: "error",
    labels: { code: FAILURE_CODES },
    valuesOf: ({ a }) => [a],
    fromStart: true,
  },
  {
    name: "pacts_cache_lookups_total",
    help: "Elements found, by the layer that remembered them; miss: searched for anew.",
    of: "lookup",
    labels: { source: LOOKUP_SOURCES },
    valuesOf: ({ a }) => [lookupSource(a)],
    fromStart: true,
  },
  {
    name: "pacts_drift_total",
    help: "Remembered elements found changed: accepted below the threshold, refused from it on.",
    of: "drift",
    labels: { decision: DECISIONS },
    valuesOf: ({ a }) => [a],
    fromStart: true,
  },
  {
    name: "pacts_heals_total",
    help: "Tries at broken elements, by strategy and outcome.",
    of: "heal",
    labels: { strategy: strategies, outcome: TRY_OUTCOMES },
    valuesOf: ({ a, b }) => [a, b],
    fromStart: true,
  },
];

/** Every combination of known values. */
const combinations = (labels: Counted["labels"]): readonly Labels[] =>
  Object.entries(labels).reduce<readonly Labels[]>(
    (all, [label, values]) => all.flatMap((each) => values.map((value) => ({ ...each, [label]: value }))),
    [{}],
  );

const addCounter = (counted: Counted, totals: readonly Total[], registry: Registry): void => {
  const { name, help, of, labels, valuesOf, fromStart } = counted;
  const labelNames = Object.keys(labels);
  const counter = new Counter({ name, help, labelNames, registers: [registry] });
  if (fromStart) for (const each of combinations(labels)) counter.inc(each, 0);
  for (const total of totals) {
    if (total.name !== of) continue;
    const values = valuesOf(total);
    const told = labelNames.map((label, at) => [label, bounded(values[at] ?? "", labels[label] ?? [])] as const);
    counter.inc(Object.fromEntries(told), total.count);
  }
};

interface Timed {
  readonly name: string;
  readonly help: string;
  readonly of: TimedName;
  /** Its label and the label's known values, when it has one. */
  readonly by?: {
    readonly label: string;
    readonly known: readonly string[];
    readonly valueOf: (total: Total) => string;
  };
}

const HISTOGRAMS: readonly Timed[] = [
  { name: "pacts_run_duration_seconds", help: "Time of runs that ended.", of: "run" },
  {
    name: "pacts_cache_lookup_duration_seconds",
    help: "Time of look-ups alone, by the layer that remembered the element.",
    of: "lookup",
    by: { label: "source", known: LOOKUP_SOURCES, valueOf: ({ a }) => lookupSource(a) },
  },
  {
    name: "pacts_discovery_duration_seconds",
    help: "Time of searches for elements nobody remembered.",
    of: "discovery",
  },
];

/** The samples of one series: a count below each bound, their sum and their number. */
const samplesOf = (name: string, labels: Labels, totals: readonly Total[], bounds: readonly number[]) => {
  const countUpTo = (bound: number): number =>
    totals.reduce((sum, { upToMs, count }) => (upToMs <= bound ? sum + count : sum), 0);
  const ms = totals.reduce((sum, total) => sum + total.ms, 0);
  return [
    ...bounds.map((bound) => ({
      metricName: `${name}_bucket`,
      labels: { ...labels, le: Number.isFinite(bound) ? String(bound / 1000) : "+Inf" },
      value: countUpTo(bound),
    })),
    { metricName: `${name}_sum`, labels, value: ms / 1000 },
    { metricName: `${name}_count`, labels, value: countUpTo(Number.POSITIVE_INFINITY) },
  ];
};

const addHistogram = ({ name, help, of, by }: Timed, { totals, bounds }: Totals, registry: Registry): void => {
  const own = totals.filter((total) => total.name === of);
  const found = by ? own.map((total) => bounded(by.valueOf(total), by.known)) : [];
  const values = by ? [...new Set([...by.known, ...found])] : [""];
  const samples = values.flatMap((value) => {
    const labels = by ? { [by.label]: value } : {};
    const counted = by ? own.filter((total) => bounded(by.valueOf(total), by.known) === value) : own;
    return samplesOf(name, labels, counted, bounds[of]);
  });
  const labelNames = by ? [by.label] : [];
  const histogram = new Histogram({ name, help, labelNames, registers: [registry] });
  // The library can only be told of one time after another; these were counted by the database.
  Object.assign(histogram, {
    getForPromString: async () => ({ name, help, type: "histogram", aggregator: "sum", values: samples }),
  });
};

/** A scrape in Prometheus' text format. Labels hold known words alone, never what a page or a file calls things. */
export const exposition = async ({ version, totals, dependencies, strategies }: Scrape) => {
  const registry = new Registry();
  const registers = [registry];
  new Gauge({ name: "pacts_build_info", help: "The version that serves.", labelNames: ["version"], registers }).set(
    { version },
    1,
  );
  const breakers = new Gauge({
    name: "pacts_breaker_state",
    help: "Whether a dependency answers: 0 it does, 1 it is left alone, 2 it is being asked again.",
    labelNames: ["dep"],
    registers,
  });
  for (const [dep, state] of Object.entries(dependencies)) breakers.set({ dep }, STATES[state]);
  if (totals !== undefined) {
    for (const counted of counters(strategies)) addCounter(counted, totals.totals, registry);
    for (const timed of HISTOGRAMS) addHistogram(timed, totals, registry);
  }
  return { type: registry.contentType, body: await registry.metrics() };
};
