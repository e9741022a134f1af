import picocolors from "picocolors";
import type { ErrorTold, RunEnded, RunEvent, RunStarted, StepEnded, StepStarted } from "#core/model/event";
import { formatPlace } from "#core/model/place";
import { printable } from "#core/model/printable";
import type { Reporter } from "#core/ports/reporter";
import { summaryLines } from "./summary";
import { type Colors, cut, duration, pad } from "./words";

export interface ListOptions {
  readonly write: (text: string) => void;
  readonly color: boolean;
  /** Width of the terminal in characters. */
  readonly columns: number;
  /** Also shows selectors and drift. */
  readonly verbose?: boolean;
}

/** Left of a step's text: mark and number; right of it: source, look-up and time. */
const FIGURES = "  discovery  999 ms  999.9 s".length;
const NARROWEST_TEXT = 24;
const WIDEST_TEXT = 72;

interface OpenRun {
  readonly start: RunStarted;
  readonly texts: Map<string, string>;
  readonly lines: string[];
}

interface Face {
  /** One run at a time: its lines are written as they come. */
  live: boolean;
  readonly options: ListOptions;
  readonly c: Colors;
  readonly runs: Map<string, OpenRun>;
  readonly failures: string[];
}

const nameOf = ({ req, row, title }: RunStarted): string => {
  const id = row === null ? req : `${req} [${row}]`;
  return title === "" || title === req ? id : `${id}  ${title}`;
};

const mark = ({ outcome, healed }: StepEnded, c: Colors): string => {
  if (outcome === "skipped") return c.dim("○");
  if (outcome === "fail") return c.red("✗");
  return healed ? c.yellow("✚") : c.green("✓");
};

const stepLine = ({ options, c }: Face, run: OpenRun, end: StepEnded): string => {
  const text = printable(end.text ?? run.texts.get(end.step) ?? [end.action, end.element].filter(Boolean).join(" "));
  const number = String(end.index).padStart(String(run.start.steps).length + 1);
  const width = Math.min(WIDEST_TEXT, Math.max(NARROWEST_TEXT, options.columns - FIGURES - number.length - 5));
  if (end.outcome === "skipped") return `   ${mark(end, c)}${number}  ${c.dim(`${cut(text, width)}  skipped`)}`;
  const source = pad(end.source ?? "", 9);
  const lookup = (end.source === null ? "" : duration(end.lookupMs)).padStart(7);
  const figures = c.dim(`${source}${lookup}${duration(end.ms).padStart(9)}`);
  return `   ${mark(end, c)}${number}  ${pad(cut(text, width), width)}  ${figures}`;
};

const failureLines = ({ c }: Face, run: OpenRun, end: StepEnded): readonly string[] => {
  const { error } = end;
  if (!error) return [];
  const title = `${nameOf(run.start)}  step ${end.index}: ${run.texts.get(end.step) ?? end.action}`;
  return [
    `${c.red("✗")} ${c.bold(printable(title))}`,
    `  ${c.cyan(printable(formatPlace(error)))}`,
    `  ${printable(error.message)}`,
    ...(error.hint ? [`  ${c.yellow("hint:")} ${printable(error.hint)}`] : []),
    ...(error.candidates ?? []).map((candidate) => `    ${c.dim("-")} ${printable(candidate)}`),
    "",
  ];
};

const say = ({ live, options }: Face, run: OpenRun, line: string): void => {
  if (live) options.write(`${line}\n`);
  else run.lines.push(line);
};

const verbose = (face: Face, run: OpenRun | undefined, text: string): void => {
  const { options } = face;
  if (options.verbose === true && run) say(face, run, face.c.dim(`        ${printable(text)}`));
};

const onRunStart = (face: Face, start: RunStarted): void => {
  face.runs.set(start.run, { start, texts: new Map(), lines: [] });
  if (face.live) face.options.write(` ${face.c.dim("▸")} ${face.c.bold(printable(nameOf(start)))}\n`);
};

const onStart = (run: OpenRun | undefined, start: StepStarted): void => {
  run?.texts.set(start.step, start.text);
};

const onStep = (face: Face, run: OpenRun | undefined, end: StepEnded): void => {
  if (!run) return;
  say(face, run, stepLine(face, run, end));
  if (end.selector !== null) verbose(face, run, end.selector);
  face.failures.push(...failureLines(face, run, end));
};

const verdictMark = (end: RunEnded, c: Colors): string => {
  if (end.verdict === "fail") return c.red("✗");
  if (end.verdict === "partial") return c.yellow("◐");
  return end.healed > 0 ? c.yellow("✚") : c.green("✓");
};

/** With several requirements at a time each is written whole when it is over, so that their lines do not mix. */
const onRunEnd = (face: Face, run: OpenRun | undefined, end: RunEnded): void => {
  const { options, c, runs } = face;
  if (!run) return;
  const note = end.asserted || end.verdict === "fail" ? "" : "  nothing was asserted";
  const word = end.status === "aborted" ? "aborted" : end.verdict;
  const head = `${verdictMark(end, c)} ${c.bold(printable(nameOf(run.start)))}  ${word}${note}  ${c.dim(duration(end.ms))}`;
  const alone = end.steps.fail === 0 && end.error !== undefined ? [`   ${c.red(printable(end.error))}`] : [];
  const lines = face.live ? [...alone, ` ${head}`] : [head, ...run.lines, ...alone];
  options.write(`${[...lines, ""].join("\n")}\n`);
  runs.delete(end.run);
};

const onError = ({ options, c }: Face, error: ErrorTold): void => {
  const place = error.place ? `${formatPlace(error.place)}: ` : "";
  const lines = [
    `${c.yellow("!")} ${printable(place + error.message)}`,
    ...(error.hint ? [`  ${printable(error.hint)}`] : []),
  ];
  options.write(`${lines.join("\n")}\n`);
};

const onEvent = (face: Face, event: RunEvent): void => {
  const run = "run" in event ? face.runs.get(event.run) : undefined;
  switch (event.type) {
    case "invocation.start":
      face.live = event.workers === 1 || event.runs === 1;
      return;
    case "run.start":
      return onRunStart(face, event);
    case "step.start":
      return onStart(run, event);
    case "drift":
      return verbose(face, run, `drift ${Math.round(event.score * 100)} %: ${event.changed.join(", ")}`);
    case "heal.result":
      return verbose(face, run, `${event.original} -> ${event.selector ?? "nothing"}`);
    case "step.end":
      return onStep(face, run, event);
    case "artifact":
      return verbose(face, run, event.path);
    case "run.end":
      return onRunEnd(face, run, event);
    case "error":
      return onError(face, event);
    case "invocation.end": {
      const tail = [...face.failures, ...summaryLines(event, face.c)];
      return face.options.write(`${tail.join("\n")}\n`);
    }
    case "lookup":
    case "discover":
    case "heal.attempt":
      return;
  }
};

/** A line for each step, grouped by requirement; failures in full at the end, then what it all came to. */
export const createListReporter = (options: ListOptions): Reporter => {
  const face: Face = { options, c: picocolors.createColors(options.color), live: false, runs: new Map(), failures: [] };
  return {
    on: (event) => onEvent(face, event),
    close: async () => {},
  };
};
