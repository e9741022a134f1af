import { duration } from "#core/model/duration";
import { sparkline } from "#core/model/sparkline";
import { cell, clip, flow, type Line, line, span } from "./line";
import { hitRateOf, SOURCES, type View } from "./view";

const percent = (part: number): string => `${Math.round(part * 100)}%`;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Totals of the cache by layer, in as few lines as the width allows. */
export const cacheLines = (view: View, width: number): readonly Line[] => {
  const rate = hitRateOf(view.cache);
  if (rate === undefined) return [clip([span(" CACHE", "strong"), span("  nothing looked up yet", "dim")], width)];
  const all = SOURCES.reduce((sum, name) => sum + view.cache[name], 0);
  const used = SOURCES.filter((name) => view.cache[name] > 0);
  return flow(
    [
      line("CACHE", "strong"),
      ...used.map((name) => line(`${name} ${view.cache[name]} (${percent(view.cache[name] / all)})`)),
      line(`hit ${percent(rate)}`, "info"),
      line(`drift ${view.drifted}`, view.drifted > 0 ? "warn" : "plain"),
    ],
    width,
  );
};

/** The cache alone on the screen: a bar for each layer, and the latest look-up times. */
export const cachePage = (view: View, width: number): readonly Line[] => {
  const all = SOURCES.reduce((sum, name) => sum + view.cache[name], 0);
  const room = Math.max(4, Math.min(50, width - 26));
  const rows = SOURCES.map((name) => {
    const share = all === 0 ? 0 : view.cache[name] / all;
    return clip(
      [
        cell(` ${name}`, 11),
        cell(String(view.cache[name]), 6, "strong", "right"),
        cell(percent(share), 6, "dim", "right"),
        span("  "),
        span("▓".repeat(Math.round(share * room)), name === "miss" ? "warn" : "good"),
      ],
      width,
    );
  });
  const times = view.lookupMs;
  return [
    ...cacheLines(view, width),
    ...rows,
    clip(
      [
        span(` look-ups  ${sparkline(times, width - 40)}`),
        span(
          times.length > 0 ? `  median ${duration(median(times))} of the last ${times.length}` : "  none yet",
          "dim",
        ),
      ],
      width,
    ),
  ];
};
