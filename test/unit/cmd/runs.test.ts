import { describe, expect, it } from "vitest";
import { UserError } from "#core/model/failure";
import type { KeptRun } from "#core/ports/artifact-store";
import type { ArtifactRecord, RunFilter, RunRecord, StepRecord } from "#core/ports/run-store";
import { type RunsDeps, runsCommand } from "#cmd/runs";
import type { Flags } from "#cmd/flags";
import { recordingIo } from "./recording-io";

const run = (id: string, changes: Partial<RunRecord> = {}): RunRecord => ({
  id,
  invocationId: "invocation-1",
  reqId: "shop-login",
  rowId: null,
  attempt: 1,
  title: "Login",
  file: "shop-login.pacts.yaml",
  url: "https://shop.test",
  status: "done",
  verdict: "pass",
  stepsExecuted: 4,
  stepsTotal: 5,
  healRounds: 0,
  startTime: "2026-11-21T10:00:00.000Z",
  endTime: "2026-11-21T10:00:01.250Z",
  durationMs: 1250,
  errorMessage: null,
  ...changes,
});
const step = (index: number, changes: Partial<StepRecord> = {}): StepRecord => ({
  id: `s${index}`,
  stepIdx: index,
  element: "Login",
  action: "click",
  selector: "#login",
  strategy: "id",
  source: "sqlite",
  outcome: "success",
  healed: false,
  lookupMs: 0.5,
  latencyMs: 48,
  errorMessage: null,
  ...changes,
});

const ONE = "019aa5c4-0001-7000-8000-000000000001";
const TWO = "019aa5c4-0001-7000-8000-000000000002";
const THREE = "019aa5c4-0002-7000-8000-000000000003";

const ARTIFACT = { id: "a", artifactType: "screenshot", filePath: "/out/end.png", fileSizeBytes: 99 } as const;

const storeOf = (
  all: readonly RunRecord[],
  steps: readonly StepRecord[] = [],
  artifacts: readonly ArtifactRecord[] = [{ ...ARTIFACT, step: null, lost: null }],
) => {
  const asked: RunFilter[] = [];
  let closed = 0;
  const runs: RunsDeps["runs"] = {
    recent: async (filter) => {
      asked.push(filter);
      return all.slice(0, filter.limit);
    },
    find: async (id) => {
      const found = all.find((each) => each.id.startsWith(id));
      return found && { run: found, steps, artifacts };
    },
    remove: async (ids) => void removed.push(...ids),
  };
  const removed: unknown[] = [];
  const remove = async (gone: readonly KeptRun[]): Promise<number> => removed.push(...gone);
  const close = async (): Promise<void> => {
    closed++;
  };
  const shown: string[] = [];
  const show = async (path: string): Promise<boolean> => shown.push(path) > 1;
  return { runs, close, asked, closed: () => closed, removed, artifacts: { remove }, show, shown };
};

const call = async (
  verb: string,
  args: readonly string[],
  flags: Flags,
  deps: ReturnType<typeof storeOf>,
  isTty = true,
) => {
  const { io, said } = recordingIo(isTty);
  const code = await runsCommand(verb, args, flags, deps, io);
  return { code, ...said };
};

describe("pacts runs", () => {
  it("lists runs for people, each under an id that tells it apart", async () => {
    const deps = storeOf([
      run(ONE),
      run(TWO, { verdict: "fail", healRounds: 2, rowId: "locked" }),
      run(THREE, { status: "aborted", verdict: "fail" }),
    ]);
    const { out, code } = await call("list", [], {}, deps);
    const lines = out.split("\n");
    expect(code).toBe(0);
    expect(lines[0]).toMatch(/^RUN +REQUIREMENT +ROW +VERDICT +STEPS +HEALS +TIME +STARTED$/);
    expect(lines[1]).toMatch(/shop-login .*✓ pass +4\/5 +0 +1\.25 s +2026-11-21 10:00:00Z$/);
    expect(lines[2]).toContain("✗ fail");
    expect(lines[3]).toMatch(/^019aa5c4-0002 .*✗ aborted/);
    const shown = lines.slice(1, 4).map((line) => line.split(" ")[0] ?? "");
    for (const id of shown) expect([ONE, TWO, THREE].filter((each) => each.startsWith(id))).toHaveLength(1);
    expect(deps.asked).toEqual([{ limit: 20 }]);
    expect(deps.closed()).toBe(1);
  });

  it("lists whole ids and plain figures when piped, and records as JSON lines", async () => {
    const deps = storeOf([run(ONE, { rowId: "ok" })]);
    expect((await call("list", [], {}, deps, false)).out).toBe(
      `${ONE}\tshop-login\tok\tpass\t4/5\t0\t1250\t2026-11-21T10:00:00.000Z\n`,
    );
    expect(JSON.parse((await call("list", [], { json: true }, deps)).out)).toEqual(run(ONE, { rowId: "ok" }));
  });

  it("passes filters on and refuses what is none", async () => {
    const deps = storeOf([run(ONE)]);
    await call("list", [], { requirement: "shop-login", verdict: "fail", limit: "3" }, deps);
    expect(deps.asked).toEqual([{ requirement: "shop-login", verdict: "fail", limit: 3 }]);
    await expect(call("list", [], { verdict: "green" }, deps)).rejects.toThrow(UserError);
    await expect(call("list", [], { limit: "all" }, deps)).rejects.toThrow(UserError);
    expect(deps.closed()).toBe(3);
  });

  it("says so when there are none, on stderr", async () => {
    expect(await call("list", [], {}, storeOf([]))).toMatchObject({
      out: "",
      err: expect.stringContaining("no runs yet"),
      code: 0,
    });
    expect(await call("list", [], { json: true }, storeOf([]))).toMatchObject({ out: "", err: "" });
  });

  it("shows a run with its steps and artifacts", async () => {
    const steps = [step(1), step(2, { outcome: "fail", source: "heal", healed: true, errorMessage: "not found" })];
    const { out } = await call(
      "view",
      ["019aa5c4-0001"],
      {},
      storeOf([run(ONE, { verdict: "fail", errorMessage: "not found" })], steps),
    );
    expect(out).toMatch(/verdict +✗ fail/);
    expect(out).toMatch(/error +not found/);
    expect(out).toMatch(/1 +✓ success +click +Login +sqlite/);
    expect(out).toMatch(/2 +✗ fail +click +Login +heal \(healed\).*not found/);
    expect(out).toMatch(/screenshot +99 +end\.png\nin \/out\n/);
  });

  it("shows the latest, as JSON too", async () => {
    const { out } = await call("view", ["latest"], { json: true }, storeOf([run(TWO), run(ONE)], [step(1)]));
    expect(JSON.parse(out)).toMatchObject({
      run: { id: TWO },
      steps: [{ stepIdx: 1 }],
      artifacts: [{ fileSizeBytes: 99 }],
    });
    expect(out.trimEnd()).not.toContain("\n");
  });

  it("refuses a missing, unknown or absent run with the next thing to type", async () => {
    for (const [args, all] of [
      [[], [run(ONE)]],
      [["ffff"], [run(ONE)]],
      [["latest"], []],
    ] as const) {
      const error = await call("view", args, {}, storeOf(all)).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(UserError);
      expect(error).toMatchObject({ options: { hint: expect.stringContaining("pacts ") } });
    }
  });

  it("lists what was kept, and what was lost and why", async () => {
    const artifacts = [
      { ...ARTIFACT, step: "S1", lost: null },
      { ...ARTIFACT, artifactType: "trace" as const, fileSizeBytes: 0, step: null, lost: "the disk is full" },
    ];
    const deps = storeOf([run(ONE)], [], artifacts);
    const { out } = await call("artifacts", ["latest"], {}, deps, false);
    expect(out.split("\n").map((line) => line.split("\t"))).toEqual([
      ["screenshot", "S1", "99", "/out/end.png"],
      ["trace", "", "", "lost: the disk is full"],
      [""],
    ]);
    const json = (await call("artifacts", ["latest"], { json: true }, deps)).out.trim().split("\n");
    expect(json.map((line) => JSON.parse(line))).toEqual(artifacts);
    expect((await call("artifacts", ["latest"], {}, storeOf([run(ONE)], [], []))).err).toContain("nothing");
  });

  it("opens the last of a kind, or prints where it is when nothing shows it", async () => {
    const [first, last] = [import.meta.filename, import.meta.dirname];
    const artifacts = [first, last].map((filePath) => ({ ...ARTIFACT, filePath, step: null, lost: null }));
    const deps = storeOf([run(ONE)], [], artifacts);
    expect((await call("open", ["latest"], {}, deps)).out).toBe(`${last}\n`);
    expect((await call("open", [ONE, "screenshot"], {}, deps)).out).toBe("");
    expect(deps.shown).toEqual([last, last]);
    for (const [args, all, hint] of [
      [[ONE, "video"], artifacts, "there is: screenshot"],
      [[ONE], [], "nothing was kept"],
      [[ONE], [{ ...ARTIFACT, step: null, lost: "the disk is full" }], "nothing was kept"],
      [[ONE], [{ ...ARTIFACT, filePath: "/nowhere/x.png", step: null, lost: null }], "removed"],
    ] as const)
      await expect(call("open", args, {}, storeOf([run(ONE)], [], all))).rejects.toMatchObject({
        options: { hint: expect.stringContaining(hint) },
      });
  });

  it("removes a run that is over, its files first", async () => {
    const deps = storeOf([run(ONE)]);
    expect((await call("rm", [ONE.slice(0, 20)], {}, deps)).code).toBe(0);
    expect(deps.removed).toEqual([{ run: ONE, paths: ["/out/end.png"] }, ONE]);
    const running = storeOf([run(ONE, { status: "running", verdict: null })]);
    await expect(call("rm", [ONE], {}, running)).rejects.toMatchObject({ message: expect.stringContaining("running") });
    expect(running.removed).toEqual([]);
  });

  it("removes every run it is given, or none of them", async () => {
    const deps = storeOf([run(ONE), run(THREE)]);
    expect((await call("rm", [ONE, THREE, "latest"], {}, deps)).err).toBe(`removed ${ONE}\nremoved ${THREE}\n`);
    const lacking = storeOf([run(ONE)]);
    await expect(call("rm", [ONE, THREE], {}, lacking)).rejects.toBeInstanceOf(UserError);
    expect(lacking.removed).toEqual([]);
  });

  it.each([
    ["list", "extra"],
    ["view", ONE, "extra"],
    ["artifacts", ONE, "extra"],
    ["open", ONE, "screenshot", "extra"],
  ])("%s refuses an argument too many", async (verb, ...args) => {
    await expect(call(verb, args, {}, storeOf([run(ONE)]))).rejects.toMatchObject({
      message: "unexpected argument extra",
      options: { hint: expect.stringContaining(`usage: pacts runs ${verb}`) },
    });
  });

  it.each(["view", "artifacts", "open", "rm"])("%s refuses what is no run's id", async (verb) => {
    for (const id of ["../../etc", "..", "/", ONE.replace("0", "..")]) {
      const deps = storeOf([run(ONE)]);
      await expect(call(verb, [id], {}, deps)).rejects.toBeInstanceOf(UserError);
      expect(deps.removed).toEqual([]);
    }
    await expect(call(verb, [], {}, storeOf([run(ONE)]))).rejects.toMatchObject({ message: "which run?" });
  });

  it("suggests the verb that was meant", async () => {
    await expect(call("veiw", [], {}, storeOf([]))).rejects.toMatchObject({
      options: { hint: "did you mean pacts runs view?" },
    });
    await expect(call("constructor", [], {}, storeOf([]))).rejects.toBeInstanceOf(UserError);
  });

  it("prints nothing a terminal would obey", async () => {
    const evil = "\u001b[2J\u202eevil\u009b";
    const deps = storeOf(
      [run(ONE, { reqId: evil, errorMessage: evil })],
      [step(1, { element: evil, selector: evil, errorMessage: evil })],
    );
    for (const flags of [{}, { json: true }]) {
      for (const isTty of [true, false]) {
        const texts = [await call("list", [], flags, deps, isTty), await call("view", ["latest"], flags, deps, isTty)];
        for (const { out } of texts) for (const bad of ["\u001b", "\u202e", "\u009b"]) expect(out).not.toContain(bad);
      }
    }
  });
});
