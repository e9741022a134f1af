import picocolors from "picocolors";
import type { ErrorTold, LoopEnded, RunEnded, RunEvent, RunStarted, StepEnded } from "#core/model/event";
import { formatPlace } from "#core/model/place";
import { printable } from "#core/model/printable";
import { cut, pad, widthOf } from "#core/model/text-width";
import type { Reporter } from "#core/ports/reporter";
import { duration, share } from "#core/model/duration";
import { failureLines, nameOf, type RunFailures } from "#core/model/failure-lines";
import type { Painter } from "#core/model/painter";
import { summaryLines } from "#core/model/summary-lines";

export interface ListOptions {
  readonly write: (text: string) => void;
  readonly color: boolean;
  /** Width of the terminal in characters. */
  readonly columns: number;
  /** Also shows selectors, drift, heals and artifacts. */
  readonly verbose?: boolean;
}

/** Right of a step's text: where its element came from, how long finding it took, and the whole step. */
const FIGURES = "  discovery   999 ms  999.9 s".length;
const NARROWEST_TEXT = 24;
const NARROWEST_NAME = 12;
const WIDEST_TEXT = 72;

interface OpenRun extends RunFailures {
  readonly texts: Map<string, string>;
  readonly lines: string[];
}

interface Face {
  /** One run at a time: its lines are written as they come. */
  live: boolean;
  readonly options: ListOptions;
  readonly c: Painter;
  readonly runs: Map<string, OpenRun>;
  readonly failed: RunFailures[];
}

const mark = ({ outcome, healed }: StepEnded, c: Painter): string => {
  if (outcome === "skipped") return c.dim("○");
  if (outcome === "fail") return c.red("✗");
  return healed ? c.yellow("✚") : c.green("✓");
};

const textOf = (run: OpenRun, end: StepEnded): string =>
  end.text ?? run.texts.get(end.step) ?? [end.action, end.element].filter(Boolean).join(" ");

const stepLine = ({ options, c }: Face, run: OpenRun, end: StepEnded): string => {
  const text = printable(textOf(run, end));
  const number = String(end.index).padStart(String(run.start.steps).length + 1);
  const width = Math.min(WIDEST_TEXT, Math.max(NARROWEST_TEXT, options.columns - FIGURES - number.length - 5));
  if (end.outcome === "skipped")
    return `   ${mark(end, c)}${number}  ${c.dim(`${pad(cut(text, width), width)}  skipped`)}`;
  const source = pad(end.source ?? "", 9);
  const finding = end.lookupMs + end.proofMs + end.discoverMs;
  const found = (end.source === null ? "" : duration(finding)).padStart(8);
  const figures = c.dim(`${source}${found}${duration(end.ms).padStart(9)}`);
  return `   ${mark(end, c)}${number}  ${pad(cut(text, width), width)}  ${figures}`;
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
  face.runs.set(start.run, { start, texts: new Map(), lines: [], steps: [], artifacts: [] });
  const name = cut(printable(nameOf(start)), face.options.columns - 3);
  if (face.live) face.options.write(` ${face.c.dim("▸")} ${face.c.bold(name)}\n`);
};

const onStep = (face: Face, run: OpenRun | undefined, end: StepEnded): void => {
  if (!run) return;
  say(face, run, stepLine(face, run, end));
  for (const warning of end.warnings ?? [])
    say(face, run, `        ${face.c.yellow("warning:")} ${printable(warning)}`);
  if (end.selector !== null) verbose(face, run, end.selector);
  if (end.outcome === "fail") run.steps.push({ text: textOf(run, end), end });
};

const verdictMark = (end: RunEnded, c: Painter): string => {
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
  const time = duration(end.ms);
  const name = cut(
    printable(nameOf(run.start)),
    Math.max(NARROWEST_NAME, options.columns - widthOf(word + note + time) - 7),
  );
  const head = `${verdictMark(end, c)} ${c.bold(name)}  ${word}${note}  ${c.dim(time)}`;
  const alone = end.steps.fail === 0 && end.error !== undefined ? [`   ${c.red(printable(end.error))}`] : [];
  const lines = face.live ? [...alone, ` ${head}`] : [head, ...run.lines, ...alone];
  options.write(`${[...lines, ""].join("\n")}\n`);
  if (run.steps.length > 0 || end.verdict === "fail")
    face.failed.push({ ...run, ...(end.error === undefined ? {} : { error: end.error }) });
  runs.delete(end.run);
};

const onLoopEnd = ({ options, c }: Face, { loop, hitRate, lookupMs, heals, ms, verdict }: LoopEnded): void => {
  const found = hitRate === null ? [] : [`hit rate ${share(hitRate)}`, `lookup ${duration(lookupMs)}`];
  const parts = [`loop ${loop}`, verdict, ...found, ...(heals > 0 ? [`heals ${heals}`] : []), duration(ms)];
  options.write(`${c.dim(` ${parts.join("  ")}`)}\n\n`);
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
      run?.texts.set(event.step, event.text);
      return;
    case "drift":
      return verbose(face, run, `drift ${Math.round(event.score * 100)} %: ${event.changed.join(", ")}`);
    case "heal.result":
      return verbose(face, run, `${event.original} -> ${event.selector ?? "nothing"}`);
    case "step.end":
      return onStep(face, run, event);
    case "artifact":
      run?.artifacts.push(event);
      return event.lost === undefined ? verbose(face, run, event.path) : undefined;
    case "run.end":
      return onRunEnd(face, run, event);
    case "loop.end":
      return onLoopEnd(face, event);
    case "error":
      return onError(face, event);
    case "invocation.end": {
      const tail = [...face.failed.flatMap((each) => failureLines(each, face.c)), ...summaryLines(event, face.c)];
      return face.options.write(`${tail.join("\n")}\n`);
    }
    case "lookup":
    case "discover":
    case "heal.attempt":
    case "threshold":
      return;
  }
};

/** A line for each step, grouped by requirement; failures in full at the end, then what it all came to. */
export const createListReporter = (options: ListOptions): Reporter => {
  const face: Face = { options, c: picocolors.createColors(options.color), live: false, runs: new Map(), failed: [] };
  return {
    on: (event) => onEvent(face, event),
    close: async () => {},
  };
};
