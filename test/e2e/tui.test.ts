import { readFileSync, readlinkSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { gone, offspring } from "../faults/offspring";
import { page, type Pages, servePages } from "./pages";
import { buildProgram, createPlace, type Place, programPath } from "./program";
import { openTerminal, type TestTerminal } from "./terminal";

let pages: Pages;
let place: Place;
let terminal: TestTerminal;
const opened: TestTerminal[] = [];

const open = (columns: number, rows: number, env?: Record<string, string>): TestTerminal => {
  terminal = openTerminal(place, columns, rows, env);
  opened.push(terminal);
  return terminal;
};

beforeAll(() => {
  buildProgram();
  const fields = Array.from({ length: 9 }, (_, at) => `<label>Field ${at} <input></label>`).join("");
  pages = servePages(() => page("Here", `${fields}<button>Save</button>`));
});
beforeEach(() => {
  place = createPlace();
});
afterEach(async () => {
  for (const each of opened.splice(0)) each.close();
  await gone(place);
  place.remove();
});
afterAll(() => pages.close());

const quick = (name: string): string =>
  place.file(
    `${name}.pacts.yaml`,
    `id: ${name}\ntitle: Der Titel 漢字 von ${name}\nurl: ${pages.url}\nsteps:\n${Array.from({ length: 9 }, (_, at) => `  - fill Field ${at} with "x"\n`).join("")}expect: title is Here\n`,
  );
/** Comes to its third step, and waits there until it is ended. */
const waiting = (): string =>
  place.file(
    "waiting.pacts.yaml",
    `id: waiting\nurl: ${pages.url}\nsteps:\n  - click Save\n  - fill Field 1 with "x"\n  - click: Never there\n    timeout: 60s\nexpect: title is Here\n`,
  );
const STEP_3 = /◐ +3 {2}click "Never there"/;
const isProgram = (pid: number): boolean => {
  try {
    return readlinkSync(`/proc/${pid}/exe`) === programPath;
  } catch {
    return false;
  }
};
const isShell = (pid: number): boolean => readFileSync(`/proc/${pid}/comm`, "utf8").trim() === "bash";
const MODES = "stty -a | grep -v rows";

/** The terminal is as it was: its modes, its cursor, and a shell that answers. */
const expectRestored = async (modes: string): Promise<void> => {
  expect(await terminal.answer(MODES)).toBe(modes);
  expect(terminal.modes()).toBe("cursor 1 alternate 0");
};

describe.skipIf(process.platform !== "linux")("pacts run in a terminal", () => {
  test.each([
    [50, 16],
    [80, 24],
    [120, 40],
  ])("%i x %i: shows steps as they come, and leaves what came of it", async (columns, rows) => {
    open(columns, rows);
    const modes = await terminal.answer(MODES);
    terminal.type("clear");
    terminal.pacts("run", "--slow-mo", "60ms", quick("one"), quick("two"));
    const live = await terminal.shows(/✓ +\d {2}fill Field \d/);
    expect(live).toContain("pacts run  2 to run");
    expect(live).toContain("q quit");
    await terminal.shows(/2\/2[\s\S]*ready>$/);
    const end = terminal.everything();
    for (const line of [/✓ one .*passed/, /✓ two .*passed/, /✓ 2 passed {2}✗ 0 failed/, /CACHE.*hit 50%/])
      expect(end).toMatch(line);
    expect(end).not.toContain("q quit");
    expect(await terminal.answer("echo $?")).toBe("0\n");
    await expectRestored(modes);
  });

  test("leaves no first frame behind, not even on an empty screen", async () => {
    open(80, 24);
    terminal.type(`clear; ${programPath} run ${quick("one")}`);
    await terminal.shows(/1\/1[\s\S]*ready>$/);
    expect(terminal.everything()).not.toContain("starting");
  });

  test("a failure stays in full, and the exit code is 1", async () => {
    open(80, 30);
    const file = place.file(
      "bad.pacts.yaml",
      `id: bad\nurl: ${pages.url}\nsteps:\n  - click: Saved\n    timeout: 300ms\nexpect: title is Here\n`,
    );
    terminal.pacts("run", file);
    const end = await terminal.shows(/1\/1[\s\S]*ready>$/);
    for (const text of ["✗ bad", "step 1: click Saved", "bad.pacts.yaml:4", "next: pacts runs view"])
      expect(end).toContain(text);
    expect(await terminal.answer("echo $?")).toBe("1\n");
  });

  test("keys: select, detail, cache, log, help", async () => {
    open(80, 24);
    terminal.pacts("run", waiting());
    await terminal.shows(STEP_3);
    terminal.press("Up", "Up");
    await terminal.shows(/▸✓ +2 /);
    terminal.press("Enter");
    await terminal.shows("looked up: miss (absent)");
    terminal.press("Escape");
    await terminal.shows(STEP_3);
    terminal.press("c");
    await terminal.shows("look-ups");
    terminal.press("h");
    await terminal.shows("nothing drifted");
    terminal.press("l");
    await terminal.shows("waiting begins");
    terminal.press("?");
    await terminal.shows("to the shell");
    terminal.press("q");
    await terminal.shows(/ready>$/);
    expect(await terminal.answer("echo $?")).toBe("130\n");
  });

  test("p holds the next step, and lets it go; q ends what is held", async () => {
    open(80, 24);
    terminal.pacts("run", "--slow-mo", "150ms", quick("one"));
    await terminal.shows(/[✓◐] +2 {2}fill Field 1/);
    terminal.press("p");
    await terminal.shows("paused: p goes on, q quits");
    const held = terminal.screen().match(/✓ +\d+ {2}fill/g);
    // The clock on the screen goes on, the steps do not.
    const before = /\d\d:\d\d$/m.exec(terminal.screen())?.[0] ?? "";
    await terminal.shows(new RegExp(`^(?![\\s\\S]*${before}$)[\\s\\S]*paused: p goes on`, "m"));
    expect(terminal.screen().match(/✓ +\d+ {2}fill/g)).toEqual(held);
    terminal.press("p");
    await terminal.shows(/1\/1[\s\S]*ready>$/);
    expect(await terminal.answer("echo $?")).toBe("0\n");
    terminal.pacts("run", "--slow-mo", "150ms", quick("two"));
    await terminal.shows(/[✓◐] +2 {2}fill Field 1/);
    terminal.press("p");
    await terminal.shows("paused: p goes on, q quits");
    terminal.press("q");
    await terminal.shows(/ready>$/);
    expect(await terminal.answer("echo $?")).toBe("130\n");
  });

  test("--repeat-each: a row for each loop, while it runs and when it is over", async () => {
    open(100, 30);
    terminal.pacts("run", "--repeat-each", "3", "--slow-mo", "30ms", quick("one"));
    const live = await terminal.shows(/loop +verdict[\s\S]* 1 +✓ pass +[\d.]+ m?s +0%[\s\S]*p pause/);
    expect(live).toContain("look-up time by loop");
    await terminal.shows(/3\/3[\s\S]*ready>$/);
    expect(terminal.everything()).toMatch(/ 3 +✓ pass +[\d.]+ m?s +100% .*9 \(100%\)/);
  });

  test("a resize in the middle leaves one frame, at every size", async () => {
    open(120, 30);
    terminal.pacts("run", waiting());
    await terminal.shows(STEP_3);
    for (const [columns, rows] of [
      [72, 30],
      [50, 20],
      [50, 12],
      [100, 30],
      [80, 24],
    ] as const) {
      terminal.resize(columns, rows);
      // A low terminal has no room for rules.
      const rule = rows < 16 ? "" : `^─{${columns - 1}}$[\\s\\S]*`;
      const whole = new RegExp(`pacts run {2}1 to run[\\s\\S]*${rule}q quit`, "m");
      const screen = await terminal.shows(whole);
      expect(screen.match(/pacts run {2}1 to run/g)).toHaveLength(1);
      expect(screen.match(/q quit/g)).toHaveLength(1);
    }
    terminal.press("q");
    const end = await terminal.shows(/1\/1[\s\S]*ready>$/);
    expect(end.match(/pacts run {2}1 to run/g)).toHaveLength(1);
  });

  test("Ctrl-Z gives the shell back whole, fg the screen", async () => {
    open(80, 24);
    const modes = await terminal.answer(MODES);
    terminal.pacts("run", waiting());
    await terminal.shows(STEP_3);
    terminal.press("C-z");
    await terminal.shows(/Stopped[\s\S]*ready>$/);
    await expectRestored(modes);
    terminal.type("clear; fg");
    await terminal.shows(STEP_3);
    terminal.press("l");
    await terminal.shows("waiting begins");
    terminal.press("C-c");
    await terminal.shows(/ready>$/);
    expect(await terminal.answer("echo $?")).toBe("130\n");
    await expectRestored(modes);
  });

  test.each([
    ["SIGTERM", 143],
    ["SIGINT", 130],
    ["SIGHUP", 129],
    // No program sees these coming, or survives them.
    ["SIGQUIT", 131],
    ["SIGABRT", 134],
  ] as const)("%s: the terminal comes back, exit %i", async (signal, code) => {
    open(80, 24);
    const modes = await terminal.answer(MODES);
    terminal.pacts("run", waiting());
    await terminal.shows(STEP_3);
    const program = offspring(place).find((pid) => isProgram(pid));
    expect(program).toBeDefined();
    process.kill(program ?? 0, signal);
    await terminal.shows(/ready>$/);
    expect(await terminal.answer("echo $?")).toBe(`${code}\n`);
    await expectRestored(modes);
  });

  test("a second Ctrl-C ends at once, and the terminal comes back", async () => {
    open(80, 24);
    const modes = await terminal.answer(MODES);
    terminal.pacts("run", waiting());
    await terminal.shows(STEP_3);
    const browsers = offspring(place).filter((pid) => !isProgram(pid) && !isShell(pid));
    for (const pid of browsers) process.kill(pid, "SIGSTOP");
    terminal.press("C-c");
    await terminal.shows("once more to stop at once");
    terminal.press("C-c");
    await terminal.shows(/ready>$/);
    expect(await terminal.answer("echo $?")).toBe("130\n");
    await expectRestored(modes);
    for (const pid of browsers) if (offspring(place).includes(pid)) process.kill(pid, "SIGKILL");
  });
});

describe.skipIf(process.platform !== "linux")("who is no person at a terminal gets lines", () => {
  test.each([
    ["a dumb terminal", { TERM: "dumb" }, []],
    ["a pipeline", { CI: "true" }, []],
    ["--reporter list", {}, ["--reporter", "list"]],
  ] as const)("%s", async (_name, env, args) => {
    open(80, 24, env);
    terminal.pacts("run", ...args, quick("one"));
    const end = await terminal.shows(/1 passed[\s\S]*ready>$/);
    expect(end).toContain("▸ one");
    expect(end).not.toContain("pacts run  1 to run");
  });
  test("--screen-reader: sentences, nothing drawn twice", async () => {
    open(80, 40);
    terminal.pacts("run", "--screen-reader", quick("one"));
    const end = await terminal.shows(/Finished after[\s\S]*ready>$/);
    expect(end).toMatch(/Step 2 passed: fill Field 1 with "x", element from discovery/);
    expect(end).toContain("one passed after");
    expect(end).not.toMatch(/[─▓✓]/);
  });
  test("NO_COLOR: not one colour; without unicode: ASCII alone", async () => {
    open(80, 24, { NO_COLOR: "1", LANG: "C" });
    terminal.pacts("run", quick("one"));
    await terminal.shows(/1 passed[\s\S]*ready>$/);
    const raw = terminal.painted();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what colours are made of
    expect(raw).not.toMatch(/\u001B\[/);
    expect(raw).toMatch(/\+ one .*passed/);
  });
  test("FORCE_COLOR=0 is none, else there are colours", async () => {
    open(80, 24, { FORCE_COLOR: "0" });
    terminal.pacts("run", quick("one"));
    await terminal.shows(/1 passed[\s\S]*ready>$/);
    expect(terminal.painted()).not.toContain("\u001B[");
    terminal.type("export FORCE_COLOR=1; clear");
    terminal.pacts("run", quick("two"));
    await terminal.shows(/two .*passed[\s\S]*ready>$/);
    expect(terminal.painted()).toContain("\u001B[32m");
  });
});
