import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBrowser } from "#adapters/playwright/find-browser";
import { parseXml, schemaComplaints } from "../unit/adapters/junit/schema";
import { page, type Pages, servePages } from "./pages";
import { buildProgram, createPlace, eventsIn, ofType } from "./program";

const place = createPlace();
const read = (name: string): string => readFileSync(join(place.folder, name), "utf8");
const HOSTILE = `Pay <img src=http://leak.test/x onerror=alert(1)> ]]> &amp; "now"`;
let pages: Pages;
let browser: Browser;

beforeAll(async () => {
  buildProgram();
  pages = servePages(() =>
    page(
      "Shop",
      `<h1>Shop</h1><label>Name <input></label><button aria-label='${HOSTILE.replaceAll("'", "")}'>x</button>`,
    ),
  );
  place.file(
    "good.pacts.yaml",
    `title: "A <script>alert(1)</script> title"\nurl: ${pages.url}\nsteps:\n  - fill Name with x\nexpect:\n  - title is Shop\n`,
  );
  place.file("bad.pacts.yaml", `url: ${pages.url}\nsteps:\n  - click Pay draft\nexpect:\n  - title is Shop\n`);
  const executablePath = findBrowser(process.env.PACTS_EXECUTABLE_PATH, true, process.env);
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
});
afterAll(async () => {
  await browser.close();
  await pages.close();
  place.remove();
});

/** Opens a page from the disk; all that it asks for and says is kept. */
const opened = async (name: string, width: number, javaScriptEnabled: boolean) => {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled });
  const tab = await context.newPage();
  const url = pathToFileURL(join(place.folder, name)).href;
  const said: string[] = [];
  tab.on("console", (message) => said.push(message.text()));
  tab.on("pageerror", (error) => said.push(error.message));
  tab.on("request", (request) => {
    if (request.url() !== url && !request.url().startsWith("data:")) said.push(request.url());
  });
  await tab.goto(url);
  return { tab, said, close: () => context.close() };
};

describe("several reporters at once, each to its file", () => {
  beforeAll(async () => {
    const env = { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: join(place.folder, "job.md") };
    const reporters = "line,junit:out/r.xml,html:out/r.html,json:out/r.ndjson";
    const { code, out, err } = await place.pacts(["run", ".", "--reporter", reporters, "--step-timeout", "2s"], env);
    expect(code).toBe(1);
    expect(out).toContain("✓ 1 passed  ✗ 1 failed");
    expect(err).toMatch(
      /^::error file=bad\.pacts\.yaml,line=3,col=5,title=bad%3A step 1 failed::click Pay draft%0A[^\n]*\n$/,
    );
    expect(readdirSync(join(place.folder, "out")).sort()).toEqual(["r.html", "r.ndjson", "r.xml"]);
  });

  test("the events, the JUnit document and the summary of the job tell the same", () => {
    expect(ofType(eventsIn(read("out/r.ndjson")), "run.end").map(({ req, verdict }) => [req, verdict])).toEqual([
      ["bad", "fail"],
      ["good", "pass"],
    ]);
    const root = parseXml(read("out/r.xml"));
    expect(schemaComplaints(root)).toEqual([]);
    expect(root.attributes).toMatchObject({ tests: "2", failures: "1", errors: "0" });
    expect(read("job.md")).toContain("| ❌ fail | bad |");
  });

  test.each([
    [1280, true],
    [400, false],
  ])("the page at %i pixels, scripts %j: loads nothing, says nothing, shows everything", async (width, scripts) => {
    const { tab, said, close } = await opened("out/r.html", width, scripts);
    expect(await tab.getByRole("heading", { level: 1 }).textContent()).toBe("pacts report");
    const table = tab.getByRole("table", { name: "Requirements" });
    expect(await table.getByRole("row").count()).toBe(3);
    expect(await table.getByRole("rowheader").allTextContents()).toEqual([
      "bad",
      "goodA <script>alert(1)</script> title",
    ]);
    const failed = tab.getByRole("table", { name: "Steps of bad" });
    expect(await failed.getByText("bad.pacts.yaml:3:5").isVisible()).toBe(true);
    expect(await failed.getByRole("cell", { name: "✗ fail" }).isVisible()).toBe(true);
    const picture = tab.getByRole("img", { name: "Picture of the page: failure.png" });
    expect(await picture.getAttribute("src")).toMatch(/^data:image\/png;base64,/);
    expect((await picture.boundingBox())?.height).toBeGreaterThan(50);
    expect(await tab.getByRole("img", { name: /^Of \d+ look-ups: / }).count()).toBe(1);
    expect(await tab.getByRole("heading", { name: /^Hit rate/ }).isVisible()).toBe(true);
    // A page wider than its window would be read by scrolling every line.
    const wide = scripts ? await tab.evaluate("document.documentElement.scrollWidth") : width;
    expect(wide).toBe(width);
    expect(said).toEqual([]);
    await close();
  });

  test("nothing a page says becomes markup or runs", () => {
    const text = read("out/r.html");
    expect(text).not.toMatch(/<script|<img src=http|javascript:|\sstyle="|\son\w+="/);
    expect(text).toMatch(
      /Content-Security-Policy" content="default-src &#39;none&#39;; img-src data:; style-src &#39;sha256-[^;]+&#39;; base-uri/,
    );
  });
});

describe("pacts report", () => {
  test("makes every form of the latest call, and of one run", async () => {
    const { code, out, err } = await place.pacts([
      "report",
      "--html",
      "stored/s.html",
      "--junit",
      "stored/s.xml",
      "--markdown",
      "stored/s.md",
    ]);
    expect({ code, out, err }).toEqual({ code: 0, out: "", err: "" });
    const root = parseXml(read("stored/s.xml"));
    expect(schemaComplaints(root)).toEqual([]);
    expect(root.attributes).toMatchObject({ tests: "2", failures: "1" });
    expect(read("stored/s.md")).toContain("| ✅ pass | good | A &lt;script&gt;");
    const { tab, said, close } = await opened("stored/s.html", 1280, true);
    expect(await tab.getByRole("img", { name: "Picture of the page: failure.png" }).isVisible()).toBe(true);
    expect(said).toEqual([]);
    await close();
    const { out: list } = await place.pacts(["runs", "list", "--requirement", "bad", "--json"]);
    const one = await place.pacts(["report", JSON.parse(list.split("\n")[0] ?? "").id]);
    expect(one.out).toContain("❌ 1 fail");
    expect(one.out).not.toContain("good");
  });

  test("says when there is nothing to report", async () => {
    const env = { PACTS_DATA_DIR: join(place.folder, "empty") };
    const { code, err } = await place.pacts(["report"], env);
    expect(code).toBe(2);
    expect(err).toContain("there are no runs yet");
  });
});

test("a folder in the place of a file is refused before anything runs", async () => {
  const folder = "taken";
  place.file(`${folder}/x.pacts.yaml`, "url: http://x.test\nsteps:\n  - click Go\n");
  const { code, err } = await place.pacts(["run", folder, "--reporter", `junit:${folder}`]);
  expect(code).toBe(2);
  expect(err).toContain(`${folder} cannot be written: it is a folder`);
});

test("files that cannot be run are told to pipelines, too", async () => {
  const folder = "wrong";
  place.file(`${folder}/x.pacts.yaml`, "url: http://x.test\nsteps:\n  - frobnicate the thing with it\n");
  const { code, err } = await place.pacts(["run", folder, "--reporter", "junit:wrong.xml,github"]);
  expect(code).toBe(2);
  expect(err).toContain("::error file=wrong/x.pacts.yaml,line=3");
  const root = parseXml(read("wrong.xml"));
  expect(schemaComplaints(root)).toEqual([]);
  expect(Number(root.attributes.errors)).toBeGreaterThan(0);
});
