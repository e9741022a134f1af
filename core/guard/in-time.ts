import type { PortError } from "../model/failure";
import type { Clock } from "../ports/clock";
import { overdue } from "../ports/overdue";

/** Whether the work succeeds in time. Never throws. */
export const succeeds = async (clock: Clock, ms: number, work: () => Promise<unknown>): Promise<boolean> => {
  const done = new AbortController();
  const late = overdue(clock, ms, done.signal, "background").then(() => false);
  const answered = (async () => work())().then(
    () => true,
    () => false,
  );
  const first = await Promise.race([answered, late]);
  done.abort();
  return first;
};

/** Calls that wait for their answers, so that all can be given up at once. */
export interface Waiting {
  size(): number;
  /** A promise that only ever rejects, and the way to forget it. */
  enter(): { readonly promise: Promise<never>; readonly leave: () => void };
  giveUp(error: PortError): void;
}

/** Nobody waits yet. */
export const createWaiting = (): Waiting => {
  const waiting = new Set<(error: PortError) => void>();
  return {
    size: () => waiting.size,
    enter: () => {
      const { promise, reject } = Promise.withResolvers<never>();
      waiting.add(reject);
      return { promise, leave: () => void waiting.delete(reject) };
    },
    giveUp: (error: PortError) => {
      for (const reject of waiting) reject(error);
      waiting.clear();
    },
  };
};
