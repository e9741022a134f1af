import { duration } from "#core/model/duration";
import type { LoopEnded } from "#core/model/event";
import { sparkline } from "#core/model/sparkline";
import { cell, clip, type Line, line, span, type Tone } from "./line";
import type { View } from "./view";

interface Column {
  readonly head: string;
  readonly width: number;
  readonly show: (loop: LoopEnded) => string;
  readonly tone?: (loop: LoopEnded) => Tone;
}

const LAYERS = ["memory", "redis", "sqlite", "postgres"] as const;

/** How often the layer answered, and its share of all look-ups. */
const layerText = ({ hits, hitRate }: LoopEnded, name: (typeof LAYERS)[number]): string => {
  const all = LAYERS.reduce((sum, each) => sum + hits[each], 0);
  const part = all === 0 || hitRate === null ? 0 : (hits[name] / all) * hitRate;
  return `${hits[name]} (${Math.round(part * 100)}%)`;
};

const missesOf = ({ misses }: LoopEnded): number => Object.values(misses).reduce((sum, count) => sum + count, 0);

const VERDICTS = { pass: ["✓ pass", "good"], partial: ["◐ partial", "warn"], fail: ["✗ fail", "bad"] } as const;

/** Layers that never answered have no column. */
const columnsFor = (loops: readonly LoopEnded[]): readonly Column[] => [
  { head: "loop", width: 6, show: ({ loop, phase }) => (phase === "warmup" ? "warm" : String(loop)) },
  {
    head: "verdict",
    width: 11,
    show: ({ verdict }) => VERDICTS[verdict][0],
    tone: ({ verdict }) => VERDICTS[verdict][1],
  },
  { head: "total", width: 10, show: ({ ms }) => duration(ms) },
  { head: "hit", width: 6, show: ({ hitRate }) => (hitRate === null ? "-" : `${Math.round(hitRate * 100)}%`) },
  { head: "lookup", width: 10, show: ({ lookupMs }) => duration(lookupMs) },
  ...(loops.some(({ phase }) => phase !== "repeat")
    ? [{ head: "phase", width: 9, show: ({ phase }: LoopEnded) => phase }]
    : []),
  { head: "miss", width: 6, show: (loop) => String(missesOf(loop)) },
  ...LAYERS.filter((name) => loops.some(({ hits }) => hits[name] > 0)).map((name) => ({
    head: name,
    width: 12,
    show: (loop: LoopEnded) => layerText(loop, name),
  })),
  { head: "drift", width: 7, show: ({ drift }) => String(drift), tone: ({ drift }) => (drift > 0 ? "warn" : "plain") },
  { head: "heals", width: 7, show: ({ heals }) => String(heals), tone: ({ heals }) => (heals > 0 ? "warn" : "plain") },
  { head: "wrong", width: 7, show: ({ wrong }) => String(wrong), tone: ({ wrong }) => (wrong > 0 ? "bad" : "plain") },
];

/** The columns there is room for, the most telling ones first. */
const fitting = (columns: readonly Column[], width: number): readonly Column[] => {
  let left = width;
  return columns.filter((column) => {
    left -= column.width;
    return left >= 0;
  });
};

/** A row for each loop, newest at the bottom, and how the look-up time went from loop to loop. */
export const loopLines = ({ loops }: View, width: number, rows: number): readonly Line[] => {
  if (rows < 2) return [];
  if (loops.length === 0) return [line(" LOOPS  none over yet", "dim")];
  const columns = fitting(columnsFor(loops), width - 1);
  const trend =
    rows > 3
      ? [
          clip(
            [
              span(" look-up time by loop  ", "dim"),
              span(
                sparkline(
                  loops.map(({ lookupMs }) => lookupMs),
                  width - 24,
                ),
                "info",
              ),
            ],
            width,
          ),
        ]
      : [];
  return [
    columns.map(({ head, width: wide }) => cell(head, wide, "dim", "right")),
    ...loops
      .slice(-Math.max(1, rows - 1 - trend.length))
      .map((loop) =>
        columns.map(({ show, width: wide, tone }) => cell(show(loop), wide, tone?.(loop) ?? "plain", "right")),
      ),
    ...trend,
  ];
};
