import type { InvocationEnded, RunEvent } from "../model/event";
import type { Reporter } from "../ports/reporter";

type Figures = Pick<InvocationEnded, "requirements" | "steps" | "cache" | "heal">;
type Tally = Map<string, number>;

const add = (tally: Tally, name: string, by = 1): void => {
  tally.set(name, (tally.get(name) ?? 0) + by);
};

const count = (tally: Tally, event: RunEvent): void => {
  switch (event.type) {
    case "lookup":
      return add(tally, `cache.${event.source}`);
    case "drift":
      return event.score > event.threshold ? add(tally, "cache.drift") : undefined;
    case "heal.attempt":
      return add(tally, "heal.attempts");
    case "step.end":
      if (event.healed) add(tally, "heal.healed");
      return add(tally, `steps.${event.outcome}`);
    case "run.end":
      if (event.healed > 0) add(tally, "requirements.healed");
      return add(tally, `requirements.${event.verdict}`);
    default:
      return undefined;
  }
};

const figures = (tally: Tally, total: number): Figures => {
  const of = (name: string): number => tally.get(name) ?? 0;
  const layers = { memory: of("cache.memory"), redis: of("cache.redis"), sqlite: of("cache.sqlite"), postgres: of("cache.postgres") };
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
    heal: { attempts: of("heal.attempts"), healed: of("heal.healed") },
  };
};

/** A listener that adds up what the stream tells. `total` is the number of runs that were planned. */
export const createTotals = (): Reporter & { figures(total: number): Figures } => {
  const tally: Tally = new Map();
  return {
    on: (event) => count(tally, event),
    close: async () => {},
    figures: (total) => figures(tally, total),
  };
};
