import { duration, plural } from "#core/model/duration";
import type { InvocationEnded, LoopEnded, RunEvent, StepEnded } from "#core/model/event";
import { hintOf } from "#core/model/failure-lines";
import { formatPlace } from "#core/model/place";
import { printable } from "#core/model/printable";
import type { Reporter } from "#core/ports/reporter";
import { verdictOfRun } from "./finished";
import type { StepView } from "./step-view";
import { EMPTY_VIEW, hitRateOf, type RunView, type View, viewAfter } from "./view";

const healText = ({ drift, heal }: StepView): string => {
  const drifted = drift ? ` It had drifted by ${Math.round(drift.score * 100)} percent.` : "";
  return heal?.ok ? `${drifted} It was healed: ${heal.original} became ${heal.selector ?? "nothing"}.` : drifted;
};

const warningText = ({ warnings = [] }: StepEnded): string => warnings.map((each) => ` Warning: ${each}.`).join("");

const stepText = (step: StepView): string => {
  const { end } = step;
  if (!end) return "";
  if (end.outcome === "skipped") return `Step ${step.index} skipped: ${step.text}.${warningText(end)}`;
  const from = end.source === null ? "" : `, element from ${end.source}`;
  if (!end.error)
    return `Step ${step.index} passed: ${step.text}${from}, ${duration(end.ms)}.${healText(step)}${warningText(end)}`;
  const { message, candidates = [] } = end.error;
  const hint = hintOf(end.error);
  return [
    `Step ${step.index} failed: ${step.text}, at ${formatPlace(end.error)}. ${message}.`,
    ...(hint === undefined ? [] : [`Hint: ${hint}.`]),
    ...candidates.map((each) => `What came near: ${each}.`),
  ].join(" ");
};

const runText = (run: RunView): string => {
  const [, word] = verdictOfRun(run);
  const why = run.error === undefined ? "" : ` Reason: ${run.error}.`;
  return `${run.name} ${word} after ${duration(run.end?.ms ?? 0)}.${why}`;
};

const endText = ({ requirements, ms, degraded }: InvocationEnded, view: View): string => {
  const { total, passed, healed, failed, partial } = requirements;
  const rate = hitRateOf(view.cache);
  return [
    `Finished after ${duration(ms)}: ${plural(total, "requirement")}, ${passed} passed, ${healed} healed, ${partial} partial, ${failed} failed.`,
    ...(rate === undefined ? [] : [`Cache hit rate ${Math.round(rate * 100)} percent.`]),
    ...(degraded.length === 0 ? [] : [`Did not work as it should: ${degraded.join(", ")}.`]),
  ].join(" ");
};

const loopText = ({ loop, hitRate, lookupMs, heals, ms, verdict }: LoopEnded): string => {
  const rate =
    hitRate === null ? "" : ` Hit rate ${Math.round(hitRate * 100)} percent, look-ups ${duration(lookupMs)}.`;
  const healed = heals === 0 ? "" : ` ${plural(heals, "step")} healed.`;
  return `Loop ${loop} is over after ${duration(ms)}: ${verdict}.${rate}${healed}`;
};

const sentenceFor = (event: RunEvent, view: View): string => {
  switch (event.type) {
    case "invocation.start":
      return `pacts ${event.command} starts, ${plural(event.runs, "requirement")} to run.`;
    case "run.start":
      return `${view.open.at(-1)?.name ?? event.req} begins, ${plural(event.steps, "step")}.`;
    case "step.end": {
      const run = view.open.find(({ run: id }) => id === event.run);
      const step = run?.steps.find(({ id }) => id === event.step);
      const name = view.open.length > 1 ? `${run?.name ?? ""}: ` : "";
      return step ? `${name}${stepText(step)}` : "";
    }
    case "run.end":
      return view.last?.run === event.run ? runText(view.last) : "";
    case "loop.end":
      return loopText(event);
    case "error":
      return `Warning: ${event.message}.${event.hint ? ` ${event.hint}.` : ""}`;
    case "invocation.end":
      return endText(event, view);
    default:
      return "";
  }
};

/** For those who listen: a plain sentence for all that is over, a line each; no boxes, nothing is drawn twice. */
export const createSentences = ({ write }: { readonly write: (text: string) => void }): Reporter => {
  let view = EMPTY_VIEW;
  return {
    on: (event) => {
      view = viewAfter(view, event);
      const sentence = sentenceFor(event, view);
      if (sentence !== "") write(`${printable(sentence)}\n`);
    },
    close: async () => {},
  };
};
