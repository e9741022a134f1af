// The screen under load, for test/bench/face.ts: events of many runs at a steady pace in a terminal of its own; figures as JSON, to a file.
import { writeFileSync } from "node:fs";
import type { RunEvent } from "#core/model/event";
import { createCanvas } from "#tui/canvas.ts";
import { createTuiReporter } from "#tui/reporter.tsx";
import {
  invocationEnded,
  lookedUp,
  runEnded,
  runStarted,
  stamped,
  started,
  stepEnded,
  stepStarted,
} from "../tui/events";

const [file = "", face = "screen", requirementsText = "500", secondsText = "50"] = process.argv.slice(2);
const REQUIREMENTS = Number(requirementsText);
const STEPS = 20;
const PACE_MS = 20;

const one = (name: string) => [
  runStarted(name, `Requirement ${name} of a shop`, STEPS),
  ...Array.from({ length: STEPS }, (_, at) => [
    stepStarted(name, at + 1, `fill Field ${at} of the form with "some text"`),
    lookedUp(name, at + 1, at % 5 === 0 ? "miss" : "sqlite", at / 10),
    stepEnded(name, at + 1, `fill Field ${at} of the form with "some text"`),
  ]).flat(),
  runEnded(name, { steps: { total: STEPS, success: STEPS, fail: 0, skipped: 0 } }),
];
const names = Array.from({ length: REQUIREMENTS }, (_, at) => `requirement-${at}`);
const events: readonly RunEvent[] = stamped([
  started({ runs: REQUIREMENTS }),
  ...names.flatMap(one),
  invocationEnded(),
]).map((event) => ({ ...event, ts: new Date().toISOString() }));

const memory: number[] = [];
let paints = 0;
const stdout = process.stdout;
const write = stdout.write.bind(stdout);
if (face === "screen") {
  stdout.write = ((...args: Parameters<typeof write>) => {
    paints++;
    return write(...args);
  }) as typeof write;
}
const none = { on: (): void => {}, close: async (): Promise<void> => {} };
const reporter =
  face === "screen"
    ? createTuiReporter({
        terminal: {
          stdin: process.stdin,
          stdout,
          unicode: true,
          interrupt: () => process.exit(1),
          pause: { held: () => undefined, hold: () => {} },
          stop: () => {},
          onContinue: () => () => {},
          divert: () => {},
        },
        canvas: createCanvas({ stdout }, { color: true, unicode: true }),
        early: [],
        now: Date.now,
        onFail: (error) => {
          throw error;
        },
      })
    : none;

const startedAt = performance.now();
const cpuBefore = process.cpuUsage();
const perTick = Math.ceil(events.length / ((Number(secondsText) * 1000) / PACE_MS));
let at = 0;
await new Promise<void>((resolve) => {
  const timer = setInterval(() => {
    for (const event of events.slice(at, at + perTick)) reporter.on(event);
    const before = Math.floor((at / events.length) * 10);
    at += perTick;
    if (Math.floor((at / events.length) * 10) !== before) {
      Bun.gc(true);
      memory.push(process.memoryUsage().heapUsed / 1024 / 1024);
    }
    if (at < events.length) return;
    clearInterval(timer);
    resolve();
  }, PACE_MS);
});
const wallMs = performance.now() - startedAt;
const { user, system } = process.cpuUsage(cpuBefore);
await reporter.close();
writeFileSync(
  file,
  JSON.stringify({
    wallMs,
    cpuMs: (user + system) / 1000,
    writes: paints,
    memoryMb: memory,
    rssMb: process.memoryUsage().rss / 1024 / 1024,
  }),
);
process.exit(0);
