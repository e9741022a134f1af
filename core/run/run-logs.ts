import { printableJson } from "../model/printable";
import type { Reporter } from "../ports/reporter";

/** Remembers what is told of each run until somebody takes it. */
export interface RunLogs extends Reporter {
  /** The run's events as NDJSON, and forgets them. */
  take(run: string): Uint8Array;
}

/** Creates the listener; events are told to it with their secrets masked. */
export const createRunLogs = (): RunLogs => {
  const logs = new Map<string, string[]>();
  return {
    on: (event) => {
      if (!("run" in event)) return;
      const lines = logs.get(event.run);
      if (lines) lines.push(printableJson(event));
      else if (event.type === "run.start") logs.set(event.run, [printableJson(event)]);
    },
    take: (run) => {
      const lines = logs.get(run) ?? [];
      logs.delete(run);
      return new TextEncoder().encode(lines.map((line) => `${line}\n`).join(""));
    },
    close: async () => {},
  };
};
