import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CacheLayer } from "#core/ports/cache-layer";
import type { HealHistory } from "#core/ports/heal-history";
import type { RunStore } from "#core/ports/run-store";
import type { Upkeep } from "#core/ports/upkeep";
import { eventsOf, sampleAttempt, sampleEntry, sampleRun, T0 } from "./samples";

export interface UpkeepSubject {
  readonly upkeep: Upkeep;
  /** Stores on the same data; they are opened by their first use. */
  readonly layer: CacheLayer;
  readonly runs: RunStore;
  readonly history: HealHistory;
  /** Pretends that a newer program was here. */
  readonly fromTheFuture: () => Promise<void>;
  readonly dispose: () => Promise<void>;
}

const olderThan = (ms: number) => ({ historyMs: ms, entriesMs: ms });

/** The law of the upkeep; every adapter answers to it. */
export const upkeepContract = (name: string, make: () => Promise<UpkeepSubject>): void => {
  describe(`upkeep: ${name}`, () => {
    let subject: UpkeepSubject;
    beforeEach(async () => {
      subject = await make();
    });
    afterEach(() => subject.dispose());

    it("tells what there is without changing it, and brings it up to date", async () => {
      const { upkeep } = subject;
      const before = await upkeep.status();
      expect(before.applied).toBe(0);
      expect(before.known).toBeGreaterThan(0);
      expect(before.server).toMatch(/^\w+ \d+\.\d+/);
      expect((await upkeep.status()).applied).toBe(0);
      await upkeep.migrate();
      await upkeep.migrate();
      expect(await upkeep.status()).toEqual({ ...before, applied: before.known });
    });

    it("tells of a newer program's store, and leaves it alone", async () => {
      const { upkeep } = subject;
      await upkeep.migrate();
      await subject.fromTheFuture();
      const { applied, known } = await upkeep.status();
      expect(applied).toBeGreaterThan(known);
    });

    it("removes what is old, with what belongs to it, and nothing else", async () => {
      const { upkeep, layer, runs, history } = subject;
      await layer.putMany([sampleEntry("old", { verifiedAt: T0 - 2 }), sampleEntry("young")]);
      await layer.remember("both", ["old", "young"]);
      await layer.remember("gone", ["old"]);
      await history.record([sampleAttempt("old", { createdAt: T0 - 2 }), sampleAttempt("young")]);
      await runs.save(eventsOf(sampleRun("run-1")));
      await runs.save(eventsOf(sampleRun("run-2")).slice(0, 1));

      expect(await upkeep.prune(olderThan(T0 - 1))).toEqual({ entries: 1, runs: [], attempts: 1 });
      expect([...(await layer.getMany(["old", "young"])).keys()]).toEqual(["young"]);
      expect((await layer.recall("gone")).size).toBe(0);
      expect([...(await layer.recall("both")).keys()]).toEqual(["young"]);
      expect(await history.recent(0, 10)).toHaveLength(1);

      const late = T0 + 365 * 86_400_000;
      // A run that is under way stays.
      expect((await upkeep.prune(olderThan(late))).runs).toEqual([{ run: "run-1", paths: ["/out/run-1/end.png"] }]);
      expect(await runs.find("run-1")).toBeUndefined();
      expect((await runs.find("run-2"))?.run.status).toBe("running");
      expect(await upkeep.prune(olderThan(late))).toEqual({ entries: 0, runs: [], attempts: 0 });
    });

    it("removes what is remembered at another age than what happened", async () => {
      const { upkeep, layer, runs, history } = subject;
      await layer.putMany([sampleEntry("one")]);
      await history.record([sampleAttempt("one")]);
      await runs.save(eventsOf(sampleRun("run-1")));
      expect(await upkeep.prune({ historyMs: T0, entriesMs: T0 + 1 })).toEqual({ entries: 1, runs: [], attempts: 0 });
      const { runs: gone, attempts } = await upkeep.prune({ historyMs: T0 + 1, entriesMs: T0 });
      expect([gone.length, attempts]).toEqual([1, 1]);
    });
  });
};
