// What telemetry costs a warm run: npm run bench:telemetry [-- --rounds N] [--json]
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startShop } from "#cmd/demo/shop-server";
import { median } from "#core/bench/statistics";
import type { RunEvent } from "#core/model/event";
import { serveCollector } from "../servers/collector";
import { sectionText } from "./print";
import { figure, type Section, target } from "./section";

const ROUNDS = 30;
const BINARY = join(import.meta.dirname, "../../dist/pacts");
const FILE = join(import.meta.dirname, "../../cmd/demo/shop.pacts.yaml");
const DEADLINE_MS = 60_000;
/** Of a warm run's time. */
const LIMIT = 1.02;

/** One call of the program, in milliseconds. */
interface Call {
  /** From its start to its exit. */
  readonly whole: number;
  /** The run alone, as it tells itself. */
  readonly run: number;
  /** From the end of the run to the exit. */
  readonly exit: number;
  /** Processor time of the program's main thread: what a busy machine blurs least. NaN where the system does not tell. */
  readonly busy: number;
}

const NANOS_A_MS = 1e6;

/** What the main thread has computed so far, in milliseconds; undefined when the process is gone. */
const busyMs = (pid: number): number | undefined => {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, "utf8").split(" ")[0]) / NANOS_A_MS;
  } catch {
    return undefined;
  }
};

/** All that a call says, and what its main thread had computed when it said the last of it. */
const listen = async (pid: number, stdout: ReadableStream<Uint8Array>) => {
  const decoder = new TextDecoder();
  let out = "";
  let busy = Number.NaN;
  for await (const chunk of stdout) {
    out += decoder.decode(chunk, { stream: true });
    busy = busyMs(pid) ?? busy;
  }
  return { out, busy: busyMs(pid) || busy };
};

const runEnd = (out: string): Extract<RunEvent, { type: "run.end" }> => {
  const events = out.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as RunEvent]));
  const end = events.find((event) => event.type === "run.end");
  if (end?.type !== "run.end" || end.verdict !== "pass") throw new Error(`the run did not pass: ${out.slice(-400)}`);
  return end;
};

const call = async (baseUrl: string, dataDir: string, env: Readonly<Record<string, string>>): Promise<Call> => {
  const before = performance.now();
  const child = Bun.spawn([BINARY, "run", "--json", "--base-url", baseUrl, FILE], {
    env: { ...process.env, PACTS_DATA_DIR: dataDir, ...env },
    stdout: "pipe",
    stderr: "inherit",
    timeout: DEADLINE_MS,
  });
  const [{ out, busy }] = await Promise.all([listen(child.pid, child.stdout), child.exited]);
  const whole = performance.now() - before;
  const { ms, ts } = runEnd(out);
  return { whole, run: ms, exit: Date.now() - Date.parse(ts), busy };
};

const of = (calls: readonly Call[], part: keyof Call): readonly number[] => calls.map((each) => each[part]);

/** The median of what a pair's second call took over its first: neighbours share the machine's mood. */
const pairedRatio = (off: readonly Call[], on: readonly Call[], part: keyof Call): number =>
  median(off.map((each, at) => (on[at]?.[part] ?? Number.NaN) / each[part]));

/** The demo's requirement, warm, with telemetry and without; both take turns, and take turns in going first. */
const measure = async (rounds: number): Promise<Section> => {
  const [shop, collector] = [await startShop(), await serveCollector()];
  const dataDir = mkdtempSync(join(tmpdir(), "pacts-bench-"));
  const off: Call[] = [];
  const on: Call[] = [];
  const without = async () => off.push(await call(shop.url, dataDir, {}));
  const withIt = async () => on.push(await call(shop.url, dataDir, { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url }));
  try {
    for (let warmUp = 0; warmUp < 2; warmUp++) await call(shop.url, dataDir, {});
    for (let at = 0; at < rounds; at++) {
      const order = at % 2 === 0 ? [without, withIt] : [withIt, without];
      for (const each of order) await each();
    }
    const spans = collector.spans().length / rounds;
    const ratio = (part: keyof Call): number => median(of(on, part)) / median(of(off, part));
    const more = median(off.map(({ busy }, at) => (on[at]?.busy ?? Number.NaN) - busy));
    const share = more / median(of(off, "whole"));
    return {
      name: "telemetry: dist/pacts run, the demo's requirement, warm",
      figures: [
        figure("whole program, off", of(off, "whole")),
        figure("whole program, OTLP", of(on, "whole")),
        figure("run, off", of(off, "run")),
        figure("run, OTLP", of(on, "run")),
        figure("end of run to exit, off", of(off, "exit")),
        figure("end of run to exit, OTLP", of(on, "exit")),
        figure("main thread, off", of(off, "busy")),
        figure("main thread, OTLP", of(on, "busy")),
      ],
      targets: [
        target("whole program with OTLP / off, medians", ratio("whole"), LIMIT, "x"),
        target("run with OTLP / off, medians", ratio("run"), LIMIT, "x"),
      ],
      notes: [
        `median of neighbours' ratios: whole program ${pairedRatio(off, on, "whole").toFixed(3)}x, run ${pairedRatio(off, on, "run").toFixed(3)}x`,
        `the main thread computes ${more.toFixed(1)} ms more (median of neighbours), ${(share * 100).toFixed(1)} % of the whole program`,
        `${spans.toFixed(0)} spans a run in ${(collector.asked.length / rounds).toFixed(1)} requests`,
      ],
    };
  } finally {
    await Promise.all([shop.close(), collector.close()]);
    rmSync(dataDir, { recursive: true, force: true });
  }
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { rounds: { type: "string" }, json: { type: "boolean" } } });
  const rounds = Number(values.rounds ?? ROUNDS);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error("--rounds wants a whole number from 1 on");
  if (!existsSync(BINARY)) throw new Error("dist/pacts is not there: npm run build");
  const section = await measure(rounds);
  console.log(values.json === true ? JSON.stringify({ rounds, section }) : sectionText(section));
};

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(2);
}
