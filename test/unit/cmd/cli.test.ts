import { expect, test } from "vitest";
import { runCli } from "#cmd/cli";

async function say(...args: readonly string[]) {
  const said = { out: "", err: "" };
  const code = await runCli(args, "1.2.3", {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    isTty: false,
    columns: 80,
    env: {},
  });
  return { code, ...said };
}

test("--help and a bare call list every command on stdout", async () => {
  for (const args of [["--help"], ["-h"], [], ["help"], ["help", "--no-color"]]) {
    const { code, out, err } = await say(...args);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    for (const command of ["run", "bench", "plan", "lint", "schema", "runs", "cache", "demo"]) {
      expect(out).toMatch(new RegExp(`^ {2}${command}\\b`, "m"));
    }
  }
});

test("help of a command lists its flags", async () => {
  for (const args of [
    ["run", "--help"],
    ["test", "-h"],
    ["run", "some.pacts.yaml", "--help"],
    ["help", "run"],
    ["help", "test"],
  ]) {
    const { code, out } = await say(...args);
    expect(code).toBe(0);
    for (const flag of ["--headed", "--step-timeout", "-e, --var", "--verbose", "-x"]) expect(out).toContain(flag);
  }
});

test("help of bench says what a threshold can say", async () => {
  const { code, out } = await say("bench", "--help");
  expect(code).toBe(0);
  for (const text of [
    "--threshold <expr>",
    "hit_rate(loop=2)>=80%",
    "speedup(lookup,p50)>=100",
    "p95(lookup, phase=fast)<=2ms",
  ])
    expect(out).toContain(text);
});

test("--version", async () => {
  expect(await say("--version", "--help")).toMatchObject({ code: 0 });
  expect(await say("-v", "-v")).toEqual({ code: 0, out: "pacts 1.2.3\n", err: "" });
});

const mistakes: readonly (readonly [line: string, message: string])[] = [
  ["rum x.pacts.yaml", "unknown command rum\n  did you mean pacts run?"],
  ["help rum", "unknown command rum\n  did you mean pacts run?"],
  ["db prune --keep -1d", '--keep "-1d": expected an age such as 90d, 12h or 8w\n  pacts db prune --keep 90d'],
  ["run -g -5 no-such.pacts.yaml", "no-such.pacts.yaml"],
  ["run -5", "unknown option -5"],
  ["hlep", "unknown command hlep\n  did you mean pacts help?"],
  ["x/y.pacts.yaml", "to run a file: pacts run x/y.pacts.yaml"],
  ["--", "which command?"],
  ["quux", "pacts --help lists the commands"],
  ["run --hedaed", "unknown option --hedaed\n  did you mean --headed?"],
  ["run --step-timout 3s", "unknown option --step-timout\n  did you mean --step-timeout?"],
  ["run --zzz", "unknown option --zzz\n  pacts run --help lists them"],
  ["run -q", "unknown option -q"],
  ["lint --headed", "unknown option --headed"],
  ["--verison", "unknown option --verison\n  did you mean --version?"],
  ["run --cache", "option --cache <mode> value is missing"],
  ["bench", "files is missing"],
  ["bench x --loops 0", '--loops "0": expected a whole number from 1 to 1000'],
  ["bench x --phases cold,warm", '--phases "cold,warm": expected one or more of cold, durable, fast'],
  ["bench x --runs 3 --loops 4", "--runs is loops in a row and nothing else"],
  [
    "bench x --threshold drift()=0",
    '--threshold:1:8: expected a comparison instead of "=" in "drift()=0"\n  did you mean ==?',
  ],
  ["bench x --threshold drift(loop=6)==0", "drift(loop=6)==0: there are only 5 loops\n  give more with --loops 6"],
  [
    "bench x --phases cold --threshold p95(run,phase=durable)<1s",
    "the phase durable is not measured\n  add it to --phases",
  ],
  ["bench x --runs 3 --threshold hit_rate(phase=durable)>0", "the phase durable is not measured"],
  ["bench x --export-json no/where/f.json", "there is no folder no/where\n  mkdir -p no/where"],
  ["bench x --export-markdown .", "that is a folder"],
  ["runs", "runs what?\n  one of: list, view"],
  ["runs lst", "unknown command runs lst\n  did you mean pacts runs list?"],
  ["cache drop", "one of: stats, list, get, verify, invalidate, clear, export, import"],
  ["plan", "files is missing\n  usage: pacts plan <...files>"],
  ["schema", "name is missing"],
  ["demo now", "unexpected argument now"],
];
test.each(mistakes)("pacts %s", async (line, message) => {
  const { code, out, err } = await say(...line.split(" "));
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(message);
});

test("the same switches everywhere: --no-color before and after any command", async () => {
  for (const line of ["--no-color schema requirement", "schema requirement --no-color"])
    expect(await say(...line.split(" "))).toMatchObject({ code: 0, err: "" });
});
