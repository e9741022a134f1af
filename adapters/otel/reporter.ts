import type { RunEvent } from "#core/model/event";
import type { Reporter } from "#core/ports/reporter";
import type { Pipeline } from "./pipeline";
import type { OtelProblem, OtelSettings } from "./settings";

/** What telemetry may delay the end of the program, all in all. */
const ENDING_MS = 1000;
/** Left of it for the last span, which ends after everything else was sent. */
const LAST_MS = 150;

/** A reporter that sends spans and figures to a collector. */
export interface OtelReporter extends Reporter {
  /** Sends what waits, for at most 850 ms; answers why that was not possible, told once. */
  flush(): Promise<{ readonly name: string; readonly error: unknown } | undefined>;
}

export interface OtelReporterOptions {
  readonly settings: OtelSettings | OtelProblem;
  /** Version of the program. */
  readonly version: string;
  /** Told of the first failure. */
  readonly onFail: (error: unknown) => void;
}

/** Resolves with the work, or when the time is over. */
const within = async (ms: number, work: Promise<unknown>): Promise<"done" | "late"> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), Math.max(0, ms));
  });
  const first = await Promise.race([work.then(() => "done" as const), late]);
  clearTimeout(timer);
  return first;
};

/** Keeps the stream until the pipeline is there, and hands it over while the program waits for the browser. */
const createFeed = (open: (invocation: string) => Promise<Pipeline>) => {
  let waiting: RunEvent[] = [];
  let pipeline: Pipeline | undefined;
  let opening: Promise<void> | undefined;
  let scheduled = false;

  const drain = (): void => {
    const events = waiting;
    waiting = [];
    for (const event of events) pipeline?.on(event);
  };
  const ready = async (): Promise<Pipeline | undefined> => {
    const [first] = waiting;
    if (first && !pipeline) {
      opening ??= open(first.invocation).then((opened) => {
        pipeline = opened;
      });
      await opening;
    }
    drain();
    return pipeline;
  };
  const soon = (): void => {
    if (scheduled) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      if (pipeline) drain();
      else void ready().catch(() => {});
    });
  };
  return {
    ready,
    on: (event: RunEvent): void => {
      waiting.push(event);
      // Before the first step the browser is being started; loading would keep that waiting.
      if (pipeline || event.type === "step.start") soon();
    },
  };
};

/**
 * Creates the reporter. It loads what it needs when the first step is under way. Nothing of it throws, and a collector that is dead, silent
 * or slow costs the program at most one second at its end.
 */
export const createOtelReporter = ({ settings, version, onFail }: OtelReporterOptions): OtelReporter => {
  let failure: { readonly name: string; readonly error: unknown } | undefined;
  let spentMs = 0;
  let flushed = false;
  const fail = (error: unknown): void => {
    if (failure) return;
    failure = { name: "telemetry", error };
    onFail(error);
  };
  if ("problem" in settings) {
    const flush = async () => ({ name: "telemetry", error: new Error(settings.problem) });
    return { on: () => {}, flush, close: async () => {} };
  }
  const feed = createFeed(async (invocation) =>
    (await import("./pipeline")).openPipeline({ settings, version, invocation, onFail: fail }),
  );
  const finish = async (ms: number, work: (pipeline: Pipeline) => Promise<void>): Promise<void> => {
    const before = performance.now();
    try {
      const sent = feed.ready().then((pipeline) => pipeline && work(pipeline));
      if ((await within(ms - spentMs, sent)) === "late") fail(new Error("the collector does not answer in time"));
    } catch (error) {
      fail(error);
    }
    spentMs += performance.now() - before;
  };
  const flush: OtelReporter["flush"] = async () => {
    if (!flushed) await finish(ENDING_MS - LAST_MS, (pipeline) => pipeline.flush());
    flushed = true;
    return failure;
  };
  return {
    on: feed.on,
    flush,
    close: async () => {
      if (!flushed) await flush();
      await finish(ENDING_MS, (pipeline) => pipeline.close());
    },
  };
};
