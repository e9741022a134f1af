import { readFileSync, rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { page, type Pages, servePages } from "./pages";
import { coloursIn, decodePng } from "./picture";
import { buildProgram, createPlace, ofType, type Place } from "./program";

const SECRET = "correct-horse-battery";
const clicked = `onclick="document.querySelector('output').textContent = 'Order placed'"`;
const FACES = {
  before: `<form><label for="code">Code</label><input id="code">
    <button id="place-order" type="button" class="primary" ${clicked}>Place order</button></form>`,
  after: `<form><label for="code">Code</label><input id="code"></form>
    <footer style="margin-top:1500px"><a href="#" class="c7" ${clicked}>Place order</a></footer>`,
};
let face: keyof typeof FACES = "before";
let pages: Pages;
const place: Place = createPlace();

beforeAll(() => {
  buildProgram();
  pages = servePages(() => page("Checkout", `<h1>Checkout</h1>${FACES[face]}<output></output>`));
});
afterAll(async () => {
  await pages.close();
  place.remove();
});

interface Shown {
  readonly id: string;
  readonly runId: string;
  readonly selector: string;
  readonly reasons: {
    readonly same: readonly { readonly property: string; readonly value: string }[];
    readonly changed: readonly { readonly property: string; readonly was: string; readonly now: string }[];
    readonly tried: readonly { readonly strategy: string; readonly reason?: string }[];
  };
  readonly picture: { readonly path: string; readonly there: boolean };
}

test("a heal is shown with its reasons and the picture of what was found, rejected, and accepted after all", async () => {
  const file = place.file(
    "order.pacts.yaml",
    `id: order\nurl: ${pages.url}\nsteps:\n  - fill Code with \${secrets.CODE}\n  - click: Place order\n    outcome: text "Order placed" is visible\n`,
  );
  const env = { PACTS_SECRET_CODE: SECRET };
  expect((await place.events([file], env)).code).toBe(0);
  face = "after";
  const { code, events } = await place.events([file], env);
  expect(code).toBe(0);
  const [healed] = ofType(events, "heal.result");
  const pictures = ofType(events, "artifact").filter(({ path }) => path.endsWith("healed-S2.png"));
  expect(pictures).toHaveLength(1);

  const [id = ""] = (await place.pacts(["heal", "list"])).out.split("\t");
  const { out } = await place.pacts(["heal", "show", id, "--json"]);
  const shown = JSON.parse(out) as Shown;
  expect(shown).toMatchObject({ id, selector: healed?.selector, picture: { path: pictures[0]?.path, there: true } });
  const { same, changed, tried } = shown.reasons;
  expect(same).toContainEqual({ property: "name", value: "Place order" });
  expect(changed).toContainEqual({ property: "role", was: "button", now: "link" });
  expect(tried.map(({ strategy }) => strategy)).toEqual(ofType(events, "heal.attempt").map(({ strategy }) => strategy));
  expect(tried.slice(0, -1).every(({ reason }) => reason !== undefined)).toBe(true);

  const picture = decodePng(readFileSync(shown.picture.path));
  expect([picture.width, picture.height]).toEqual([1280, 720]);
  expect(coloursIn(picture, 0, 0, 1280, 720).has("#ff6a00")).toBe(true);
  expect(await place.pacts(["runs", "open", shown.runId, "healed-S2.png"])).toMatchObject({
    code: 0,
    out: `${shown.picture.path}\n`,
  });

  const text = await place.pacts(["heal", "show", id]);
  expect(text.out).toContain(`picture\t${shown.picture.path}\n`);
  expect(text.out).toContain("changed\trole\tbutton\tlink\n");
  expect(out + text.out).not.toContain(SECRET);

  await place.pacts(["heal", "reject", id]);
  const refused = await place.events([file, "--step-timeout", "1500ms"], env);
  expect(refused.code).toBe(1);
  expect(ofType(refused.events, "run.end")).toMatchObject([{ verdict: "fail" }]);
  expect(ofType(refused.events, "step.end")[1]?.error?.hint).toContain(`pacts heal accept ${id} lifts that`);
  expect((await place.pacts(["heal", "accept", id])).err).toContain("no longer vetoed for Place order");
  const again = await place.events([file], env);
  expect(again.code).toBe(0);
  expect(ofType(again.events, "step.end")[1]).toMatchObject({ healed: true, selector: shown.selector });

  const anew = JSON.parse((await place.pacts(["heal", "show", id, "--json"])).out) as Shown;
  expect(anew.runId).not.toBe(shown.runId);
  rmSync(anew.picture.path);
  const removed = await place.pacts(["heal", "show", id]);
  expect(removed.out).toContain("is no more there: it was removed, or another machine keeps it");
});

test("a run without heals keeps no picture of any", async () => {
  face = "before";
  const file = place.file("calm.pacts.yaml", `id: calm\nurl: ${pages.url}\nsteps:\n  - click: Place order\n`);
  await place.events([file]);
  const { code, events } = await place.events([file]);
  expect(code).toBe(0);
  expect(ofType(events, "artifact").map(({ path }) => path.split("/").at(-1))).not.toContain("healed-S1.png");
});
