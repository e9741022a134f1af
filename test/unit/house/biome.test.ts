import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Case, fine, refused } from "./biome-cases";

/** All cases stand in one folder with the project's own biome.json; Biome judges them in one go. */
const root = join(import.meta.dirname, "../../..");
const folder = mkdtempSync(join(tmpdir(), "pacts-walls-"));
let verdicts: ReadonlyMap<string, ReadonlySet<string>> = new Map();

const numbered = (cases: readonly Case[], kind: string) =>
  cases.map(([place, code, rule], index) => ({
    rule,
    path: place.includes(".") ? place : `${place}/${kind}-${index}.ts`,
    code: typeof code === "string" ? `${code}\n` : `${code.join("\n")}\n`,
  }));
const bad = numbered(refused, "bad");
const good = numbered(fine, "good");

beforeAll(async () => {
  cpSync(join(root, "biome.json"), join(folder, "biome.json"));
  cpSync(join(root, "package.json"), join(folder, "package.json"));
  writeFileSync(join(folder, ".gitignore"), "node_modules\n");
  for (const { path, code } of [...bad, ...good]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), code);
  }
  verdicts = await judge();
});
afterAll(() => rmSync(folder, { recursive: true }));

async function judge(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  const args = [biome, "lint", "--reporter=json", "--max-diagnostics=none", "--error-on-warnings", "."];
  const output = await new Promise<string>((resolve) => {
    execFile("node", args, { cwd: folder, timeout: 30_000, maxBuffer: 2 ** 26 }, (_error, stdout) => resolve(stdout));
  });
  const found = new Map<string, Set<string>>();
  const report: { diagnostics: { category: string; location: { path: string } }[] } = JSON.parse(output);
  for (const { category, location } of report.diagnostics) {
    const path = location.path.replace(/^\.\//, "");
    found.set(path, (found.get(path) ?? new Set()).add(category.split("/").at(-1) ?? category));
  }
  return found;
}

describe("Biome refuses", () => {
  test.each(bad)("$path: $code", ({ path, rule }) => {
    expect([...(verdicts.get(path) ?? [])]).toContain(rule);
  });
});

describe("Biome lets pass", () => {
  test.each(good)("$path: $code", ({ path }) => {
    expect([...(verdicts.get(path) ?? [])]).toEqual([]);
  });
});
