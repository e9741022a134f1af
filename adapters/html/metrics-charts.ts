import { share } from "#core/model/duration";
import { HOUR_MS, type HourFigures, hourFrom } from "#core/model/figures";
import { hitRate } from "#core/model/metrics";
import type { Source } from "#core/model/run";
import { html, type Markup, nothing } from "./markup";
import { type Column, table } from "./table";

const WIDTH = 600;
const HEIGHT = 80;
/** More bars than this cannot be told apart on a telephone. */
const MOST_BARS = 60;

/** Some hours together. */
export interface Stretch {
  readonly fromMs: number;
  readonly hours: number;
  readonly lookups: Readonly<Record<Source, number>>;
  readonly heals: HourFigures["heals"];
  readonly drifts: HourFigures["drifts"];
}

const added = <Key extends string>(all: readonly Readonly<Record<Key, number>>[], keys: readonly Key[]) =>
  Object.fromEntries(keys.map((key) => [key, all.reduce((sum, each) => sum + each[key], 0)])) as Record<Key, number>;

const SOURCES = ["run", "memory", "redis", "sqlite", "postgres", "discovery", "heal"] as const satisfies Source[];

/** The hours that begin in the window, in equal stretches, those in which nothing happened too, oldest first. */
export const stretches = (hours: readonly HourFigures[], fromMs: number, toMs: number): readonly Stretch[] => {
  const first = hourFrom(fromMs) / HOUR_MS;
  const count = Math.max(1, Math.ceil(toMs / HOUR_MS) - first);
  const each = Math.ceil(count / MOST_BARS);
  return Array.from({ length: Math.ceil(count / each) }, (_, at) => {
    const start = (first + at * each) * HOUR_MS;
    const own = hours.filter(({ atMs }) => atMs >= start && atMs < start + each * HOUR_MS);
    return {
      fromMs: start,
      hours: each,
      lookups: added(
        own.map(({ lookups }) => lookups),
        SOURCES,
      ),
      heals: added(
        own.map(({ heals }) => heals),
        ["success", "fail"],
      ),
      drifts: added(
        own.map(({ drifts }) => drifts),
        ["accepted", "refused"],
      ),
    };
  });
};

/** `2026-11-22 04:00`, UTC. */
export const timeText = (ms: number): string => new Date(ms).toISOString().slice(0, 16).replace("T", " ");

/** Bars of parts on top of each other; `full` is the height of the picture. */
const bars = (rows: readonly (readonly number[])[], full: number, colors: readonly number[]): readonly Markup[] => {
  const step = WIDTH / Math.max(1, rows.length);
  return rows.flatMap((parts, at) => {
    let y = HEIGHT;
    return parts.map((part, which) => {
      const height = full === 0 ? 0 : (part / full) * HEIGHT;
      y -= height;
      if (height === 0) return nothing;
      return html`<rect class="c${colors[which] ?? 0}" x="${(at * step).toFixed(1)}" y="${y.toFixed(1)}" width="${(step * 0.85).toFixed(1)}" height="${height.toFixed(1)}"></rect>`;
    });
  });
};

interface Chart {
  readonly title: string;
  readonly rows: readonly (readonly number[])[];
  readonly full: number;
  /** Their names and colours, from the bottom up. */
  readonly parts: readonly (readonly [name: string, color: number])[];
  /** The same in words. */
  readonly words: string;
}

const chart = ({ title, rows, full, parts, words }: Chart): Markup =>
  html`<figure class="over-time"><h3>${title}</h3><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${`${title}: ${words}`}">${bars(
    rows,
    full,
    parts.map(([, color]) => color),
  )}</svg><figcaption>${parts.length < 2 ? nothing : html`${parts.map(([name, color]) => html`<span class="key"><svg viewBox="0 0 1 1" aria-hidden="true"><rect class="c${color}" width="1" height="1"></rect></svg>${name}</span> `)}`}${words}</figcaption></figure>`;

const hitChart = (all: readonly Stretch[]): Markup => {
  const rates = all.map(({ lookups }) => hitRate(lookups));
  const known = rates.filter((rate) => rate !== null);
  const words =
    known.length === 0
      ? "no look-ups"
      : `lowest ${share(Math.min(...known))}, highest ${share(Math.max(...known))}, latest ${share(known.at(-1) ?? 0)}`;
  return chart({ title: "Hit rate", rows: rates.map((rate) => [rate ?? 0]), full: 1, parts: [["hits", 0]], words });
};

const healChart = (all: readonly Stretch[]): Markup => {
  const rows = all.map(({ heals }) => [heals.success, heals.fail]);
  const [success, fail] = [0, 1].map((at) => rows.reduce((sum, row) => sum + (row[at] ?? 0), 0));
  const full = Math.max(1, ...rows.map(([a = 0, b = 0]) => a + b));
  const words = `${success} tries healed, ${fail} in vain`;
  return chart({
    title: "Heals",
    rows,
    full,
    parts: [
      ["healed", 0],
      ["in vain", 5],
    ],
    words,
  });
};

const driftChart = (all: readonly Stretch[]): Markup => {
  const rows = all.map(({ drifts }) => [drifts.accepted, drifts.refused]);
  const [accepted, refused] = [0, 1].map((at) => rows.reduce((sum, row) => sum + (row[at] ?? 0), 0));
  const full = Math.max(1, ...rows.map(([a = 0, b = 0]) => a + b));
  const words = `${accepted} small ones accepted, ${refused} refused`;
  return chart({
    title: "Drift",
    rows,
    full,
    parts: [
      ["accepted", 1],
      ["refused", 3],
    ],
    words,
  });
};

const COLUMNS: readonly Column<Stretch>[] = [
  { head: "From (UTC)", look: "word", cell: ({ fromMs }) => html`${timeText(fromMs)}` },
  {
    head: "Hit rate",
    look: "number",
    cell: ({ lookups }) => {
      const rate = hitRate(lookups);
      return rate === null ? nothing : html`${share(rate)}`;
    },
  },
  { head: "Healed", look: "number", cell: ({ heals }) => html`${heals.success}` },
  { head: "In vain", look: "number", cell: ({ heals }) => html`${heals.fail}` },
  { head: "Drift accepted", look: "number", cell: ({ drifts }) => html`${drifts.accepted}` },
  { head: "Drift refused", look: "number", cell: ({ drifts }) => html`${drifts.refused}` },
];

/** Hit rate, heals and drift as pictures, and as a table for those who want the figures. */
export const overTime = (hours: readonly HourFigures[], fromMs: number, toMs: number): Markup => {
  const all = stretches(hours, fromMs, toMs);
  const [first] = all;
  const each = first === undefined || first.hours === 1 ? "an hour" : `${first.hours} hours`;
  return html`${hitChart(all)}${healChart(all)}${driftChart(all)}<p class="soft">Each bar is ${each}, from ${timeText(first?.fromMs ?? fromMs)} to ${timeText(toMs)} UTC.</p>
<details><summary>The same as a table</summary><div class="inside">${table("Hit rate, heals and drift over time", COLUMNS, all)}</div></details>`;
};
