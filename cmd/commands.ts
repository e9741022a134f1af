import type { Flags } from "./flags";
import type { Io } from "./io";
import { thresholdNotes } from "./threshold-notes";

/** One command of the program. */
export interface CommandSpec {
  /** The name and its positional arguments, as cac spells them: `run [...files]`. */
  readonly usage: string;
  readonly alias?: string;
  readonly description: string;
  /** Verbs, when the first argument must be one. */
  readonly verbs?: readonly string[];
  readonly options: readonly OptionSpec[];
  /** Lines below the options in the command's help. */
  readonly notes?: readonly string[];
  /** Loads the command and runs it; answers the exit code. */
  run(args: readonly string[], flags: Flags, io: Io): Promise<number>;
}

/** How the flag is spelled, what it does, and whether it may be given several times. */
export type OptionSpec = readonly [spelling: string, description: string, repeatable?: "repeatable"];

const json: OptionSpec = ["--json", "Data as JSON"];
const limit: OptionSpec = ["--limit <n>", "At most so many rows"];
const variables: OptionSpec = ["-e, --var <name=value>", "Set a variable", "repeatable"];

const baseUrl: OptionSpec = ["--base-url <url>", "Relative addresses are resolved against it"];
const cdp: OptionSpec = ["--cdp <url>", "Use a running browser"];
const timeouts: readonly OptionSpec[] = [
  ["--timeout <time>", "Of a whole requirement (default: 4m)"],
  ["--step-timeout <time>", "Of one step (default: 10s); opening a page gets three times that"],
];
const driftThreshold: OptionSpec = [
  "--drift-threshold <percent>",
  "From which change on an element counts as another (default: 35%)",
];
const healMode: OptionSpec = ["--heal <mode>", "auto, suggest, off (default: auto)"];

const databaseUrl: OptionSpec = [
  "--database-url <url>",
  "A Postgres shared by a team, in place of the database in the data folder",
];
const stores: readonly OptionSpec[] = [
  ["--redis-url <url>", "A Redis shared by a team: the fast layer of the cache"],
  databaseUrl,
];
const namespace: OptionSpec = ["--namespace <name>", "Who shares what is remembered (default: default)"];

const browser: readonly OptionSpec[] = [
  ["--headed", "Show the browser"],
  ["--slow-mo <time>", "Wait so long before each action"],
  ["--viewport <WxH>", "Size of the page (default: 1280x720)"],
  ["--executable-path <file>", "The Chromium or Chrome to start"],
];
/** Options of the program, understood by every command. */
export const globalOptions: readonly OptionSpec[] = [
  ["-h, --help", "Help; after a command, of that command"],
  ["-v, --version", "The version"],
  ["--no-color", "No colours"],
];

/** Every command; each is loaded only when it is called. */
export const commands: readonly CommandSpec[] = [
  {
    usage: "run [...files]",
    alias: "test",
    description: "Run requirement files in a browser",
    options: [
      ["-g, --grep <text>", "Only requirements whose id or title holds the text"],
      ...browser,
      cdp,
      baseUrl,
      ...timeouts,
      ["-j, --workers <n>", "Requirements run at the same time (default: 1)"],
      ["-x", "Stop after the first failure"],
      ["--max-failures <n>", "Stop after so many failures"],
      variables,
      ["--cache <mode>", "auto, read, refresh, off (default: auto)"],
      ...stores,
      namespace,
      driftThreshold,
      ["--frozen", "Only remembered, proven elements: no discovery, no healing (exit code 4)"],
      ["--lock <file>", "Of a frozen run, in place of its stores (default: pacts.lock.json, when it is there)"],
      healMode,
      ["--reporter <names>", "list, ndjson"],
      ["--json", "Events as NDJSON on stdout (--reporter ndjson)"],
      ["--screen-reader", "Plain sentences in place of the screen"],
      ["--verbose", "Also selectors, drift, heals and artifacts"],
    ],
    run: async (files, flags, io) => (await import("./run")).runCommand(files, flags, io),
  },
  {
    usage: "bench <...files>",
    description: "Measure what the cache saves: cold against durable against fast, loop by loop",
    options: [
      ["--loops <n>", "Loops in a row, and loops of each phase (default: 5)"],
      ["--phases <names>", "cold, durable, fast (default: all)"],
      ["--runs <n>", "Only so many loops in a row: is it stable?"],
      ["--warmup <n>", "Loops before, not counted (default: 1)"],
      ["--threshold <expr>", "Exit 5 when it is missed, see below", "repeatable"],
      ["--export-json <file>", "All figures as one JSON document"],
      ["--export-markdown <file>", "The tables as Markdown"],
      ["-g, --grep <text>", "Only requirements whose id or title holds the text"],
      ...browser,
      cdp,
      baseUrl,
      ...timeouts,
      ...stores,
      variables,
      driftThreshold,
      healMode,
      ["--json", "Events as NDJSON on stdout, with loop.end and threshold"],
    ],
    notes: thresholdNotes,
    run: async (files, flags, io) => (await import("./bench")).benchCommand(files, flags, io),
  },
  {
    usage: "plan <...files>",
    description: "Show the steps pacts reads out of a file, without a browser",
    options: [variables, baseUrl, json],
    run: async (files, flags, io) => (await import("./plan")).planCommand(files, flags, io),
  },
  {
    usage: "lint [...paths]",
    description: "Check requirement files",
    options: [variables, baseUrl, json],
    run: async (paths, flags, io) => (await import("./lint")).lintCommand(paths, flags, io),
  },
  {
    usage: "schema <name>",
    description: "JSON Schema for editors: requirement",
    options: [],
    run: async ([name = ""], _flags, io) => (await import("./schema")).schemaCommand(name, io),
  },
  {
    usage: "runs <verb> [...args]",
    description: "Past runs: list, view",
    verbs: ["list", "view"],
    options: [
      ["--requirement <id>", "Only runs of this requirement"],
      ["--verdict <verdict>", "Only pass, partial or fail"],
      limit,
      databaseUrl,
      json,
    ],
    run: async ([verb = "", ...args], flags, io) => {
      const [{ runsCommand }, { openStores }] = await Promise.all([import("./runs"), import("./compose")]);
      return runsCommand(verb, args, flags, await openStores(flags, io), io);
    },
  },
  {
    usage: "cache <verb> [...args]",
    description: "What pacts remembers of pages: stats, list, get, verify, invalidate, clear, export, import",
    verbs: ["stats", "list", "get", "verify", "invalidate", "clear", "export", "import"],
    options: [
      ["--match <text>", "Only entries whose address or element holds the text, in any case"],
      ["--all", "Clear every entry"],
      ["--lock <file>", "Verify what a lock file holds, not the stores"],
      limit,
      ...stores,
      namespace,
      json,
    ],
    run: async ([verb = "", ...args], flags, io) => {
      const [{ cacheCommand }, { openCache }] = await Promise.all([import("./cache"), import("./compose")]);
      return cacheCommand(verb, args, flags, await openCache(flags, io), io);
    },
  },
  {
    usage: "metrics",
    description: "Figures of the last 24 hours: success rate, times, look-ups, heals, failing elements",
    options: [
      ["--window <span>", "So far back: 90m, 24h, 7d (default: 24h)"],
      ["--limit <n>", "At most so many failing elements (default: 10)"],
      databaseUrl,
      json,
    ],
    run: async (_args, flags, io) => {
      const [{ metricsCommand }, { openStores }] = await Promise.all([import("./metrics"), import("./compose")]);
      return metricsCommand(flags, await openStores(flags, io), io);
    },
  },
  {
    usage: "db <verb>",
    description: "The database of runs and of what is remembered: status, migrate, prune",
    verbs: ["status", "migrate", "prune"],
    options: [["--keep <age>", "prune: keep what is younger, such as 90d"], databaseUrl, json],
    run: async ([verb = ""], flags, io) => (await import("./upkeep")).runDb(verb, flags, io),
  },
  {
    usage: "doctor",
    description: "Check browser, data folder, database and Redis, and say how to mend them",
    options: [["--executable-path <file>", "The Chromium or Chrome to start"], ...stores, json],
    run: async (_args, flags, io) => (await import("./upkeep")).runDoctor(flags, io),
  },
  {
    usage: "demo",
    description: "Watch pacts find, remember and heal on a small shop of its own",
    options: [...browser, ["--json", "Events as NDJSON on stdout"]],
    run: async (_args, flags, io) => (await import("./demo")).demoCommand(flags, io),
  },
];
