import { describe, expect, it } from "vitest";
import type { Performed } from "#core/ports/browser";
import type { FakeElement, FakePage } from "../../../fakes/page";
import { createFakeArtifacts } from "../../../fakes/stores";
import { click, query, requirement, runFake, step, visible } from "../../../fakes/world";

const save: FakeElement = { role: "button", name: "Save", testId: "save" };
const page = (elements: readonly FakeElement[] = [save], more: Partial<FakePage> = {}): FakePage => ({
  url: "http://shop.test/",
  quiet: true,
  title: "Shop",
  elements,
  ...more,
});
const missing = (more = {}) => click("S1", "Nowhere", { timeoutMs: 200, ...more });

describe("verdicts", () => {
  it("skips what comes after a failure, recorded step by step", async () => {
    const ran = await runFake({ page: page() }, [requirement([missing(), click("S2", "Save"), click("S3", "Save")])]);
    expect(ran.of("step.end").map(({ step: id, outcome }) => [id, outcome])).toEqual([
      ["S1", "fail"],
      ["S2", "skipped"],
      ["S3", "skipped"],
    ]);
    expect(ran.of("run.end")[0]).toMatchObject({
      verdict: "fail",
      status: "done",
      steps: { total: 3, fail: 1, skipped: 2 },
    });
    expect(ran.of("run.end")[0]?.error).toContain("Nowhere");
    expect([ran.exitCode, ran.verdict]).toEqual([1, "fail"]);
  });

  it("skips an optional step whose element is absent, says so, and passes", async () => {
    const ran = await runFake({ page: page() }, [requirement([missing({ optional: true }), click("S2", "Save")])]);
    expect(ran.of("run.end")[0]).toMatchObject({ verdict: "pass", steps: { success: 1, fail: 0, skipped: 1 } });
    const [skipped] = ran.of("step.end");
    expect(skipped).toMatchObject({ outcome: "skipped", warnings: [expect.stringContaining("Nowhere")] });
    expect(skipped?.error).toBeUndefined();
    expect(ran.exitCode).toBe(0);
  });

  it("goes on after an optional step that fails on an element that is there, and ends partial", async () => {
    const stuck: FakeElement = { ...save, actionable: false };
    const onPerform = (): Performed => ({ ok: false, failure: { code: "action", message: "it is disabled" } });
    const steps = [click("S1", "Save", { optional: true, timeoutMs: 300 })];
    const ran = await runFake({ page: { ...page(), elements: [stuck] }, onPerform }, [requirement(steps)]);
    expect(ran.of("run.end")[0]).toMatchObject({ verdict: "partial", steps: { fail: 1, skipped: 0 } });
    expect(ran.exitCode).toBe(1);
  });

  it("forgives a soft expectation but not the action of a soft step", async () => {
    const soft = step("S1", { kind: "expect", that: visible("Thanks") }, { soft: true, timeoutMs: 100 });
    const ran = await runFake({ page: page() }, [requirement([soft, click("S2", "Save")])]);
    expect(ran.verdict).toBe("partial");
    const action = await runFake({ page: page() }, [requirement([missing({ soft: true }), click("S2", "Save")])]);
    expect(action.verdict).toBe("fail");
  });

  it("says when nothing was asserted", async () => {
    const ran = await runFake({ page: page() }, [requirement([click("S1", "Save")])]);
    expect(ran.of("run.end")[0]).toMatchObject({ verdict: "pass", asserted: false });
    const checked = await runFake({ page: page() }, [
      requirement([click("S1", "Save", { outcome: [visible("Save")] })]),
    ]);
    expect(checked.of("run.end")[0]?.asserted).toBe(true);
  });

  it("keeps a picture and the context of a failure", async () => {
    const artifacts = createFakeArtifacts();
    const ran = await runFake({ page: page() }, [requirement([missing()])], { needs: { artifacts } });
    expect(ran.of("artifact").map(({ artifactType, path }) => [artifactType, path.split("/").at(-1)])).toEqual([
      ["screenshot", "failure.png"],
      ["log", "error-context.json"],
    ]);
    const log = [...artifacts.files].find(([name]) => name.endsWith(".json"))?.[1] ?? "";
    expect(JSON.parse(log)).toMatchObject({
      step: "S1",
      code: "not-found",
      candidates: ['button "Save"'],
      url: "http://shop.test/",
    });
  });

  it("survives artifacts that cannot be kept", async () => {
    const shot = step("S1", { kind: "screenshot", name: "../../etc/passwd" });
    const ran = await runFake({ page: page() }, [requirement([shot])], {
      needs: { artifacts: createFakeArtifacts(true) },
    });
    expect(ran.exitCode).toBe(0);
    expect(ran.of("error")).toMatchObject([{ code: "artifact" }]);
  });
});

describe("addresses", () => {
  it("opens the requirement's page first, but not before a full address of its own", async () => {
    const relative = requirement([step("S1", { kind: "goto", url: "/cart" })]);
    const first = await runFake({ page: page() }, [relative]);
    expect(first.browser.calls).toEqual(["goto http://shop.test/", "goto http://shop.test/cart"]);
    const absolute = requirement([step("S1", { kind: "goto", url: "http://other.test/" })]);
    const second = await runFake({ page: page() }, [absolute]);
    expect(second.browser.calls).toEqual(["goto http://other.test/"]);
  });

  it.each(["file:///etc/passwd", "javascript:alert(1)", "data:text/html,x"])("refuses %s", async (url) => {
    const ran = await runFake({ page: page() }, [requirement([step("S1", { kind: "goto", url })])]);
    expect(ran.of("step.end")[0]?.error?.code).toBe("refused");
    expect(ran.browser.calls).toEqual([]);
  });

  it("fails the run when its page does not open, with every step skipped", async () => {
    const failure = { code: "navigation", message: "connection refused" } as const;
    const ran = await runFake({ page: page(), onGoto: () => ({ ok: false, failure }) }, [
      requirement([click("S1", "Save")]),
    ]);
    expect(ran.of("step.end").map(({ outcome }) => outcome)).toEqual(["skipped"]);
    expect(ran.of("run.end")[0]).toMatchObject({ verdict: "fail", error: "connection refused" });
    expect(ran.exitCode).toBe(1);
  });
});

describe("invocations", () => {
  it("runs several requirements over workers and adds up", async () => {
    const many = ["a", "b", "c", "d", "e"].map((id) => requirement([click("S1", "Save")], { id }));
    const ran = await runFake({ page: page() }, many, { options: { workers: 2 } });
    expect(
      ran
        .of("run.end")
        .map(({ req }) => req)
        .sort(),
    ).toEqual(["a", "b", "c", "d", "e"]);
    expect(ran.of("invocation.end")[0]).toMatchObject({
      requirements: { total: 5, passed: 5 },
      steps: { total: 5, success: 5 },
    });
    expect(ran.browser.closedSessions).toBe(5);
    expect(ran.events.map(({ seq }) => seq)).toEqual(ran.events.map((_, at) => at + 1));
  });

  it("begins nothing more after so many failures", async () => {
    const many = ["a", "b", "c"].map((id) => requirement([missing()], { id }));
    const ran = await runFake({ page: page() }, many, { options: { maxFailures: 1 } });
    expect(ran.of("run.start")).toHaveLength(1);
    expect(ran.of("invocation.end")[0]).toMatchObject({ requirements: { total: 3, failed: 1 }, exitCode: 1 });
  });

  it.each(["open", "discover"] as const)("ends in 3 when the browser dies at %s", async (dies) => {
    const ran = await runFake({ page: page(), dies }, [
      requirement([click("S1", "Save")]),
      requirement([click("S1", "Save")]),
    ]);
    expect(ran.exitCode).toBe(3);
    expect(ran.of("run.end")).toMatchObject([{ verdict: "fail", status: "aborted" }]);
    expect(ran.of("step.end")).toHaveLength(1);
    expect(ran.types.at(-1)).toBe("invocation.end");
  });

  it("ends the step, the run and itself when interrupted", async () => {
    const controller = new AbortController();
    const ran = await runFake(
      { page: page(), hangs: true },
      [requirement([click("S1", "Save"), click("S2", "Save")])],
      {
        needs: { signal: controller.signal },
        onEvent: (event) => {
          if (event.type === "discover") setTimeout(() => controller.abort(143), 5);
        },
      },
    );
    expect(ran.of("step.end").map(({ outcome, error }) => [outcome, error?.code])).toEqual([
      ["fail", "interrupted"],
      ["skipped", undefined],
    ]);
    expect(ran.of("run.end")[0]).toMatchObject({ status: "aborted", verdict: "fail", error: "interrupted" });
    expect(ran.of("invocation.end")[0]?.exitCode).toBe(143);
    expect(ran.exitCode).toBe(143);
    expect(ran.browser.closedSessions).toBe(1);
  });

  it("does not wait for a browser that never opens when interrupted", async () => {
    const controller = new AbortController();
    const browser = { open: () => new Promise<never>(() => {}), close: async () => {} };
    const ran = await runFake({ page: page() }, [requirement([click("S1", "Save")])], {
      needs: { browser, signal: controller.signal },
      onEvent: (event) => {
        if (event.type === "run.start") setTimeout(() => controller.abort(130), 5);
      },
    });
    expect(ran.of("step.end").map(({ outcome }) => outcome)).toEqual(["skipped"]);
    expect(ran.exitCode).toBe(130);
  });

  it("keeps to the time of a whole requirement", async () => {
    const slow = ["S1", "S2", "S3"].map((id) => click(id, "Nowhere", { optional: true }));
    const ran = await runFake({ page: page() }, [requirement(slow)], { options: { timeoutMs: 6000 } });
    expect(ran.clock.elapsed()).toBeLessThan(7000);
    expect(ran.of("step.end")[2]?.error?.code).toBe("timeout");
  });

  it("does not stumble over a reporter that throws", async () => {
    const reporter = {
      on: () => {
        throw new Error("a face that fell");
      },
      close: async () => {},
    };
    const ran = await runFake({ page: page() }, [requirement([click("S1", "Save")])], {
      needs: { reporters: [reporter] },
    });
    expect(ran.exitCode).toBe(0);
  });

  it("keeps queries of the same name apart by their element", async () => {
    const two = [
      step("S1", { kind: "click", element: query("Save", { kind: "clickable", nth: 1 }) }),
      step("S2", { kind: "click", element: query("Save", { kind: "clickable", nth: 2 }) }),
    ];
    const ran = await runFake({ page: page([save, { ...save, testId: "second" }]) }, [requirement(two)]);
    expect(ran.browser.performed.map(({ target }) => target)).toEqual(["button save", "button second"]);
  });
});
