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

const attemptLine = ({ rank, strategy, ok, ms, reason }: AttemptView, closing: string, width: number): Line =>
  clip(
    [
      span("        "),
      cell(String(rank), 2, "dim", "right"),
      span(" "),
      cell(strategy, 12),
      span(ok ? "✓ found " : "✗ failed", ok ? "good" : "bad"),
      cell(duration(ms), 8, "dim", "right"),
      span(`  ${ok ? closing : (reason ?? "")}`, "dim"),
    ],
    width,
  );

const confidenceText = ({ heal }: StepView): string => {
  if (!heal?.ok) return "";
  const margin = heal.margin === undefined ? "" : `  lead ${heal.margin.toFixed(2)}`;
  return `confidence ${heal.confidence.toFixed(2)}${margin}`;
};

const reasonLines = ({ heal }: StepView, width: number): readonly Line[] => [
  ...(heal && heal.pro.length > 0 ? [clip(line(`        for it:     ${heal.pro.join(", ")}`, "dim"), width)] : []),
  ...(heal && heal.contra.length > 0
    ? [clip(line(`        against it: ${heal.contra.join(", ")}`, "dim"), width)]
    : []),
];

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
  const tries = room === 0 ? [] : step.attempts.slice(-room);
  return [
    clip(head, width),
    ...change,
    ...tries.map((attempt) => attemptLine(attempt, confidenceText(step), width)),
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
