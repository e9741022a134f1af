import type { RunEvent } from "#core/model/event";
import type { Reporter } from "#core/ports/reporter";
import { createCanvas } from "#tui/canvas.ts";
import { frameLines } from "#tui/frame.ts";
import { FIRST_SCREEN } from "#tui/screen.ts";
import { EMPTY_VIEW } from "#tui/view.ts";
import type { Io } from "./io";

/** A timer of this length that is no later than the lateness finds nothing else to do. */
const QUIET_MS = 5;
const LATENESS_MS = 2;
/** Loaded by then, however busy the program is: a person may press a key. */
const LATEST_LOAD_MS = 1000;

/** Resolves once the program waits for something outside of it, at the latest at the deadline (of `performance.now`). */
const idle = async (deadline: number): Promise<void> => {
  for (;;) {
    const from = performance.now();
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    const at = performance.now();
    if (at - from <= QUIET_MS + LATENESS_MS || at >= deadline) return;
  }
};

/** When to load. */
interface Moment {
  readonly come: Promise<void>;
  readonly on: (event: RunEvent) => void;
  readonly now: () => void;
}

const AT_ONCE: Moment = { come: Promise.resolve(), on: () => {}, now: () => {} };

/** When the first run has begun and its browser is awaited, when all is over, or when it is late. */
const awaitingBrowser = (): Moment => {
  const deadline = performance.now() + LATEST_LOAD_MS;
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, LATEST_LOAD_MS);
  return {
    come: promise.finally(() => clearTimeout(timer)),
    on: ({ type }) => {
      if (type === "run.start") void idle(deadline).then(resolve);
    },
    now: resolve,
  };
};

/** A reporter that is loaded while the first things happen, and then told them: nobody waits for what draws. */
const createLateReporter = (
  moment: Moment,
  load: () => Promise<Reporter>,
  onFail: (error: unknown) => void,
): Reporter => {
  const early: RunEvent[] = [];
  let on = (event: RunEvent): void => {
    early.push(event);
    moment.on(event);
  };
  const loaded = moment.come.then(load).then(
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
    close: async () => {
      moment.now();
      await (await loaded)?.close();
    },
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
  const canvas = createCanvas(terminal, { color, unicode: terminal.unicode });
  // Nothing has happened yet, and a person sees that it begins.
  canvas.draw(frameLines(EMPTY_VIEW, FIRST_SCREEN, 0, terminal.stdout));
  return createLateReporter(
    awaitingBrowser(),
    async () => {
      try {
        // Ink would look for its developer tools.
        delete process.env.DEV;
        const { createTuiReporter } = await import("#tui/reporter.tsx");
        return createTuiReporter({ terminal, canvas, early, now: Date.now, onFail: tellFailure(io) });
      } catch (error) {
        canvas.wipe();
        terminal.divert(undefined);
        for (const words of early) io.err(words);
        throw error;
      }
    },
    tellFailure(io),
  );
};

/** Plain sentences for a screen reader. */
export const sentencesFace = (io: Pick<Io, "err" | "out">): Reporter =>
  createLateReporter(
    AT_ONCE,
    async () => (await import("#tui/sentences.ts")).createSentences({ write: io.out }),
    tellFailure(io),
  );
