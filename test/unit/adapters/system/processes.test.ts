import { describe, expect, it } from "vitest";
import { createProcesses } from "#adapters/system/processes";

describe("processes", () => {
  const processes = createProcesses();

  it("knows itself to be alive", () => {
    expect(processes.self.pid).toBe(process.pid);
    expect(processes.isAlive(processes.self)).toBe(true);
  });

  it("tells a process that ended from one that runs", async () => {
    const child = Bun.spawn(["sleep", "60"]);
    const mark = { host: processes.self.host, pid: child.pid, started: "" };
    expect(processes.isAlive(mark)).toBe(true);
    child.kill("SIGKILL");
    await child.exited;
    expect(processes.isAlive(mark)).toBe(false);
  });

  it.runIf(process.platform === "linux")("tells a process from a later one of the same id", () => {
    expect(processes.self.started).not.toBe("");
    expect(processes.isAlive({ ...processes.self, started: "another boot/1" })).toBe(false);
  });
});
