import { baseUrl, stores, databaseUrl, json, limit, namespace, variables } from "./command-options";
import { UserError } from "#core/model/failure";
import type { CommandSpec } from "./command-spec";
import type { Flags } from "./flags";

const SERVING = ["port", "host", "allowHost", "redisUrl", "namespace"] as const;

/** Throws UserError for another verb, and for what only the server understands. */
const refuseServing = (verb: string | undefined, flags: Flags): void => {
  if (verb !== undefined)
    throw new UserError(`unknown command metrics ${verb}`, { hint: "pacts metrics, or pacts metrics serve" });
  const foreign = SERVING.find((name) => flags[name] !== undefined);
  if (foreign === undefined) return;
  const dashed = foreign.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw new UserError(`--${dashed} is for pacts metrics serve`, { hint: "add serve, or leave it out" });
};

/** Commands on what was stored. */
export const storingCommands: readonly CommandSpec[] = [
  {
    usage: "runs <verb> [...args]",
    description: "Past runs: list, view, artifacts, open, rm",
    verbs: ["list", "view", "artifacts", "open", "rm"],
    options: [
      ["--requirement <id>", "Only runs of this requirement"],
      ["--verdict <verdict>", "Only pass, partial or fail; aborted runs count as fail"],
      limit,
      databaseUrl,
      json,
    ],
    notes: [
      "open [kind]: screenshot, video, trace, log, test_file, or a file's name; the last picture when none is named",
    ],
    run: async ([verb = "", ...args], flags, io) => {
      const [{ runsCommand }, { openRuns }] = await Promise.all([import("./runs"), import("./compose")]);
      return runsCommand(verb, args, flags, await openRuns(flags, io), io);
    },
  },
  {
    usage: "report [run]",
    description: "A report of a stored run, or of all runs of the latest call",
    options: [
      ["--html <file>", "One page that needs nothing else"],
      ["--junit <file>", "JUnit XML"],
      ["--markdown <file>", "Markdown; on stdout when no form is named"],
      databaseUrl,
    ],
    run: async (args, flags, io) => {
      const [{ reportCommand }, { openStores }] = await Promise.all([import("./report"), import("./compose")]);
      return reportCommand(args, flags, await openStores(flags, io), io);
    },
  },
  {
    usage: "export <target>",
    description: "A Playwright test of a requirement that passed: of its file, or of a run",
    options: [
      ["--to <form>", "playwright (default)"],
      ["--out <file>", "Write it there; on stdout when absent"],
      ["--check", "Type-check it and run it with Playwright's own runner"],
      ["--executable-path <file>", "The Chromium or Chrome the check starts"],
      variables,
      baseUrl,
      ...stores,
      namespace,
    ],
    notes: ["target: a requirement file, `latest`, or the beginning of a run's id"],
    run: async ([target = ""], flags, io) => {
      const [{ exportCommand }, { openExport }] = await Promise.all([import("./export"), import("./compose")]);
      return exportCommand(target, flags, await openExport(flags, io), io);
    },
  },
  {
    usage: "history [match]",
    description: "How healing did: strategies ranked, elements healed most, flaky and drifting ones",
    options: [
      ["--by <what>", "strategy, element, url, requirement (default: strategy, then element)"],
      ["--days <n>", "So many days back (default: 30)"],
      limit,
      databaseUrl,
      json,
    ],
    notes: ["match: a part of an element's name or of a page's address, in any case"],
    run: async ([match], flags, io) => {
      const [{ historyCommand }, { openStores }] = await Promise.all([import("./history"), import("./compose")]);
      return historyCommand(match, flags, await openStores(flags, io), io);
    },
  },
  {
    usage: "heal <verb> [...args]",
    description: "Heals to look through: list, show, accept, reject",
    verbs: ["list", "show", "accept", "reject"],
    options: [
      ["--all", "List also those that were accepted or rejected"],
      ["--days <n>", "Heals of so many days back (default: 90 for list, else all)"],
      limit,
      ...stores,
      namespace,
      json,
    ],
    notes: [
      "show tells why the element was taken for the remembered one, and where the picture of it is",
      "accept ends the probation of a heal and lifts an earlier reject; reject undoes it and never offers it again for its element",
    ],
    run: async ([verb = "", ...args], flags, io) => {
      const [{ healCommand }, { openStores }] = await Promise.all([import("./heal"), import("./compose")]);
      return healCommand(verb, args, flags, await openStores(flags, io), io);
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
    usage: "metrics [verb]",
    description:
      "Figures of the last 24 hours: success rate, times, look-ups, heals, failing elements; serve: as a web page and for Prometheus",
    options: [
      ["--window <span>", "So far back: 90m, 24h, 7d (default: 24h)"],
      ["--limit <n>", "At most so many failing elements (default: 10)"],
      ["--port <n>", "serve: listen there (default: 9464; 0: any that is free)"],
      ["--host <address>", "serve: listen on this address (default: 127.0.0.1, for this machine alone)"],
      ["--allow-host <name>", "serve: a name it is called by, beside 127.0.0.1 and localhost", "repeatable"],
      ...stores,
      namespace,
      json,
    ],
    notes: ["serve: / /metrics /livez /readyz /api/v1/{summary,cache,heal,runs,runs/<id>}, until Ctrl-C"],
    run: async ([verb], flags, io) => {
      if (verb === "serve") return (await import("./metrics-serve")).serveCommand(flags, io);
      refuseServing(verb, flags);
      const [{ metricsCommand }, { openStores }] = await Promise.all([import("./metrics"), import("./compose")]);
      return metricsCommand(flags, await openStores(flags, io), io);
    },
  },
  {
    usage: "db <verb>",
    description: "The database of runs and of what is remembered: status, migrate, prune",
    verbs: ["status", "migrate", "prune"],
    options: [
      [
        "--keep <age>",
        "prune: keep runs, artifacts and heals that are younger, such as 90d (of what is remembered: 7d at most)",
      ],
      databaseUrl,
      json,
    ],
    run: async ([verb = ""], flags, io) => (await import("./upkeep")).runDb(verb, flags, io),
  },
  {
    usage: "doctor",
    description: "Check browser, data folder, database and Redis, and say how to mend them",
    options: [["--executable-path <file>", "The Chromium or Chrome to start"], ...stores, json],
    run: async (_args, flags, io) => (await import("./upkeep")).runDoctor(flags, io),
  },
];
