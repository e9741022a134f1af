import { createHash } from "node:crypto";
import { duration, plural, share } from "#core/model/duration";
import { formatPlace } from "#core/model/place";
import type { Report, ReportedCase, ReportedStep } from "#core/model/report";
import {
  caseName,
  type CaseWord,
  caseWord,
  countWords,
  isOver,
  lookupFigures,
  remarkable,
  unstarted,
} from "#core/model/report-figures";
import { charts } from "./charts";
import { html, type Markup, nothing } from "./markup";
import type { Pictures } from "./pictures";
import { runDetail } from "./steps";
import { STYLE } from "./style";
import { type Column, table } from "./table";

const GLYPHS: Readonly<Record<CaseWord, string>> = {
  pass: "✓",
  healed: "✚",
  flaky: "≈",
  partial: "◐",
  fail: "✗",
  aborted: "✗",
};
/** The one style sheet, and pictures that are inside: nothing else is loaded, sent or run. */
const POLICY = `default-src 'none'; img-src data:; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; base-uri 'none'; form-action 'none'`;

const word = (each: ReportedCase): Markup => {
  const told = caseWord(each);
  const nothingAsserted = each.last.end?.asserted === false && each.verdict !== "fail";
  return html`<span class="${told}">${GLYPHS[told]} ${told}</span>${nothingAsserted ? html`<span class="note">nothing was asserted</span>` : nothing}`;
};

const tile = (value: string, name: string, look = ""): Markup =>
  html`<li><strong class="${look}">${value}</strong>${name}</li>`;

const tiles = (report: Report): Markup => {
  const words = countWords(report);
  const rest = unstarted(report);
  const steps = report.cases.flatMap(({ last }) => last.steps);
  const { hitRate } = lookupFigures(steps);
  const drifted = steps.filter(({ drift }) => isOver(drift)).length;
  return html`<ul class="tiles">${(Object.keys(GLYPHS) as readonly CaseWord[])
    .filter((each) => words[each] > 0)
    .map((each) =>
      tile(`${GLYPHS[each]} ${words[each]}`, each, each),
    )}${rest > 0 ? tile(`○ ${rest}`, "not started") : nothing}${tile(String(steps.length), "steps")}${
    hitRate === null ? nothing : tile(share(hitRate), "hit rate")
  }${tile(String(drifted), "drifted")}${report.end ? tile(duration(report.end.ms), "time") : nothing}</ul>`;
};

type Numbered = readonly [each: ReportedCase, at: number];

const REQUIREMENTS: readonly Column<Numbered>[] = [
  {
    head: "Requirement",
    cell: ([each, at]) =>
      html`<a href="#r${at}">${caseName(each)}</a>${each.last.start.title === each.last.start.req ? nothing : html`<span class="note">${each.last.start.title}</span>`}`,
  },
  { head: "Verdict", look: "word", cell: ([each]) => word(each) },
  {
    head: "Steps",
    look: "number",
    cell: ([{ last }]) => html`${last.steps.filter(({ end }) => end.outcome === "success").length}/${last.start.steps}`,
  },
  { head: "Healed", look: "number", cell: ([{ last }]) => html`${last.end?.healed ?? 0}` },
  { head: "Attempts", look: "number", cell: ([{ earlier }]) => html`${earlier.length + 1}` },
  {
    head: "Hit rate",
    look: "number",
    cell: ([{ last }]) => {
      const { hitRate } = lookupFigures(last.steps);
      return hitRate === null ? nothing : html`${share(hitRate)}`;
    },
  },
  { head: "Time", look: "number", cell: ([{ last }]) => (last.end ? html`${duration(last.end.ms)}` : nothing) },
];

type Remark = { readonly of: ReportedCase; readonly step: ReportedStep };

const HEALS: readonly Column<Remark>[] = [
  {
    head: "Step",
    cell: ({ of, step }) => html`${step.text}<span class="note">${caseName(of)}, step ${step.end.index}</span>`,
  },
  {
    head: "Drift",
    cell: ({ step: { drift } }) =>
      drift === undefined
        ? nothing
        : html`${share(drift.score)} ${isOver(drift) ? "≥" : "<"} ${share(drift.threshold)}<span class="note">${drift.changed.join(", ")}</span>`,
  },
  {
    head: "Old locator",
    look: "wide",
    cell: ({ step: { heal } }) => (heal ? html`<code>${heal.original}</code>` : nothing),
  },
  {
    head: "New locator",
    look: "wide",
    cell: ({ step: { heal, end } }) => {
      const found = heal ? heal.selector : end.healed ? end.selector : null;
      if (found === null) return heal ? html`<span class="fail">✗ none</span>` : nothing;
      return html`<code>${found}</code>${heal?.strategy ? html`<span class="note">by ${heal.strategy}, confidence ${share(heal.confidence)}</span>` : nothing}`;
    },
  },
  {
    head: "Tried",
    look: "wide",
    cell: ({ step: { attempts } }) =>
      html`${attempts.map(({ rank, strategy, ok, ms, reason, learned }) => html`<span class="note">${rank} ${strategy}${learned ? ` (won ${learned.won}/${learned.tried})` : ""} ${ok ? "✓ held" : "✗ refused"}, ${duration(ms)}${reason === undefined ? "" : `: ${reason}`}</span>`)}`,
  },
];

const detail = (each: ReportedCase, at: number, pictures: Pictures): Markup => {
  const { last, earlier } = each;
  const name = caseName(each);
  const told = caseWord(each);
  const open = told === "pass" ? nothing : html` open`;
  return html`<details id="r${at}"${open}><summary><span class="${told}">${GLYPHS[told]} ${told}</span> ${name}</summary><div class="inside">
<p class="soft">${last.start.title} · <code>${last.start.file}</code>${last.start.url === null ? nothing : html` · ${last.start.url}`} · run <code>${last.start.run}</code></p>
${runDetail(`Steps of ${name}`, last, pictures)}
${earlier.map((run) => html`<h3>Attempt ${run.start.attempt}: ${run.end?.verdict ?? "broken off"}</h3>${runDetail(`Steps of ${name}, attempt ${run.start.attempt}`, run, pictures)}`)}</div></details>`;
};

const section = (id: string, title: string, inner: Markup): Markup =>
  html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${inner}</section>`;

const trouble = ({ errors, end }: Report): Markup =>
  errors.length === 0
    ? nothing
    : section(
        "trouble",
        "Trouble",
        html`${errors.map(({ message, hint, place }) => html`<div class="trouble"><p>${message}</p>${place ? html`<p class="mono">${formatPlace(place)}</p>` : nothing}${hint === undefined ? nothing : html`<p>${hint}</p>`}</div>`)}${
          end && end.degraded.length > 0 ? html`<p>Did not work as it should: ${end.degraded.join(", ")}</p>` : nothing
        }`,
      );

/** The report as one page: it loads nothing, runs no script, and is read as well without a mouse or eyes. */
export const htmlDocument = (report: Report, pictures: Pictures): string => {
  const { cases, start, startedAt, invocation } = report;
  const heals = remarkable(cases);
  const about = [plural(cases.length, "requirement"), ...(start ? [`pacts ${start.version}`] : []), startedAt];
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><title>${`pacts report: ${report.end?.verdict ?? "broken off"}`}</title>
<style>${{ markup: STYLE }}</style></head>
<body><header><h1>pacts report</h1><p class="soft">${about.join(" · ")} · invocation <code>${invocation}</code></p></header>
<main>${tiles(report)}
${trouble(report)}
${
  cases.length === 0
    ? html`<p>No requirement was run.</p>`
    : section(
        "requirements",
        "Requirements",
        table(
          "Requirements",
          REQUIREMENTS,
          cases.map((each, at): Numbered => [each, at]),
        ),
      )
}
${heals.length === 0 ? nothing : section("heals", "Drift and heals", table("Drift and heals", HEALS, heals))}
${charts(report)}
${cases.length === 0 ? nothing : section("steps", "Steps", html`${cases.map((each, at) => detail(each, at, pictures))}`)}
</main></body></html>
`.markup;
};
