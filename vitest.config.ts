import { readFile } from "node:fs/promises";
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

export default defineConfig({
  plugins: [sqlText],
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    // The long safety suites have a command of their own: npm run test:safety.
    include: process.env.PACTS_SAFETY ? ["test/safety/**/*.safety.ts"] : ["test/**/*.test.{ts,tsx}"],
    // The other pools do not work under Bun.
    pool: "threads",
    // Most tests wait for programs, browsers and deadlines: more of them than processors.
    maxWorkers: Number(process.env.W ?? 4),
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
