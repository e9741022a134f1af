import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildProgram, createPlace, type Place } from "./program";

const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");

/** Every line of the README's `sh` blocks, in order. */
const commands = readme
  .split("```sh\n")
  .slice(1)
  .flatMap((block) => (block.split("```")[0] ?? "").trim().split("\n"));

const PAGE = `<!doctype html><title>Search</title><form action="/found"><label>Search <input name="q"></label><button>Go</button></form>`;
const FOUND = `<!doctype html><title>Alan Turing</title><h1>Alan Turing</h1>`;

let place: Place;
let server: ReturnType<typeof Bun.serve>;
beforeAll(() => {
  buildProgram();
  const html = (text: string): Response => new Response(text, { headers: { "content-type": "text/html" } });
  server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch: (request) => html(request.url.includes("/found") ? FOUND : PAGE),
  });
  place = createPlace();
  place.file(
    "search.pacts.yaml",
    `id: search\nurl: ${server.url.href}\nsteps:\n  - fill Search with "Alan Turing"\n  - click Go\nexpect:\n  - heading "Alan Turing" is visible\n`,
  );
});
afterAll(async () => {
  place.remove();
  await server.stop(true);
});

it("shows commands that are all pacts'", () => {
  expect(commands.length).toBeGreaterThan(10);
  expect(commands.filter((line) => !line.startsWith("pacts "))).toEqual([]);
});

it.each(commands)("%s", async (line) => {
  const { code, out, err } = await place.pacts(line.split(" ").slice(1));
  expect(code, `${out}\n${err}`).toBe(0);
});
