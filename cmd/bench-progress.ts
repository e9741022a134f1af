import type { LoopEnded, RunEvent, StepEnded } from "#core/model/event";
import { printable } from "#core/model/printable";
import type { Reporter } from "#core/ports/reporter";
import { showMs } from "./table";

interface Progress {
  readonly write: (text: string) => void;
  /** Whether somebody watches: then every loop has its line. */
  readonly live: boolean;
  readonly loops: number;
}

const loopLine = ({ loop, phase, verdict, ms }: LoopEnded, at: number, of: number): string =>
  `${at}/${of}  ${phase === "warmup" ? "warm-up" : `loop ${loop}, ${phase}`}  ${verdict}  ${showMs(ms)}\n`;

const failureLine = ({ req, text = "", error }: StepEnded): string =>
  printable(`✗ ${error?.file}:${error?.line}:${error?.column}: ${req}: ${text}: ${error?.message}`);

/** Tells people on stderr how far a bench is, and every failure once. */
export const createBenchProgress = ({ write, live, loops }: Progress): Reporter => {
  let at = 0;
  const told = new Set<string>();
  const once = (line: string): void => {
    if (!told.has(line)) write(`${line}\n`);
    told.add(line);
  };
  return {
    on: (event: RunEvent) => {
      if (event.type === "loop.end" && live) write(loopLine(event, ++at, loops));
      if (event.type === "step.end" && event.error) once(failureLine(event));
      if (event.type === "error") once(printable(`! ${event.message}${event.hint ? `\n  ${event.hint}` : ""}`));
    },
    close: async () => {},
  };
};
