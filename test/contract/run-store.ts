import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RunEvent } from "#core/model/event";
import { UserError } from "#core/model/failure";
import type { ProcessMark, Processes } from "#core/ports/processes";
import type { RunStore } from "#core/ports/run-store";
import { metricsContract } from "./run-metrics";
import { eventsOf, sampleRun, T0 } from "./samples";

export interface Capabilities {
  /** What was saved is there for the next one that opens the same store. */
  readonly durable: boolean;
}

export interface RunStoreSubject {
  readonly store: RunStore;
  /** Another process's store on the same data; the first one is closed, unless `keep`. */
  readonly reopen?: (processes: Processes, keep?: boolean) => Promise<RunStore>;
  readonly dispose: () => Promise<void>;
}

export type MakeRunStore = (processes: Processes, options: { readonly nowMs: number }) => Promise<RunStoreSubject>;

const mark = (pid: number, host = "host-a"): ProcessMark => ({ host, pid, started: `start-${pid}` });
const processesOf = (self: ProcessMark, alive: readonly ProcessMark[] = []): Processes => ({
  self,
  isAlive: (asked) =>
    [self, ...alive].some(
      (known) => known.pid === asked.pid && known.host === asked.host && known.started === asked.started,
    ),
});

/** The law of the run store; every adapter answers to it. */
export const runStoreContract = (name: string, make: MakeRunStore, can: Capabilities): void => {
  describe(`run store: ${name}`, () => {
    let subject: RunStoreSubject;
    let store: RunStore;
    const all = eventsOf(sampleRun("run-1"));
    const atStart = all.slice(0, 1);
    const whole = async (from: RunStore, id = "run-1") => from.find(id);

    beforeEach(async () => {
      subject = await make(processesOf(mark(1)), { nowMs: T0 });
      store = subject.store;
    });
    afterEach(() => subject.dispose());

    it("tells a run, its steps and its artifacts", async () => {
      await store.save(all);
      expect(await whole(store)).toEqual({
        run: {
          id: "run-1",
          invocationId: "invocation-1",
          reqId: "req-1",
          rowId: null,
          attempt: 1,
          title: "Title of req-1",
          file: "req-1.pacts.yaml",
          url: "https://example.test",
          status: "done",
          verdict: "pass",
          stepsExecuted: 2,
          stepsTotal: 3,
          healRounds: 2,
          startTime: "2026-11-21T10:00:00.000Z",
          endTime: "2026-11-21T10:00:06.000Z",
          durationMs: 6500.5,
          errorMessage: null,
        },
        steps: [1, 2, 3].map((index) =>
          expect.objectContaining({ stepIdx: index, element: `Button ${index}`, healed: index === 2 }),
        ),
        artifacts: [
          expect.objectContaining({ artifactType: "screenshot", filePath: "/out/run-1/end.png", fileSizeBytes: 1234 }),
        ],
      });
      const steps = (await whole(store))?.steps;
      expect(steps?.[0]).toMatchObject({
        action: "click",
        selector: "#b1",
        strategy: "id",
        source: "sqlite",
        lookupMs: 0.25,
        latencyMs: 14.5,
        errorMessage: null,
      });
      expect(steps?.[2]).toMatchObject({ outcome: "skipped", source: null });
    });

    it("tells the error of a failed run and step", async () => {
      await store.save(eventsOf(sampleRun("run-1", "req-1", "fail")));
      const found = await whole(store);
      expect(found?.run).toMatchObject({ verdict: "fail", errorMessage: "no Button 2" });
      expect(found?.steps[1]).toMatchObject({ outcome: "fail", errorMessage: "no Button 2" });
    });

    it("shows a run under way as running, with what it has done", async () => {
      await store.save(all.slice(0, 4));
      expect((await whole(store))?.run).toMatchObject({
        status: "running",
        verdict: null,
        endTime: null,
        stepsExecuted: 2,
        stepsTotal: 3,
      });
    });

    it("comes to the same whatever the batches, the order and the repeats", async () => {
      await store.save(all);
      const wanted = JSON.stringify(await whole(store)).replaceAll("run-1", "ID");
      let count = 0;
      const shuffled = fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2, maxLength: all.length * 2 });
      await fc.assert(
        fc.asyncProperty(shuffled, fc.integer({ min: 1, max: 7 }), async (events: readonly RunEvent[], size) => {
          const id = `other-${++count}.`;
          const renamed: readonly RunEvent[] = JSON.parse(JSON.stringify(events).replaceAll("run-1", id));
          for (let from = 0; from < renamed.length; from += size) await store.save(renamed.slice(from, from + size));
          expect(JSON.stringify(await whole(store, id)).replaceAll(id, "ID")).toBe(wanted);
        }),
        { numRuns: 30 },
      );
    });

    it("saves nothing of events that are no run's, and takes none at all", async () => {
      await store.save([]);
      await store.save(eventsOf([{ type: "error", code: "x", message: "y" }]));
      expect(await store.recent({})).toEqual([]);
    });

    it("lists the newest first, by requirement, verdict and limit", async () => {
      await store.save(eventsOf(sampleRun("a", "req-1"), T0));
      await store.save(eventsOf(sampleRun("b", "req-2", "fail"), T0 + 60_000));
      await store.save(eventsOf(sampleRun("c", "req-1", "fail"), T0 + 120_000));
      const ids = async (filter: Parameters<RunStore["recent"]>[0]) =>
        (await store.recent(filter)).map((run) => run.id);
      expect(await ids({})).toEqual(["c", "b", "a"]);
      expect(await ids({ limit: 1 })).toEqual(["c"]);
      expect(await ids({ requirement: "req-1" })).toEqual(["c", "a"]);
      expect(await ids({ verdict: "fail" })).toEqual(["c", "b"]);
      expect(await ids({ requirement: "req-1", verdict: "pass" })).toEqual(["a"]);
      expect(await ids({ requirement: "none" })).toEqual([]);
    });

    it("finds by an unambiguous beginning and says what else it could be", async () => {
      for (const id of ["0187-aa", "0187-ab", "0187", "02%3"]) await store.save(eventsOf(sampleRun(id)));
      expect((await store.find("0187-aa"))?.run.id).toBe("0187-aa");
      expect((await store.find("02"))?.run.id).toBe("02%3");
      expect((await store.find("0187"))?.run.id).toBe("0187");
      expect(await store.find("3")).toBeUndefined();
      expect(await store.find("0_")).toBeUndefined();
      expect(await store.find("")).toBeUndefined();
      const refusal = await store.find("0187-").catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(UserError);
      expect(refusal).toMatchObject({ options: { hint: expect.stringContaining("0187-aa") } });
    });

    it("tells which step an artifact shows, and that one was lost", async () => {
      const picture = { type: "artifact", run: "run-1", req: "req-1", artifactType: "screenshot" } as const;
      const lost = { ...picture, path: "/out/run-1/S2.png", bytes: 0, step: "S2", lost: "the disk is full" };
      await store.save(eventsOf([lost, { ...picture, path: "/out/run-1/S1.png", bytes: 9, step: "S1" }]));
      expect((await whole(store))?.artifacts).toMatchObject([
        { filePath: "/out/run-1/S2.png", step: "S2", lost: "the disk is full", fileSizeBytes: 0 },
        { filePath: "/out/run-1/S1.png", step: "S1", lost: null, fileSizeBytes: 9 },
      ]);
      await store.save(eventsOf([{ ...picture, path: lost.path, bytes: 8, step: "S2" }]));
      expect((await whole(store))?.artifacts[0]).toMatchObject({ step: "S2", lost: null, fileSizeBytes: 8 });
    });

    it("tells artifacts of one millisecond in the order in which they were made", async () => {
      const one = { type: "artifact", run: "run-1", req: "req-1", artifactType: "screenshot", bytes: 9 } as const;
      const names = ["z", "a", "m", "b", "y", "c", "x", "d", "w", "e", "v"].map((name) => `/out/run-1/${name}.png`);
      const [first, ...rest] = eventsOf(names.map((path) => ({ ...one, path })));
      const ts = first?.ts ?? "";
      const events = [first, ...rest].flatMap((event) => (event === undefined ? [] : [{ ...event, ts }]));
      await store.save(events.slice(3));
      await store.save(events.slice(0, 3));
      expect((await whole(store))?.artifacts.map(({ filePath }) => filePath)).toEqual(names);
    });

    it("takes runs out, with all that belongs to them", async () => {
      await store.save(eventsOf(sampleRun("run-1")));
      await store.save(eventsOf(sampleRun("run-2")));
      await store.remove(["run-1", "run-9", "' OR 1=1"]);
      expect(await whole(store)).toBeUndefined();
      expect((await whole(store, "run-2"))?.artifacts).toHaveLength(1);
      await store.save(all.slice(0, 1));
      expect(await whole(store)).toMatchObject({ steps: [], artifacts: [] });
    });

    it("leaves its own runs and finished ones alone", async () => {
      await store.save(atStart);
      await store.save(eventsOf(sampleRun("run-2")));
      expect(await store.abortOrphans()).toBe(0);
      expect((await whole(store))?.run.status).toBe("running");
    });

    it("aborts runs told by a replay that never ended", async () => {
      await store.save(eventsOf(sampleRun("run-1").slice(0, 1), T0 - 60_000));
      expect(await store.abortOrphans()).toBe(1);
      expect((await whole(store))?.run.status).toBe("aborted");
    });

    metricsContract(() => store);

    it("closes twice", async () => {
      await store.close();
      await store.close();
    });

    it.runIf(can.durable)("aborts what a dead process left, once", async () => {
      await store.save(all.slice(0, 4));
      const next = await subject.reopen?.(processesOf(mark(2)));
      expect(await next?.abortOrphans()).toBe(1);
      expect(await next?.abortOrphans()).toBe(0);
      expect((await next?.find("run-1"))?.run).toMatchObject({
        status: "aborted",
        verdict: "fail",
        stepsExecuted: 2,
        endTime: "2026-11-21T10:00:03.000Z",
        durationMs: 3000,
      });
    });

    it.runIf(can.durable)("does not take a process for dead that is alive, or of another host", async () => {
      await store.save(atStart);
      const sibling = await subject.reopen?.(processesOf(mark(2), [mark(1)]), true);
      expect(await sibling?.abortOrphans()).toBe(0);
      const stranger = await subject.reopen?.(processesOf(mark(2, "host-b")), true);
      expect(await stranger?.abortOrphans()).toBe(0);
    });

    it.runIf(can.durable)("knows a process id that was used again", async () => {
      await store.save(atStart);
      const reused: ProcessMark = { ...mark(1), started: "later" };
      const next = await subject.reopen?.(processesOf(reused));
      expect(await next?.abortOrphans()).toBe(1);
    });

    it.runIf(can.durable)("believes the end of a run that was taken for dead", async () => {
      await store.save(atStart);
      const next = await subject.reopen?.(processesOf(mark(2)), true);
      await next?.abortOrphans();
      await store.save(all.slice(1));
      expect((await whole(store))?.run).toMatchObject({ status: "done", verdict: "pass", durationMs: 6500.5 });
    });
  });
};
