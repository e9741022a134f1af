import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { defineConfig, type Plugin } from "vitest/config";

/** Migrations are imported as text, as Bun does: `import sql from "#migrations/x.sql" with { type: "text" }`. */
const sqlText: Plugin = {
  name: "sql-text",
  enforce: "pre",
  async load(id) {
    const [path = ""] = id.split("?");
    if (!path.endsWith(".sql")) return undefined;
    return `export default ${JSON.stringify(await readFile(path, "utf8"))};`;
  },
};

/** Tests wait for programs, browsers and servers about as long as they compute; a browser for each needs memory, too. */
const maxWorkers = Math.min(availableParallelism() + 1, 8);

/** Need no browser and no server, and leave nothing behind: a worker does one file after the other. */
const PURE = ["test/{unit,tui,golden}/**/*.test.{ts,tsx}"];
/** Measure how much longer a run takes than another: alone, after all others. */
const TIMED = ["test/faults/**/*.test.ts"];

/** In one group the first by name begin: the short ones fill the end. */
const PROJECTS = [
  { name: "outside", include: ["test/**/*.test.{ts,tsx}"], exclude: [...PURE, ...TIMED], maxWorkers },
  { name: "pure", include: PURE, isolate: false, maxWorkers },
  { name: "timed", include: TIMED, maxWorkers: 1, sequence: { groupOrder: 1 } },
];
/** These are long, and have a command of their own: npm run test:safety. */
const SAFETY = [{ name: "safety", include: ["test/safety/**/*.safety.ts"] }];

export default defineConfig({
  plugins: [sqlText],
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    // The other pools do not work under Bun.
    pool: "threads",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: (process.env.PACTS_SAFETY ? SAFETY : PROJECTS).map((test) => ({ extends: true, test })),
  },
});
