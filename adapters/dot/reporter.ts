import { endLines } from "#core/model/end-lines";
import type { RunEnded, RunEvent } from "#core/model/event";
import type { Painter } from "#core/model/painter";
import { reportOf } from "#core/model/report";
import type { Reporter } from "#core/ports/reporter";

export interface DotOptions {
  readonly write: (text: string) => void;
  readonly painter: Painter;
  /** Width of the terminal in characters. */
  readonly columns: number;
}

/** Letters, not colours alone, tell what was no plain pass. */
const sign = ({ verdict, healed }: RunEnded, c: Painter): string => {
  if (verdict === "fail") return c.red("F");
  if (verdict === "partial") return c.yellow("P");
  return healed > 0 ? c.yellow("H") : c.green(".");
};

/** A character for each finished requirement: `.` passed, `H` healed, `P` partial, `F` failed. Failures and the sum at the end. */
export const createDotReporter = ({ write, painter: c, columns }: DotOptions): Reporter => {
  const events: RunEvent[] = [];
  let written = 0;
  return {
    on: (event) => {
      events.push(event);
      if (event.type === "run.end") write(`${sign(event, c)}${++written % columns === 0 ? "\n" : ""}`);
      if (event.type === "invocation.end") {
        const lines = endLines(reportOf(events), c);
        write(`${written % columns === 0 ? "" : "\n"}${lines.join("\n")}\n`);
      }
    },
    close: async () => {},
  };
};
