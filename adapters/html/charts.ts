import { duration, share } from "#core/model/duration";
import type { Report, ReportedCase, ReportedStep } from "#core/model/report";
import { caseName, findingMs, LOOKUP_SOURCES, lookupFigures } from "#core/model/report-figures";
import { cut } from "#core/model/text-width";
import { html, type Markup, nothing } from "./markup";

const WIDTH = 620;
const BAR = 18;
const ROW = 38;
/** The slowest; a chart of all would be taller than the page. */
const MOST_BARS = 25;
const LONGEST_LABEL = 60;

interface Part {
  readonly name: string;
  readonly value: number;
  /** Number of its colour. */
  readonly color: number;
}

const legend = (parts: readonly Part[], show: (value: number) => string): Markup =>
  html`<ul class="legend">${parts.map(
    ({ name, value, color }) =>
      html`<li><svg viewBox="0 0 1 1" aria-hidden="true"><rect class="c${color}" width="1" height="1"></rect></svg>${name} ${show(value)}</li>`,
  )}</ul>`;

/** Rectangles side by side from x = 0, `full` being the whole width. */
const bar = (parts: readonly Part[], full: number, y: number): readonly Markup[] => {
  let x = 0;
  return parts
    .filter(({ value }) => value > 0)
    .map(({ value, color }) => {
      const width = full === 0 ? 0 : (value / full) * WIDTH;
      const rectangle = html`<rect class="c${color}" x="${x.toFixed(1)}" y="${y}" width="${Math.max(0.5, width).toFixed(1)}" height="${BAR}"></rect>`;
      x += width;
      return rectangle;
    });
};

const hitParts = (steps: readonly ReportedStep[]): readonly Part[] => {
  const { bySource } = lookupFigures(steps);
  return LOOKUP_SOURCES.map((name, color) => ({ name, value: bySource[name], color })).filter(({ value }) => value > 0);
};

const lookupChart = (steps: readonly ReportedStep[]): Markup => {
  const { total, hitRate } = lookupFigures(steps);
  if (hitRate === null) return nothing;
  const parts = hitParts(steps);
  const told = parts.map(({ name, value }) => `${name} ${value}`).join(", ");
  return html`<h3>Hit rate ${share(hitRate)}</h3>
<svg class="chart" viewBox="0 0 ${WIDTH} ${BAR}" role="img" aria-label="${`Of ${total} look-ups: ${told}`}">${bar(parts, total, 0)}</svg>
${legend(parts, (count) => `${count} (${share(count / total)})`)}`;
};

const timeParts = ({ last }: ReportedCase): readonly Part[] => {
  const { steps, end } = last;
  const sum = (of: (step: ReportedStep) => number): number => steps.reduce((all, step) => all + of(step), 0);
  const finding = sum((step) => findingMs(step.end));
  const waiting = sum((step) => step.end.waitMs ?? 0);
  const acting = sum((step) => step.end.actionMs);
  return [
    { name: "finding elements", value: finding, color: 1 },
    { name: "waiting for the page", value: waiting, color: 3 },
    { name: "acting and checking", value: acting, color: 0 },
    { name: "the rest", value: Math.max(0, (end?.ms ?? 0) - finding - waiting - acting), color: 4 },
  ];
};

const added = (all: readonly (readonly Part[])[]): readonly Part[] =>
  (all[0] ?? []).map((part, at) => ({ ...part, value: all.reduce((sum, parts) => sum + (parts[at]?.value ?? 0), 0) }));

const timeRow = (each: ReportedCase, at: number, longest: number): Markup => {
  const parts = timeParts(each);
  const { hitRate } = lookupFigures(each.last.steps);
  const label = `${cut(caseName(each), LONGEST_LABEL)}  ${duration(each.last.end?.ms ?? 0)}${hitRate === null ? "" : `, hit rate ${share(hitRate)}`}`;
  return html`<text x="0" y="${at * ROW + 13}">${label}</text>${bar(parts, longest, at * ROW + 18)}`;
};

const timeChart = (cases: readonly ReportedCase[]): Markup => {
  const timed = cases.filter(({ last }) => last.end !== undefined);
  const shown = [...timed].sort((a, b) => (b.last.end?.ms ?? 0) - (a.last.end?.ms ?? 0)).slice(0, MOST_BARS);
  if (shown.length === 0) return nothing;
  const longest = Math.max(...shown.map((each) => timeParts(each).reduce((sum, { value }) => sum + value, 0)));
  const title =
    shown.length < timed.length ? `Time of the ${shown.length} slowest requirements` : "Time by requirement";
  return html`<h3>${title}</h3>
<svg class="chart" viewBox="0 0 ${WIDTH} ${shown.length * ROW}" role="img" aria-label="${`${title}; the table of requirements holds the figures`}">${shown.map((each, at) => timeRow(each, at, longest))}</svg>
${legend(added(timed.map(timeParts)), duration)}`;
};

/** Charts of the look-ups and of the time, as pictures with their figures in words. */
export const charts = ({ cases }: Report): Markup => {
  const steps = cases.flatMap(({ last }) => last.steps);
  if (steps.length === 0) return nothing;
  return html`<section aria-labelledby="charts"><h2 id="charts">Times and hit rate</h2>
${lookupChart(steps)}
${timeChart(cases)}</section>`;
};
