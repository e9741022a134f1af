import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ArtifactStored } from "#core/model/event";
import { readZip, type ZipEntry } from "#adapters/playwright/zip";
import { findBrowser } from "#adapters/playwright/find-browser";
import { page, type Pages, servePages } from "./pages";
import { buildProgram, createPlace, eventsIn, ofType, type Place } from "./program";

const root = join(import.meta.dirname, "../..");
const CANARY = `Kana"rie<n>&'Vogel /+ü 7391`;
/** Shows and sends what is typed into the field. */
const BODY = `<label>Token <input id="t"></label> <button>Save</button> <p id="echo"></p>
  <script>t.oninput = () => {
    echo.textContent = "You typed " + t.value;
    fetch("/echo?q=" + encodeURIComponent(t.value), { method: "POST", body: JSON.stringify({ token: t.value }) });
  };</script>`;

let pages: Pages;
const places: Place[] = [];
beforeAll(() => {
  buildProgram();
  pages = servePages(({ pathname, searchParams }) =>
    pathname === "/echo" ? `got ${searchParams.get("q")}` : page("Here", BODY),
  );
});
afterAll(async () => {
  await pages.close();
  for (const place of places) place.remove();
});

const PLAIN = ["fill Token with Ada Lovelace", "click Save", "expect title is Here"];
const SECRET = ["fill Token with ${secrets.CANARY}", "click Save", "expect title is Here"];
const FAILING = ["click Save", "click Nowhere to be found"];

const run = async (steps: readonly string[], args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const place = createPlace();
  places.push(place);
  const secrets = steps === SECRET ? "secrets: [CANARY]\n" : "";
  const text = `id: shop\nurl: ${pages.url}\n${secrets}steps:\n${steps.map((step) => `  - ${step}\n`).join("")}`;
  const file = place.file("shop.pacts.yaml", text);
  const ended = await place.pacts(["run", file, "--json", "--step-timeout", "2s", ...args], {
    PACTS_SECRET_CANARY: CANARY,
    ...env,
  });
  const events = eventsIn(ended.out);
  const of = (kind: ArtifactStored["artifactType"]) =>
    ofType(events, "artifact").filter(({ artifactType }) => artifactType === kind);
  return { ...ended, place, of, errors: ofType(events, "error") };
};

const zipOf = (artifacts: readonly ArtifactStored[]): readonly ZipEntry[] =>
  readZip(readFileSync(artifacts[0]?.path ?? ""));
const textOf = (entries: readonly ZipEntry[], name: string): string =>
  Buffer.from(entries.find((entry) => entry.name === name)?.bytes ?? []).toString();
const linesOf = (text: string): readonly { readonly type?: string }[] =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as { readonly type?: string });

/** What Playwright's own viewer shows of it. */
const inViewer = async (path: string): Promise<string> => {
  const cli = join(root, "node_modules/playwright/cli.js");
  const bun = join(root, "node_modules/.bin/bun");
  const viewer = Bun.spawn([bun, cli, "show-trace", "--host", "127.0.0.1", "--port", "0", path], {
    stdout: "pipe",
    stderr: "ignore",
  });
  const browser = await chromium.launch({
    executablePath: findBrowser(process.env.PACTS_EXECUTABLE_PATH, true, process.env),
    args: ["--no-sandbox"],
  });
  const deadline = setTimeout(() => viewer.kill(), 20_000);
  try {
    let said = "";
    for await (const chunk of viewer.stdout) {
      said += new TextDecoder().decode(chunk);
      if (said.includes("http://")) break;
    }
    const url = said.slice(said.indexOf("http://")).split(/\s/)[0] ?? "";
    const shown = await browser.newPage();
    await shown.goto(url);
    await shown.getByText("fill Token with").first().waitFor({ timeout: 15_000 });
    return await shown.locator("body").innerText();
  } finally {
    clearTimeout(deadline);
    viewer.kill();
    await browser.close();
    await viewer.exited;
  }
};

describe("a trace", () => {
  test("is whole, and shown by Playwright's viewer", async () => {
    const { code, of, errors } = await run(PLAIN, ["--trace", "on"]);
    expect({ code, errors }).toEqual({ code: 0, errors: [] });
    const entries = zipOf(of("trace"));
    const names = entries.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["trace.trace", "trace.network"]));
    expect(names.some((name) => name.endsWith(".jpeg"))).toBe(true);
    const lines = linesOf(textOf(entries, "trace.trace"));
    expect(lines[0]?.type).toBe("context-options");
    expect(lines.map(({ type }) => type)).toEqual(expect.arrayContaining(["before", "after", "frame-snapshot"]));
    const shown = await inViewer(of("trace")[0]?.path ?? "");
    for (const step of PLAIN) expect(shown).toContain(step);
  });

  test("of a requirement with secrets holds none of them, and can be read all the same", async () => {
    const { code, of, errors } = await run(SECRET, ["--trace", "on"]);
    expect({ code, errors }).toEqual({ code: 0, errors: [] });
    const entries = zipOf(of("trace"));
    const forms = [
      CANARY,
      JSON.stringify(CANARY).slice(1, -1),
      JSON.stringify(JSON.stringify(CANARY)).slice(3, -3),
      encodeURIComponent(CANARY),
      Buffer.from(CANARY).toString("base64").replaceAll("=", ""),
      "Kana",
      "Vogel",
    ];
    const found = entries.flatMap(({ name, bytes }) =>
      forms
        .filter((form) => Buffer.from(bytes).includes(form) || name.includes(form))
        .map((form) => `${name}: ${form}`),
    );
    expect(found).toEqual([]);
    expect(entries.filter(({ name }) => name.endsWith(".jpeg"))).toEqual([]);
    for (const name of ["trace.trace", "trace.network"])
      expect(linesOf(textOf(entries, name)).length).toBeGreaterThan(1);
    expect(textOf(entries, "trace.trace")).toContain("[secret CANARY]");
    expect(textOf(entries, "trace.network")).toContain("[secret CANARY]");
    expect(await inViewer(of("trace")[0]?.path ?? "")).toContain("fill Token with ${secrets.CANARY}");
  });

  test.each([
    ["only-on-failure", PLAIN, 0],
    ["only-on-failure", FAILING, 1],
    ["off", FAILING, 0],
  ])("%s %j: %i", async (mode, steps, count) => {
    const { of, errors } = await run(steps, ["--trace", mode, "--video", mode]);
    expect(errors).toEqual([]);
    expect([of("trace").length, of("video").length]).toEqual([count, count]);
  });
});

describe("a video", () => {
  const probe = (path: string): string =>
    execFileSync(
      "ffprobe",
      ["-v", "quiet", "-show_entries", "stream=codec_name,width,height:format=duration", "-of", "compact", path],
      {
        encoding: "utf8",
      },
    );

  test("is WebM where there is an ffmpeg", async () => {
    const { code, of, errors } = await run(PLAIN, ["--video", "on"]);
    expect({ code, errors }).toEqual({ code: 0, errors: [] });
    const [video] = of("video");
    expect(video?.path).toMatch(/video\.webm$/);
    expect(probe(video?.path ?? "")).toMatch(/vp8\|width=1280\|height=720[\s\S]*duration=[\d.]+/);
  });

  test("is AVI of the browser's own frames where there is none", async () => {
    const { code, of, errors } = await run(PLAIN, ["--video", "on"], { PATH: "", HOME: "/nowhere" });
    expect({ code, errors }).toEqual({ code: 0, errors: [] });
    const [video] = of("video");
    expect(video?.path).toMatch(/video\.avi$/);
    expect(probe(video?.path ?? "")).toMatch(/mjpeg\|width=1280\|height=720[\s\S]*duration=[\d.]+/);
  });

  test("is not made where secrets are typed, and that is said", async () => {
    const { code, of, errors } = await run(SECRET, ["--video", "on"]);
    expect(code).toBe(0);
    expect(of("video")).toMatchObject([{ bytes: 0, lost: expect.stringContaining("cannot cover secrets") }]);
    expect(errors).toMatchObject([
      { code: "artifact", message: expect.stringContaining("video.webm could not be kept") },
    ]);
  });
});

const mayMount = spawnSync("unshare", ["-m", "true"]).status === 0;

test.skipIf(!mayMount)("a full disk costs the evidence, not the verdict; it is told and recorded as lost", async () => {
  const place = createPlace();
  places.push(place);
  place.file("full/.keep", "");
  const file = place.file(
    "shop.pacts.yaml",
    `id: shop\nurl: ${pages.url}\nsteps:\n  - click Save\nexpect: title is Here\n`,
  );
  const mounted =
    'mount -t tmpfs -o size=4k,nr_inodes=40 none "$1"; head -c 4096 /dev/zero > "$1/filler"; shift; exec "$@"';
  const child = Bun.spawn(
    [
      "unshare",
      "-m",
      "sh",
      "-c",
      mounted,
      "sh",
      join(place.folder, "full"),
      join(root, "dist/pacts"),
      "run",
      file,
      "--json",
      "--trace",
      "on",
      "--output",
      "full",
    ],
    { cwd: place.folder, env: place.environment(), stdout: "pipe", stderr: "pipe", timeout: 25_000 },
  );
  const [code, out] = await Promise.all([child.exited, new Response(child.stdout).text()]);
  const events = eventsIn(out);
  expect(code).toBe(0);
  expect(ofType(events, "run.end")).toMatchObject([{ verdict: "pass", status: "done" }]);
  const lost = ofType(events, "artifact");
  expect(lost.map(({ artifactType, bytes }) => [artifactType, bytes])).toEqual([
    ["screenshot", 0],
    ["trace", 0],
    ["test_file", 0],
    ["log", 0],
  ]);
  for (const { lost: why } of lost) expect(why).toContain("the disk is full");
  const kept = await place.pacts(["runs", "artifacts", "latest"]);
  expect(kept.out.split("\n").filter((line) => line.includes("the disk is full"))).toHaveLength(4);
  expect((await place.pacts(["runs", "open", "latest"])).err).toContain("nothing was kept");
});
