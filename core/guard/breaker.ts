import { PortError, UserError } from "../model/failure";
import type { Clock } from "../ports/clock";
import { overdue } from "../ports/overdue";
import { createWaiting, succeeds, type Waiting } from "./in-time";

/** closed = calls go through; open = they are refused at once; half-open = refused while a probe asks whether they may go through again. */
export type BreakerState = "closed" | "open" | "half-open";

/** A breaker opened, and why, or closed again. `late` = something was asked and never answered: a connection may be stuck. */
export type BreakerChange =
  | { readonly state: "open"; readonly cause: PortError; readonly late: boolean }
  | { readonly state: "closed" };

export interface BreakerOptions {
  /** Who is behind it, for people: `redis`, `postgres`. */
  readonly name: string;
  readonly clock: Clock;
  /** What a look-up may take; a probe must do it in half of that, so that a slow dependency does not come and go. Milliseconds. */
  readonly lookupMs: number;
  /** Asks the dependency something that costs it nothing. */
  readonly probe: () => Promise<unknown>;
  /** Must not throw. */
  readonly onChange?: (change: BreakerChange) => void;
}

/**
 * Stands between the program and one dependency, whatever number of ports it serves: the first call that is late, or the second error in
 * a row, opens it. Everything else is then refused at once, what was under way included, so that a dead dependency costs one deadline.
 * A probe in the background closes it again. The probe keeps no program alive and ends with `close`.
 */
export interface Breaker {
  state(): BreakerState;
  /** Throws PortError when it is open, when the work takes longer than `deadlineMs`, and what the work throws. */
  call<T>(operation: string, deadlineMs: number, work: () => Promise<T>): Promise<T>;
  /** The program is about to end: what is under way and what comes gets this many milliseconds in all. */
  hurry(ms: number): void;
  /** Refuses all further calls and stops probing. Idempotent. */
  close(): void;
}

const PROBE_EVERY_MS = 500;
/** A probe may have to connect first; one that was lost must not hold up the next. */
const CONNECT_MS = 400;
const ERRORS_IN_A_ROW = 2;

/** Asks every 500 ms, from 500 ms on, until the answers come, and fast enough. False when it was stopped before. */
const recovered = async (
  { clock, probe, lookupMs }: BreakerOptions,
  ended: AbortSignal,
  tell: (state: BreakerState) => void,
): Promise<boolean> => {
  let pause = clock.sleep(PROBE_EVERY_MS, ended, "background");
  for (;;) {
    await pause;
    if (ended.aborted) return false;
    pause = clock.sleep(PROBE_EVERY_MS, ended, "background");
    tell("half-open");
    const good = (await succeeds(clock, CONNECT_MS, probe)) && (await succeeds(clock, lookupMs / 2, probe));
    if (ended.aborted) return false;
    if (good) return true;
    tell("open");
  }
};

/** The answer of the work; rejects when it is late, telling `onLate` first, and when all that waits is given up. */
const inTime = async <T>(
  { clock, waiting }: { readonly clock: Clock; readonly waiting: Waiting },
  ms: number,
  work: () => Promise<T>,
  onLate: () => PortError,
): Promise<T> => {
  const done = new AbortController();
  const given = waiting.enter();
  const late = overdue(clock, ms, done.signal).then(() =>
    done.signal.aborted ? given.promise : Promise.reject(onLate()),
  );
  try {
    return await Promise.race([work(), late, given.promise]);
  } finally {
    given.leave();
    done.abort();
  }
};

/** Creates a closed breaker. */
export const createBreaker = (options: BreakerOptions): Breaker => {
  const { name, clock, onChange = () => {} } = options;
  const ended = new AbortController();
  const waiting = createWaiting();
  let state: BreakerState = "closed";
  let why: PortError | undefined;
  let errors = 0;
  let endAt = Number.POSITIVE_INFINITY;

  const trouble = (operation: string, message: string, cause?: unknown): PortError =>
    new PortError("guard", name, operation, message, { cause });

  const open = (cause: PortError, late: boolean): void => {
    if (state !== "closed" || ended.signal.aborted) return;
    state = "open";
    why = cause;
    waiting.giveUp(cause);
    onChange({ state: "open", cause, late });
    void recovered(options, ended.signal, (next) => {
      state = next;
    }).then((again) => {
      if (!again) return;
      state = "closed";
      errors = 0;
      onChange({ state: "closed" });
    });
  };

  const failed = (error: PortError): void => {
    errors++;
    if (errors >= ERRORS_IN_A_ROW) open(error, false);
  };
  const late = (operation: string, ms: number): PortError => {
    const error = trouble(operation, `no answer within ${Math.round(ms)} ms`);
    open(error, true);
    return error;
  };

  return {
    state: () => state,
    call: async (operation, deadlineMs, work) => {
      if (ended.signal.aborted) throw trouble(operation, "it was closed");
      if (state !== "closed") throw trouble(operation, `it is left alone: ${why?.message ?? "it failed"}`, why);
      const ms = Math.min(deadlineMs, endAt - clock.elapsed());
      if (ms <= 0) throw trouble(operation, "the program is ending");
      try {
        const answer = await inTime({ clock, waiting }, ms, work, () => late(operation, ms));
        errors = 0;
        return answer;
      } catch (error) {
        if (error instanceof UserError || state !== "closed") throw error;
        failed(error instanceof PortError ? error : trouble(operation, String(error), error));
        throw error;
      }
    },
    hurry: (ms) => {
      endAt = Math.min(endAt, clock.elapsed() + ms);
      void clock.sleep(ms, ended.signal, "background").then(() => {
        if (waiting.size() > 0) late("hurry", ms);
      });
    },
    close: () => {
      if (ended.signal.aborted) return;
      ended.abort();
      waiting.giveUp(trouble("close", "it was closed"));
    },
  };
};
