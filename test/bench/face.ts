// What the screen costs: npm run bench:face [-- --rounds N] [--seconds N] [--json]
import { readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { summarise } from "#core/bench/statistics";
import { buildProgram, createPlace } from "../e2e/program";
import { openForm, runInTerminal } from "./face-rig";
import { sectionText } from "./print";
import { figure, type Section, target } from "./section";

const median = (values: readonly number[]): number => summarise(values).p50;

/** A warm run in a terminal, with the screen and with lines, in turns. */
const measureRuns = async (rounds: number): Promise<readonly Section[]> => {
  const form = openForm();
  try {
    await form.call("list");
    const all: Record<"screen" | "list", Awaited<ReturnType<typeof form.call>>[]> = { screen: [], list: [] };
    for (let round = 0; round < rounds; round++) {
      // Whoever comes second in a round may find the machine warmer.
      for (const face of round % 2 === 0 ? (["screen", "list"] as const) : (["list", "screen"] as const))
        all[face].push(await form.call(face));
    }
    const { screen, list } = all;
    const runs = (of: typeof screen) => of.map(({ invocationMs }) => invocationMs);
    const whole = (of: typeof screen) => of.map(({ wholeMs }) => wholeMs);
    const over = (one: readonly number[], other: readonly number[]) => 100 * (median(one) / median(other) - 1);
    return [
      {
        name: "first frame",
        figures: [
          figure(
            "from the start of the program",
            screen.map(({ firstMs }) => firstMs),
          ),
        ],
        targets: [target("first frame, p50", median(screen.map(({ firstMs }) => firstMs)), 150, "ms")],
        notes: [],
      },
      {
        name: "warm run of 20 steps",
        figures: [
          figure("run, screen", runs(screen)),
          figure("run, list", runs(list)),
          figure("program, screen", whole(screen)),
          figure("program, list", whole(list)),
        ],
        targets: [
          target("screen / list, run, p50", 1 + over(runs(screen), runs(list)) / 100, 1.02, "x"),
          target("screen / list, whole program, p50", 1 + over(whole(screen), whole(list)) / 100, 1.02, "x"),
        ],
        notes: [],
      },
    ];
  } finally {
    await form.close();
  }
};

interface Load {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly writes: number;
  readonly memoryMb: readonly number[];
  readonly rssMb: number;
}

const loadOf = async (face: "screen" | "none", seconds: number): Promise<Load> => {
  const place = createPlace();
  try {
    const file = join(place.folder, "load.json");
    const command = [process.execPath, join(import.meta.dirname, "face-load.ts"), file, face, "500", String(seconds)];
    const environment = () => place.environment({ TERM: "xterm-256color", NODE_ENV: "production" });
    const shown = await runInTerminal(command, "pacts", { folder: join(import.meta.dirname, "../.."), environment });
    if (shown.code !== 0) throw new Error(`the load ended with ${shown.code}: ${shown.text.slice(-500)}`);
    return JSON.parse(readFileSync(file, "utf8")) as Load;
  } finally {
    place.remove();
  }
};

/** 500 requirements of 20 steps, all their events over so many seconds; what the same program takes without a screen is taken off. */
const measureLoad = async (seconds: number): Promise<Section> => {
  const bare = await loadOf("none", seconds);
  const load = await loadOf("screen", seconds);
  const share = (load.cpuMs - bare.cpuMs) / load.wallMs;
  const [early = Number.NaN] = load.memoryMb.slice(2);
  const late = load.memoryMb.at(-1) ?? Number.NaN;
  return {
    name: "500 requirements x 20 steps",
    figures: [],
    targets: [
      target("share of one core", share, 0.05, "x"),
      target("heap at the end / at a third", late / early, 1.2, "x"),
    ],
    notes: [
      `${(load.writes / (load.wallMs / 1000)).toFixed(1)} writes a second over ${(load.wallMs / 1000).toFixed(0)} s; without a screen ${((100 * bare.cpuMs) / bare.wallMs).toFixed(1)} % of a core`,
      `heap in MB, ten times: ${load.memoryMb.map((mb) => mb.toFixed(0)).join(" ")}; resident ${load.rssMb.toFixed(0)}`,
    ],
  };
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: { rounds: { type: "string" }, seconds: { type: "string" }, json: { type: "boolean" } },
  });
  buildProgram();
  const sections = [
    ...(await measureRuns(Number(values.rounds ?? 15))),
    await measureLoad(Number(values.seconds ?? 50)),
  ];
  const machine = `${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`;
  if (values.json === true) console.log(JSON.stringify({ machine, sections }));
  else console.log([...sections.map(sectionText), machine].join("\n"));
};

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(2);
}
