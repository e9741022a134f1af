import { duration } from "#core/model/duration";
import { formatPlace } from "#core/model/place";
import { storyLines } from "./heal-panel";
import { type Line, line, span, wrapped } from "./line";
import { type StepView, isHealStory } from "./step-view";
import { markOf } from "./step-list";
import type { RunView } from "./view";

const age = (ms: number): string => (ms < 60_000 ? duration(ms) : `${Math.round(ms / 60_000)} min`);

const lookupText = ({ lookup }: StepView): string => {
  if (!lookup) return "no element was looked for";
  const answer = lookup.source === "miss" ? `miss (${lookup.reason ?? "absent"})` : lookup.source;
  const old = lookup.ageMs === undefined ? "" : `, remembered ${age(lookup.ageMs)} ago`;
  return `looked up: ${answer}, ${duration(lookup.ms)}${old}`;
};

const timesText = ({ end }: StepView): string => {
  if (!end) return "still under way";
  const { lookupMs, proofMs, discoverMs, waitMs = 0, actionMs, ms } = end;
  const parts = { "look-up": lookupMs, proof: proofMs, discovery: discoverMs, waiting: waitMs, action: actionMs };
  const told = Object.entries(parts).filter(([, part]) => part > 0);
  return [`took ${duration(ms)}`, ...told.map(([name, part]) => `${name} ${duration(part)}`)].join("   ");
};

const failureLines = ({ end }: StepView, width: number): readonly Line[] => {
  const error = end?.error;
  if (!error) return [];
  return [
    ...wrapped(`${formatPlace(error)}: ${error.message}`, "bad", 3, width),
    ...(error.hint === undefined ? [] : wrapped(`hint: ${error.hint}`, "warn", 3, width)),
    ...(error.candidates ?? []).flatMap((each) => wrapped(`- ${each}`, "dim", 5, width)),
  ];
};

/** All that is known of one step: where its element came from, what it took, what was tried and why. */
export const detailLines = (run: RunView, step: StepView, width: number, rows: number): readonly Line[] => {
  const [head = [], ...more] = wrapped(`step ${step.index}: ${step.text}`, "strong", 3, width);
  const discovered = step.discover
    ? [line(`   discovered: ${step.discover.candidates} candidates, ${duration(step.discover.ms)}`)]
    : [];
  const selector = step.end?.selector;
  return [
    [span(" "), markOf(step.state), ...head.map(({ text, tone }) => span(text.slice(2), tone))],
    ...more,
    ...wrapped(lookupText(step), "plain", 3, width),
    ...discovered,
    ...(selector ? wrapped(`acted on: ${selector}  (${step.end?.strategy ?? "?"})`, "info", 3, width) : []),
    ...wrapped(timesText(step), "dim", 3, width),
    ...failureLines(step, width),
    ...(isHealStory(step) ? storyLines({ run: run.run, name: run.name, step }, width, 12, true) : []),
  ].slice(0, rows);
};
