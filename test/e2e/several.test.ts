import { afterAll, beforeAll, expect, test } from "vitest";
import { page, type Pages, servePages } from "./pages";
import { buildProgram, createPlace, eventsIn, ofType, programPath } from "./program";

const place = createPlace();
let pages: Pages;
beforeAll(() => {
  buildProgram();
  pages = servePages((url) => page(url.pathname.slice(1), "<label>Name <input></label><button>Save</button>"));
  for (const name of ["one", "two", "three"]) place.file(`all/${name}.pacts.yaml`, requirement(name));
  place.file(
    "all/inner/four.pacts.md",
    `---\nurl: ${pages.url}/four\n---\n# Four\n\n## Steps\n1. click Save -> title is four\n`,
  );
  place.file("all/notes.txt", "no requirement");
});
afterAll(async () => {
  await pages.close();
  place.remove();
});

const requirement = (name: string): string =>
  `url: ${pages.url}/${name}\nsteps:\n  - fill Name with ${name}\n  - click Save\nexpect:\n  - title is ${name}\n`;

test("a folder, two at a time: each is told whole, one after the other", async () => {
  const { code, out, err } = await place.pacts(["run", "all", "-j", "2"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toContain("✓ 4 passed");
  const heads = out.split("\n").filter((line) => line.endsWith("s") && line.includes("  pass  "));
  expect(heads).toHaveLength(4);
  for (const name of ["one", "two", "three"]) {
    const block = out.split("\n\n").find((each) => each.startsWith(`✓ ${name}`));
    expect(
      block
        ?.split("\n")
        .slice(1)
        .map((line) => line.trim().split(/\s+/)[1]),
    ).toEqual(["1", "2", "3"]);
  }
});

test("several files, several events streams in one, and -g", async () => {
  const { code, events } = await place.events(["all/one.pacts.yaml", "all/two.pacts.yaml", "-j", "2"]);
  expect(code).toBe(0);
  expect(new Set(ofType(events, "run.start").map(({ req }) => req))).toEqual(new Set(["one", "two"]));
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1));
  const chosen = await place.events(["all", "-g", "FOUR"]);
  expect(ofType(chosen.events, "run.start").map(({ req, title }) => [req, title])).toEqual([["four", "Four"]]);
});

test("two processes on one database: both pass, nothing is lost, nothing is degraded", async () => {
  const env = { PACTS_DATA_DIR: `${place.folder}/shared` };
  const both = await Promise.all([
    place.events(["all/one.pacts.yaml", "all/two.pacts.yaml"], env),
    place.events(["all/two.pacts.yaml", "all/three.pacts.yaml"], env),
  ]);
  for (const { code, events } of both) {
    expect(code).toBe(0);
    expect(ofType(events, "invocation.end")[0]?.degraded).toEqual([]);
  }
  const { out } = await place.pacts(["runs", "list", "--json"], env);
  expect(
    out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).reqId)
      .sort(),
  ).toEqual(["one", "three", "two", "two"]);
});

test("a reader that leaves early: no crash, no hang, no words", async () => {
  const child = Bun.spawn(["bash", "-c", '"$0" run --json all | head -1; echo "${PIPESTATUS[0]}"', programPath], {
    cwd: place.folder,
    env: place.environment(),
    stdout: "pipe",
    stderr: "pipe",
    timeout: 20_000,
  });
  const [out, err] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text()]);
  const [first = "", code] = out.trimEnd().split("\n");
  expect(eventsIn(first)).toMatchObject([{ type: "invocation.start" }]);
  expect({ code, err }).toEqual({ code: "0", err: "" });
});
