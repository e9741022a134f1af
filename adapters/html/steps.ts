import { duration, share } from "#core/model/duration";
import type { ArtifactStored, StepEnded } from "#core/model/event";
import { formatPlace } from "#core/model/place";
import type { ReportedRun, ReportedStep } from "#core/model/report";
import { findingMs } from "#core/model/report-figures";
import { html, type Markup, nothing } from "./markup";
import type { Pictures } from "./pictures";
import { type Column, table } from "./table";

const GLYPHS = { success: "✓", fail: "✗", skipped: "○" } as const;
const HOUR_MS = 3_600_000;

const outcome = ({ outcome: word, healed }: StepEnded): Markup => {
  if (healed) return html`<span class="healed">✚ healed</span>`;
  return html`<span class="${word === "success" ? "pass" : word}">${GLYPHS[word]} ${word}</span>`;
};

const note = (text: string): Markup => html`<span class="note">${text}</span>`;

const age = (ms: number): string => (ms < HOUR_MS ? duration(ms) : `${Math.round(ms / HOUR_MS)} h`);

const lookupNotes = ({ lookup, discover, drift }: ReportedStep): readonly Markup[] => [
  ...(lookup === undefined
    ? []
    : [
        note(
          lookup.hit
            ? `${lookup.strategy ?? "remembered"}${lookup.ageMs === undefined ? "" : `, ${age(lookup.ageMs)} old`}`
            : `miss${lookup.reason === undefined ? "" : `: ${lookup.reason}`}`,
        ),
      ]),
  ...(discover === undefined
    ? []
    : [note(`${discover.candidates} candidates in ${duration(discover.ms)}${discover.found ? "" : ", none taken"}`)]),
  ...(drift === undefined ? [] : [note(`drift ${share(drift.score)}: ${drift.changed.join(", ")}`)]),
];

const error = ({ error: told }: StepEnded): Markup => {
  if (told === undefined) return nothing;
  const { message, hint, candidates = [] } = told;
  return html`<div class="trouble"><p>${message}</p><p class="mono">${formatPlace(told)}</p>${hint === undefined ? nothing : html`<p>Hint: ${hint}</p>`}${
    candidates.length === 0
      ? nothing
      : html`<p>What came nearest:</p><ul>${candidates.map((each) => html`<li>${each}</li>`)}</ul>`
  }</div>`;
};

const warnings = ({ warnings: sentences = [] }: StepEnded): Markup =>
  html`${sentences.map((sentence) => html`<p class="note">Warning: ${sentence}</p>`)}`;

const time = (ms: number, { outcome: word }: StepEnded): Markup =>
  word === "skipped" ? nothing : html`${duration(ms)}`;

const COLUMNS: readonly Column<ReportedStep>[] = [
  {
    head: "Step",
    look: "wide",
    cell: ({ text, end }) =>
      html`${end.index}. ${text}${end.selector === null ? nothing : html`<code class="note">${end.selector}</code>`}${warnings(end)}${error(end)}`,
  },
  { head: "Outcome", look: "word", cell: ({ end }) => outcome(end) },
  { head: "Source", cell: (step) => html`${step.end.source ?? ""}${lookupNotes(step)}` },
  { head: "Look-up", look: "number", cell: ({ lookup, end }) => (lookup ? time(lookup.ms, end) : nothing) },
  { head: "Finding", look: "number", cell: ({ end }) => (end.source === null ? nothing : time(findingMs(end), end)) },
  { head: "Action", look: "number", cell: ({ end }) => time(end.actionMs, end) },
  { head: "Whole", look: "number", cell: ({ end }) => time(end.ms, end) },
];

const picture = ({ path, artifactType, bytes, lost }: ArtifactStored, pictures: Pictures): Markup => {
  if (lost !== undefined) return html`<p class="soft">${artifactType}, lost: ${lost}</p>`;
  const data = pictures.get(path);
  if (data === undefined) return html`<p class="soft">${artifactType}, ${bytes} bytes: <code>${path}</code></p>`;
  const name = path.split(/[/\\]/).at(-1) ?? path;
  return html`<figure><img src="${data}" alt="${`Picture of the page: ${name}`}"><figcaption>${path}</figcaption></figure>`;
};

/** The steps of a run with their look-ups, its failures and what was kept of it. */
export const runDetail = (caption: string, { steps, artifacts, end }: ReportedRun, pictures: Pictures): Markup => {
  const untold = end?.error !== undefined && steps.every((step) => step.end.error === undefined);
  return html`${untold ? html`<div class="trouble"><p>${end.error ?? ""}</p></div>` : nothing}${
    steps.length === 0 ? html`<p>No step was begun.</p>` : table(caption, COLUMNS, steps)
  }${artifacts.map((each) => picture(each, pictures))}`;
};
