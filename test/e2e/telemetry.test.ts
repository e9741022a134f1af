import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Collector, serveCollector } from "../servers/collector";
import { page, type Pages, servePages } from "./pages";
import { buildProgram, createPlace, type Ended, eventsIn, ofType, type Place, runIn } from "./program";

const SECRET = "Kanarienvogel-7391";
const TYPED = "Getippt-4711";
const KEY = "lsv2_geheim";
const WARNING = /^ *! telemetry is not used as it should be: .*\n/gm;
const root = join(import.meta.dirname, "../..");
const closing: { close(): Promise<unknown> }[] = [];
const places: Place[] = [];
let pages: Pages;

const newPlace = (): Place => {
  const place = createPlace();
  places.push(place);
  place.file("greeting.pacts.yaml", greeting());
  return place;
};
const collector = async (answer?: Parameters<typeof serveCollector>[0]): Promise<Collector> => {
  const served = await serveCollector(answer);
  closing.push(served);
  return served;
};
const greeting = (): string =>
  [
    "title: Greeting",
    `url: ${pages.url}/?who=${TYPED}`,
    "secrets: [WORD]",
    "steps:",
    `  - fill Name with ${TYPED}`,
    "  - fill Password with ${secrets.WORD}",
    "  - click Greet",
    "expect:",
    "  - title contains Hello",
    "",
  ].join("\n");
const SECRETS = { PACTS_SECRET_WORD: SECRET };

beforeAll(() => {
  buildProgram();
  const script = `<script>greet.onclick = () => { document.title = "Hello " + n.value + p.value }</script>`;
  const fields = `<label>Name <input id="n"></label><label>Password <input id="p" type="password"></label>`;
  pages = servePages(() => page("Start", `${fields}<button id="greet">Greet</button>${script}`));
});
afterAll(async () => {
  await Promise.all([pages.close(), ...closing.map((each) => each.close())]);
  for (const place of places) place.remove();
});

const run = (place: Place, env: Readonly<Record<string, string>>) =>
  place.events(["greeting.pacts.yaml"], { ...SECRETS, ...env });

describe("a collector is told", () => {
  test("of every run and step, with the headers, names and trace that were asked for", async () => {
    const { url, asked, spans, points, resources } = await collector();
    const place = newPlace();
    const { code, err, events } = await run(place, {
      OTEL_EXPORTER_OTLP_ENDPOINT: `${url}/otel`,
      OTEL_EXPORTER_OTLP_HEADERS: `x-api-key=${KEY},Langsmith-Project=My%20shop`,
      OTEL_SERVICE_NAME: "shop-tests",
      OTEL_RESOURCE_ATTRIBUTES: "deployment.environment.name=ci",
      TRACEPARENT: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    });
    expect({ code, err, errors: ofType(events, "error") }).toEqual({ code: 0, err: "", errors: [] });
    expect(new Set(asked.map(({ path }) => path))).toEqual(new Set(["/otel/v1/traces", "/otel/v1/metrics"]));
    for (const { headers } of asked)
      expect(headers).toMatchObject({
        "content-type": "application/json",
        "x-api-key": KEY,
        "langsmith-project": "My shop",
      });
    for (const resource of resources())
      expect(resource).toMatchObject({
        "service.name": "shop-tests",
        "service.instance.id": events[0]?.invocation,
        "deployment.environment.name": "ci",
      });
    const byName = new Map(spans().map((span) => [span.name, span]));
    expect(byName.get("pacts run")).toMatchObject({
      trace: "0af7651916cd43dd8448eb211c80319c",
      parent: "b7ad6b7169203331",
    });
    expect(byName.get("Greeting")).toMatchObject({
      parent: byName.get("pacts run")?.id,
      attributes: { "test.case.result.status": "pass", "url.full": `${pages.url}/?who=REDACTED` },
    });
    const steps = spans().filter(({ parent }) => parent === byName.get("Greeting")?.id);
    expect(steps.map(({ name }) => name)).toEqual(["fill Name", "fill Password", "click Greet", "expect"]);
    expect(points()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: "pacts_runs_total", labels: { verdict: "pass" }, count: 1 }),
        expect.objectContaining({
          name: "pacts_steps_total",
          labels: { action: "fill", outcome: "success" },
          count: 2,
        }),
      ]),
    );
  });

  test("neither secrets nor typed values, and nobody of its own headers, pass or fail", async () => {
    const { url, asked } = await collector();
    const place = newPlace();
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: url, OTEL_EXPORTER_OTLP_HEADERS: `x-api-key=${KEY}` };
    const passed = await run(place, env);
    place.file("greeting.pacts.yaml", greeting().replace("title contains Hello", `title is "Good bye"`));
    const failed = await place.events(["greeting.pacts.yaml", "--step-timeout", "2s"], { ...SECRETS, ...env });
    expect([passed.code, failed.code]).toEqual([0, 1]);
    // What the page shows is in the run's own words, so that this looks for the right thing.
    expect(failed.out).toContain(`Hello ${TYPED}`);
    expect(asked.length).toBeGreaterThan(4);
    for (const { body } of asked) {
      expect(body).not.toContain(TYPED);
      expect(body).not.toContain(SECRET);
      expect(body).not.toContain("Hello");
    }
    for (const { out, err } of [passed, failed]) expect(out + err).not.toContain(KEY);
  });
});

test("without an endpoint, and with the SDK disabled, nobody is asked and nothing is loaded", async () => {
  const { url, asked } = await collector();
  const place = newPlace();
  const log = join(place.folder, "loaded.txt");
  place.file(
    "note.ts",
    `import { appendFileSync, readFileSync } from "node:fs";
    Bun.plugin({ name: "note", setup: (build) => build.onLoad({ filter: /@opentelemetry/ }, ({ path }) => {
      appendFileSync(${JSON.stringify(log)}, path + "\\n");
      return { contents: readFileSync(path, "utf8"), loader: "js" };
    }) });`,
  );
  place.file("loaded.txt", "");
  const bun = join(root, "node_modules/.bin/bun");
  const command = [bun, "--preload", "./note.ts", join(root, "cmd/main.ts"), "run", "greeting.pacts.yaml"];
  const loaded = async (env: Readonly<Record<string, string>>): Promise<number> => {
    place.file("loaded.txt", "");
    const { code, err } = await runIn(place, command, { ...SECRETS, ...env });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    return readFileSync(log, "utf8").split("\n").length - 1;
  };
  expect(await loaded({})).toBe(0);
  expect(await loaded({ OTEL_EXPORTER_OTLP_ENDPOINT: url, OTEL_SDK_DISABLED: "true" })).toBe(0);
  expect(asked).toEqual([]);
  // So this would notice.
  expect(await loaded({ OTEL_EXPORTER_OTLP_ENDPOINT: url })).toBeGreaterThan(10);
  expect(asked).not.toEqual([]);
});

describe("a collector that does not do its work changes neither verdict nor output, and costs at most a second", () => {
  /** The output without the warning, its word in the summary, and what differs from run to run. */
  const steady = ({ out }: Ended): string =>
    out
      .replaceAll(WARNING, "")
      .replaceAll("did not work as it should: telemetry\n", "")
      .replaceAll(/[\d.]+ (ms|s)\b/g, "<time>")
      .replaceAll(/ +/g, " ");
  const warnings = ({ out, err }: Ended): readonly string[] => `${out}${err}`.match(WARNING) ?? [];
  /** A run, and the milliseconds from the end of its last step to the program's exit. */
  const timed = async (place: Place, env: Readonly<Record<string, string>>) => {
    const reporters = ["--reporter", "list,json:events.ndjson"];
    const ended = await place.pacts(["run", "greeting.pacts.yaml", ...reporters], { ...SECRETS, ...env });
    const exitedAt = Date.now();
    const [end] = ofType(eventsIn(readFileSync(join(place.folder, "events.ndjson"), "utf8")), "run.end");
    return { ...ended, exitMs: exitedAt - Date.parse(end?.ts ?? "") };
  };
  const dead = async (): Promise<Collector> => {
    const gone = await serveCollector();
    await gone.close();
    return gone;
  };
  const answering = (status: number, text: string) => () =>
    collector((response) => {
      response.statusCode = status;
      response.end(text);
    });
  /** It takes all, a while after it was asked. */
  const slow = () => collector((response) => void setTimeout(() => response.end("{}"), 600));

  test.each([
    ["dead", dead, 1],
    ["silent", () => collector(() => {}), 1],
    ["slow", slow, 0],
    ["out of order", answering(500, `\u001b[31m${SECRET}`), 1],
    ["no collector", answering(200, "<html>hello</html>"), 0],
  ] as const)("%s", async (_, serve, told) => {
    const place = newPlace();
    const { url } = await serve();
    await timed(place, {});
    const off = await timed(place, {});
    const on = await timed(place, { OTEL_EXPORTER_OTLP_ENDPOINT: url });
    expect(on.code).toBe(0);
    expect(steady(on)).toBe(steady(off));
    expect(warnings(on)).toHaveLength(told);
    expect(on.err).toBe("");
    expect(`${on.out}${on.err}`).not.toContain(SECRET);
    // Closing the browser takes longer at times on a busy machine.
    expect(on.exitMs - off.exitMs).toBeLessThan(1300);
  });

  test("in the stream it is degraded, before the end", async () => {
    const { url } = await dead();
    const { code, events } = await run(newPlace(), { OTEL_EXPORTER_OTLP_ENDPOINT: url });
    expect(code).toBe(0);
    expect(ofType(events, "error")).toMatchObject([{ code: "degraded", message: expect.stringMatching(/refuses/) }]);
    expect(events.at(-1)).toMatchObject({ type: "invocation.end", degraded: ["telemetry"] });
  });

  test("an address that is none is told, and the run goes on", async () => {
    const { code, events } = await run(newPlace(), { OTEL_EXPORTER_OTLP_ENDPOINT: "localhost:4318" });
    expect(code).toBe(0);
    expect(ofType(events, "error")).toMatchObject([
      { message: expect.stringContaining("OTEL_EXPORTER_OTLP_ENDPOINT is no http or https address") },
    ]);
  });
});
