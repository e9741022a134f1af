import { readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBrowser } from "#adapters/playwright/find-browser";
import { type Shop, startShop } from "#cmd/demo/shop-server";
import { page, type Pages, servePages } from "./pages";
import { runExported, runToEnd } from "../real/exported";
import { buildProgram, createPlace, programPath } from "./program";

const ROOT = join(import.meta.dirname, "../..");
const place = createPlace();
const open: Pages[] = [];

const serve = (answer: (url: URL) => string): Pages => {
  const pages = servePages(answer);
  open.push(pages);
  return pages;
};

beforeAll(() => {
  buildProgram();
  symlinkSync(join(ROOT, "node_modules"), join(place.folder, "node_modules"));
});
afterAll(async () => {
  await Promise.all(open.map((pages) => pages.close()));
  place.remove();
});

const LONG_MS = 240_000;
const environment = { SAUCE_PASSWORD: "s3cret-sauce" };

/** Runs a file and exports it; answers the test. */
const exported = async (
  file: string,
  flags: readonly string[],
  env: Readonly<Record<string, string>> = environment,
) => {
  const ran = await place.pacts(["run", file, "--reporter", "line", ...flags], env);
  expect([ran.code, ran.code === 0 ? "" : ran.out + ran.err]).toEqual([0, ""]);
  const out = `tests/${file.replaceAll("/", "-")}.spec.ts`;
  const { code, err } = await place.pacts(["export", file, "--out", out, ...flags], env);
  expect([code, err]).toEqual([0, ""]);
  return readFileSync(join(place.folder, out), "utf8");
};

const example = (name: string): string => place.file(name, readFileSync(join(ROOT, "examples", name), "utf8"));

const CARD = page("Card", "<label>Card number <input></label>");
const NEXT = page("Next", "<h1>Next page</h1>");
const EVERYTHING = page(
  "Everything",
  `<h1>Every thing</h1><p id="said"></p><a href="/next">Next page</a><p hidden>Hidden words</p><p>Unpaid</p>
  <form onsubmit="return false"><label>Note <input id="note"></label><label>Amount <input type="number" value="5"></label>
  <label>Colour <select><option>Red</option><option value="b">Blue</option></select></label>
  <label><input type="checkbox"> Agree</label>
  <button disabled>Locked</button></form>
  <button ondblclick="said.textContent = 'twice'" oncontextmenu="said.textContent = 'right'; return false" onmouseenter="said.textContent = 'over'">Touch</button>
  <table><tr><td>Ada</td><td><button onclick="said.textContent = 'ada'">Edit</button></td></tr>
  <tr><td>Grace</td><td><button onclick="said.textContent = 'grace'">Edit</button></td></tr></table><iframe name="card" src="/card"></iframe>`,
);
const everythingAt = (url: string): string => `id: everything
title: Every kind, at \${timestamp}
url: ${url}/
vars: { mark: "m-\${uuid}" }
steps:
  - fill Note with "\${mark} \${date+1m:D MMMM YYYY}"
  - expect: { value: { of: Note, contains: "\${mark}" } }
  - { clear: Note, outcome: Note is empty }
  - type "abc" into Note
  - { press: { key: Backspace, on: Note }, outcome: 'value of Note is "ab"' }
  - { type: { value: "c" }, outcome: Note is focused }
  - { select: { element: Colour, option: Blue }, outcome: 'value of Colour is "Blue"' }
  - { check: Agree, outcome: Agree is checked }
  - { uncheck: Agree, outcome: Agree is not checked }
  - { hover: Touch, outcome: 'text "over" is visible' }
  - { dblclick: Touch, outcome: 'text "twice" is visible' }
  - { rightclick: Touch, outcome: 'text "right" is visible' }
  - { click: { element: Edit, within: row Grace }, outcome: 'text "grace" is visible' }
  - { click: { element: Edit, nth: 1 }, outcome: 'text "ada" is visible' }
  - fill Card number with "4111"
  - { screenshot: the page }
  - { click: Touch, optional: "true", timeout: 5s }
  - { wait: { until: 'heading "Every thing" is visible', timeout: 2s } }
  - { click: Next page, outcome: 'url is "/next"' }
  - { back: "", outcome: 'title is "Everything"' }
  - { forward: "", outcome: 'url contains "next"' }
  - goto: /
  - reload
expect:
  - number of "Edit" button is 2
  - Locked button is disabled
  - text "Hidden words" is not visible
  - text "paid" is not visible
  - { attribute: { of: Next page link, name: href, is: /next } }
  - page contains "Unpaid"
  - { url: { matches: "^http.*/$" } }
  - title does not contain "Error"
`;

describe("what passed, exported", () => {
  test("a search, with a variable", async () => {
    const { url } = serve(({ pathname }) =>
      pathname.startsWith("/wiki/Alan")
        ? page("Alan Turing - Wikipedia", "<h1>Alan Turing</h1><h2>Alan Turing's work</h2>")
        : page(
            "Wikipedia",
            `<form action="/wiki/Alan_Turing"><input type="search" aria-label="Search Wikipedia"></form>`,
          ),
    );
    const text = await exported(example("wikipedia-search.pacts.yaml"), ["--base-url", url]);
    expect(text).toContain('.getByRole("searchbox", { name: "Search Wikipedia", exact: true }).fill(term);');
  });

  test("data rows", async () => {
    const { url } = serve(({ pathname, searchParams }) => {
      const found = [...(searchParams.get("q") ?? "")].length > 0 ? ["microsoft/playwright", "oven-sh/bun"] : [];
      const links = found.map((name) => `<li><a href="/${name}">${name}</a></li>`).join("");
      return pathname === "/search"
        ? page("Search", `<form><input type="search" name="q" placeholder="Search"></form><ul>${links}</ul>`)
        : page(`GitHub - ${pathname.slice(1)}`, `<h1>${pathname.slice(1)}</h1>`);
    });
    const text = await exported(example("github-search.pacts.yaml"), ["--base-url", url]);
    expect(text.match(/for \(const row of \[/g)).toHaveLength(1);
    expect(text).toContain('{ id: "bun", query: "bun runtime", repository: "oven-sh/bun" },');
    expect(text).toContain("{ name: row.repository, exact: true }).click();");
  });

  test("a secret and an element next to another", async () => {
    const goods = ["Sauce Labs Bike Light", "Sauce Labs Backpack"].map(
      (name) =>
        `<div class="item"><div>${name}</div><button onclick="this.textContent='Remove'">Add to cart</button></div>`,
    );
    const { url } = serve(({ pathname }) =>
      pathname === "/inventory.html"
        ? page("Shop", `<h1>Products</h1>${goods.join("")}`)
        : page(
            "Login",
            `<form action="/inventory.html"><input placeholder="Username"><input type="password" placeholder="Password"><button>Login</button></form>`,
          ),
    );
    const text = await exported(example("login.pacts.md"), ["--base-url", url]);
    expect(text).toContain(".fill(process.env.SAUCE_PASSWORD!);");
    expect(text).not.toContain("s3cret-sauce");
  });

  test("keys and a text on the page", async () => {
    const { url } = serve(({ searchParams }) =>
      page(
        searchParams.get("q") ?? "DuckDuckGo",
        `<form><input name="q" role="searchbox" aria-label="Search box"></form><p>playwright.dev</p>`,
      ),
    );
    await exported(example("search.pacts.txt"), ["--base-url", url]);
  });

  test("every kind of step and expectation", async () => {
    const { url } = serve(({ pathname }) => (pathname === "/card" ? CARD : pathname === "/next" ? NEXT : EVERYTHING));
    const text = await exported(place.file("everything.pacts.yaml", everythingAt(url)), []);
    expect(text).toContain("crypto.randomUUID()");
    expect(text).toContain(`page.frameLocator('iframe[name="card"]')`);
  });

  const shops: Shop[] = [];
  afterAll(() => Promise.all(shops.map((shop) => shop.close())));

  test.each(["classic", "redesign"] as const)("the demo's order in its %s shop", async (version) => {
    const shop = await startShop();
    shops.push(shop);
    shop.show(version);
    const file = place.file(`${version}.pacts.yaml`, readFileSync(join(ROOT, "cmd/demo/shop.pacts.yaml"), "utf8"));
    await exported(file, ["--base-url", shop.url]);
  });

  test("all of them pass with Playwright's own runner, as they are", { timeout: LONG_MS }, async () => {
    const folder = join(place.folder, "tests");
    const env = place.environment(environment);
    const tried = await runExported({ root: ROOT, folder, env }, findBrowser(env.PACTS_EXECUTABLE_PATH, true, env));
    expect([tried.ok, tried.ok ? "" : tried.text]).toEqual([true, ""]);
    expect(tried.text).toContain("8 passed");
  });
});

describe("what is not exported says why", () => {
  const failing = (file: string, ...flags: readonly string[]) => place.pacts(["export", file, ...flags]);

  test("has not passed, is not there, is something else, was changed", async () => {
    const { url } = serve(() => page("A page", "<button>Go</button><button>Stop</button>"));
    const write = (step: string): string =>
      place.file("plain.pacts.yaml", `id: plain\ntitle: Plain\nurl: ${url}\nsteps: [${step}]\n`);
    expect(await failing(write("click Go"))).toMatchObject({
      code: 2,
      err: expect.stringContaining("plain has not passed yet"),
    });
    expect(await failing("nowhere.pacts.yaml")).toMatchObject({
      code: 2,
      err: expect.stringContaining("there is no file"),
    });
    expect(await failing("nowhere.yaml")).toMatchObject({ code: 2, err: expect.stringContaining("there is no file") });
    expect(await failing("plain.pacts.yaml", "--to", "cypress")).toMatchObject({
      code: 2,
      err: expect.stringContaining("--to playwright"),
    });
    expect((await place.pacts(["run", "plain.pacts.yaml"])).code).toBe(0);
    expect(await failing("plain.pacts.yaml")).toMatchObject({
      code: 0,
      out: expect.stringContaining('name: "Go", exact: true }).click();\n'),
    });
    expect(await failing("latest")).toMatchObject({ code: 0 });
    expect(await failing(write("click Stop"))).toMatchObject({
      code: 2,
      err: expect.stringContaining("is not as it was when it passed"),
    });
  });

  test("was found with nothing remembered", async () => {
    const { url } = serve(() => page("A page", "<button>Go</button>"));
    const file = place.file("cold.pacts.yaml", `id: cold\ntitle: Cold\nurl: ${url}\nsteps: [click Go]\n`);
    expect((await place.pacts(["run", file, "--cache", "off"])).code).toBe(0);
    expect(await failing(file)).toMatchObject({
      code: 2,
      err: expect.stringMatching(
        /cold\.pacts\.yaml:4:\d+: error not-exportable: nothing is remembered of Go\n {4}pacts run/,
      ),
    });
  });

  test("would hold a secret that the page shows", async () => {
    const { url } = serve(() => page("A page", '<button>Hello xk-canary-77</button><input aria-label="Word">'));
    const text = `id: shown\ntitle: Shown\nurl: ${url}\nsecrets: [WORD]\nsteps: [click first button, 'fill Word with "\${secrets.WORD}"']\n`;
    const file = place.file("shown.pacts.yaml", text);
    const env = { PACTS_SECRET_WORD: "xk-canary-77" };
    expect((await place.pacts(["run", file], env)).code).toBe(0);
    const { code, out, err } = await place.pacts(["export", file], env);
    expect([code, out, err.includes("xk-canary-77")]).toEqual([2, "", false]);
  });

  test("fails when it is tried, and passes when it does not", { timeout: LONG_MS }, async () => {
    let text = "Done";
    const { url } = serve(() => page("A page", `<p>${text}</p>`));
    const file = place.file(
      "done.pacts.yaml",
      `id: done\ntitle: Done\nurl: ${url}\nsteps: [verify text "Done" is visible]\n`,
    );
    expect((await place.pacts(["run", file])).code).toBe(0);
    const check = () =>
      runToEnd(programPath, ["export", file, "--out", "done.spec.ts", "--check"], place.folder, place.environment());
    expect(await check()).toMatchObject({
      ok: true,
      text: expect.stringMatching(/types: right\nplaywright test: passed\n$/),
    });
    text = "Undone";
    expect(await check()).toMatchObject({
      ok: false,
      text: expect.stringMatching(/getByText[\s\S]*playwright test: failed\n$/),
    });
    expect(readdirSync(place.folder).filter((name) => name.startsWith(".pacts-check"))).toEqual([]);
  });
});
