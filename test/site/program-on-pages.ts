import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { ElementQuery } from "#core/model/element";
import type { Verdict } from "#core/model/run";
import { eventsIn, ofType } from "../e2e/program";

const BINARY = resolve(import.meta.dirname, "../../dist/pacts");
const DEADLINE_MS = 120_000;
/** Pages that are refused are waited for: the others go on meanwhile. */
const AT_ONCE = "4";

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

/** One step on a page; the name is a file's. */
export interface PageToTry {
  readonly name: string;
  readonly url: string;
  readonly query: ElementQuery;
}

/** The program with a memory of its own. */
export interface TriedProgram {
  /** Runs one step on each page, in one call; answers the verdicts by name, none for what did not come to its end. */
  run(pages: readonly PageToTry[]): Promise<ReadonlyMap<string, Verdict>>;
  close(): Promise<void>;
}

/** Calls the program and answers what it wrote to stdout; it is killed at the deadline. */
const outputOf = (args: readonly string[], dataDir: string): Promise<string> => {
  const env = { ...process.env, PACTS_DATA_DIR: dataDir };
  const child = spawn(BINARY, args, { env, stdio: ["ignore", "pipe", "ignore"] });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  return new Promise((done, fail) => {
    const timer = setTimeout(() => child.kill("SIGKILL"), DEADLINE_MS);
    child.once("error", fail);
    child.once("close", () => {
      clearTimeout(timer);
      done(out);
    });
  });
};

/** A program with an empty memory; `close` removes it. */
export const createTriedProgram = async (): Promise<TriedProgram> => {
  const folder = await mkdtemp(join(tmpdir(), "pacts-site-"));
  const files = join(folder, "pages");
  return {
    run: async (pages) => {
      await rm(files, { recursive: true, force: true });
      await mkdir(files);
      for (const { name, url, query } of pages)
        await writeFile(
          join(files, `${name}.pacts.yaml`),
          `id: ${name}\ntitle: Page\nurl: ${url}\nsteps:\n  - ${stepOf(query)}\n`,
        );
      const args = ["run", files, "--json", "--step-timeout", "4s", "--workers", AT_ONCE];
      const ends = ofType(eventsIn(await outputOf(args, join(folder, "data"))), "run.end");
      return new Map(ends.flatMap(({ req, status, verdict }) => (status === "done" ? [[req, verdict] as const] : [])));
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
};
