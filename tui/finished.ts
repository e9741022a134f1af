import { duration } from "#core/model/duration";
import type { ErrorTold } from "#core/model/event";
import { hintOf } from "#core/model/failure-lines";
import { formatPlace } from "#core/model/place";
import { ends, type Line, line, span, type Tone, wrapped } from "./line";
import type { StepView } from "./step-view";
import type { RunView, Told } from "./view";

/** Sign, word and tone of a run that is over. */
export const verdictOfRun = (run: RunView): readonly [glyph: string, word: string, tone: Tone] => {
  const { end } = run;
  const nothing = end && !end.asserted && end.verdict !== "fail" ? ", nothing was asserted" : "";
  if (!end || end.status === "aborted") return ["✗", "aborted", "bad"];
  if (end.verdict === "fail") return ["✗", "failed", "bad"];
  if (end.verdict === "partial") return ["◐", `partial${nothing}`, "warn"];
  return end.healed > 0 ? ["✚", `passed, healed${nothing}`, "warn"] : ["✓", `passed${nothing}`, "good"];
};

const failedStep = (step: StepView, width: number): readonly Line[] => {
  const error = step.end?.error;
  if (!error) return [];
  const { message, candidates = [], code } = error;
  const hint = hintOf(error);
  const nearest = code === "not-found" && candidates.length > 0;
  return [
    ...wrapped(`step ${step.index}: ${step.text}`, "strong", 3, width),
    ...wrapped(formatPlace(error), "info", 3, width),
    ...wrapped(message, "plain", 3, width),
    ...(hint === undefined || nearest ? [] : wrapped(`hint: ${hint}`, "warn", 3, width)),
    ...(nearest ? [line("   what came nearest:", "dim")] : []),
    ...candidates.flatMap((each) => wrapped(`- ${each}`, "dim", 5, width)),
  ];
};

/** Trouble that is no step's fault, as it stays in the terminal. */
const errorLines = ({ message, hint, place }: ErrorTold, width: number): readonly Line[] => [
  ...wrapped(`! ${place ? `${formatPlace(place)}: ` : ""}${message}`, "warn", 1, width),
  ...(hint === undefined ? [] : wrapped(`hint: ${hint}`, "warn", 3, width)),
];

/** What is over, as it stays in the terminal. */
export const toldLines = (told: Told, width: number): readonly Line[] =>
  told.kind === "run" ? runLines(told.run, width) : errorLines(told.error, width);

/** A requirement that is over: one line, and all that went wrong. */
const runLines = (run: RunView, width: number): readonly Line[] => {
  const [glyph, word, tone] = verdictOfRun(run);
  const left = [
    span(` ${glyph} `, tone),
    span(run.name, "strong"),
    span(run.title === "" ? "" : `  ${run.title}`, "dim"),
  ];
  const right = [span(word, tone), span(`  ${duration(run.end?.ms ?? 0)}`, "dim")];
  const isFailed = run.end?.verdict === "fail";
  const steps = run.steps.flatMap((step) => failedStep(step, width));
  const alone = isFailed && steps.length === 0 ? wrapped(run.error ?? "failed", "plain", 3, width) : [];
  const kept = isFailed ? run.artifacts.flatMap(({ path }) => wrapped(path, "dim", 3, width)) : [];
  const next = isFailed ? wrapped(`next: pacts runs view ${run.run}`, "dim", 3, width) : [];
  return [ends(left, right, width), ...steps, ...alone, ...kept, ...next];
};
