import { describe, expect, it } from "vitest";
import type { EvidenceOptions } from "#core/run/evidence";
import type { Requirement } from "#core/model/requirement";
import { createFakeArtifacts } from "../../../fakes/stores";
import { click, requirement, runFake, step, visible } from "../../../fakes/world";

const page = () => ({ url: "http://shop.test/", quiet: true, title: "", elements: [{ role: "button", name: "Save" }] });
const ALL: EvidenceOptions = { screenshot: "on", trace: "on", video: "on", log: true };
const save = click("S1", "Save");
const nowhere = (more = {}) => click("S2", "Nowhere", { timeoutMs: 100, ...more });
const unseen = step("S1", { kind: "expect", that: visible("Nowhere") }, { soft: true, timeoutMs: 100 });

const run = async (requirements: readonly Requirement[], evidence: Partial<EvidenceOptions>) => {
  const artifacts = createFakeArtifacts();
  const ran = await runFake({ page: page() }, requirements, {
    options: { evidence: { ...ALL, ...evidence } },
    needs: { artifacts },
  });
  const kept = ran
    .of("artifact")
    .map(({ path, lost }) => (lost === undefined ? path.split("/").at(-1) : `lost ${lost}`));
  return { ...ran, artifacts, kept };
};

describe("evidence of a run", () => {
  it("is kept in order, the log after the end of the run", async () => {
    const { kept, types, artifacts, events } = await run([requirement([save])], {});
    expect(kept).toEqual(["end.png", "trace.zip", "video.webm", "log.ndjson"]);
    expect(types.slice(types.indexOf("run.end"))).toEqual(["run.end", "artifact", "invocation.end"]);
    const log = [...artifacts.files].find(([name]) => name.endsWith("log.ndjson"))?.[1] ?? "";
    const told = events.filter((event) => "run" in event).slice(0, -1);
    expect(
      log
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual(told);
  });

  it("shows the end where the last picture does not", async () => {
    const pictures = async (steps: Parameters<typeof requirement>[0], screenshot: EvidenceOptions["screenshot"]) =>
      (await run([requirement(steps)], { screenshot, trace: "off", video: "off", log: false })).kept;
    const shot = step("S3", { kind: "screenshot" });
    expect(await pictures([save, shot], "on")).toEqual(["S3.png"]);
    expect(await pictures([shot, save], "on")).toEqual(["S3.png", "end.png"]);
    expect(await pictures([shot], "off")).toEqual(["S3.png"]);
    expect(await pictures([nowhere(), save], "on")).toEqual(["failure.png", "error-context.json"]);
    expect(await pictures([unseen, save], "on")).toEqual(["failure.png", "error-context.json", "end.png"]);
    expect(await pictures([save, nowhere()], "each-step")).toEqual([
      "step-S1.png",
      "failure.png",
      "error-context.json",
    ]);
    expect(await pictures([save], "only-on-failure")).toEqual([]);
  });

  it("is recorded of runs that do not pass, when only those are asked for", async () => {
    const modes = { screenshot: "off", trace: "only-on-failure", video: "only-on-failure", log: false } as const;
    expect((await run([requirement([save])], modes)).kept).toEqual([]);
    expect((await run([requirement([unseen])], modes)).kept).toEqual(["error-context.json", "trace.zip", "video.webm"]);
  });

  it("has no film of a requirement that types secrets", async () => {
    const { kept, verdict } = await run([requirement([save], { secrets: ["PW"] })], { log: false });
    expect(kept).toEqual(["end.png", "trace.zip", expect.stringContaining("lost a video cannot cover secrets")]);
    expect(verdict).toBe("pass");
  });

  it("is kept apart for runs side by side", async () => {
    const both = [requirement([save], { id: "a" }), requirement([save, save], { id: "b" })];
    const { artifacts } = await run(both, { screenshot: "off", trace: "off", video: "off" });
    const logs = [...artifacts.files.values()].map((log) =>
      log
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).req),
    );
    expect(logs.map((reqs) => [...new Set(reqs)])).toEqual([["a"], ["b"]]);
  });
});
