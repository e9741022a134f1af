import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { page, type Pages, servePages } from "./pages";
import { coloursIn, decodePng } from "./picture";
import { buildProgram, createPlace, eventsIn, ofType, type Place } from "./program";

/** Has a form of its own in every encoding. */
const CANARY = `Kana"rie<n>&'Vogel /+ü 7391`;
const places: Place[] = [];
let pages: Pages;

/** Shows what was typed wherever a page can: text, title, attribute, address, and a field that is no password field. */
const BODY = `<style>body{margin:0;font:20px sans-serif} .echo{position:absolute;left:0;width:600px;height:40px;line-height:40px}</style>
  <form style="position:absolute;top:400px"><label>User <input></label><label>Password <input type="password" id="p"></label>
  <label>Copy <input id="copy"></label><button type="button" id="go">Log in</button></form>
  <div id="text" class="echo" style="top:0">nothing yet</div>
  <h2 id="heading" class="echo" style="top:60px;margin:0">nothing yet</h2>
  <button id="named" class="echo" style="top:120px">nothing yet</button>
  <div class="echo" style="top:180px"><input id="attribute" style="width:500px"></div>
  <script>
    p.oninput = () => {
      const v = p.value;
      text.textContent = "You typed " + v;
      heading.textContent = v;
      named.textContent = "Reset " + v;
      named.setAttribute("aria-label", "Reset " + v);
      attribute.placeholder = v;
      attribute.title = v;
      attribute.name = v;
      copy.value = v;
      document.title = "Hello " + v;
    };
    go.onclick = () => { location.search = "?q=" + encodeURIComponent(p.value); };
  </script>`;
const ECHO = `<script>
  const v = new URLSearchParams(location.search).get("q");
  if (v !== null) { p.value = v; p.oninput(); }
</script>`;

beforeAll(() => {
  buildProgram();
  pages = servePages(() => page("Login", `${BODY}${ECHO}`));
});
afterAll(async () => {
  await pages.close();
  for (const place of places) place.remove();
});

const base64 = (text: string): string => Buffer.from(text).toString("base64");
const html = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
/** A text that stands for the secret wherever it is seen. */
const forms: readonly string[] = [
  CANARY,
  base64(CANARY),
  base64(`a${CANARY}`).slice(4, -4),
  base64(`ab${CANARY}`).slice(4, -4),
  encodeURIComponent(CANARY),
  encodeURIComponent(CANARY).replaceAll("%20", "+"),
  encodeURI(CANARY),
  new URLSearchParams({ q: CANARY }).toString().slice(2),
  html(CANARY),
  html(CANARY).replaceAll("'", "&#39;"),
  JSON.stringify(CANARY).slice(1, -1),
  JSON.stringify(JSON.stringify(CANARY)).slice(3, -3),
];
/** Beginnings, for what was cut. */
const wanted: readonly string[] = [...forms, `Kana"rie`, "Kana%22rie", 'Kana\\"rie', "Kana&quot;rie", "Vogel"];

const filesUnder = (folder: string): readonly string[] =>
  !existsSync(folder)
    ? []
    : readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));

/** Names of what holds the canary. */
const leaks = (named: readonly (readonly [name: string, bytes: Buffer])[]): readonly string[] =>
  named.flatMap(([name, bytes]) => wanted.filter((form) => bytes.includes(form)).map((form) => `${name}: ${form}`));

const run = async (steps: readonly string[], args: readonly string[] = []) => {
  const place = createPlace();
  places.push(place);
  const lines = [`url: ${pages.url}`, "secrets: [CANARY]", "steps:", ...steps.map((step) => `  - ${step}`), ""];
  const file = place.file("login.pacts.yaml", lines.join("\n"));
  const ended = await place.pacts(["run", file, "--step-timeout", "2s", ...args], { PACTS_SECRET_CANARY: CANARY });
  const written = filesUnder(join(place.folder, "data")).map((path) => [path, readFileSync(path)] as const);
  const said = [["stdout", Buffer.from(ended.out)] as const, ["stderr", Buffer.from(ended.err)] as const];
  return { ...ended, place, written, found: leaks([...said, ...written]) };
};

const LOGIN = ["fill Password with ${secrets.CANARY}", "fill User with ann"];

test("the forms are looked for rightly: a place that holds one is found", () => {
  for (const form of forms) expect(leaks([["x", Buffer.from(`a ${form} b`)]])).not.toEqual([]);
});

test("a secret that the page echoes is found nowhere when all goes well", async () => {
  const { code, out, err, written, found } = await run(
    [
      ...LOGIN,
      '{ click: Log in, outcome: "url contains q=" }',
      "screenshot: after",
      "click Copy",
      "expect title contains Hello",
    ],
    ["--json"],
  );
  expect(found).toEqual([]);
  expect({ code, err, errors: ofType(eventsIn(out), "error") }).toEqual({ code: 0, err: "", errors: [] });
  expect(written.map(([path]) => path.slice(path.lastIndexOf(".")))).toEqual(expect.arrayContaining([".db", ".png"]));
});

test("a secret that the page echoes is found nowhere when a step fails, and the picture covers it", async () => {
  const { code, out, written, found, place } = await run([
    ...LOGIN,
    "click Reset something else",
    'expect text "something else" is visible',
  ]);
  expect(code).toBe(1);
  expect(found).toEqual([]);
  expect(out).toContain("[secret CANARY]");
  const [, bytes = Buffer.alloc(0)] = written.find(([path]) => path.endsWith("failure.png")) ?? [];
  const picture = decodePng(bytes);
  // Covered, not just empty; what is no secret stays to be seen.
  for (const top of [0, 60, 120])
    expect([...coloursIn(picture, 4, top + 8, 120, top + 24)], `the echo at ${top}`).toEqual(["#ff00ff"]);
  // The cover of a field that shows the secret as its hint; beside it there is bare page, and no trace of letters.
  const hint = coloursIn(picture, 4, 188, 120, 204);
  expect([...hint].filter((colour) => colour !== "#ffffff")).toEqual(["#ff00ff"]);
  expect(coloursIn(picture, 0, 400, 400, 440).size).toBeGreaterThan(10);
  for (const args of [
    ["runs", "view", "latest"],
    ["runs", "list", "--json"],
    ["cache", "list", "--json"],
  ]) {
    const told = await place.pacts(args);
    expect(leaks([[args.join(" "), Buffer.from(told.out + told.err)]])).toEqual([]);
  }
});

test("a failed expectation on an echoed secret tells what was seen, without it", async () => {
  const { code, out, found } = await run([...LOGIN, "expect title is Goodbye"]);
  expect(code).toBe(1);
  expect(found).toEqual([]);
  expect(out).toContain("Hello [secret CANARY]");
});

describe("a secret that is not set", () => {
  const NO_BROWSER = { PACTS_EXECUTABLE_PATH: "/nowhere/chromium" };
  const prepared = (): Place => {
    const place = createPlace();
    places.push(place);
    const steps = `steps:\n  - fill User with \${secrets.OWNER}\n  - ${LOGIN[0]}\n`;
    const rows = "data:\n  - { id: one, word: a }\n  - { id: two, word: b }\n";
    place.file("unset.pacts.yaml", `url: ${pages.url}\n${rows}${steps}expect: title is Login\n`);
    place.file("plain.pacts.yaml", `url: ${pages.url}\nsteps:\n  - fill User with ann\nexpect: title is Login\n`);
    return place;
  };

  test.each(["run", "bench"])("%s: is told once with its place, and no browser is started", async (command) => {
    const place = prepared();
    const { code, out, err } = await place.pacts([command, "unset.pacts.yaml"], NO_BROWSER);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toBe(
      [
        "unset.pacts.yaml:6:5: error missing-secret: the secret OWNER is not set",
        "    set PACTS_SECRET_OWNER",
        "unset.pacts.yaml:7:5: error missing-secret: the secret CANARY is not set",
        "    set PACTS_SECRET_CANARY",
        "",
      ].join("\n"),
    );
  });

  test("is in the stream of those who read it", async () => {
    const { code, out } = await prepared().pacts(["run", "--json", "unset.pacts.yaml"], NO_BROWSER);
    expect(code).toBe(2);
    expect(ofType(eventsIn(out), "error")).toMatchObject([{ code: "missing-secret" }, { code: "missing-secret" }]);
  });

  test("is none of the business of a call that does not use it", async () => {
    const place = prepared();
    const args = ["run", "unset.pacts.yaml", "plain.pacts.yaml", "-g", "plain"];
    expect((await place.pacts(args)).code).toBe(0);
    expect((await place.pacts(["lint", "unset.pacts.yaml"])).code).toBe(0);
  });
});
