import { createServer, type Server, type Socket } from "node:net";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { createOtelReporter } from "#adapters/otel/reporter";
import type { OtelProtocol, OtelSettings } from "#adapters/otel/settings";
import type { InvocationEnded, RunEvent, RunEventBody } from "#core/model/event";
import { runBodies, stamped, stepEnd } from "../../../fakes/stream";
import { type Collector, type SeenSpan, serveCollector } from "../../../servers/collector";

const CANARY = "Kanarienvogel-7391";
const open: { close(): Promise<unknown> }[] = [];
const collector = async (answer?: Parameters<typeof serveCollector>[0]): Promise<Collector> => {
  const served = await serveCollector(answer);
  open.push(served);
  return served;
};
// Reading the packages for the first time takes longer than the end of a program may; a compiled program has read them.
beforeAll(() => import("#adapters/otel/pipeline"));
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

const of = { run: "r1", req: "shop" };
const start: RunEventBody = { type: "invocation.start", version: "1.2.3", command: "run", runs: 1, workers: 1 };
const end: InvocationEnded = {
  type: "invocation.end",
  exitCode: 1,
  verdict: "fail",
  ms: 4000,
  requirements: { total: 1, passed: 0, partial: 0, failed: 1, healed: 1 },
  steps: { total: 4, success: 2, fail: 1, skipped: 1 },
  cache: { memory: 0, redis: 0, sqlite: 1, postgres: 0, run: 0, miss: 2, hitRate: 1 / 3, drift: 1 },
  heal: { attempts: 2, healed: 1 },
  llm: { calls: 0, tokens: 0 },
  degraded: ["redis"],
};
const began = (step: string, index: number, element: string | null = "Save"): RunEventBody => ({
  type: "step.start",
  ...of,
  step,
  index,
  text: `fill Save with ${CANARY}`,
  action: "click",
  element,
});
const missed: RunEventBody = {
  type: "lookup",
  ...of,
  step: "S2",
  source: "miss",
  hit: false,
  ms: 2,
  reason: "drifted",
};
const warm: readonly RunEventBody[] = [
  began("S1", 1),
  { type: "lookup", ...of, step: "S1", source: "sqlite", hit: true, ms: 1, selector: `[value="${CANARY}"]`, ageMs: 9 },
  { type: "drift", ...of, step: "S1", score: 0.1, threshold: 0.35, changed: ["name"] },
  stepEnd("r1", 1, { lookupMs: 1, proofMs: 2, discoverMs: 0, waitMs: 4, actionMs: 10, selector: CANARY }),
];
const healed: readonly RunEventBody[] = [
  began("S2", 2),
  missed,
  { type: "drift", ...of, step: "S2", score: 0.5, threshold: 0.35, changed: [] },
  { type: "heal.attempt", ...of, step: "S2", rank: 1, strategy: "sibling", ok: false, ms: 3, reason: CANARY },
  { type: "heal.attempt", ...of, step: "S2", rank: 2, strategy: "relocation", ok: true, ms: 5 },
  {
    type: "heal.result",
    ...of,
    step: "S2",
    ok: true,
    strategy: "relocation",
    selector: CANARY,
    original: CANARY,
    confidence: 0.9,
    ms: 8,
  },
  stepEnd("r1", 2, { healed: true, source: "heal", discoverMs: 0, ms: 40 }),
];
const failed: readonly RunEventBody[] = [
  began("S3", 3, null),
  { type: "lookup", ...of, step: "S3", source: "miss", hit: false, ms: 1, reason: "absent" },
  { type: "discover", ...of, step: "S3", found: false, candidates: 0, ms: 6 },
  stepEnd("r1", 3, {
    outcome: "fail",
    proofMs: 0,
    source: null,
    strategy: null,
    error: { code: "not-found", message: CANARY, file: "shop.pacts.yaml", line: 4, column: 5 },
  }),
  stepEnd("r1", 4, { outcome: "skipped", text: CANARY }),
];
const bodies: readonly RunEventBody[] = [
  start,
  ...runBodies("r1", { verdict: "fail", healed: 1, inner: [...warm, ...healed, ...failed] }),
  { type: "error", code: "degraded", message: CANARY },
];

/** Tells the stream as an invocation does, a flush before its last event; answers who failed, and what flush and close took. */
const tell = async (settings: OtelSettings, last: InvocationEnded = end, told: readonly RunEventBody[] = bodies) => {
  const failures: unknown[] = [];
  const reporter = createOtelReporter({ settings, version: "1.2.3", onFail: (error) => failures.push(error) });
  const events: readonly RunEvent[] = stamped([...told, last]);
  for (const event of events.slice(0, -1)) reporter.on(event);
  const before = performance.now();
  const failure = await reporter.flush();
  for (const event of events.slice(-1)) reporter.on(event);
  await reporter.close();
  return { failure, failures, ms: performance.now() - before };
};
const both = (url: string, protocol: OtelProtocol = "http/json"): OtelSettings => ({
  traces: { url: `${url}/v1/traces`, protocol },
  metrics: { url: `${url}/v1/metrics`, protocol },
});
const named = (spans: readonly SeenSpan[], name: string): SeenSpan => {
  const found = spans.find((span) => span.name === name);
  if (!found) throw new Error(`no span ${name} among ${spans.map((span) => span.name).join(", ")}`);
  return found;
};
const treeOf = (spans: readonly SeenSpan[], parent: string | undefined, depth = 0): readonly string[] =>
  spans
    .filter((span) => span.parent === parent)
    .sort((a, b) => a.startMs - b.startMs || a.name.localeCompare(b.name))
    .flatMap((span) => [`${"  ".repeat(depth)}${span.name}`, ...treeOf(spans, span.id, depth + 1)]);

describe("a stream becomes a trace", () => {
  test("of spans within spans", async () => {
    const { url, spans } = await collector();
    expect(await tell(both(url))).toMatchObject({ failure: undefined, failures: [] });
    expect(treeOf(spans(), undefined)).toMatchInlineSnapshot(`
      [
        "pacts run",
        "  The shop",
        "    click",
        "      discovery",
        "      lookup",
        "      action",
        "    click Save",
        "      lookup",
        "      proof",
        "      action",
        "    click Save",
        "      heal",
        "      lookup",
        "      proof",
        "      action",
      ]
    `);
    expect(new Set(spans().map(({ trace }) => trace)).size).toBe(1);
    const byId = new Map(spans().map((span) => [span.id, span]));
    for (const span of spans()) {
      const parent = byId.get(span.parent ?? "") ?? span;
      expect(span.startMs, span.name).toBeGreaterThanOrEqual(parent.startMs);
      expect(span.endMs, span.name).toBeLessThanOrEqual(parent.endMs);
    }
  });

  test("with the moments and durations it tells", async () => {
    const { url, spans } = await collector();
    await tell(both(url), end, [start, ...runBodies("r1", { inner: warm })]);
    const at = Date.parse("2026-11-22T10:00:00.000Z");
    const times = (name: string) => {
      const { startMs, endMs } = named(spans(), name);
      return [startMs - at, endMs - at];
    };
    expect(times("lookup")).toEqual([0, 1]);
    expect(times("proof")).toEqual([5, 7]);
    expect(times("action")).toEqual([7, 17]);
    expect(times("click Save")).toEqual([0, 20]);
    expect(times("The shop")).toEqual([0, 1234]);
    expect(times("pacts run")).toEqual([0, 4000]);
  });

  test("in the words of the conventions where they have them", async () => {
    const { url, spans, resources } = await collector();
    await tell(both(url));
    expect(named(spans(), "The shop")).toMatchObject({
      failed: true,
      attributes: {
        "test.case.name": "The shop",
        "test.case.result.status": "fail",
        "test.suite.name": "shop.pacts.yaml",
        "url.full": "http://shop.test/",
        "error.type": "not-found",
      },
    });
    expect(named(spans(), "click")).toMatchObject({
      failed: true,
      attributes: { "error.type": "not-found", "code.file.path": "shop.pacts.yaml", "code.line.number": 4 },
    });
    const root = named(spans(), "pacts run");
    expect(root.attributes).toMatchObject({ "test.suite.run.status": "failure", "pacts.degraded": ["redis"] });
    expect(root.events).toEqual([{ name: "error", attributes: { "error.type": "degraded" } }]);
    expect(named(spans(), "heal").events.map(({ attributes }) => attributes["pacts.heal.strategy"])).toEqual([
      "sibling",
      "relocation",
    ]);
    expect(resources()[0]).toMatchObject({
      "service.name": "pacts",
      "service.version": "1.2.3",
      "service.instance.id": "inv",
    });
  });

  test("that goes on the caller's", async () => {
    const { url, spans } = await collector();
    const parent = { traceId: "0af7651916cd43dd8448eb211c80319c", spanId: "b7ad6b7169203331", traceFlags: 1 };
    await tell({ ...both(url), parent });
    expect(named(spans(), "pacts run")).toMatchObject({ trace: parent.traceId, parent: parent.spanId });
    const quiet = await collector();
    await tell({ ...both(quiet.url), parent: { ...parent, traceFlags: 0 } });
    expect(quiet.spans()).toEqual([]);
    expect(quiet.points()).not.toEqual([]);
  });

  test("and tells neither typed values, nor words of the page, nor messages", async () => {
    const { url, asked } = await collector();
    await tell(both(url));
    expect(asked.length).toBeGreaterThan(1);
    for (const { body } of asked) expect(body).not.toContain(CANARY);
  });

  test("that is whole when the stream stops before its end", async () => {
    const { url, spans } = await collector();
    const reporter = createOtelReporter({ settings: both(url), version: "1", onFail: () => {} });
    for (const event of stamped(bodies.slice(0, 4))) reporter.on(event);
    await reporter.close();
    expect(treeOf(spans(), undefined)).toEqual(["pacts run", "  The shop", "    click Save"]);
  });
});

test("figures are added up under their names", async () => {
  const { url, points } = await collector();
  await tell(both(url));
  const lines = points().map(({ name, unit, labels, count, sum }) =>
    [name, unit, JSON.stringify(labels), count, sum].join(" ").trim(),
  );
  expect(lines).toMatchInlineSnapshot(`
    [
      "pacts_runs_total  {"verdict":"fail"} 1",
      "pacts_run_duration_seconds s {} 1 1.234",
      "pacts_steps_total  {"action":"click","outcome":"success"} 2",
      "pacts_steps_total  {"action":"click","outcome":"fail"} 1",
      "pacts_steps_total  {"action":"click","outcome":"skipped"} 1",
      "pacts_cache_lookups_total  {"source":"sqlite"} 1",
      "pacts_cache_lookups_total  {"source":"miss"} 2",
      "pacts_cache_lookup_duration_seconds s {"source":"sqlite"} 1 0.001",
      "pacts_cache_lookup_duration_seconds s {"source":"miss"} 2 0.003",
      "pacts_drift_total  {"decision":"accepted"} 1",
      "pacts_drift_total  {"decision":"refused"} 1",
      "pacts_heals_total  {"strategy":"sibling","outcome":"fail"} 1",
      "pacts_heals_total  {"strategy":"relocation","outcome":"success"} 1",
      "pacts_discovery_duration_seconds s {} 1 0.006",
    ]
  `);
});

test("protobuf is sent where it is asked for", async () => {
  const { url, asked } = await collector();
  expect(await tell(both(url, "http/protobuf"))).toMatchObject({ failures: [] });
  expect(new Set(asked.map(({ headers }) => headers["content-type"]))).toEqual(new Set(["application/x-protobuf"]));
  const [traces, metrics] = ["traces", "metrics"].map((signal) =>
    asked.flatMap(({ path, body }) => (path === `/v1/${signal}` ? body : [])).join(""),
  );
  expect(traces).toContain("pacts run");
  expect(metrics).toContain("pacts_runs_total");
});

test("a signal that has no address is not sent", async () => {
  const { url, asked } = await collector();
  await tell({ traces: { url: `${url}/otel/v1/traces`, protocol: "http/json" } });
  expect(new Set(asked.map(({ path }) => path))).toEqual(new Set(["/otel/v1/traces"]));
});

/** A TCP server that takes every connection and says what it is told to. */
const raw = (say: (socket: Socket) => void): Promise<string> =>
  new Promise((resolve) => {
    const sockets = new Set<Socket>();
    const server: Server = createServer((socket) => {
      sockets.add(socket);
      socket.on("error", () => {});
      say(socket);
    });
    open.push({
      close: () =>
        new Promise((closed) => {
          for (const socket of sockets) socket.destroy();
          server.close(closed);
        }),
    });
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`);
    });
  });

/** Answers a byte at a time, for ever. */
const drip = (socket: Socket): void => {
  const timer = setInterval(() => socket.write("x"), 50);
  socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
  socket.on("close", () => clearInterval(timer));
};

describe("a collector that does not do its work is told of once and costs at most a second", () => {
  const refused = async (): Promise<string> => {
    const gone = await serveCollector();
    await gone.close();
    return gone.url;
  };
  const answering =
    (status: number, text = "") =>
    async (): Promise<string> =>
      (
        await collector((response) => {
          response.statusCode = status;
          response.end(text);
        })
      ).url;

  test.each([
    ["refuses", refused, /refuses connections/, 400],
    ["is silent", () => raw(() => {}), /does not answer/, 1100],
    ["answers a byte at a time", () => raw(drip), /does not answer/, 1100],
    ["hangs up", () => raw((socket) => socket.destroy()), /did not take them/, 1100],
    ["speaks no HTTP", () => raw((socket) => socket.end("garbage\r\n\r\n")), /did not take them/, 1100],
    ["answers 500", answering(500, CANARY), /answered with status 500/, 400],
    ["answers 404", answering(404), /answered with status 404/, 400],
    ["is busy", answering(503), /did not take them/, 1100],
  ] as const)("it %s", async (_, serve, message, mostMs) => {
    const { failure, failures, ms } = await tell(both(await serve()));
    expect(failure).toMatchObject({ name: "telemetry", error: { message: expect.stringMatching(message) } });
    expect(failures).toHaveLength(1);
    expect(String(failures[0])).not.toContain(CANARY);
    expect(ms).toBeLessThan(mostMs);
  });

  test("one that answers nonsense has taken it", async () => {
    expect(await tell(both(await answering(200, "<html>")()))).toMatchObject({ failure: undefined, failures: [] });
  });

  test("settings that cannot be followed are told, and nothing is sent", async () => {
    const reporter = createOtelReporter({ settings: { problem: "no address" }, version: "1", onFail: () => {} });
    for (const event of stamped(bodies)) reporter.on(event);
    expect(await reporter.flush()).toMatchObject({ name: "telemetry", error: { message: "no address" } });
    await reporter.close();
  });
});
