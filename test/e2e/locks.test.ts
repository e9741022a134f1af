import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { page, type Pages, servePages } from "./pages";
import { buildProgram, createPlace, ofType, type Place } from "./program";

const clicked = `onclick="document.querySelector('output').textContent = 'Order placed'"`;
const FACES = {
  first: `<form class="form"><label for="mail">Email</label><input id="mail" name="mail" class="field wide">
    <button id="place-order" type="button" class="primary" ${clicked}>Place order</button></form>`,
  without: `<form class="form"><label for="mail">Email</label><input id="mail" name="mail" class="field wide"></form>`,
} as const;
let face: keyof typeof FACES = "first";
let pages: Pages;
let place: Place;
let file: string;
let lock: string;

beforeAll(() => {
  buildProgram();
  pages = servePages(() => page("Checkout", `<h1>Checkout</h1>${FACES[face]}<output></output>`));
  place = createPlace();
  lock = join(place.folder, "pacts.lock.json");
  const steps = `  - fill Email with ann@example.com\n  - click: Place order\n    outcome: text "Order placed" is visible\n`;
  file = place.file("order.pacts.yaml", `id: order\ntitle: An order\nurl: ${pages.url}\nsteps:\n${steps}`);
});
afterAll(async () => {
  await pages.close();
  place.remove();
});
beforeEach(() => {
  face = "first";
});

/** What the program remembers, but not its lock file. */
const forget = (): void => rmSync(join(place.folder, "data"), { recursive: true, force: true });
const frozen = (...flags: readonly string[]) => place.events([file, "--frozen", "--step-timeout", "2s", ...flags]);

test("learn, export, forget: a frozen run passes on the committed file alone, whatever the machine remembers", async () => {
  expect((await place.pacts(["run", file])).code).toBe(0);
  const exported = await place.pacts(["cache", "export"]);
  expect(exported).toMatchObject({ code: 0, out: "pacts.lock.json\t2\n", err: "" });
  const text = readFileSync(lock, "utf8");
  expect(text).not.toContain("ann@example.com");

  const again = await place.pacts(["run", file]);
  expect(again.code).toBe(0);
  await place.pacts(["cache", "export"]);
  expect(readFileSync(lock, "utf8")).toBe(text);

  await place.pacts(["cache", "clear", "--all"]);
  const { code, events } = await frozen();
  expect(code).toBe(0);
  expect(ofType(events, "lookup").map(({ source }) => source)).toEqual(["memory", "memory"]);
  expect(ofType(events, "discover")).toEqual([]);
  expect((await place.pacts(["cache", "stats"])).out).toMatch(/^sqlite\t0\t/m);
});

test("a frozen run ends with 4 where the page is not what the file says, and names the element and the mending", async () => {
  face = "without";
  const { code, events } = await frozen();
  expect(code).toBe(4);
  expect(ofType(events, "heal.attempt")).toEqual([]);
  const error = ofType(events, "step.end").find(({ outcome }) => outcome === "fail")?.error;
  expect(error).toMatchObject({ code: "frozen", message: expect.stringContaining("Place order") });
  const told = await place.pacts(["run", file, "--frozen", "--step-timeout", "2s"]);
  expect(told).toMatchObject({ code: 4 });
  expect(`${told.out}${told.err}`).toContain("pacts cache export");
});

test("a frozen run without a lock file uses the stores, and misses what they do not hold", async () => {
  const kept = readFileSync(lock, "utf8");
  rmSync(lock);
  try {
    const missed = await frozen();
    expect(missed.code).toBe(4);
    expect(ofType(missed.events, "lookup")).toMatchObject([{ source: "miss", reason: "absent" }]);
    expect((await place.pacts(["run", file])).code).toBe(0);
    expect((await frozen()).code).toBe(0);
    expect((await frozen("--lock", "none.json")).code).toBe(2);
  } finally {
    writeFileSync(lock, kept);
  }
});

test("import, verify, invalidate", async () => {
  await place.pacts(["cache", "clear", "--all"]);
  expect(await place.pacts(["cache", "import"])).toMatchObject({ code: 0, out: "pacts.lock.json\t2\t0\n" });
  expect(await place.pacts(["cache", "import"])).toMatchObject({ code: 0, out: "pacts.lock.json\t0\t2\n" });

  const verified = await place.pacts(["cache", "verify"]);
  expect(verified).toMatchObject({ code: 0, err: "" });
  expect(
    verified.out
      .trimEnd()
      .split("\n")
      .map((line) => line.split("\t")[0]),
  ).toEqual(["proven", "proven"]);

  face = "without";
  const gone = await place.pacts(["cache", "verify", "--lock", lock, "--json"]);
  expect(gone.code).toBe(1);
  const states = gone.out
    .trimEnd()
    .split("\n")
    .map((line): { element: string; state: string } => JSON.parse(line));
  expect(states.map(({ element, state }) => [element, state]).sort()).toEqual([
    ["Email", "proven"],
    ["Place order", "gone"],
  ]);
  expect(gone.err).toContain("pacts run --frozen");

  expect((await place.pacts(["cache", "invalidate", "place ORDER"])).out).toContain("Place order");
  expect((await place.pacts(["cache", "stats"])).out).toMatch(/^sqlite\t1\t/m);
});

test("a lock file somebody broke is refused with its place, before a browser is started", async () => {
  const broken = place.file("broken.json", readFileSync(lock, "utf8").replace('"strategy":"role"', '"strategy":"js"'));
  const before = pages.asked.length;
  for (const args of [
    ["run", file, "--frozen", "--lock", broken],
    ["cache", "import", broken],
    ["cache", "verify", "--lock", broken],
  ]) {
    const { code, err, out } = await place.pacts(args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^broken\.json:\d+:\d+: error lock: elements\.0\.locators\.\d\.strategy/);
  }
  expect(pages.asked).toHaveLength(before);
  expect((await place.pacts(["run", file, "--lock", broken])).code).toBe(2);
});

test("metrics of what was run", async () => {
  forget();
  await place.pacts(["run", file]);
  await place.pacts(["run", file]);
  face = "without";
  await place.pacts(["run", file, "--step-timeout", "2s"]);
  const told = JSON.parse((await place.pacts(["metrics", "--json"])).out);
  expect(told).toMatchObject({
    runs: { total: 3, pass: 2, fail: 1, running: 0 },
    successRate: 2 / 3,
    failing: [{ element: "Place order", failures: 1 }],
  });
  expect(told.medianMs).toBeGreaterThan(0);
  expect(told.lookups).toMatchObject({ discovery: 2, sqlite: 3 });
  const lines = (await place.pacts(["metrics", "--window", "1h"])).out.trimEnd().split("\n");
  expect(lines[0]).toBe("runs\t3");
  expect(lines.at(-1)).toMatch(/^failing\tPlace order\t1\t/);
});
