import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ArtifactRecord } from "#core/ports/run-store";
import { page, type Pages, servePages } from "./pages";
import { buildProgram, createPlace, type Ended, eventsIn, ofType, type Place } from "./program";

let pages: Pages;
const places: Place[] = [];
const newPlace = (): Place => {
  const place = createPlace();
  places.push(place);
  return place;
};
const BODY = `<button onclick="document.querySelector('output').textContent='saved'">Save</button><output></output>`;

beforeAll(() => {
  buildProgram();
  pages = servePages(() => page("Here", BODY));
});
afterAll(async () => {
  await pages.close();
  for (const place of places) place.remove();
});

const PASSING = ["click Save", "expect title is Here"];
const FAILING = ["click Save", "click Nowhere to be found", "click Save"];

const run = async (
  steps: readonly string[],
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended & { readonly place: Place }> => {
  const place = newPlace();
  const text = `id: shop\nurl: ${pages.url}\nsteps:\n${steps.map((step) => `  - ${step}\n`).join("")}`;
  const file = place.file("shop.pacts.yaml", text);
  return { place, ...(await place.pacts(["run", file, "--json", "--step-timeout", "2s", ...args], env)) };
};

const keptOf = async (place: Place): Promise<readonly ArtifactRecord[]> => {
  const { out } = await place.pacts(["runs", "artifacts", "latest", "--json"]);
  return out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as ArtifactRecord);
};

const namesOf = (kept: readonly ArtifactRecord[]): readonly string[] =>
  kept.map(({ artifactType, step, filePath }) => [artifactType, step ?? "-", filePath.split("/").at(-1)].join(" "));

/** Every row has its file of that size, and every file its row; none is half-written. */
const isWhole = (kept: readonly ArtifactRecord[], root: string): void => {
  for (const { filePath, fileSizeBytes } of kept) expect(statSync(filePath).size, filePath).toBe(fileSizeBytes);
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.map((entry) => join(entry.parentPath, entry.name)).sort()).toEqual(
    kept.map(({ filePath }) => filePath).sort(),
  );
};

describe("what is kept of a run", () => {
  test.each([
    [PASSING, [], ["screenshot - end.png", "test_file - shop.spec.ts", "log - log.ndjson"]],
    [PASSING, ["--test-file", "off"], ["screenshot - end.png", "log - log.ndjson"]],
    [PASSING, ["--screenshot", "only-on-failure"], ["test_file - shop.spec.ts", "log - log.ndjson"]],
    [PASSING, ["--screenshot", "off"], ["test_file - shop.spec.ts", "log - log.ndjson"]],
    [
      PASSING,
      ["--screenshot", "each-step"],
      ["screenshot S1 step-S1.png", "screenshot S2 step-S2.png", "test_file - shop.spec.ts", "log - log.ndjson"],
    ],
    [
      ["click Save", "screenshot: saved"],
      [],
      ["screenshot S2 saved.png", "test_file - shop.spec.ts", "log - log.ndjson"],
    ],
    [FAILING, [], ["screenshot S2 failure.png", "log S2 error-context.json", "log - log.ndjson"]],
    [FAILING, ["--screenshot", "off"], ["log S2 error-context.json", "log - log.ndjson"]],
  ])("%j %j: %j", async (steps, args, wanted) => {
    const { place, out } = await run(steps, args);
    expect(ofType(eventsIn(out), "error")).toEqual([]);
    const kept = await keptOf(place);
    expect(namesOf(kept)).toEqual(wanted);
    isWhole(kept, join(place.folder, "data", "runs"));
    const log = kept.find(({ filePath }) => filePath.endsWith("log.ndjson"))?.filePath ?? "";
    const told = eventsIn(out).filter((event) => "run" in event && (event.type !== "artifact" || event.path !== log));
    expect(eventsIn(readFileSync(log, "utf8"))).toEqual(told);
  });

  test("goes where it is told to, and is opened, listed and removed there", async () => {
    const { place } = await run(PASSING, ["--output", "kept"]);
    const kept = await keptOf(place);
    isWhole(kept, join(place.folder, "kept"));
    expect(existsSync(join(place.folder, "data", "runs"))).toBe(false);
    const opened = await place.pacts(["runs", "open", "latest"]);
    expect(opened).toMatchObject({ code: 0, out: `${kept[0]?.filePath}\n` });
    expect((await place.pacts(["runs", "rm", "latest"])).code).toBe(0);
    expect(readdirSync(join(place.folder, "kept"))).toEqual([]);
    expect((await place.pacts(["runs", "view", "latest"])).code).toBe(2);
  });

  test("an id with a way out of the folder is refused", async () => {
    const place = newPlace();
    place.file("data/runs/keep/me.txt", "x");
    for (const verb of ["artifacts", "open", "rm", "view"]) {
      for (const id of ["../../x", "..", "keep/../keep", "/etc"]) {
        const { code, err } = await place.pacts(["runs", verb, id]);
        expect({ verb, id, code, err }).toMatchObject({ code: 2, err: expect.stringContaining("no run begins with") });
      }
    }
    expect(existsSync(join(place.folder, "data/runs/keep/me.txt"))).toBe(true);
  });

  test("a folder nobody named that cannot be written to costs the evidence, not the verdict", async () => {
    const place = newPlace();
    place.file("data/runs", "a file, no folder");
    const file = place.file(
      "shop.pacts.yaml",
      `id: shop\nurl: ${pages.url}\nsteps:\n  - click Save\nexpect: title is Here\n`,
    );
    const { code, events } = await place.events([file]);
    expect(code).toBe(0);
    expect(ofType(events, "artifact").map(({ bytes, lost }) => [bytes, lost !== undefined])).toEqual([
      [0, true],
      [0, true],
      [0, true],
    ]);
    expect(ofType(events, "error").map((error) => error.code)).toEqual(["artifact", "artifact", "artifact"]);
    expect((await keptOf(place)).map(({ lost }) => lost === null)).toEqual([false, false, false]);
  });

  test.each(["--screenshot", "--trace", "--video"])("%s wants a word it knows", async (flag) => {
    const { code, err } = await newPlace().pacts(["run", "x.pacts.yaml", flag, "sometimes"]);
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining("only-on-failure") });
  });
});
