import { duration } from "#core/model/duration";
import { cell, ends, clip, type Line, line, type Span, span, type Tone } from "./line";
import type { Screen } from "./screen";
import type { StepView } from "./step-view";
import type { RunView } from "./view";

type State = StepView["state"];

const MARKS: Readonly<Record<State, readonly [glyph: string, tone: Tone]>> = {
  running: ["◐", "info"],
  success: ["✓", "good"],
  healed: ["✚", "warn"],
  fail: ["✗", "bad"],
  skipped: ["○", "dim"],
};

/** The sign of a step's state. */
export const markOf = (state: State): Span => span(...MARKS[state]);

const SOURCE = 10;
const LOOKUP = 9;
const STEP = 9;
/** Left of a step's text: selection, mark, number. */
const LEFT = 8;
const NARROWEST_TEXT = 20;

/** Which of the three columns at the right have room. */
const columnsFor = (width: number): readonly number[] => {
  const room = width - LEFT - NARROWEST_TEXT;
  if (room >= SOURCE + LOOKUP + STEP) return [SOURCE, LOOKUP, STEP];
  return room >= SOURCE + STEP ? [SOURCE, 0, STEP] : [0, 0, STEP];
};

/** Where the element came from; what did not come out well is said in its place. */
const sourceOf = ({ state, end, lookup }: StepView): string => {
  if (state === "fail") return "failed";
  if (state === "skipped") return "skipped";
  return end?.source ?? (end || lookup === undefined ? "" : lookup.source);
};

const timeOf = ({ state, end }: StepView): string => {
  if (state === "skipped") return "";
  return end ? duration(end.ms) : "…";
};

const stepLine = (step: StepView, isSelected: boolean, width: number): Line => {
  const [source = 0, lookup = 0, time = 0] = columnsFor(width);
  const [, tone] = MARKS[step.state];
  const text = width - LEFT - source - lookup - time;
  const looked = step.lookup === undefined ? "" : duration(step.lookup.ms);
  const lead = [
    span(isSelected ? "▸" : " ", "strong"),
    markOf(step.state),
    cell(String(step.index), 4, "dim", "right"),
  ];
  return [
    ...lead,
    span("  "),
    cell(step.text, text, isSelected ? "strong" : step.state === "skipped" ? "dim" : "plain"),
    ...(source > 0 ? [span(" "), cell(sourceOf(step), source - 1, tone)] : []),
    ...(lookup > 0 ? [cell(looked, lookup, "dim", "right")] : []),
    cell(timeOf(step), time, "dim", "right"),
  ];
};

const headLine = (run: RunView, width: number): Line => {
  const [source = 0, lookup = 0, time = 0] = columnsFor(width);
  const heads = [
    ...(source > 0 ? [span(" "), cell("source", source - 1, "dim")] : []),
    ...(lookup > 0 ? [cell("lookup", lookup, "dim", "right")] : []),
    cell("step", time, "dim", "right"),
  ];
  const done = run.steps.filter(({ end }) => end !== undefined).length;
  const left = clip(
    [span(" ▸ "), span(run.name, "strong"), span(run.title === "" ? "" : `  ${run.title}`, "dim")],
    400,
  );
  return ends([...clip(left, width - source - lookup - time - 10), span(`  ${done}/${run.total}`)], heads, width);
};

/** One line for a run whose steps are not shown. */
const besideLine = (run: RunView, width: number): Line => {
  const now = run.steps.at(-1);
  const done = run.steps.filter(({ end }) => end !== undefined).length;
  return clip(
    [span(" "), markOf("running"), span(`  ${run.name}  ${done}/${run.total}  `), span(now?.text ?? "", "dim")],
    width,
  );
};

const windowOf = (steps: readonly StepView[], selected: string | undefined, rows: number): readonly StepView[] => {
  const at = steps.findIndex(({ id }) => id === selected);
  const from = at < 0 ? steps.length - rows : Math.min(at - Math.floor(rows / 2), steps.length - rows);
  return steps.slice(Math.max(0, from), Math.max(0, from) + rows);
};

export interface StepListProps {
  readonly run: RunView | undefined;
  /** Others that are under way. */
  readonly beside: readonly RunView[];
  readonly screen: Screen;
  readonly width: number;
  /** At most so many lines. */
  readonly rows: number;
}

/** The steps of the run that is shown, and a line for each other one. */
export const stepLines = ({ run, beside, screen, width, rows }: StepListProps): readonly Line[] => {
  if (!run) return [line(" waiting for the browser", "dim")].slice(0, rows);
  const others = beside.slice(0, Math.max(0, Math.min(6, rows - 4)));
  const left = run.end ? 0 : run.total - run.steps.length;
  const room = Math.max(1, rows - 1 - others.length - (left > 0 && rows > 3 ? 1 : 0));
  return [
    headLine(run, width),
    ...windowOf(run.steps, screen.selected?.step, room).map((step) =>
      stepLine(step, step.id === screen.selected?.step, width),
    ),
    ...(left > 0 && rows > 3 ? [clip([span(` ○      ${left} more`, "dim")], width)] : []),
    ...others.map((each) => besideLine(each, width)),
  ].slice(0, Math.max(0, rows));
};
