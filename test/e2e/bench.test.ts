import { Database } from "bun:sqlite";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startShop, type Shop } from "#cmd/demo/shop-server";
import { never, page, type Pages, servePages } from "./pages";
import { buildProgram, createPlace, eventsIn, ofType, type Place } from "./program";

const FIELDS = ["Email", "Street", "City", "Postcode"];
const order = (button: string): string =>
  page(
    "Checkout",
    `<h1>Checkout</h1><form>${FIELDS.map((name) => `<label>${name} <input name="${name}"></label>`).join("")}
    ${button}</form><output></output>${"<p><a href='#'>Terms</a></p>".repeat(200)}`,
  );
const BUTTON = `<button id="order" type="button" onclick="document.querySelector('output').textContent = 'Order placed'">Place order</button>`;
/** The button became a link somewhere else. */
const OTHER = `</form><section class="checkout"><footer><a href="#" class="c7" data-x="9" onclick="document.querySelector('output').textContent = 'Order placed'">Place order</a></footer></section><form>`;

let pages: Pages;
let shop: Shop;
let requests = 0;
/** From which request on the page looks different, or does not come at all. */
let changed = Number.POSITIVE_INFINITY;
let silent = Number.POSITIVE_INFINITY;
const places: Place[] = [];
const newPlace = (): Place => {
  requests = 0;
  changed = Number.POSITIVE_INFINITY;
  silent = Number.POSITIVE_INFINITY;
  const place = createPlace();
  places.push(place);
  return place;
};

beforeAll(async () => {
  buildProgram();
  shop = await startShop();
  pages = servePages(() => {
    requests++;
    if (requests >= silent) return never();
    return order(requests >= changed ? OTHER : BUTTON);
  });
});
afterAll(async () => {
  await Promise.all([pages.close(), shop.close()]);
  for (const place of places) place.remove();
});

const orderFile = (place: Place, expectation = 'text "Order placed" is visible'): string =>
  place.file(
    "order.pacts.yaml",
    `id: order\ntitle: An order\nurl: ${pages.url}\nsteps:\n${FIELDS.map((name) => `  - fill ${name} with x\n`).join("")}  - click: Place order\n    outcome: ${expectation}\n`,
  );

/** Rows of the embedded store's tables. */
const rowsIn = (place: Place): Readonly<Record<string, number>> => {
  const file = join(place.folder, "data/pacts.db");
  if (!existsSync(file)) return {};
  const database = new Database(file, { readonly: true });
  const count = (table: string): number =>
    database.query<{ n: number }, []>(`select count(*) as n from ${table}`).get()?.n ?? -1;
  const tables = ["selector_cache", "requirement_keys", "runs", "run_steps", "heal_history"];
  const rows = Object.fromEntries(tables.map((table) => [table, count(table)]));
  database.close();
  return rows;
};
const NOTHING = { selector_cache: 0, requirement_keys: 0, runs: 0, run_steps: 0, heal_history: 0 };

test("five loops: everything proven from the second on, no drift, thresholds met, files written, nothing left behind", async () => {
  const place = newPlace();
  const file = orderFile(place);
  expect(await place.pacts(["run", file])).toMatchObject({ code: 0 });
  const before = rowsIn(place);
  expect(before).toMatchObject({ selector_cache: 5, runs: 1 });

  const thresholds = ["hit_rate(loop=2)>=95%", "drift(loops=3..5)==0", "invalidations()==0", "speedup(lookup,p50)>=2"];
  const { code, out, err } = await place.pacts([
    ...["bench", file, "--json", "--loops", "5", "--phases", "fast"],
    ...thresholds.flatMap((each) => ["--threshold", each]),
    ...["--export-json", "bench.json", "--export-markdown", "bench.md"],
  ]);
  expect({ code, err }).toEqual({ code: 0, err: "" });

  const events = eventsIn(out);
  expect(events[0]).toMatchObject({ type: "invocation.start", command: "bench", runs: 7 });
  expect(events.at(-1)).toMatchObject({ type: "invocation.end", exitCode: 0, degraded: [] });
  const loops = ofType(events, "loop.end");
  expect(loops.map(({ phase }) => phase).join(" ")).toBe("warmup cold fast fast fast fast fast");
  for (const { phase, hits, misses, hitRate, drift, verdict, mostDrift } of loops) {
    const warm = phase === "fast";
    expect({ verdict, drift, mostDrift, hitRate }).toEqual({
      verdict: "pass",
      drift: 0,
      mostDrift: 0,
      hitRate: warm ? 1 : 0,
    });
    expect(hits).toEqual({ memory: 0, redis: 0, sqlite: warm ? 5 : 0, postgres: 0 });
    expect(misses.absent).toBe(warm ? 0 : 5);
  }
  expect(ofType(events, "threshold").map(({ text, ok }) => [text, ok])).toEqual(thresholds.map((text) => [text, true]));

  const document = JSON.parse(readFileSync(join(place.folder, "bench.json"), "utf8"));
  expect(document.phases.map(({ phase, reads }: { phase: string; reads: string }) => [phase, reads])).toEqual([
    ["cold", null],
    ["fast", "sqlite"],
  ]);
  const [cold, fast] = document.phases;
  expect(cold.times.discovery.n).toBe(5);
  expect(fast.times.lookup).toMatchObject({ n: 25 });
  expect(fast.speedup.lookup.p50).toBeCloseTo(cold.times.discovery.p50 / fast.times.lookup.p50, 6);
  expect(fast.speedup.run.p50).toBeCloseTo(cold.times.run.p50 / fast.times.run.p50, 6);
  const markdown = readFileSync(join(place.folder, "bench.md"), "utf8");
  expect(markdown).toMatch(/^\| fast \| sqlite \| lookup \+ proof \| 25 \|/m);
  expect(readdirSync(place.folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);

  // The user's own memory of the same page is as it was.
  expect(rowsIn(place)).toEqual(before);
});

test("a page that drifts in a loop misses the threshold: exit 5, and every table as lines of tabs", async () => {
  const place = newPlace();
  changed = 5;
  const { code, out, err } = await place.pacts([
    ...["bench", orderFile(place), "--runs", "5"],
    ...[
      "--threshold",
      "hit_rate(loop=2)>=95%",
      "--threshold",
      "heals(loops=3..5)==0",
      "--threshold",
      "stale(loop=5)==0",
    ],
  ]);
  expect({ code, err }).toEqual({ code: 5, err: "" });
  const lines = out
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));
  expect(lines.filter(([name]) => name === "threshold").map((cells) => cells.slice(1))).toEqual([
    ["met", "hit_rate(loop=2)>=95%", "1"],
    ["missed", "heals(loops=3..5)==0", "1"],
    ["met", "stale(loop=5)==0", "0"],
  ]);
  expect(lines.filter(([name]) => name === "loop").map((cells) => cells.slice(1, 4).join(" "))).toEqual([
    "1 cold pass",
    "2 fast pass",
    "3 fast pass",
    "4 fast pass",
    "5 fast pass",
  ]);
  expect(lines.find(([name]) => name === "row")?.slice(1, 3)).toEqual(["5", "5"]);
  expect(rowsIn(place)).toEqual(NOTHING);
});

test("several files, one of them the demo's shop", async () => {
  const place = newPlace();
  const shopText = readFileSync(join(import.meta.dirname, "../../cmd/demo/shop.pacts.yaml"), "utf8");
  const shopFile = place.file("shop.pacts.yaml", shopText.replace(/^url: \/$/m, `url: ${shop.url}`));
  const { code, out } = await place.pacts([
    ...["bench", orderFile(place), shopFile, "--runs", "3", "--warmup", "0", "--json"],
    ...["--threshold", "hit_rate(loops=2..)>=99%", "--threshold", "failures()==0"],
  ]);
  const failures = ofType(eventsIn(out), "step.end").flatMap(({ error }) => error ?? []);
  expect({ code, failures }).toEqual({ code: 0, failures: [] });
  const loops = ofType(eventsIn(out), "loop.end");
  expect(loops.map(({ runs }) => runs)).toEqual([2, 2, 2]);
  expect(loops[1]?.hits.sqlite).toBeGreaterThan(8);
  expect(rowsIn(place)).toEqual(NOTHING);
});

test("a threshold that cannot be read is refused with its column before anything runs", async () => {
  const place = newPlace();
  expect(await place.pacts(["bench", orderFile(place), "--threshold", "hit_rate(lop=2)>=0.8"])).toEqual({
    code: 2,
    out: "",
    err: 'pacts: --threshold:1:10: expected an argument instead of "lop" in "hit_rate(lop=2)>=0.8"\n  did you mean loop?\n',
  });
  expect(requests).toBe(0);
});

test("a requirement that fails ends the bench: exit 1, the failure is told once, with its place", async () => {
  const place = newPlace();
  const file = orderFile(place, 'text "Thank you" is visible');
  const { code, err } = await place.pacts(["bench", file, "--step-timeout", "2s", "--threshold", "failures()==0"]);
  expect(code).toBe(1);
  expect(err.trimEnd().split("\n")).toHaveLength(1);
  expect(err).toMatch(
    /^✗ order\.pacts\.yaml:\d+:\d+: order: click Place order.*: expected text "Thank you" is visible/,
  );
  expect(rowsIn(place)).toEqual(NOTHING);
});

describe.skipIf(process.platform !== "linux")("Ctrl-C", () => {
  const browsersOf = (place: Place, own: number): readonly number[] =>
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name) && Number(name) !== own)
      .filter((pid) => {
        try {
          return readFileSync(`/proc/${pid}/environ`, "utf8").includes(`PACTS_DATA_DIR=${place.folder}/data\0`);
        } catch {
          return false;
        }
      })
      .map(Number);
  const gone = async (place: Place): Promise<void> => {
    for (let left = 150; left > 0 && browsersOf(place, 0).length > 0; left -= 1) await Bun.sleep(20);
    expect(browsersOf(place, 0)).toEqual([]);
  };

  /** Two loops are over and their entries are stored; the page of the third does not come. */
  const midway = async (place: Place) => {
    silent = 4;
    const bench = place.start(["bench", orderFile(place), "--json", "--warmup", "0", "--runs", "9"]);
    await bench.said('"type":"loop.end","seq":');
    for (let left = 500; left > 0 && requests < silent; left -= 1) await Bun.sleep(20);
    expect(rowsIn(place)).toMatchObject({ selector_cache: 5, requirement_keys: 5 });
    return bench;
  };

  test("leaves nothing of its namespace and no browser", async () => {
    const place = newPlace();
    const bench = await midway(place);
    bench.kill("SIGINT");
    const { code, out } = await bench.ended;
    expect(code).toBe(130);
    const events = eventsIn(out);
    expect(events.at(-1)).toMatchObject({ type: "invocation.end", exitCode: 130, verdict: "fail" });
    expect(ofType(events, "loop.end").map(({ loop }) => loop)).toEqual([1, 2, 3]);
    expect(rowsIn(place)).toEqual(NOTHING);
    await gone(place);
  });

  test("twice, while the browser hangs, leaves nothing of its namespace either", async () => {
    const place = newPlace();
    const bench = await midway(place);
    for (const pid of browsersOf(place, bench.pid)) process.kill(pid, "SIGSTOP");
    bench.kill("SIGINT");
    await bench.said("once more to stop at once");
    const at = performance.now();
    bench.kill("SIGINT");
    const { code } = await bench.ended;
    expect(performance.now() - at).toBeLessThan(1500);
    expect(code).toBe(130);
    expect(rowsIn(place)).toEqual(NOTHING);
    for (const pid of browsersOf(place, 0)) process.kill(pid, "SIGKILL");
    await gone(place);
  });
});
