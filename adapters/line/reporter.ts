import { duration } from "#core/model/duration";
import { endLines } from "#core/model/end-lines";
import type { RunEnded, RunEvent, RunStarted } from "#core/model/event";
import { nameOf } from "#core/model/failure-lines";
import type { Painter } from "#core/model/painter";
import { printable } from "#core/model/printable";
import { reportOf } from "#core/model/report";
import { cut } from "#core/model/text-width";
import type { Reporter } from "#core/ports/reporter";

export interface LineOptions {
  readonly write: (text: string) => void;
  readonly painter: Painter;
  /** Width of the terminal in characters. */
  readonly columns: number;
  /** Whether a line can be written over; else every finished requirement has a line of its own. */
  readonly isTty: boolean;
}

const CLEAR_LINE = "\r\u001b[2K";

const wordOf = ({ status, verdict, healed }: RunEnded): string => {
  if (status === "aborted") return "✗ aborted";
  if (verdict === "fail") return "✗ fail";
  if (verdict === "partial") return "◐ partial";
  return healed > 0 ? "✚ healed" : "✓ pass";
};

const painted = (text: string, end: RunEnded, c: Painter): string => {
  if (end.verdict === "fail") return c.red(text);
  return end.verdict === "pass" && end.healed === 0 ? c.green(text) : c.yellow(text);
};

const finished = (counter: string, start: RunStarted, end: RunEnded, c: Painter): string =>
  `${counter} ${painted(wordOf(end), end, c)}  ${printable(nameOf(start))}  ${c.dim(duration(end.ms))}\n`;

/** One line that tells how far everything is; where it cannot be written over, a line for each finished requirement. Failures at the end. */
export const createLineReporter = ({ write, painter: c, columns, isTty }: LineOptions): Reporter => {
  const events: RunEvent[] = [];
  const started = new Map<string, RunStarted>();
  let total = 0;
  let over = 0;

  const status = (text: string): void => {
    if (isTty) write(`${CLEAR_LINE}${cut(`[${over}/${total}] ${printable(text)}`, columns - 1)}`);
  };
  const onRunEnd = (end: RunEnded, start: RunStarted | undefined): void => {
    over++;
    if (!start) return;
    if (isTty) status(`${wordOf(end)}  ${nameOf(start)}`);
    else write(finished(`[${over}/${total}]`, start, end, c));
  };

  return {
    on: (event) => {
      events.push(event);
      if (event.type === "invocation.start") total = event.runs;
      if (event.type === "run.start") started.set(event.run, event);
      if (event.type === "step.start") status(`${event.req} › ${event.text}`);
      if (event.type === "run.end") onRunEnd(event, started.get(event.run));
      if (event.type === "invocation.end")
        write(`${isTty ? CLEAR_LINE : ""}${endLines(reportOf(events), c).join("\n")}\n`);
    },
    close: async () => {},
  };
};
