import type { InvocationEnded } from "./event";
import { duration, plural, share } from "./duration";
import type { Painter } from "./painter";

const LAYERS = ["run", "memory", "redis", "sqlite", "postgres", "miss"] as const;

const requirementsLine = ({ requirements }: InvocationEnded, c: Painter): string => {
  const { total, passed, partial, failed, healed } = requirements;
  const unstarted = total - passed - partial - failed;
  return [
    c.green(`✓ ${passed} passed`),
    ...(healed > 0 ? [c.yellow(`✚ ${healed} healed`)] : []),
    ...(partial > 0 ? [c.yellow(`◐ ${partial} partial`)] : []),
    failed > 0 ? c.red(`✗ ${failed} failed`) : `✗ ${failed} failed`,
    ...(unstarted > 0 ? [`○ ${unstarted} not started`] : []),
  ].join("  ");
};

const cacheLine = ({ cache }: InvocationEnded): string | undefined => {
  const lookups = LAYERS.reduce((sum, name) => sum + cache[name], 0);
  if (lookups === 0) return undefined;
  const parts = LAYERS.filter((name) => cache[name] > 0).map(
    (name) => `${name} ${cache[name]} (${share(cache[name] / lookups)})`,
  );
  return `cache  ${parts.join("  ")}  hit rate ${share(cache.hitRate)}  drift ${cache.drift}`;
};

/** What an invocation came to, as lines. */
export const summaryLines = (end: InvocationEnded, c: Painter): readonly string[] => {
  const cache = cacheLine(end);
  const { attempts, healed } = end.heal;
  return [
    `${requirementsLine(end, c)}  ${c.dim(`${plural(end.steps.total, "step")}, ${duration(end.ms)}`)}`,
    ...(cache ? [c.dim(cache)] : []),
    ...(attempts > 0 ? [c.dim(`heal   ${plural(healed, "step")} healed in ${plural(attempts, "attempt")}`)] : []),
    ...(end.degraded.length > 0 ? [c.yellow(`did not work as it should: ${end.degraded.join(", ")}`)] : []),
  ];
};
