import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CACHE_VERBS } from "#cmd/cache";
import { globalOptions } from "#cmd/command-options";
import type { OptionSpec } from "#cmd/command-spec";
import { commands } from "#cmd/commands";
import { readConfig } from "#cmd/config";

const root = join(import.meta.dirname, "../../../cmd");
const sourceOf = (file: string): string => readFileSync(join(root, file), "utf8");

/** `-e, --var <name=value>` -> `var`; `--step-timeout <time>` -> `stepTimeout`; `--no-color` -> `color`. */
const keyOf = ([spelling]: OptionSpec): string => {
  const last = spelling.split(", ").at(-1)?.split(" ")[0] ?? "";
  const bare = last.replace(/^--?(no-)?/, "");
  return bare.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
};

/** Every flag a source asks for by name. */
const flagsIn = (source: string): readonly string[] =>
  [...source.matchAll(/\bflags\.(\w+)|\b(?:read|textOf|exportFile)\((?:flags, )?"(\w+)"/g)].map(
    ([, dotted, named]) => dotted ?? named ?? "",
  );

/** What reading the configuration asks of the flags. */
const settings = (): ReadonlySet<string> => {
  const asked = new Set<string>();
  const flags = new Proxy({}, { get: (_, name) => void asked.add(String(name)) });
  readConfig(flags, { env: {}, isTty: false });
  return asked;
};

const shared = ["limit"];
/** What opening the stores asks of the flags. */
const stores = ["redisUrl", "databaseUrl", "namespace"];
const CACHE_SOURCES = ["cache.ts", "cache-lock.ts", "cache-verify.ts"];
const read: Readonly<Record<string, ReadonlySet<string>>> = {
  run: settings(),
  plan: new Set([...settings(), ...flagsIn(sourceOf("plan.ts"))]),
  lint: new Set([...settings(), ...flagsIn(sourceOf("lint.ts"))]),
  schema: new Set(),
  report: new Set([...flagsIn(sourceOf("report.ts")), ...stores]),
  runs: new Set([...flagsIn(sourceOf("runs.ts")), ...shared, ...stores]),
  export: new Set([...settings(), ...flagsIn(sourceOf("export.ts")), ...stores]),
  history: new Set([...flagsIn(sourceOf("history.ts")), ...shared, ...stores]),
  heal: new Set([...flagsIn(sourceOf("heal.ts")), "days", ...shared, ...stores]),
  cache: new Set([...CACHE_SOURCES.flatMap((file) => flagsIn(sourceOf(file))), "lock", ...shared, ...stores]),
  metrics: new Set([...flagsIn(sourceOf("metrics.ts")), ...shared, ...stores]),
  db: new Set([...flagsIn(sourceOf("db.ts")), ...stores]),
  doctor: new Set([...settings(), ...flagsIn(sourceOf("doctor.ts"))]),
  bench: new Set([...settings(), ...flagsIn(sourceOf("bench-settings.ts"))]),
  demo: new Set([...settings(), "json"]),
};

describe("options", () => {
  test.each(commands)("every option of `$usage` is read by it", ({ usage, options }) => {
    const name = usage.split(" ")[0] ?? "";
    expect(options.map(keyOf).filter((key) => !read[name]?.has(key))).toEqual([]);
  });

  test("every setting is an option of run, or of the whole program", () => {
    const run = commands.find(({ usage }) => usage.startsWith("run "));
    const known = [...(run?.options ?? []), ...globalOptions].map(keyOf);
    expect([...settings()].filter((key) => !known.includes(key))).toEqual([]);
  });

  test.each(["runs", "report", "cache", "metrics", "plan", "lint", "db", "doctor"])(
    "every flag %s reads is one of its options",
    (name) => {
      const spec = commands.find(({ usage }) => usage.split(" ")[0] === name);
      const known = [...(spec?.options ?? []), ...globalOptions].map(keyOf);
      expect(flagsIn(sourceOf(`${name}.ts`)).filter((key) => !known.includes(key))).toEqual([]);
    },
  );

  test("each command's file is there", () => {
    const files = globSync("*.ts", { cwd: root });
    for (const { usage } of commands) expect(files).toContain(`${usage.split(" ")[0]}.ts`);
  });
});

test("every flag the settings of bench read is one of its options", () => {
  const bench = commands.find(({ usage }) => usage.startsWith("bench "));
  expect(flagsIn(sourceOf("bench-settings.ts")).filter((key) => !bench?.options.map(keyOf).includes(key))).toEqual([]);
});

test("the verbs a command announces are those it has", () => {
  const cache = commands.find(({ usage }) => usage.startsWith("cache "));
  expect(cache?.verbs).toEqual(Object.keys(CACHE_VERBS));
});
