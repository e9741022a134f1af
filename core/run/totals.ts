import type { InvocationEnded, RunEvent } from "../model/event";
import { type CountedHeal, countHeals } from "../model/heal-counters";
import type { Reporter } from "../ports/reporter";

type Figures = Pick<InvocationEnded, "requirements" | "steps" | "cache" | "heal">;
type Tally = Map<string, number>;

const add = (tally: Tally, name: string): void => {
  tally.set(name, (tally.get(name) ?? 0) + 1);
};

/** What an event adds one to. */
const counted = (event: RunEvent): readonly string[] => {
  switch (event.type) {
    case "lookup":
      return [`cache.${event.source}`];
    case "drift":
      return event.score >= event.threshold ? ["cache.drift"] : [];
    case "heal.attempt":
      return ["heal.attempts"];
    case "step.end":
      return [`steps.${event.outcome}`, ...(event.healed ? ["heal.healed"] : [])];
    case "run.end":
      return [`requirements.${event.verdict}`, ...(event.healed > 0 ? ["requirements.healed"] : [])];
    default:
      return [];
  }
};

const healOf = (event: RunEvent): readonly CountedHeal[] => {
  if (event.type !== "heal.result" || !event.ok || event.strategy === "sibling") return [];
  const { ms, strategyHit } = event;
  return [{ ms, ...(strategyHit === undefined ? {} : { hit: strategyHit }) }];
};

const figures = (tally: Tally, heals: readonly CountedHeal[], total: number): Figures => {
  const of = (name: string): number => tally.get(name) ?? 0;
  const layers = {
    memory: of("cache.memory"),
    redis: of("cache.redis"),
    sqlite: of("cache.sqlite"),
    postgres: of("cache.postgres"),
  };
  const hits = layers.memory + layers.redis + layers.sqlite + layers.postgres + of("cache.run");
  const lookups = hits + of("cache.miss");
  const steps = { success: of("steps.success"), fail: of("steps.fail"), skipped: of("steps.skipped") };
  return {
    requirements: {
      total,
      passed: of("requirements.pass"),
      partial: of("requirements.partial"),
      failed: of("requirements.fail"),
      healed: of("requirements.healed"),
    },
    steps: { total: steps.success + steps.fail + steps.skipped, ...steps },
    cache: {
      ...layers,
      run: of("cache.run"),
      miss: of("cache.miss"),
      hitRate: lookups === 0 ? 0 : hits / lookups,
      drift: of("cache.drift"),
    },
    heal: { attempts: of("heal.attempts"), healed: of("heal.healed"), ...countHeals(heals) },
  };
};

/** A listener that adds up what the stream tells. `total` is the number of runs that were planned. */
export const createTotals = (): Reporter & { figures(total: number): Figures } => {
  const tally: Tally = new Map();
  const heals: CountedHeal[] = [];
  return {
    on: (event) => {
      for (const name of counted(event)) add(tally, name);
      heals.push(...healOf(event));
    },
    close: async () => {},
    figures: (total) => figures(tally, heals, total),
  };
};
