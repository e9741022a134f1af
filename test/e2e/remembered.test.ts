import { afterAll, beforeAll, expect, test } from "vitest";
import { page, type Pages, servePages } from "./pages";
import { buildProgram, createPlace, ofType } from "./program";

const place = createPlace();
let pages: Pages;
let face: "first" | "restyled" | "rebuilt" = "first";
const clicked = `onclick="document.querySelector('output').textContent = 'Order placed'"`;
const FACES = {
  first: `<form class="form"><label for="mail">Email</label><input id="mail" name="mail" class="field wide">
    <button id="place-order" type="button" class="primary" ${clicked}>Place order</button></form>`,
  restyled: `<form class="form"><label for="mail">Email</label><input id="mail" name="mail" class="field wide">
    <button id="place-order" type="button" class="primary large" title="Order now" ${clicked}>Place order</button></form>`,
  rebuilt: `<section class="checkout"><div class="row"><span id="l1">Email</span><input aria-labelledby="l1" class="c1"></div>
    <footer><a href="#" data-x="9" class="c7" ${clicked}>Place order</a></footer></section>`,
} as const;

beforeAll(() => {
  buildProgram();
  pages = servePages(() => page("Checkout", `<h1>Checkout</h1>${FACES[face]}<output></output>`));
});
afterAll(async () => {
  await pages.close();
  place.remove();
});

const sources = async (file: string) => {
  const { code, events } = await place.events([file]);
  return {
    code,
    events,
    lookups: ofType(events, "lookup").map(({ source }) => source),
    ends: ofType(events, "step.end").map(({ source, healed }) => (healed ? `${source} healed` : source)),
  };
};

test("cold, warm, drifted, healed, warm again; and what is remembered of it", async () => {
  const file = place.file(
    "order.pacts.yaml",
    `id: order\ntitle: An order\nurl: ${pages.url}\nsteps:\n  - fill Email with ann@example.com\n  - click: Place order\n    outcome: text "Order placed" is visible\n`,
  );
  const cold = await sources(file);
  expect(cold).toMatchObject({ code: 0, lookups: ["miss", "miss"], ends: ["discovery", "discovery"] });

  const warm = await sources(file);
  expect(warm).toMatchObject({ code: 0, lookups: ["sqlite", "sqlite"], ends: ["sqlite", "sqlite"] });
  expect(ofType(warm.events, "drift")).toEqual([]);

  face = "restyled";
  const drifted = await sources(file);
  expect(drifted).toMatchObject({ code: 0, ends: ["sqlite", "sqlite"] });
  const [drift] = ofType(drifted.events, "drift");
  expect(drift?.score).toBeGreaterThan(0);
  expect(drift?.score).toBeLessThan(drift?.threshold ?? 0);

  // The field keeps its role and its name: another of its stored locators proves it. The button became a link.
  face = "rebuilt";
  const healed = await sources(file);
  expect(healed).toMatchObject({ code: 0, ends: ["sqlite", "heal healed"] });
  const attempts = ofType(healed.events, "heal.attempt");
  const results = ofType(healed.events, "heal.result");
  expect(attempts.some(({ ok }) => ok)).toBe(true);
  expect(results.map(({ ok }) => ok)).toEqual([true]);
  for (const { selector, original, strategy } of results) {
    expect(original).not.toBe("");
    expect([selector, strategy]).not.toContain(null);
  }
  expect(ofType(healed.events, "run.end")).toMatchObject([{ verdict: "pass", healed: 1 }]);

  const again = await sources(file);
  expect(again).toMatchObject({ code: 0, ends: ["sqlite", "sqlite"] });

  const runs = await place.pacts(["runs", "list"]);
  const rows = runs.out.trimEnd().split("\n");
  expect(rows).toHaveLength(5);
  for (const row of rows) expect(row.split("\t")).toEqual(expect.arrayContaining(["order", "pass"]));
  const [id = ""] = rows[1]?.split("\t") ?? [];
  const view = await place.pacts(["runs", "view", id]);
  expect(view.out).toMatch(/^2\tsuccess\tclick\tPlace order\theal \(healed\)/m);
  expect(await place.pacts(["runs", "list", "--verdict", "fail"])).toMatchObject({ code: 0, out: "" });

  const [stats] = (await place.pacts(["cache", "stats", "--json"])).out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line))
    .filter(({ layer }) => layer === "sqlite");
  expect(stats).toMatchObject({ entries: 2, expired: 0 });
  const list = await place.pacts(["cache", "list"]);
  expect(list.out.trimEnd().split("\n")).toHaveLength(2);
  const got = await place.pacts(["cache", "get", "place order"]);
  expect(got).toMatchObject({ code: 0, err: "" });
  expect(got.out).toMatch(/^element\tPlace order$/m);
  expect(await place.pacts(["cache", "get", "nobody"])).toMatchObject({
    code: 2,
    err: expect.stringContaining("pacts cache list shows what it holds"),
  });
  expect(await place.pacts(["cache", "clear"])).toMatchObject({ code: 2, err: expect.stringContaining("--all") });
  expect((await place.pacts(["cache", "clear", "--match", "Email"])).out).toContain("sqlite\t1");
  expect((await place.pacts(["cache", "clear", "--all"])).out).toContain("sqlite\t1");
  expect((await place.pacts(["cache", "list"])).out).toBe("");
});
