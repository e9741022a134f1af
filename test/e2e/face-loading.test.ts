import { readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { page, type Pages, servePages } from "./pages";
import { createPlace, type Place } from "./program";

const root = realpathSync(join(import.meta.dirname, "../.."));
const DEADLINE_MS = 25_000;
const SCREEN = /node_modules\/(ink|react|react-reconciler|yoga-layout)\/|tui\/(reporter|App|Lines|Keyboard)\.tsx$/;
let pages: Pages;
let place: Place;

beforeAll(() => {
  pages = servePages(() => page("Here", "<button>Save</button>"));
});
beforeEach(() => {
  place = createPlace();
});
afterAll(() => pages.close());

interface Loaded {
  readonly code: number | null;
  readonly out: string;
  readonly modules: readonly string[];
}

/** Runs the program from its sources, in a terminal or with stdout in a pipe, and answers what it loaded. */
const load = async (args: readonly string[], inTerminal: boolean): Promise<Loaded> => {
  place.file("here.pacts.yaml", `url: ${pages.url}\nsteps:\n  - click Save\nexpect: title is Here\n`);
  const file = join(place.folder, "modules.txt");
  const bun = join(root, "node_modules/.bin/bun");
  const preload = join(import.meta.dirname, "loaded-modules.ts");
  let shown = "";
  const command = [bun, "--preload", preload, join(root, "cmd/main.ts"), "run", ...args, "here.pacts.yaml"];
  const options = {
    cwd: place.folder,
    env: place.environment({ PACTS_TEST_MODULES: file, TERM: "xterm-256color" }),
    timeout: DEADLINE_MS,
  };
  const child = inTerminal
    ? Bun.spawn(command, {
        ...options,
        terminal: {
          cols: 80,
          rows: 24,
          data: (_, bytes) => {
            shown += new TextDecoder().decode(bytes);
          },
        },
      })
    : Bun.spawn(command, { ...options, stdin: "ignore", stdout: "pipe", stderr: "ignore" });
  const out = child.stdout instanceof ReadableStream ? await new Response(child.stdout).text() : "";
  const code = await child.exited;
  child.terminal?.close();
  const modules = readFileSync(file, "utf8").split("\n");
  place.remove();
  return { code, out: `${out}${shown}`, modules };
};

describe.skipIf(process.platform === "win32")("what draws the screen is loaded for who sees it alone", () => {
  test.each([
    ["--json in a pipe", ["--json"]],
    ["lines in a pipe", []],
    ["sentences in a pipe", ["--screen-reader"]],
  ] as const)("%s: no Ink, no React", async (_name, args) => {
    const { code, out, modules } = await load(args, false);
    expect([code, out === ""]).toEqual([0, false]);
    expect(modules.filter((each) => SCREEN.test(each))).toEqual([]);
    // The list would be empty, too, if nothing was seen.
    expect(modules.some((each) => each.endsWith("cmd/run.ts"))).toBe(true);
  });
  test("--json in a terminal: no Ink, no React", async () => {
    const { code, modules } = await load(["--json"], true);
    expect(code).toBe(0);
    expect(modules.filter((each) => SCREEN.test(each))).toEqual([]);
  });
  test("a person at a terminal: both", async () => {
    const { code, modules } = await load([], true);
    expect(code).toBe(0);
    for (const wanted of [/node_modules\/ink\//, /node_modules\/react\//, /tui\/reporter\.tsx$/])
      expect(modules.some((each) => wanted.test(each))).toBe(true);
  });
});
