import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { playDemo, type RunFiles } from "#cmd/demo-play";
import type { Io } from "#cmd/io";

const stamp = { v: 1, seq: 1, ts: "2026-11-21T00:00:00.000Z", invocation: "i", run: "r", req: "q" };

const eventsOf = (source: string, healed: boolean, verdict: "pass" | "fail") => [
  { ...stamp, type: "step.start", step: "S1", index: 1, text: "click New", action: "click", element: "New" },
  ...(healed
    ? [
        {
          ...stamp,
          type: "heal.result",
          step: "S1",
          ok: true,
          strategy: "label",
          selector: "#b",
          original: "#a",
          confidence: 0.9,
          ms: 3,
        },
      ]
    : []),
  {
    ...stamp,
    type: "step.end",
    step: "S1",
    index: 1,
    action: "click",
    element: "New",
    outcome: verdict === "pass" ? "success" : "fail",
    healed,
    source,
    selector: "#a",
    strategy: "id",
    lookupMs: 1,
    proofMs: 2,
    discoverMs: 4,
    actionMs: 10,
    ms: 20,
  },
  {
    ...stamp,
    type: "run.end",
    status: "done",
    verdict,
    ms: 30,
    steps: { total: 1, success: 1, fail: 0, skipped: 0 },
    healed: healed ? 1 : 0,
    healRounds: 0,
    asserted: true,
  },
];

const listen = () => {
  const said = { out: "" };
  const io: Io = {
    isTty: false,
    columns: 80,
    env: { PACTS_CACHE: "off", PATH: "/bin" },
    err: () => {},
    out: (text) => {
      said.out += text;
    },
  };
  return { io, said };
};

interface Call {
  readonly files: readonly string[];
  readonly baseUrl: unknown;
  readonly env: Io["env"];
  readonly page: string;
}

/** A runner that looks at the shop and tells the same short story each time, in pieces that break lines. */
const storyteller = (calls: Call[], codes: readonly number[]): RunFiles => {
  return async (files, flags, io) => {
    const code = codes[calls.length] ?? 0;
    const source = ["discovery", "sqlite", "heal"][calls.length] ?? "discovery";
    const page = await (await fetch(String(flags.baseUrl))).text();
    calls.push({ files, baseUrl: flags.baseUrl, env: io.env, page });
    const text = eventsOf(source, source === "heal", code === 0 ? "pass" : "fail")
      .map((event) => `${JSON.stringify(event)}\n`)
      .join("");
    for (let at = 0; at < text.length; at += 70) io.out(text.slice(at, at + 70));
    return code;
  };
};

describe("demo", () => {
  it("runs one requirement cold, warm and against the redesign at one address, with one memory", async () => {
    const calls: Call[] = [];
    const { io, said } = listen();
    const code = await playDemo(
      { run: storyteller(calls, []), requirement: "id: x\n", color: false },
      { headed: true },
      io,
    );
    expect(code).toBe(0);
    expect(calls).toHaveLength(3);
    expect(new Set(calls.map(({ baseUrl }) => baseUrl)).size).toBe(1);
    expect(new Set(calls.map(({ env }) => env.PACTS_DATA_DIR)).size).toBe(1);
    expect(calls.map(({ page }) => page.includes("hg-shell"))).toEqual([false, false, true]);
    expect(calls[0]?.env.PACTS_CACHE).toBeUndefined();
    expect(calls[0]?.env.PATH).toBe("/bin");
    expect(said.out).toContain("healed: #a  →  #b");
    expect(said.out).toMatch(/redesigned +1\/1 +30 ms +7 ms +0 +0 +1 +1 +pass/);
  });

  it("leaves nothing behind, neither a folder nor a server", async () => {
    const calls: Call[] = [];
    await playDemo({ run: storyteller(calls, []), requirement: "id: x\n", color: false }, {}, listen().io);
    expect(calls[0]?.files).toHaveLength(1);
    expect(existsSync(dirname(calls[0]?.files[0] ?? "/"))).toBe(false);
    await expect(fetch(String(calls[0]?.baseUrl))).rejects.toThrow();
  });

  it("stops at the first run that does not pass and answers its code", async () => {
    const calls: Call[] = [];
    const { io, said } = listen();
    const code = await playDemo({ run: storyteller(calls, [0, 1]), requirement: "id: x\n", color: false }, {}, io);
    expect(code).toBe(1);
    expect(calls).toHaveLength(2);
    expect(said.out).toMatch(/warm .* fail/);
  });

  it("gives nothing but events with --json", async () => {
    const { io, said } = listen();
    await playDemo({ run: storyteller([], []), requirement: "id: x\n", color: false }, { json: true }, io);
    const lines = said.out.trim().split("\n");
    expect(lines.map((line) => typeof JSON.parse(line).type)).toEqual(lines.map(() => "string"));
    expect(lines).toHaveLength(10);
  });
});
