import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { ElementQuery } from "#core/model/element";

const BINARY = resolve(import.meta.dirname, "../../dist/pacts");
const DEADLINE_MS = 40_000;

/** Whether the built program is there to be tried. */
export const programIsBuilt = (): boolean => existsSync(BINARY);

/** The step a person would write for the query; text goes through JSON, which is YAML too. */
const stepOf = (query: ElementQuery): string => {
  const { name, role, nth, exact, frame, within, near } = query;
  const scope = within && [within.role, within.name].filter(Boolean).join(" ");
  const target = { element: name, role, nth: nth?.toString(), frame, near, within: scope, exact: exact && "true" };
  if (query.kind === "editable") return JSON.stringify({ fill: { ...target, value: "something" } });
  return JSON.stringify(query.kind === "checkable" ? { check: target } : { click: target });
};

/** The program with a memory of its own. */
export interface TriedProgram {
  /** Runs one step on a page; answers the exit code, null when it had to be killed. */
  run(url: string, query: ElementQuery): Promise<number | null>;
  close(): Promise<void>;
}

/** A program with an empty memory; `close` removes it. */
export const createTriedProgram = async (): Promise<TriedProgram> => {
  const folder = await mkdtemp(join(tmpdir(), "pacts-site-"));
  const file = join(folder, "page.pacts.yaml");
  return {
    run: async (url, query) => {
      await writeFile(file, `id: page\ntitle: Page\nurl: ${url}\nsteps:\n  - ${stepOf(query)}\n`);
      const env = { ...process.env, PACTS_DATA_DIR: join(folder, "data") };
      const child = spawn(BINARY, ["run", file, "--json", "--step-timeout", "4s"], { env, stdio: "ignore" });
      return new Promise((done, fail) => {
        const timer = setTimeout(() => child.kill("SIGKILL"), DEADLINE_MS);
        child.once("error", fail);
        child.once("exit", (code) => {
          clearTimeout(timer);
          done(code);
        });
      });
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
};
