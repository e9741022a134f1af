import type { RunEvent } from "#core/model/event";
import type { Reporter } from "#core/ports/reporter";
import { drawFirstFrame } from "#tui/first-frame.ts";
import type { Io } from "./io";

/** A reporter that is loaded while the first things happen, and then told them: nobody waits for what draws. */
const createLateReporter = (load: () => Promise<Reporter>, onFail: (error: unknown) => void): Reporter => {
  const early: RunEvent[] = [];
  let on = (event: RunEvent): void => {
    early.push(event);
  };
  const loaded = load().then(
    (reporter) => {
      for (const event of early.splice(0)) reporter.on(event);
      on = reporter.on;
      return reporter;
    },
    (error: unknown) => {
      on = () => {};
      onFail(error);
    },
  );
  return {
    on: (event) => on(event),
    close: async () => (await loaded)?.close(),
  };
};

const tellFailure =
  (io: Pick<Io, "err">) =>
  (error: unknown): void =>
    io.err(`pacts: the screen failed: ${error instanceof Error ? error.message : String(error)}\n`);

/** The screen in the terminal: its first frame at once, all others when what draws them is loaded. Whoever has none is not asked for it. */
export const tuiFace = (color: boolean, io: Pick<Io, "err" | "terminal">): Reporter => {
  const { terminal } = io;
  if (terminal === undefined) throw new Error("stdin and stdout are no terminal");
  const early: string[] = [];
  // What is said meanwhile would stand in the middle of the frame.
  terminal.divert((words) => early.push(words));
  const wipe = drawFirstFrame(terminal, { color, unicode: terminal.unicode });
  return createLateReporter(async () => {
    try {
      // Ink would look for its developer tools.
      delete process.env.DEV;
      const { createTuiReporter } = await import("#tui/reporter.tsx");
      wipe();
      return createTuiReporter({ terminal, color, early, now: Date.now, onFail: tellFailure(io) });
    } catch (error) {
      wipe();
      terminal.divert(undefined);
      for (const words of early) io.err(words);
      throw error;
    }
  }, tellFailure(io));
};

/** Plain sentences for a screen reader. */
export const sentencesFace = (io: Pick<Io, "err" | "out">): Reporter =>
  createLateReporter(
    async () => (await import("#tui/sentences.ts")).createSentences({ write: io.out }),
    tellFailure(io),
  );
