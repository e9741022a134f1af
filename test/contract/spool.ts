import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PortError } from "#core/model/failure";
import type { Spool, Spooled } from "#core/ports/spool";
import { eventsOf, sampleAttempt, sampleRun } from "./samples";

export interface SpoolSubject {
  readonly spool: Spool;
  readonly warnings: readonly string[];
  /** Another program's spool over the same data. */
  readonly reopen: () => Spool;
  /** Spoils the nth write that is kept, from 0. */
  readonly damage: (nth: number) => Promise<void>;
  /** Makes keeping impossible, as a read-only or full disk does. */
  readonly block: () => Promise<void>;
  /** All that lies there, unfinished things included. */
  readonly pieces: () => Promise<number>;
  readonly dispose: () => Promise<void>;
}

const attempt = (id: string): Spooled => ({ kind: "attempt", attempt: sampleAttempt(id) });
const never = new AbortController().signal;

/** The law of the spool; `most` is what the subject may keep at once, in parcels. */
export const spoolContract = (name: string, most: number, make: () => Promise<SpoolSubject>): void => {
  describe(`spool: ${name}`, () => {
    let subject: SpoolSubject;
    let spool: Spool;
    beforeEach(async () => {
      subject = await make();
      spool = subject.spool;
    });
    afterEach(() => subject.dispose());

    const drained = async (from: Spool = spool) => {
      const writes: Spooled[] = [];
      const replay = await from.drain(async (parcel) => void writes.push(...parcel), never);
      return { writes, replay };
    };

    it("is empty at first", async () => {
      expect(await drained()).toEqual({ writes: [], replay: { writes: 0, left: 0 } });
    });

    it("hands over what was kept, in order, to another program, once", async () => {
      const events = eventsOf(sampleRun("run-1")).map((event): Spooled => ({ kind: "event", event }));
      await spool.keep(events.slice(0, 2));
      await spool.keep(events.slice(2));
      await spool.keep([attempt("heal-1")]);
      await spool.keep([]);
      const all = [...events, attempt("heal-1")];
      expect(await drained(subject.reopen())).toEqual({ writes: all, replay: { writes: all.length, left: 0 } });
      expect((await drained()).writes).toEqual([]);
      expect(await subject.pieces()).toBe(0);
    });

    it("keeps what nobody takes, and goes on past one parcel that nobody takes", async () => {
      for (const id of ["a", "b", "c"]) await spool.keep([attempt(id)]);
      const down = await spool.drain(() => Promise.reject(new Error("down")), never);
      expect(down).toEqual({ writes: 0, left: 3 });
      const poisoned = await spool.drain(async ([write]) => {
        if (write?.kind === "attempt" && write.attempt.id === "a") throw new Error("not this one");
      }, never);
      expect(poisoned).toEqual({ writes: 2, left: 1 });
      expect((await drained()).writes).toEqual([attempt("a")]);
    });

    it("stops when it is told to", async () => {
      for (const id of ["a", "b", "c"]) await spool.keep([attempt(id)]);
      const stop = new AbortController();
      const replay = await spool.drain(async () => stop.abort(), stop.signal);
      expect(replay).toEqual({ writes: 1, left: 2 });
    });

    it("leaves damaged writes out, and says so", async () => {
      await spool.keep(["a", "b", "c"].map(attempt));
      await subject.damage(1);
      expect((await drained()).writes).toEqual([attempt("a"), attempt("c")]);
      expect(subject.warnings.join()).toContain("1 of 3");
    });

    it("is bounded: the oldest give way, and that is told", async () => {
      const ids = Array.from({ length: most + 3 }, (_, at) => `heal-${String(at).padStart(5, "0")}`);
      for (const id of ids) await spool.keep([attempt(id)]);
      expect((await drained()).writes).toEqual(ids.slice(3).map(attempt));
      expect(subject.warnings.join()).toContain("gave way");
    });

    it("tells the port's failure when nothing can be kept, and leaves nothing half-done", async () => {
      await subject.block();
      await expect(spool.keep([attempt("a")])).rejects.toBeInstanceOf(PortError);
      expect(await subject.pieces()).toBe(0);
    });

    it("two programs at once lose nothing", async () => {
      const other = subject.reopen();
      await Promise.all(
        Array.from({ length: most }, (_, at) => (at % 2 === 0 ? spool : other).keep([attempt(`heal-${at}`)])),
      );
      const taken = await Promise.all([drained(spool), drained(other)]);
      const ids = taken.flatMap(({ writes }) => writes.map((write) => write.kind === "attempt" && write.attempt.id));
      expect(new Set(ids).size).toBe(most);
    });
  });
};
