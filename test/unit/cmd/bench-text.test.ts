import { describe, expect, it } from "vitest";
import { benchJson } from "#cmd/bench-export";
import { summariseRow } from "#cmd/bench-rows";
import { benchMarkdown, benchText } from "#cmd/bench-text";
import { parseThreshold } from "#core/bench/threshold-parse";
import { createFakeLayer } from "../../fakes/stores";
import { benchFake, shop, slow } from "../core/bench/bench-world";

const thresholds = ["hit_rate(loop=2)>=80%", "p95(lookup, phase=durable)<=0.5ms", "failures()==0"].map(parseThreshold);
const told = benchFake({
  layers: (clock) => [
    createFakeLayer("memory"),
    slow(createFakeLayer("redis"), clock, 0.2),
    slow(createFakeLayer("postgres"), clock, 0.8),
  ],
  options: { loops: 2, thresholds },
}).then(({ report }) => report);

/** The cells of the line that begins so, as they stand between runs of spaces. */
const cellsOf = (text: string, beginning: RegExp): readonly string[] =>
  (text.split("\n").find((line) => beginning.test(line)) ?? "").trim().split(/ {2,}/);

describe("on a terminal", () => {
  it("says which layer each phase reads, and what every word means", async () => {
    const text = benchText(await told, { isTty: true, columns: 110 });
    expect(text).toContain("every layer is empty (memory, redis, postgres)");
    expect(text).toMatch(/^durable +reads postgres; memory, redis emptied before every loop$/m);
    expect(text).toMatch(/^fast +reads redis; memory emptied before every loop, as in a new process$/m);
    expect(text).toMatch(/^speed-up +median\(cold\) \/ median\(phase\): lookup and lookup \+ proof against discovery/m);
  });

  it("shows times, loops and thresholds under headings, within the width", async () => {
    const text = benchText(await told, { isTty: true, columns: 110 });
    expect(cellsOf(text, /^phase +reads/)).toEqual([
      "phase",
      "reads",
      "time of",
      "n",
      "mean",
      "σ",
      "min",
      "p50",
      "p95",
      "speed-up",
    ]);
    expect(cellsOf(text, /^durable +postgres +lookup /).slice(0, 5)).toEqual([
      "durable",
      "postgres",
      "lookup",
      "4",
      "1 ms",
    ]);
    expect(cellsOf(text, /^fast +redis +lookup /).at(-1)).toBe("50×");
    expect(cellsOf(text, /^loop +memory/)).toEqual([
      "loop",
      "memory",
      "redis",
      "pg",
      "miss",
      "hit",
      "drift",
      "heals",
      "lookup",
      "finding",
      "total",
      "verdict",
    ]);
    expect(cellsOf(text, /^ +1 +0 /).slice(0, 8)).toEqual(["1", "0", "0", "0", "2 absent", "0%", "0", "0"]);
    expect(cellsOf(text, /^ +2 +0 +2 /).slice(0, 8)).toEqual(["2", "0", "2", "0", "0", "100%", "0", "0"]);
    expect(text).toContain(
      "2 of 2 passed, hit rate 100% from the second on, drift 0 (largest 0%)\nheals 0, stale 0, invalidations 0, wrong 0",
    );
    expect(cellsOf(text, /hit_rate/)).toEqual(["✓ met", "hit_rate(loop=2)>=80%", "100%"]);
    expect(cellsOf(text, /p95\(lookup/)).toEqual(["✗ missed", "p95(lookup, phase=durable)<=0.5ms", "1 ms"]);
    const tables = text.slice(0, text.indexOf("── what the words mean"));
    for (const line of tables.split("\n")) expect(Bun.stringWidth(line)).toBeLessThanOrEqual(110);
  });

  it("fits 80 columns", async () => {
    const text = benchText(await told, { isTty: true, columns: 80 });
    const tables = text.slice(0, text.indexOf("── what the words mean"));
    const lines = tables.split("\n").filter((line) => !/^(cold|durable|fast) +(every|reads) /.test(line));
    for (const line of lines) expect(Bun.stringWidth(line)).toBeLessThanOrEqual(80);
  });
});

it("in a pipe is lines of tabs that begin with their table's name, without headings", async () => {
  const lines = benchText(await told, { isTty: false, columns: 80 })
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));
  expect([...new Set(lines.map(([name]) => name))]).toEqual(["time", "loop", "row", "threshold"]);
  for (const name of ["time", "loop", "row", "threshold"])
    expect(new Set(lines.filter(([first]) => first === name).map(({ length }) => length)).size).toBe(1);
  expect(lines.find(([, phase, , part]) => phase === "fast" && part === "lookup")).toEqual([
    "time",
    "fast",
    "redis",
    "lookup",
    "4",
    "0.2",
    "0",
    "0.2",
    "0.2",
    "0.2",
    expect.stringMatching(/^50\.000$|^49\.99/),
  ]);
  expect(lines.filter(([name]) => name === "loop").map((cells) => cells.slice(1, 4))).toEqual([
    ["1", "cold", "pass"],
    ["2", "fast", "pass"],
    ["3", "cold", "pass"],
    ["4", "durable", "pass"],
    ["5", "fast", "pass"],
    ["6", "durable", "pass"],
  ]);
  expect(lines.at(-2)).toEqual(["threshold", "missed", "p95(lookup, phase=durable)<=0.5ms", "1"]);
});

it("as Markdown is the same tables", async () => {
  const text = benchMarkdown(await told, ["a|b.pacts.yaml"]);
  expect(text).toMatch(/^# pacts bench a\\\|b\.pacts\.yaml$/m);
  const tables = text.split("\n").filter((line) => line.startsWith("|"));
  expect(tables).toContainEqual(expect.stringMatching(/^\| fast \| redis \| lookup \| 4 \| 0\.2 ms \|/));
  expect(tables.filter((line) => line.startsWith("| ---") || line.startsWith("| --:"))).toHaveLength(3);
  expect(text).toContain("- **fast** reads redis; memory emptied before every loop, as in a new process");
});

it("as JSON is one document with everything, null where nothing was measured", async () => {
  const report = await told;
  const settings = { loops: 2, phases: ["cold", "durable", "fast"], warmup: 1, thresholds } as const;
  const text = benchJson(report, { version: "1.2.3", files: ["shop.pacts.yaml"], requirements: [shop()], settings });
  const document = JSON.parse(text);
  expect(document).toMatchObject({
    v: 1,
    pacts: "1.2.3",
    files: ["shop.pacts.yaml"],
    requirements: [{ id: "shop", row: null }],
    options: { loops: 2, phases: ["cold", "durable", "fast"], warmup: 1 },
    layers: ["memory", "redis", "postgres"],
    row: { loops: 2, passed: 2, hitRate: 1, drift: 0 },
    exitCode: 5,
    verdict: "pass",
  });
  expect(document.loops.map(({ phase }: { phase: string }) => phase)).toEqual([
    "cold",
    "fast",
    "cold",
    "durable",
    "fast",
    "durable",
  ]);
  expect(document.phases[0].times).toMatchObject({ lookup: { n: 0, p50: null }, discovery: { n: 4, p50: 10 } });
  expect(document.phases[2].speedup.lookup.p50).toBeCloseTo(50, 6);
  expect(document.phases[0].speedup.lookup.p50).toBeNull();
  expect(Object.keys(document.definitions)).toEqual(expect.arrayContaining(["discovery", "lookup", "speed-up", "hit"]));
});

it("a row of one loop has no hit rate from the second on", async () => {
  const { row } = await told;
  expect(summariseRow(row.slice(0, 1))).toMatchObject({ loops: 1, hitRate: null });
});
