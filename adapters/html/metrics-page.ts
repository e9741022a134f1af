import { createHash } from "node:crypto";
import { duration, share } from "#core/model/duration";
import type { HourFigures } from "#core/model/figures";
import type { PastAttempt } from "#core/model/heal";
import { type FailingElement, hitRate, type Metrics, successRate } from "#core/model/metrics";
import type { RunRecord } from "#core/ports/run-store";
import { html, type Markup, nothing } from "./markup";
import { overTime, timeText } from "./metrics-charts";
import { STYLE } from "./style";
import { type Column, table } from "./table";

/** What the page shows. */
export interface MetricsPage {
  readonly version: string;
  /** How far back, as it was asked for: `24h`. */
  readonly window: string;
  /** Absent while the database does not answer. */
  readonly told?: {
    readonly metrics: Metrics;
    readonly hours: readonly HourFigures[];
    readonly fromMs: number;
    readonly toMs: number;
    /** Newest first. */
    readonly runs: readonly RunRecord[];
    /** Newest first. */
    readonly attempts: readonly PastAttempt[];
  };
}

const LOOKS = `${STYLE}
nav ul{display:flex;flex-wrap:wrap;gap:4px 16px;padding:0;margin:8px 0 0;list-style:none}
nav a{display:inline-block;padding:2px 0;min-height:24px}
.over-time svg[role=img]{display:block;width:100%;height:90px;border-bottom:1px solid var(--line);background:var(--shade)}
.over-time h3{margin:16px 0 4px}
.key{margin-right:12px;white-space:nowrap}
.key svg{width:11px;height:11px;margin-right:6px}
#state:empty{display:none}
`;

/** Looks again every ten seconds, unless somebody is reading on: a table that is open or has the focus stays as it is. */
const SCRIPT = `
const state = document.getElementById("state");
setInterval(async () => {
  const now = document.querySelector("main");
  if (document.hidden || now.contains(document.activeElement) || now.querySelector("details[open]")) return;
  try {
    const answer = await fetch(location.href, { signal: AbortSignal.timeout(8000) });
    const next = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
    if (next) now.replaceWith(next);
    state.textContent = "";
  } catch {
    state.textContent = "The server does not answer; what is shown is old.";
  }
}, 10000);
`;

const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The one style sheet, the one script, and what it reads from here: nothing else is loaded, sent or run. */
const POLICY = `default-src 'none'; img-src data:; style-src ${hashOf(LOOKS)}; script-src ${hashOf(SCRIPT)}; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const WINDOWS = ["24h", "7d", "30d"];

const GLYPHS: Readonly<Record<string, string>> = { pass: "✓", partial: "◐", fail: "✗", aborted: "✗", running: "…" };

const wordOf = ({ status, verdict }: RunRecord): string => (status === "done" ? (verdict ?? status) : status);

const mark = (word: string): Markup => html`<span class="${word}">${GLYPHS[word] ?? ""} ${word}</span>`;

const RUNS: readonly Column<RunRecord>[] = [
  {
    head: "Run",
    cell: ({ id, reqId, rowId }) =>
      html`<a href="/api/v1/runs/${encodeURIComponent(id)}">${rowId === null ? reqId : `${reqId} [${rowId}]`}</a>`,
  },
  { head: "Verdict", look: "word", cell: (run) => mark(wordOf(run)) },
  { head: "Steps", look: "number", cell: ({ stepsExecuted, stepsTotal }) => html`${stepsExecuted}/${stepsTotal}` },
  { head: "Heals", look: "number", cell: ({ healRounds }) => html`${healRounds}` },
  {
    head: "Time",
    look: "number",
    cell: ({ durationMs }) => (durationMs === null ? nothing : html`${duration(durationMs)}`),
  },
  { head: "Started (UTC)", look: "word", cell: ({ startTime }) => html`${timeText(Date.parse(startTime))}` },
];

const HEALS: readonly Column<PastAttempt>[] = [
  {
    head: "Element",
    cell: ({ element, requirement }) =>
      html`${element}${requirement === null ? nothing : html`<span class="note">${requirement}</span>`}`,
  },
  { head: "Page", cell: ({ url }) => html`${url}` },
  { head: "Strategy", look: "word", cell: ({ strategy }) => html`${strategy}` },
  {
    head: "Outcome",
    look: "word",
    cell: ({ outcome }) =>
      outcome === "success" ? html`<span class="pass">✓ healed</span>` : html`<span class="fail">✗ in vain</span>`,
  },
  { head: "Review", look: "word", cell: ({ review }) => html`${review}` },
  { head: "Tried (UTC)", look: "word", cell: ({ createdAt }) => html`${timeText(createdAt)}` },
];

const FAILING: readonly Column<FailingElement>[] = [
  { head: "Element", cell: ({ element }) => html`${element}` },
  { head: "Failures", look: "number", cell: ({ failures }) => html`${failures}` },
  {
    head: "Last run",
    look: "word",
    cell: ({ lastRun, lastTime }) =>
      html`<a href="/api/v1/runs/${encodeURIComponent(lastRun)}">${timeText(Date.parse(lastTime))}</a>`,
  },
];

const tile = (value: string, name: string, look = ""): Markup =>
  html`<li><strong class="${look}">${value}</strong>${name}</li>`;

const rate = (value: number | null): string => (value === null ? "–" : share(value));

const tiles = ({ runs, lookups, heals, medianMs }: Metrics): Markup =>
  html`<ul class="tiles">${tile(`✓ ${runs.pass}`, "passed", "pass")}${tile(`◐ ${runs.partial}`, "partial", "partial")}${tile(`✗ ${runs.fail}`, "failed or aborted", "fail")}${
    runs.running > 0 ? tile(`… ${runs.running}`, "running") : nothing
  }${tile(rate(successRate(runs)), "success rate")}${tile(rate(hitRate(lookups)), "hit rate")}${tile(medianMs === null ? "–" : duration(medianMs), "median time")}${tile(String(heals.healed), "steps healed")}</ul>`;

const section = (id: string, title: string, inner: Markup): Markup =>
  html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${inner}</section>`;

const list = <Row>(id: string, title: string, columns: readonly Column<Row>[], rows: readonly Row[], none: string) =>
  section(id, title, rows.length === 0 ? html`<p>${none}</p>` : table(`Table: ${title}`, columns, rows));

const content = ({ window, told }: MetricsPage): Markup => {
  if (told === undefined)
    return html`<div class="trouble"><p>The database does not answer.</p><p>This page looks again by itself; <a href="/readyz">/readyz</a> says what is missing.</p></div>`;
  const { metrics, hours, fromMs, toMs, runs, attempts } = told;
  return html`<p class="soft">The last ${window}, as of ${timeText(toMs)} UTC.</p>
${tiles(metrics)}
${section("time", "Over time", overTime(hours, fromMs, toMs))}
${list("runs", "Last runs", RUNS, runs, "No run yet: pacts run <file>")}
${list("failing", "Elements that failed most", FAILING, metrics.failing, "None.")}
${list("heals", "Last heals", HEALS, attempts, "None.")}`;
};

const navigation = (window: string): Markup =>
  html`<nav aria-label="How far back"><ul>${WINDOWS.map((each) => html`<li><a href="/?window=${each}"${each === window ? html` aria-current="page"` : nothing}>last ${each}</a></li>`)}<li><a href="/api/v1/summary?window=${window}">JSON</a></li><li><a href="/metrics">Prometheus</a></li></ul></nav>`;

/** What runs, heals and pages have been doing, as one page, and what it may do. */
export const metricsPage = (page: MetricsPage): { readonly body: string; readonly policy: string } => ({
  policy: POLICY,
  body: html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer"><link rel="icon" href="data:,"><title>pacts metrics</title>
<style>${{ markup: LOOKS }}</style></head>
<body><header><h1>pacts metrics</h1><p class="soft">pacts ${page.version}</p>${navigation(page.window)}<p id="state" class="fail" role="status"></p></header>
<main>${content(page)}
</main><script>${{ markup: SCRIPT }}</script></body></html>
`.markup,
});
