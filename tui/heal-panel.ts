import { duration } from "#core/model/duration";
import { cell, clip, type Line, line, span } from "./line";
import type { AttemptView, StepView } from "./step-view";
import type { HealStory, View } from "./view";

const percent = (part: number): string => `${Math.round(part * 100)}%`;

const driftText = ({ drift }: StepView): string => {
  if (!drift) return "";
  const sign = drift.score >= drift.threshold ? ">" : "<";
  const changed = drift.changed.length > 0 ? `   ${drift.changed.join(", ")} changed` : "";
  return `   drift ${percent(drift.score)} ${sign} ${percent(drift.threshold)}${changed}`;
};

/** What the strategy was known for when it got its place: `rank 1 (won 61/70 on this site)`. */
const rankText = ({ rank, learned }: AttemptView, why: boolean): string => {
  if (!learned) return `rank ${rank} (no record)`;
  const { won, tried, scope, lower } = learned;
  const where = scope === "everywhere" ? "everywhere" : `${scope === "element" ? "for" : "on"} this ${scope}`;
  return `rank ${rank} (won ${won}/${tried}${why ? `, at least ${percent(lower)} ${where}` : ""})`;
};

const attemptLine = (attempt: AttemptView, at: number, closing: string, width: number, why: boolean): Line => {
  const { strategy, ok, ms, reason } = attempt;
  return clip(
    [
      span("        "),
      cell(String(at), 2, "dim", "right"),
      span(" "),
      cell(strategy, 12),
      span(ok ? "✓ found " : "✗ failed", ok ? "good" : "bad"),
      cell(duration(ms), 8, "dim", "right"),
      span(
        `   ${[rankText(attempt, why), ok ? closing : (reason ?? "")].filter((each) => each !== "").join("  ")}`,
        "dim",
      ),
    ],
    width,
  );
};

const confidenceText = ({ heal }: StepView): string => {
  if (!heal?.ok) return "";
  const margin = heal.margin === undefined ? "" : `  lead ${heal.margin.toFixed(2)}`;
  return `confidence ${heal.confidence.toFixed(2)}${margin}`;
};

/** What speaks for the element that was found and against it, as far as there is any of it. */
const reasonLines = (step: StepView, width: number): readonly Line[] => {
  const { heal } = step;
  if (!heal) return [];
  const hit = {
    true: "the record's first choice healed it",
    false: "not the record's first choice healed it",
  } as const;
  const told = [
    ["result:    ", confidenceText(step)],
    ["order:     ", heal.strategyHit === undefined ? "" : hit[`${heal.strategyHit}`]],
    ["for it:    ", heal.pro.join(", ")],
    ["against it:", heal.contra.join(", ")],
  ] as const;
  return told
    .filter(([, text]) => text !== "")
    .map(([name, text]) => clip(line(`        ${name} ${text}`, "dim"), width));
};

const changeLine = ({ heal }: StepView, width: number): readonly Line[] => {
  if (!heal) return [];
  const found = heal.selector === null ? span("nothing", "bad") : span(heal.selector, heal.ok ? "good" : "bad");
  return [clip([span("        "), span(heal.original, "dim"), span("  →  "), found], width)];
};

/** How one element was lost and found, at most so many lines; `why` adds what spoke for it and against it. */
export const storyLines = (story: HealStory, width: number, rows: number, why: boolean): readonly Line[] => {
  const { name, step } = story;
  const head = [
    span(` HEAL   ${name}  step ${step.index} ${step.element ?? step.text}`, "strong"),
    span(driftText(step), "warn"),
  ];
  const change = changeLine(step, width);
  const reasons = why ? reasonLines(step, width) : [];
  const room = Math.max(0, rows - 1 - change.length - reasons.length);
  const from = Math.max(0, step.attempts.length - room);
  const tries = step.attempts.slice(from);
  return [
    clip(head, width),
    ...change,
    ...tries.map((attempt, at) => attemptLine(attempt, from + at + 1, why ? "" : confidenceText(step), width, why)),
    ...reasons,
  ].slice(0, rows);
};

/** All that was lost and found, newest at the bottom, scrolled back by so many lines. */
export const healPage = ({ heals }: View, width: number, rows: number, back: number): readonly Line[] => {
  const all = heals.flatMap((story) => storyLines(story, width, 16, true));
  if (all.length === 0) return [line(" HEAL   nothing drifted, nothing was healed", "dim")];
  const to = Math.max(Math.min(rows, all.length), all.length - back);
  return all.slice(Math.max(0, to - rows), to);
};
