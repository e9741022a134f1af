import { type BenchReport, type Part, PARTS, type PhaseReport, SPEED_PARTS, speedup } from "#core/bench/report";
import type { Summary } from "#core/bench/statistics";
import { hitRateOf } from "#core/bench/threshold";
import type { BenchPhase } from "#core/model/bench";
import type { LayerName } from "#core/model/cache";
import type { LoopEnded, ThresholdChecked } from "#core/model/event";
import { type Column, showMs } from "./table";

/** One line of the times: a part of a phase. */
export interface TimeRow {
  readonly phase: BenchPhase;
  readonly reads: LayerName | null;
  readonly part: Part;
  readonly summary: Summary;
  /** Of medians; undefined where the part has nothing to be held against. */
  readonly speedup: number | undefined;
}

/** What the loops in a row come to together. */
export interface RowSummary {
  readonly loops: number;
  readonly passed: number;
  readonly drift: number;
  readonly invalidations: number;
  readonly stale: number;
  readonly wrong: number;
  readonly heals: number;
  /** In [0, 1]. */
  readonly mostDrift: number;
  /** From the second loop on; null when nothing was looked up there. */
  readonly hitRate: number | null;
}

/** Words as they are used in the tables, and what exactly they mean. */
export const DEFINITIONS: readonly (readonly [word: string, meaning: string])[] = [
  ["discovery", "the search of the page for an element of which nothing is remembered (cold phase)"],
  ["lookup", "one entry read alone, layers asked in vain included; nothing else is under way, and no page"],
  ["read", "as it was there: ahead of its steps, several entries at once, while the page opened; not divided"],
  ["proof", "the round trip that proves on the page that the remembered element is the one"],
  ["lookup + proof", "that read and the proof of the element: all it took to find it in the run"],
  ["action", "the action itself, without finding the element and without waiting for the page"],
  [
    "whole run",
    "from opening the page to the verdict, writing to the layers included; all requirements of a loop together",
  ],
  [
    "speed-up",
    "median(cold) / median(phase): lookup and lookup + proof against discovery, whole run against the whole cold run",
  ],
  ["hit", "an entry of a layer whose element was proven on the page; everything else is a miss, with its reason"],
  ["stale", "entries a layer held that the page did not prove"],
  ["invalidations", "entries removed, or replaced by a heal, because the page proved them wrong"],
  ["wrong", "expectations that failed after a remembered or healed element was acted on"],
];

const PART_WORDS: Readonly<Record<Part, string>> = {
  discovery: "discovery",
  lookup: "lookup",
  read: "read in the run",
  proof: "proof",
  "lookup+proof": "lookup + proof",
  action: "action",
  run: "whole run",
};

/** What the layers hold when a loop of the phase begins, in words. */
export const phaseText = ({ phase, reads }: PhaseReport, layers: readonly LayerName[]): string => {
  if (reads === null) return `every layer is empty (${layers.join(", ")}): elements are discovered on the page`;
  const emptied = layers.slice(0, layers.indexOf(reads));
  const lasting = layers.filter((name) => name !== "memory");
  const before = emptied.length > 0 ? `; ${emptied.join(", ")} emptied before every loop` : "";
  const process = phase === "fast" && emptied.includes("memory") ? ", as in a new process" : "";
  const same = phase === "durable" && lasting.length < 2 ? " (the only lasting layer: the same as fast)" : "";
  return `reads ${reads}${same}${before}${process}`;
};

/** The lines of the times, measured parts only. */
export const timeRows = ({ phases }: Pick<BenchReport, "phases">): readonly TimeRow[] =>
  phases.flatMap(({ phase, reads, times }) =>
    PARTS.filter((part) => times[part].n > 0).map((part) => {
      const compared = SPEED_PARTS.find((each) => each === part);
      const own = phase === "cold" && part === "discovery" ? 1 : undefined;
      return {
        phase,
        reads,
        part,
        summary: times[part],
        speedup: compared ? speedup(phases, phase, compared, "p50") : own,
      };
    }),
  );

/** What the loops in a row come to. */
export const summariseRow = (row: readonly LoopEnded[]): RowSummary => {
  const sum = (of: (loop: LoopEnded) => number): number => row.reduce((total, loop) => total + of(loop), 0);
  return {
    loops: row.length,
    passed: sum(({ verdict }) => (verdict === "pass" ? 1 : 0)),
    drift: sum(({ drift }) => drift),
    invalidations: sum(({ invalidations }) => invalidations),
    stale: sum(({ stale }) => stale),
    wrong: sum(({ wrong }) => wrong),
    heals: sum(({ heals }) => heals),
    mostDrift: Math.max(0, ...row.map(({ mostDrift }) => mostDrift)),
    hitRate: hitRateOf(row.filter(({ loop }) => loop > 1)) ?? null,
  };
};

export const showShare = (share: number | null): string =>
  share === null ? "-" : `${Number((share * 100).toFixed(1))}%`;

const showTimes = (ratio: number | undefined): string =>
  ratio === undefined ? "" : `${ratio < 10 ? ratio.toFixed(1) : Math.round(ratio)}×`;

const rawMs = (ms: number): string => (Number.isFinite(ms) ? String(Number(ms.toFixed(3))) : "");
const shownMs = (ms: number): string => (Number.isFinite(ms) ? showMs(ms) : "-");

const ms = <Row>(head: string, of: (row: Row) => number): Column<Row> => ({
  head,
  show: (row) => shownMs(of(row)),
  raw: (row) => rawMs(of(row)),
  align: "right",
});
const number = <Row>(head: string, of: (row: Row) => number): Column<Row> => ({
  head,
  show: (row) => String(of(row)),
  align: "right",
});

/** Terminals narrower than this get the columns only that are told nowhere else. */
const WIDE = 100;

export const timeColumns = (columns = WIDE): readonly Column<TimeRow>[] => [
  { head: "phase", show: ({ phase }) => phase },
  ...(columns < WIDE
    ? []
    : [{ head: "reads", show: ({ reads }: TimeRow) => reads ?? "page", raw: ({ reads }: TimeRow) => reads ?? "" }]),
  { head: "time of", show: ({ part }) => PART_WORDS[part], raw: ({ part }) => part },
  number("n", ({ summary }) => summary.n),
  ms("mean", ({ summary }) => summary.mean),
  ms("σ", ({ summary }) => summary.sigma),
  ms("min", ({ summary }) => summary.min),
  ms("p50", ({ summary }) => summary.p50),
  ms("p95", ({ summary }) => summary.p95),
  {
    head: "speed-up",
    show: (row) => showTimes(row.speedup),
    raw: (row) => (row.speedup === undefined ? "" : row.speedup.toFixed(3)),
    align: "right",
  },
];

/** `2 absent, 1 drifted`. */
const missesOf = ({ misses }: LoopEnded): string => {
  const some = Object.entries(misses).filter(([, count]) => count > 0);
  return some.length === 0 ? "0" : some.map(([reason, count]) => `${count} ${reason}`).join(", ");
};

const VERDICTS = { pass: "✓ pass", partial: "◐ partial", fail: "✗ fail" } as const;

/** For people: of the layers those there are, of the rest what fits a terminal. */
export const loopColumns = (layers: readonly LayerName[], columns = WIDE): readonly Column<LoopEnded>[] => [
  number("loop", ({ loop }) => loop),
  ...layers.map((name) => number<LoopEnded>(name === "postgres" ? "pg" : name, ({ hits }) => hits[name])),
  { head: "miss", show: missesOf, align: "right" },
  { head: "hit", show: ({ hitRate }) => showShare(hitRate), align: "right" },
  number("drift", ({ drift }) => drift),
  number("heals", ({ heals }) => heals),
  ms("lookup", ({ lookupMs }) => lookupMs),
  ...(columns < WIDE
    ? []
    : [ms<LoopEnded>("finding", ({ lookupMs, proofMs, discoverMs }) => lookupMs + proofMs + discoverMs)]),
  ms("total", (loop) => loop.ms),
  { head: "verdict", show: ({ verdict }) => VERDICTS[verdict], raw: ({ verdict }) => verdict },
];

/** For programs: every figure, always the same columns. */
export const rawLoopColumns: readonly Column<LoopEnded>[] = [
  number("loop", ({ loop }) => loop),
  { head: "phase", show: ({ phase }) => phase },
  { head: "verdict", show: ({ verdict }) => verdict },
  ...(["memory", "redis", "sqlite", "postgres"] as const).map((name) =>
    number<LoopEnded>(name, ({ hits }) => hits[name]),
  ),
  number("again", ({ again }) => again),
  ...(["absent", "expired", "unproven", "drifted"] as const).map((reason) =>
    number<LoopEnded>(reason, ({ misses }) => misses[reason]),
  ),
  { head: "hit", show: ({ hitRate }) => (hitRate === null ? "" : hitRate.toFixed(4)) },
  ...(["drift", "mostDrift", "heals", "stale", "invalidations", "wrong"] as const).map((name) =>
    number<LoopEnded>(name, (loop) => loop[name]),
  ),
  ...(["lookupMs", "proofMs", "discoverMs", "actionMs", "ms"] as const).map((name) =>
    ms<LoopEnded>(name, (loop) => loop[name]),
  ),
];

const showValue = ({ value, unit }: ThresholdChecked): string => {
  if (value === null) return "nothing was measured";
  if (unit === "share") return showShare(value);
  if (unit === "ms") return shownMs(value);
  return unit === "ratio" ? showTimes(value) : String(value);
};

export const thresholdColumns: readonly Column<ThresholdChecked>[] = [
  { head: "", show: ({ ok }) => (ok ? "✓ met" : "✗ missed"), raw: ({ ok }) => (ok ? "met" : "missed") },
  { head: "threshold", show: ({ text }) => text },
  { head: "value", show: showValue, raw: ({ value }) => (value === null ? "" : String(Number(value.toFixed(6)))) },
];
