import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildProgram, createPlace, programPath, runIn } from "./program";

/** Nothing in here may start a browser: exit code 2, message with its place on stderr, nothing on stdout. */
const place = createPlace();
beforeAll(buildProgram);
afterAll(place.remove);

const HEAD = "url: http://127.0.0.1:9\n";
const files: readonly (readonly [what: string, text: string, told: readonly string[]])[] = [
  [
    "malformed YAML",
    `${HEAD}steps:\n  - click: [Save\n`,
    ["x.pacts.yaml:4:1: error yaml: Flow sequence", "    indent with spaces"],
  ],
  [
    "an unknown action in a sentence",
    `${HEAD}steps:\n  - clik Save\n`,
    ['x.pacts.yaml:3:5: error unknown-step: this is not understood as a step: "clik"', '    did you mean "click"?'],
  ],
  [
    "an unknown action as a key",
    `${HEAD}steps:\n  - clik: Save\n`,
    ['x.pacts.yaml:3:5: error unknown-action: unknown action "clik"', '    did you mean "click"?'],
  ],
  [
    "a misspelt key of the file",
    `${HEAD}titel: A\nsteps:\n  - click Save\n`,
    ['x.pacts.yaml:2:1: error unknown-key: unknown key "titel"', '    did you mean "title"?'],
  ],
  [
    "a misspelt key of a step",
    `${HEAD}steps:\n  - click: { elment: Save }\n`,
    ['x.pacts.yaml:3:14: error unknown-key: unknown key "elment"', '    did you mean "element"?'],
  ],
  [
    "no steps",
    `${HEAD}steps: []\n`,
    ["x.pacts.yaml:2:8: error no-steps: the requirement has no steps", "    write steps: and at least one step"],
  ],
  ["an empty file", "", ["x.pacts.yaml:1:1: error empty-file: the file is empty", "    write url: and steps:"]],
  [
    "a missing variable",
    `${HEAD}vars: { user: ann }\nsteps:\n  - fill Name with \${usr}\n`,
    ["x.pacts.yaml:4:5: error missing-variable: there is no value for ${usr}", "    did you mean ${user}?"],
  ],
  [
    "a missing variable of the environment",
    `${HEAD}steps:\n  - fill Name with \${env.NOBODY}\n`,
    [
      "x.pacts.yaml:3:5: error missing-variable: there is no value for ${env.NOBODY}",
      "    set NOBODY in the environment",
    ],
  ],
];

describe("a file that is wrong", () => {
  test.each(files)("%s", async (_, text, told) => {
    const { code, out, err } = await place.pacts(["run", place.file("x.pacts.yaml", text)]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    for (const words of told) expect(err).toContain(words);
  });

  test("plan and lint tell the same", async () => {
    const file = place.file("same.pacts.yaml", `${HEAD}steps:\n  - clik Save\n`);
    const [run, plan, lint] = await Promise.all(["run", "plan", "lint"].map((command) => place.pacts([command, file])));
    expect([run?.code, plan?.code, lint?.code]).toEqual([2, 2, 2]);
    expect(plan?.err).toBe(run?.err);
    expect(lint?.out).toBe(run?.err);
  });

  test("with --json the stream says it too, from start to end", async () => {
    const file = place.file("json.pacts.yaml", `${HEAD}steps:\n  - clik Save\n`);
    const { code, events } = await place.events([file]);
    expect(code).toBe(2);
    expect(events.map(({ type }) => type)).toEqual(["invocation.start", "error", "invocation.end"]);
    expect(events[1]).toMatchObject({ code: "unknown-step", place: { file, line: 3, column: 5 } });
    expect(events[2]).toMatchObject({ exitCode: 2 });
  });
});

const calls: readonly (readonly [line: string, message: string, hint: string])[] = [
  ["run nowhere.pacts.yaml", 'pacts: there is no file or folder "nowhere.pacts.yaml"', "  check the path"],
  ["run --hedaed x.yaml", "pacts: unknown option --hedaed", "  did you mean --headed?"],
  ["rnu x.yaml", "pacts: unknown command rnu", "  did you mean pacts run?"],
  ["cache gte x", "pacts: unknown command cache gte", "  did you mean pacts cache get?"],
  ["run x.yaml --step-timeout soon", 'pacts: --step-timeout "soon": expected a time such as 500ms, 30s or 4m', ""],
  ["run x.yaml -e user", 'pacts: --var "user": expected name=value', ""],
  ["lint x.yaml -e user", 'pacts: --var "user": expected name=value', ""],
  ["plan x.yaml --base-url shop", 'pacts: --base-url "shop": expected an address that starts with http://', ""],
  ["schema requirment", 'pacts: there is no schema "requirment"', '  did you mean "requirement"?'],
];

test.each(calls)("pacts %s", async (line, message, hint) => {
  const { code, out, err } = await place.pacts(line.split(" "));
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(message);
  expect(err).toContain(hint);
});

test.each(["run", "bench"])(
  "%s: an output folder in which nothing can be kept is told before a browser starts",
  async (command) => {
    const file = place.file("kept.pacts.yaml", `${HEAD}steps:\n  - click Save\nexpect: title is x\n`);
    place.file("taken", "a file where the folder should be");
    const env = { PACTS_EXECUTABLE_PATH: "/nowhere/chromium", PACTS_OUTPUT: "taken/runs" };
    const { code, err, out } = await place.pacts([command, file, "--json"], env);
    expect(code).toBe(2);
    expect(err).toMatch(
      /^pacts: nothing can be kept in the output folder .*\/taken\/runs: ENOTDIR.*\n.*--output, or PACTS_OUTPUT\n$/,
    );
    expect(out).toContain('"exitCode":2');
  },
);

describe("no browser", () => {
  const file = place.file("fine.pacts.yaml", `${HEAD}steps:\n  - click Save\nexpect: title is x\n`);

  test("where one was named", async () => {
    const { code, out } = await place.pacts(["run", file, "--executable-path", "/nowhere/chromium"]);
    expect(code).toBe(3);
    expect(out).toContain("no browser at /nowhere/chromium");
    expect(out).toContain("apt-get install chromium-headless-shell");
  });

  // Hides every folder that may hold one, in a mount namespace of its own.
  const hide =
    'for it in "$1" "$2" "$3" "$4"; do [ ! -d "$it" ] || mount -t tmpfs none "$it"; done; shift 4; exec "$@"';
  const folders = ["/usr/lib/chromium", "/opt/google", "/usr/local/bin", "/usr/bin"];
  const may = spawnSync("unshare", ["-m", "sh", "-c", 'mount -t tmpfs none "$1"', "sh", place.folder]).status === 0;
  test.skipIf(!may)("anywhere: says how to get one (skipped where no mount namespace can be made)", async () => {
    const alone = ["unshare", "-m", "sh", "-c", hide, "sh", ...folders];
    const env = { HOME: place.folder, PACTS_EXECUTABLE_PATH: "" };
    const { code, out } = await runIn(place, [...alone, programPath, "run", file], env);
    expect(code).toBe(3);
    expect(out).toContain("no Chromium or Chrome found");
    expect(out).toContain("apt-get install chromium-headless-shell");
    expect(out).toContain("npx playwright install chromium-headless-shell");
    expect(out).toContain("PACTS_EXECUTABLE_PATH");
  });
});
