/** Where the file stands (a folder, or a whole path), what it says, and the rule that refuses it. */
export type Case = readonly [place: string, code: string | readonly string[], rule?: string];

const importing = (place: string, specifier: string): Case => [
  place,
  `import * as it from "${specifier}";\nexport const held = it;`,
  "noRestrictedImports",
];
const deniedGlobals = [
  "Date.now()",
  "setTimeout(held2, 1)",
  "process.pid",
  "console",
  "crypto",
  "performance.now()",
  "globalThis",
];

export const refused: readonly Case[] = [
  // core imports core alone
  importing("core/model", "zod"),
  importing("core/model", "node:fs"),
  importing("core/run", "node:fs/promises"),
  importing("core/run", "bun"),
  importing("core/run", "#adapters/redis/cache-layer"),
  importing("core/run", "../../adapters/redis/cache-layer"),
  importing("core/run", "./../../adapters/redis/cache-layer"),
  importing("core/run", "../model/../../cmd/run"),
  importing("core/run", "#cmd/config"),
  importing("core/run", "#tui/view"),
  importing("core/elsewhere", "zod"),
  ["core/model", 'import type { Run } from "../run/run";\nexport type Held = Run;', "noRestrictedImports"],
  ["core/model", 'export const held = await import("../run/run");', "noRestrictedImports"],
  ["core/model", 'export { held } from "../run/run";', "noRestrictedImports"],
  // inside the core: model <- ports <- plan, guard, resolve, export <- heal <- run <- bench
  importing("core/model", "../ports/clock"),
  importing("core/model", "#core/ports/clock"),
  importing("core/ports", "../plan/parse"),
  importing("core/plan", "../resolve/resolve"),
  importing("core/resolve", "../export/spec"),
  importing("core/guard", "../resolve/lookup"),
  importing("core/resolve", "../guard/breaker"),
  importing("core/export", "../heal/heal"),
  importing("core/heal", "../run/run"),
  importing("core/lock", "../run/run"),
  importing("core/run", "../bench/bench"),
  importing("core/plan", "#core/run/run"),
  // the core has no clock, chance, place or print
  ...deniedGlobals.map((code): Case => ["core/run", `export const held = ${code};`, "noRestrictedGlobals"]),
  ["core/run", "export const held = Math.random();", "noJsRestrictedProperties"],
  ["core/run", "export const held = AbortSignal.timeout(1);", "noJsRestrictedProperties"],
  // adapters
  importing("adapters/redis", "../sqlite/client"),
  importing("adapters/redis", "#adapters/sqlite/client"),
  importing("adapters/redis", "#core/run/run"),
  importing("adapters/redis", "#cmd/config"),
  importing("adapters/redis", "#tui/view"),
  importing("adapters/redis", "#migrations/sqlite/0001_first.sql"),
  importing("adapters/sqlite", "#migrations/postgres/0001_first.sql"),
  importing("adapters/newcomer", "#core/resolve/resolve"),
  // a package is named in one folder only
  importing("adapters/redis", "playwright"),
  importing("adapters/sqlite", "redis"),
  importing("adapters/sqlite", "postgres"),
  importing("adapters/playwright", "drizzle-orm"),
  importing("adapters/files", "drizzle-orm/bun-sqlite"),
  importing("adapters/sqlite", "yaml"),
  importing("adapters/files", "@anthropic-ai/sdk"),
  importing("adapters/list", "ink"),
  importing("adapters/otel", "prom-client"),
  importing("adapters/ndjson", "@opentelemetry/api"),
  importing("adapters/newcomer", "cac"),
  ...["playwright", "redis", "postgres", "drizzle-orm", "yaml", "ink", "react", "@opentelemetry/api"].map((name) =>
    importing("cmd", name),
  ),
  // the page script
  importing("adapters/playwright/page", "node:fs"),
  importing("adapters/playwright/page", "playwright"),
  importing("adapters/playwright/page", "#core/resolve/resolve"),
  // the face, the roof, the scripts
  importing("tui", "#adapters/redis/cache-layer"),
  importing("tui", "#core/run/run"),
  importing("tui", "#cmd/config"),
  importing("tui", "cac"),
  importing("cmd", "#migrations/sqlite/0001_first.sql"),
  importing("scripts", "#cmd/config"),
  importing("scripts", "../cmd/config"),
  // circles, barrels, style
  ["core/model/circle-a.ts", 'import type { B } from "./circle-b";\nexport type A = B | 1;', "noImportCycles"],
  ["core/model/circle-b.ts", 'import type { A } from "./circle-a";\nexport type B = A | 2;', "noImportCycles"],
  ["core/model/barrel.ts", 'export { held } from "./good-0";', "noBarrelFile"],
  ["core/model/all.ts", 'export * from "./good-0";', "noReExportAll"],
  ["core/model", "export default 1;", "noDefaultExport"],
  ["core/model", "export enum Held { A }", "noEnum"],
  ["core/model", "export const held: any = 1;", "noExplicitAny"],
  ["core/model", "export const held = (x: string | undefined) => x!.length;", "noNonNullAssertion"],
  ["core/model", 'import { a } from "./good-0";\nexport const held = 1;', "noUnusedImports"],
  ["core/model", "const held = 1;\nexport const other = 2;", "noUnusedVariables"],
  ["core/model", "export const held = (unused: string) => 1;", "noUnusedFunctionParameters"],
  ["core/model/BadName.ts", "export const held = 1;", "useFilenamingConvention"],
  ["core/model/bad_name.ts", "export const held = 1;", "useFilenamingConvention"],
  [
    "core/model/long-file.ts",
    Array.from({ length: 250 }, (_, n) => `export const n${n} = ${n};`),
    "noExcessiveLinesPerFile",
  ],
  ["core/model", ["export function held() {", ...Array(60).fill("  held();"), "}"], "noExcessiveLinesPerFunction"],
  // one printing place
  ["cmd", 'console.log("x");', "noConsole"],
  ["adapters/list", 'console.error("x");', "noConsole"],
  ["tui", 'console.error("x");', "noConsole"],
  ["cmd", 'process.stdout.write("x");', "noJsRestrictedProperties"],
  ["adapters/ndjson", 'process.stderr.write("x");', "noJsRestrictedProperties"],
  ["adapters/redis", "process.exit(1);", "noJsRestrictedProperties"],
  // promises nobody waits for
  ["cmd", "export async function held() {}\nheld();", "noFloatingPromises"],
];

const fineImport = (place: string, ...specifiers: readonly string[]): Case => [
  place,
  [
    ...specifiers.map((name, index) => `import * as it${index} from "${name}";`),
    `export const held = [${specifiers.map((_, index) => `it${index}`).join(", ")}];`,
  ],
];

export const fine: readonly Case[] = [
  ["core/model", "export const held = 1;"],
  fineImport("core/ports", "./clock", "../model/page", "#core/model/page"),
  fineImport("core/plan", "./grammar", "../model/page", "../ports/clock"),
  fineImport("core/heal", "../resolve/resolve", "../model/page"),
  fineImport("core/run", "../heal/heal", "../resolve/resolve", "../plan/plan"),
  fineImport("core/bench", "../run/run"),
  fineImport("adapters/redis", "./client", "#core/ports/cache-layer", "#core/model/cache", "redis", "node:net"),
  fineImport("adapters/sqlite", "drizzle-orm", "drizzle-orm/bun-sqlite", "bun:sqlite", "#migrations/sqlite/0001_a.sql"),
  fineImport("adapters/postgres", "postgres", "drizzle-orm/postgres-js"),
  fineImport("adapters/playwright", "playwright", "./page-script", "node:fs/promises"),
  fineImport("adapters/playwright/page", "./score", "#core/model/page"),
  fineImport("adapters/files", "yaml", "zod", "node:path"),
  fineImport("adapters/otel", "@opentelemetry/api", "@opentelemetry/sdk-trace", "./spans", "#core/model/event"),
  fineImport("tui", "ink", "react", "./view", "#core/ports/reporter"),
  ["tui/StepList.tsx", "export const StepList = 1;"],
  fineImport("cmd", "cac", "zod", "#adapters/redis/cache-layer", "#core/run/run", "#tui/reporter", "./config"),
  fineImport("test/unit/run", "#cmd/config", "#core/run/run", "playwright", "redis"),
  ["vitest.config.ts", "export default {};"],
];
