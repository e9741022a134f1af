import { baseUrl, json, variables } from "./command-options";
import type { CommandSpec } from "./command-spec";

/** Commands that only read requirement files. */
export const readingCommands: readonly CommandSpec[] = [
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
];
