import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { page, type Pages, servePages } from "./pages";
import { buildProgram, programPath } from "./program";
import { serveCollector } from "../servers/collector";

/** The compiled program, alone in an empty folder, with the project it was built from out of sight where that is possible. */
const root = realpathSync(join(import.meta.dirname, "../.."));
const folder = realpathSync(mkdtempSync(join(tmpdir(), "pacts-binary-")));
const program = join(folder, "pacts");
const hidden = [root, realpathSync(join(root, "node_modules"))];

/** A mount namespace of our own, as root or as a user who may make one; undefined where the system allows neither. */
const unshare = [["-m"], ["-rm"]].find((flags) => {
  const probe = spawnSync("unshare", [...flags, "sh", "-c", 'mount -t tmpfs none "$1"', "sh", folder]);
  return probe.status === 0;
});

beforeAll(() => {
  buildProgram();
  cpSync(programPath, program);
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Call {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** With empty folders in place of the project and its packages. */
  readonly alone?: boolean;
}

/** The whole command and how it is started. */
function callOf(args: readonly string[], { cwd = folder, env = {}, alone = false }: Call) {
  const hide = 'cd "$3"; for it in "$1" "$2"; do [ ! -d "$it" ] || mount -t tmpfs none "$it"; done; shift 3; exec "$@"';
  const around = unshare && alone ? ["unshare", ...unshare, "sh", "-c", hide, "sh", ...hidden.toReversed(), cwd] : [];
  const clean = { PATH: process.env.PATH ?? "", HOME: folder, TMPDIR: folder, ...env };
  return { command: [...around, program, ...args], options: { cwd, env: clean, timeout: 20_000 } };
}

function pacts(args: readonly string[], call: Call = {}) {
  const { command, options } = callOf(args, call);
  const [first = "", ...rest] = command;
  const { status, stdout, stderr } = spawnSync(first, rest, { ...options, encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}

describe.skipIf(unshare === undefined)(
  "alone in an empty folder (skipped where no mount namespace can be made)",
  () => {
    test("the project is really out of sight", () => {
      const seen = spawnSync("unshare", [
        ...(unshare ?? []),
        "sh",
        "-c",
        'mount -t tmpfs none "$1"; ls -A "$1" | wc -l',
        "sh",
        root,
      ]);
      expect(seen.stdout.toString().trim()).toBe("0");
      expect(existsSync(join(root, "package.json"))).toBe(true);
    });
    test("--version", () => {
      expect(pacts(["--version"], { alone: true })).toEqual({
        code: 0,
        out: expect.stringMatching(/^pacts \d+\.\d+\.\d+\n$/),
        err: "",
      });
    });
    test("--help", () => {
      const { code, out, err } = pacts(["--help"], { alone: true });
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect(out).toContain("run [...files]");
    });
    test("an unknown command, an unknown flag", () => {
      expect(pacts(["rum"], { alone: true })).toEqual({ code: 2, out: "", err: expect.stringContaining("pacts run?") });
      expect(pacts(["run", "--hedaed"], { alone: true })).toEqual({
        code: 2,
        out: "",
        err: expect.stringContaining("did you mean --headed?"),
      });
    });
  },
);

test("--version costs less than 30 ms of CPU (median of 9)", async () => {
  const costs: number[] = [];
  for (let round = 0; round < 9; round += 1) {
    const child = Bun.spawn([program, "--version"], { cwd: folder, stdout: "pipe" });
    expect(await child.exited).toBe(0);
    costs.push(Number(child.resourceUsage()?.cpuTime.total ?? Number.NaN) / 1000);
  }
  costs.sort((a, b) => a - b);
  expect(costs[4]).toBeGreaterThan(0);
  expect(costs[4]).toBeLessThan(30);
});

test("a reader that leaves early is no error", () => {
  const script = '"$0" run --help | true; exit "${PIPESTATUS[0]}"';
  const { status, stderr } = spawnSync("bash", ["-c", script, program], { cwd: folder, encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

describe.skipIf(unshare === undefined)("a requirement, alone in an empty folder (skipped as above)", () => {
  let pages: Pages;
  beforeAll(() => {
    pages = servePages(() =>
      page("Alone", '<label>Name <input></label><button onclick="document.title=1">Save</button>'),
    );
    const steps = "steps:\n  - fill Name with Ann\n  - click: Save\n    outcome: title is 1\n";
    writeFileSync(join(folder, "alone.pacts.yaml"), `url: ${pages.url}\n${steps}`);
  });
  afterAll(() => pages.close());

  test("is run in a real browser, kept, remembered and told of", async () => {
    const browser = process.env.PACTS_EXECUTABLE_PATH;
    const collector = await serveCollector();
    const env = {
      PACTS_DATA_DIR: join(folder, "data"),
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      ...(browser ? { PACTS_EXECUTABLE_PATH: browser } : {}),
    };
    // Not the waiting kind of call: the page is served by this very thread.
    const call = async (...args: readonly string[]) => {
      const { command, options } = callOf(args, { alone: true, env });
      const child = Bun.spawn([...command], { ...options, stdin: "ignore", stdout: "pipe", stderr: "pipe" });
      const [out, err] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text()]);
      return { code: await child.exited, out, err };
    };
    const run = await call("run", "alone.pacts.yaml");
    expect(run).toMatchObject({ code: 0, err: "" });
    expect(run.out).toContain("✓ 1 passed");
    expect((await call("runs", "list")).out.split("\t")).toEqual(expect.arrayContaining(["alone", "pass"]));
    expect((await call("cache", "list")).out.trimEnd().split("\n")).toHaveLength(2);
    expect(collector.spans().map(({ name }) => name)).toEqual(expect.arrayContaining(["click Save", "pacts run"]));
    await collector.close();
  });
});

describe("the folder it is started in is data, never code or settings", () => {
  const trap = join(folder, "trap");
  beforeAll(() => {
    mkdirSync(trap);
    writeFileSync(join(trap, "bunfig.toml"), 'preload = ["./preload.ts"]\n');
    writeFileSync(join(trap, "preload.ts"), 'require("node:fs").writeFileSync("owned", "");\nconsole.log("owned");\n');
    writeFileSync(join(trap, ".env"), "PACTS_CACHE=from-the-folder\nNODE_OPTIONS=--require=./preload.ts\n");
  });
  test("no preload of a bunfig.toml runs", () => {
    for (const args of [["--version"], ["--help"], ["cache", "stats"]])
      expect(pacts(args, { cwd: trap }).out).not.toContain("owned");
    expect(existsSync(join(trap, "owned"))).toBe(false);
  });
  test("no .env is read", () => {
    // The same setting in the real environment is seen: so this would notice.
    const real = pacts(["cache", "stats"], { cwd: trap, env: { PACTS_CACHE: "from-the-environment" } });
    expect(real).toMatchObject({ code: 2, err: expect.stringContaining('PACTS_CACHE "from-the-environment"') });
    expect(pacts(["cache", "stats"], { cwd: trap }).err).not.toContain("PACTS_CACHE");
  });
});
