import { UserError } from "#core/model/failure";
import { hitRate, type FailingElement, type Metrics, SOURCES, successRate } from "#core/model/metrics";
import { printableJson } from "#core/model/printable";
import { countHeals, type HealCounters, healsOfAttempts } from "#core/model/heal-counters";
import type { HealHistory } from "#core/ports/heal-history";
import type { RunStore } from "#core/ports/run-store";
import { span } from "./config-values";
import type { Flags } from "./flags";
import type { Io } from "./io";
import { type Column, limitOf, renderFields, renderTable, showMs, showTime, textOf } from "./table";

export interface MetricsDeps {
  readonly runs: Pick<RunStore, "metrics">;
  readonly history: Pick<HealHistory, "recent">;
  /** Called when the command is done, whatever became of it. */
  readonly close?: () => Promise<void>;
  /** Milliseconds since the epoch; the system's when absent. */
  readonly now?: () => number;
}

const DAY = "24h";
const TOP = 10;
const MOST_ATTEMPTS = 5_000;
/** The time within a UUIDv7. */
const SHORT = 13;

const windowOf = (flags: Flags): { readonly text: string; readonly ms: number } => {
  const text = textOf(flags, "window") ?? DAY;
  const parsed = span.safeParse(text);
  if (parsed.success) return { text, ms: parsed.data };
  throw new UserError(`--window ${JSON.stringify(text)}: expected ${parsed.error.issues[0]?.message}`);
};

const endedOf = ({ runs }: Metrics): number => runs.pass + runs.partial + runs.fail;
const lookupsOf = ({ lookups }: Metrics): number => SOURCES.reduce((sum, source) => sum + lookups[source], 0);
const share = (value: number | null): string => (value === null ? "" : `${(value * 100).toFixed(1)} %`);
const plain = (value: number | null): string => (value === null ? "" : String(value));

const learnedOf = ({ strategyCacheHit: hit, strategyCacheMiss: miss, timeImproved }: HealCounters): string => {
  if (hit + miss === 0) return "";
  const first = `the first strategy of the record healed ${hit} of ${hit + miss}`;
  if (timeImproved === null) return first;
  const percent = Math.round(Math.abs(timeImproved) * 100);
  return `${first}, in ${percent} % ${timeImproved >= 0 ? "less" : "more"} time than first heals`;
};

const forPeople = (metrics: Metrics, counters: HealCounters): readonly (readonly [string, string])[] => {
  const { runs, lookups, heals, medianMs } = metrics;
  const found = SOURCES.filter((source) => lookups[source] > 0);
  const running = runs.running > 0 ? `, … ${runs.running} running` : "";
  return [
    [
      "runs",
      `${endedOf(metrics)}: ✓ ${runs.pass} pass, ◐ ${runs.partial} partial, ✗ ${runs.fail} fail or aborted${running}`,
    ],
    ["success rate", share(successRate(runs))],
    ["median time", medianMs === null ? "" : showMs(medianMs)],
    ["elements found", found.map((source) => `${source} ${lookups[source]}`).join(", ")],
    ["hit rate", share(hitRate(lookups))],
    ["heals", `${heals.healed} ${heals.healed === 1 ? "step" : "steps"} healed, ${heals.rounds} tried`],
    ["learned", learnedOf(counters)],
  ];
};

const forPrograms = (metrics: Metrics, counters: HealCounters): readonly (readonly [string, string])[] => {
  const { runs, lookups, heals, medianMs } = metrics;
  return [
    ["runs", plain(endedOf(metrics))],
    ...(["pass", "partial", "fail", "running"] as const).map((name) => [name, plain(runs[name])] as const),
    ["success_rate", plain(successRate(runs))],
    ["median_ms", plain(medianMs)],
    ["lookups", plain(lookupsOf(metrics))],
    ...SOURCES.map((source) => [`lookups_${source}`, plain(lookups[source])] as const),
    ["hit_rate", plain(hitRate(lookups))],
    ["heal_rounds", plain(heals.rounds)],
    ["healed_steps", plain(heals.healed)],
    ["heal_strategy_cache_hit", plain(counters.strategyCacheHit)],
    ["heal_strategy_cache_miss", plain(counters.strategyCacheMiss)],
    ["heal_time_improved", plain(counters.timeImproved)],
  ];
};

const failingColumns: readonly Column<FailingElement>[] = [
  { head: "FAILING ELEMENT", show: ({ element }) => element, flexible: true },
  { head: "FAILURES", show: ({ failures }) => String(failures), align: "right" },
  { head: "LAST RUN", show: ({ lastRun }) => lastRun.slice(0, SHORT), raw: ({ lastRun }) => lastRun },
  { head: "LAST", show: ({ lastTime }) => showTime(lastTime), raw: ({ lastTime }) => lastTime },
];

/** Tells these lines from the figures when piped. */
const label: Column<FailingElement> = { head: "", show: () => "failing" };

const render = (metrics: Metrics, counters: HealCounters, io: Io): string => {
  const fields = renderFields(io.isTty ? forPeople(metrics, counters) : forPrograms(metrics, counters), io);
  if (metrics.failing.length === 0) return fields;
  if (io.isTty) return `${fields}\n${renderTable(failingColumns, metrics.failing, io)}`;
  return `${fields}${renderTable([label, ...failingColumns], metrics.failing, io)}`;
};

/** The figures of a span as data. Times are milliseconds since the epoch; the end is exclusive. */
export const figuresOf = (metrics: Metrics, fromMs: number, toMs: number, counters?: HealCounters) => {
  const { runs, medianMs, lookups, heals, failing } = metrics;
  return {
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    runs: { total: endedOf(metrics), ...runs },
    successRate: successRate(runs),
    medianMs,
    lookups,
    hitRate: hitRate(lookups),
    heals: { ...heals, ...counters },
    failing,
  };
};

/** `pacts metrics`: figures of the runs that started lately. Throws UserError for a wrong flag value. */
export const metricsCommand = async (flags: Flags, deps: MetricsDeps, io: Io): Promise<number> => {
  try {
    const { text, ms } = windowOf(flags);
    const top = limitOf(flags, TOP);
    // The end is exclusive, and a run may start this very millisecond.
    const toMs = (deps.now ?? Date.now)() + 1;
    const fromMs = toMs - ms;
    const metrics = await deps.runs.metrics({ fromMs, toMs, top });
    // From the beginning: the first heals are what the later ones are measured by.
    const counters = countHeals(healsOfAttempts(await deps.history.recent(0, MOST_ATTEMPTS), fromMs));
    if (flags.json === true) io.out(`${printableJson(figuresOf(metrics, fromMs, toMs, counters))}\n`);
    else if (io.isTty) io.out(`last ${text}\n${render(metrics, counters, io)}`);
    else io.out(render(metrics, counters, io));
    return 0;
  } finally {
    await deps.close?.();
  }
};
