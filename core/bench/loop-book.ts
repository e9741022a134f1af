import type { LoopFigures } from "../model/bench";
import type { LayerName, MissReason } from "../model/cache";
import type { LookedUp, RunEvent, StepEnded } from "../model/event";
import type { Verdict } from "../model/run";
import type { Reporter } from "../ports/reporter";
import { worst } from "../run/verdict";

/** An element that a layer held and the page proved, and what that took. */
export interface HitTimes {
  readonly source: LayerName;
  /** The read that brought its entry, in the midst of the run. */
  readonly readMs: number;
  readonly proofMs: number;
}

/** Single measurements of one loop; steps that failed or were healed are not among them. */
export interface LoopSamples {
  readonly hits: readonly HitTimes[];
  /** Searches of the page for elements that nothing was remembered of. */
  readonly discoveryMs: readonly number[];
  readonly actionMs: readonly number[];
}

export interface LoopRecord {
  readonly figures: LoopFigures;
  readonly samples: LoopSamples;
}

/** A listener that writes down what happens until the loop is over. */
export interface LoopBook extends Reporter {
  /** What was written down since the last call; `removed` is the number of entries that runs took out of the layers. */
  take(removed: number): LoopRecord;
}

type Tally = Map<string, number>;

interface Page {
  readonly counts: Tally;
  readonly lookups: Map<string, LookedUp>;
  /** Runs in which a remembered or healed element was acted on. */
  readonly remembering: Set<string>;
  readonly verdicts: Verdict[];
  readonly hits: HitTimes[];
  readonly discoveryMs: number[];
  readonly actionMs: number[];
}

const emptyPage = (): Page => ({
  counts: new Map(),
  lookups: new Map(),
  remembering: new Set(),
  verdicts: [],
  hits: [],
  discoveryMs: [],
  actionMs: [],
});

const add = ({ counts }: Page, name: string, value = 1): void => {
  counts.set(name, (counts.get(name) ?? 0) + value);
};

const isStale = ({ reason }: LookedUp): boolean => reason === "unproven" || reason === "drifted";

const isLayer = (source: LookedUp["source"]): source is LayerName => source !== "run" && source !== "miss";

const onLookup = (page: Page, event: LookedUp): void => {
  page.lookups.set(`${event.run} ${event.step}`, event);
  if (event.source === "miss") add(page, `miss.${event.reason ?? "absent"}`);
  else add(page, `hit.${event.source}`);
  if (isStale(event)) add(page, "stale");
};

/** One step as a measurement of how its element was found and acted on. */
const measure = (page: Page, end: StepEnded, lookup: LookedUp | undefined): void => {
  if (end.outcome !== "success" || end.healed || end.source === null) return;
  page.actionMs.push(end.actionMs);
  // Selectors are not looked up and not remembered: their search is no discovery.
  if (lookup === undefined) return;
  if (end.source === "discovery") page.discoveryMs.push(end.discoverMs);
  if (lookup.hit && isLayer(lookup.source) && lookup.readMs !== undefined)
    page.hits.push({ source: lookup.source, readMs: lookup.readMs, proofMs: end.proofMs });
};

const onStepEnd = (page: Page, end: StepEnded): void => {
  const lookup = page.lookups.get(`${end.run} ${end.step}`);
  for (const name of ["lookupMs", "proofMs", "discoverMs", "actionMs"] as const) add(page, name, end[name]);
  if (end.healed) add(page, "heals");
  if (end.healed && lookup && isStale(lookup)) add(page, `replaced ${end.run}`);
  if (end.source !== null && end.source !== "discovery" && end.source !== "run") page.remembering.add(end.run);
  if (end.error?.code === "expectation" && page.remembering.has(end.run)) add(page, "wrong");
  measure(page, end, lookup);
};

const onEvent = (page: Page, event: RunEvent): void => {
  switch (event.type) {
    case "lookup":
      return onLookup(page, event);
    case "drift":
      page.counts.set("mostDrift", Math.max(page.counts.get("mostDrift") ?? 0, event.score));
      return event.score >= event.threshold ? add(page, "drift") : undefined;
    case "step.end":
      return onStepEnd(page, event);
    case "run.end":
      page.verdicts.push(event.verdict);
      add(page, "ms", event.ms);
      // A failed run writes no heal into the layers; what it proved wrong is removed and counted there.
      return event.verdict === "fail"
        ? undefined
        : add(page, "replaced", page.counts.get(`replaced ${event.run}`) ?? 0);
    default:
      return undefined;
  }
};

const figuresOf = ({ counts, verdicts }: Page, removed: number): LoopFigures => {
  const of = (name: string): number => counts.get(name) ?? 0;
  const hits = {
    memory: of("hit.memory"),
    redis: of("hit.redis"),
    sqlite: of("hit.sqlite"),
    postgres: of("hit.postgres"),
  } satisfies Record<LayerName, number>;
  const misses = {
    absent: of("miss.absent"),
    expired: of("miss.expired"),
    unproven: of("miss.unproven"),
    drifted: of("miss.drifted"),
  } satisfies Record<MissReason, number>;
  const hit = hits.memory + hits.redis + hits.sqlite + hits.postgres;
  const asked = hit + misses.absent + misses.expired + misses.unproven + misses.drifted;
  return {
    verdict: verdicts.length === 0 ? "fail" : worst(verdicts),
    runs: verdicts.length,
    ms: of("ms"),
    hits,
    misses,
    again: of("hit.run"),
    hitRate: asked === 0 ? null : hit / asked,
    drift: of("drift"),
    mostDrift: of("mostDrift"),
    heals: of("heals"),
    stale: of("stale"),
    invalidations: removed + of("replaced"),
    wrong: of("wrong"),
    lookupMs: of("lookupMs"),
    proofMs: of("proofMs"),
    discoverMs: of("discoverMs"),
    actionMs: of("actionMs"),
  };
};

/** Creates the book; it takes what the stream tells, whatever else is in it. */
export const createLoopBook = (): LoopBook => {
  let page = emptyPage();
  return {
    on: (event) => onEvent(page, event),
    close: async () => {},
    take: (removed) => {
      const full = page;
      page = emptyPage();
      const { hits, discoveryMs, actionMs } = full;
      return { figures: figuresOf(full, removed), samples: { hits, discoveryMs, actionMs } };
    },
  };
};
