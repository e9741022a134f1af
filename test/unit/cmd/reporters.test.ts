import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { ReporterSpec } from "#cmd/reporter-specs";
import { createReporters } from "#cmd/reporters";
import { runBodies, stamped } from "../../fakes/stream";
import { recordingIo } from "./recording-io";

const folder = mkdtempSync(join(tmpdir(), "pacts-reporters-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const all = async (reporters: readonly ReporterSpec[], env: Record<string, string> = {}, during = () => {}) => {
  const { io, said } = recordingIo(false);
  const made = createReporters({ reporters, color: true, verbose: false }, { ...io, env });
  for (const event of stamped(runBodies("a", { verdict: "fail" }))) for (const each of made) each.on(event);
  during();
  await Promise.all(made.map((each) => each.close()));
  return said;
};

test("each file is there whole when all is over, not before, and nothing is left beside it", async () => {
  const place = join(folder, "new/inner");
  const before = join(place, "a.xml");
  const specs: readonly ReporterSpec[] = [
    { name: "junit", file: before },
    { name: "html", file: join(place, "b.html") },
    { name: "ndjson", file: join(place, "c.ndjson") },
    { name: "list", file: join(place, "d.txt") },
    { name: "github", file: join(place, "e.md") },
  ];
  let during: readonly string[] = [];
  const said = await all(specs, {}, () => {
    during = readdirSync(place);
  });
  expect(during.filter((name) => !name.startsWith("."))).toEqual([]);
  expect(readdirSync(place).sort()).toEqual(["a.xml", "b.html", "c.ndjson", "d.txt", "e.md"]);
  expect(readFileSync(join(place, "c.ndjson"), "utf8").trimEnd().split("\n")).toHaveLength(3);
  expect(readFileSync(join(place, "d.txt"), "utf8")).not.toContain("\u001b");
  expect(said.out).toBe("");
  expect(said.err).toMatch(/^::error file=/);
});

test("the summary of a job is added to what is there", async () => {
  const file = join(folder, "summary.md");
  writeFileSync(file, "before\n");
  await all([{ name: "github" }], { GITHUB_STEP_SUMMARY: file });
  expect(readFileSync(file, "utf8")).toMatch(/^before\n## pacts\n/);
});

test("a file that cannot be written is refused before anything runs; one that fails later is told", async () => {
  const blocked = join(folder, "summary.md", "x.xml");
  await expect(all([{ name: "junit", file: blocked }])).rejects.toThrow("cannot be written");
  const gone = join(folder, "gone");
  const said = await all([{ name: "junit", file: join(gone, "a.xml") }], {}, () => rmSync(gone, { recursive: true }));
  expect(said.err).toContain("a.xml could not be written");
});
