import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import type { ProcessMark, Processes } from "#core/ports/processes";

/** Of /proc/<pid>/stat: state is field 3, start in ticks since boot field 22; field 2 may hold spaces and brackets. */
const STATE = 0;
const START = 19;

const readText = (path: string): string | undefined => {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    return undefined;
  }
};

const statOf = (pid: number): readonly string[] | undefined => {
  const text = readText(`/proc/${pid}/stat`);
  return text?.slice(text.lastIndexOf(")") + 2).split(" ");
};

/** The boot counts too: ticks start anew with each. */
const startOf = (pid: number): string => {
  const ticks = statOf(pid)?.[START];
  const boot = readText("/proc/sys/kernel/random/boot_id");
  return ticks === undefined || boot === undefined ? "" : `${boot}/${ticks}`;
};

const answers = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
};

/** The system's processes. The start of one is known on Linux; elsewhere a reused id passes for alive. */
export const createProcesses = (): Processes => {
  const self: ProcessMark = { host: hostname(), pid: process.pid, started: startOf(process.pid) };
  return {
    self,
    isAlive({ pid, started }) {
      if (!answers(pid)) return false;
      if (statOf(pid)?.[STATE] === "Z") return false;
      const now = startOf(pid);
      return now === "" || started === "" || now === started;
    },
  };
};
