import { describe, expect, it } from "vitest";
import { createMemoryCacheLayer } from "#adapters/lru/cache-layer";
import { createFileLockStore } from "#adapters/files/lock-store";
import { cacheCommand } from "#cmd/cache";
import { generalHelp, commandHelp } from "#cmd/help";
import { commands } from "#cmd/commands";
import { healCommand } from "#cmd/heal";
import { historyCommand } from "#cmd/history";
import { runsCommand } from "#cmd/runs";
import { widthOf } from "#core/model/text-width";
import type { ArtifactRecord, RunRecord, StepRecord } from "#core/ports/run-store";
import { sampleAttempt, sampleEntry, T0 } from "../../contract/samples";
import { createFakeClock } from "../../fakes/clock";
import { createFakeBrowser } from "../../fakes/session";
import { createFakeHistory, createFakeIdentity } from "../../fakes/stores";
import { recordingIo } from "./recording-io";

const WIDTH = 80;
const LONG = "A name that is longer than any column of a table on a terminal has room for";
const PATH = `https://shop.test/${"a-part-of-a-path/".repeat(5)}`;

const run: RunRecord = {
  id: "019aa5c4-0001-7000-8000-000000000001",
  invocationId: "invocation-1",
  reqId: LONG,
  rowId: LONG,
  attempt: 1,
  title: LONG,
  file: "shop.pacts.yaml",
  url: "https://shop.test",
  status: "aborted",
  verdict: "fail",
  stepsExecuted: 104,
  stepsTotal: 115,
  healRounds: 12,
  startTime: "2026-11-21T10:00:00.000Z",
  endTime: "2026-11-21T10:10:01.250Z",
  durationMs: 601_250,
  errorMessage: null,
};
const step: StepRecord = {
  id: "s1",
  stepIdx: 104,
  element: LONG,
  action: "rightclick",
  selector: LONG,
  strategy: "id",
  source: "postgres",
  outcome: "success",
  healed: true,
  lookupMs: 0.55,
  latencyMs: 601_250,
  errorMessage: LONG,
};
const artifact: ArtifactRecord = {
  id: "a",
  artifactType: "test_file",
  filePath: `/home/somebody/.local/share/pacts/runs/${run.id}/${LONG.replaceAll(" ", "-")}.spec.ts`,
  fileSizeBytes: 123_456_789,
  step: "S104",
  lost: null,
};

/** Lines that stand out of the terminal. */
const wide = (text: string): readonly string[] => text.split("\n").filter((line) => widthOf(line) > WIDTH);

describe("nothing stands out of a terminal of 80 columns", () => {
  it.each(["list", "view", "artifacts"])("runs %s", async (verb) => {
    const { io, said } = recordingIo(true, WIDTH);
    const deps = {
      runs: {
        recent: async () => [run],
        find: async () => ({ run, steps: [step], artifacts: [artifact, { ...artifact, lost: LONG }] }),
        remove: async () => {},
      },
      artifacts: { remove: async () => 0 },
      show: async () => false,
    };
    await runsCommand(verb, verb === "list" ? [] : ["latest"], {}, deps, io);
    const [folder, ...others] = wide(said.out).filter(
      (line) => !line.startsWith("requirement ") && !line.startsWith("row "),
    );
    expect(others).toEqual([]);
    // To be copied, whole, and in no table.
    expect(folder === undefined || folder.startsWith("in /home/")).toBe(true);
    expect(said.out).toMatch(verb === "list" ? /RUN .*VERDICT .*STARTED/ : /FILE/);
  });

  it("cache list", async () => {
    const { io, said } = recordingIo(true, WIDTH);
    const layer = createMemoryCacheLayer({ capacity: 10, now: () => T0 });
    const entry = { element: LONG, url: PATH, action: "rightclick", probation: 3, hitCount: 99_999 } as const;
    await layer.putMany([sampleEntry("pacts:1:default:aa11bb22cc33dd44", entry)]);
    const config = { driftThreshold: 0.35, stepTimeoutMs: 1000, namespace: "default" };
    const locks = createFileLockStore();
    const clock = createFakeClock();
    const browser = createFakeBrowser({ page: { url: PATH, quiet: true, title: "", elements: [] } }, clock);
    const deps = { layers: [layer], locks, identity: createFakeIdentity(), clock, browser, config };
    await cacheCommand("list", [], {}, deps, io);
    expect(wide(said.out)).toEqual([]);
    expect(said.out).toMatch(/KEY .*ELEMENT .*PAGE .*STATE .*PROVEN/);
  });

  it.each(["strategy", "element", "url", "requirement"])("history --by %s", async (by) => {
    const { io, said } = recordingIo(true, WIDTH);
    const attempt = {
      ...sampleAttempt("heal-1"),
      element: LONG,
      url: PATH,
      requirement: LONG,
      reviewedAt: null,
      at: T0,
    };
    const history = { ...createFakeHistory(), recent: async () => [attempt] };
    await historyCommand(undefined, { by }, { history, now: () => T0 }, io);
    expect(wide(said.out)).toEqual([]);
    expect(said.out).toContain("AT LEAST");
  });

  it("heal list", async () => {
    const { io, said } = recordingIo(true, WIDTH);
    const attempt = { ...sampleAttempt("heal-1"), element: LONG, url: PATH, requirement: LONG, reviewedAt: null };
    const history = { ...createFakeHistory(), recent: async () => [{ ...attempt, originalSelector: LONG }] };
    await healCommand("list", [], {}, { history, layers: [], now: () => attempt.createdAt }, io);
    expect(wide(said.out)).toEqual([]);
    expect(said.out).toMatch(/HEAL .*ELEMENT .*NEW/);
  });

  it("help, of all and of each command; elsewhere a line an option", () => {
    for (const text of [generalHelp(commands, "1.2.3", WIDTH), ...commands.map((spec) => commandHelp(spec, WIDTH))])
      expect(wide(text)).toEqual([]);
    const lines = commands.flatMap((spec) => commandHelp(spec).split("\n"));
    expect(lines.find((line) => line.includes("--drift-threshold"))).toContain("(default: 35%)");
  });
});
