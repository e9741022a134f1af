import type { OptionSpec } from "./command-spec";

export const json: OptionSpec = ["--json", "Data as JSON"];
export const limit: OptionSpec = ["--limit <n>", "At most so many rows"];
export const variables: OptionSpec = ["-e, --var <name=value>", "Set a variable", "repeatable"];

export const baseUrl: OptionSpec = ["--base-url <url>", "Relative addresses are resolved against it"];
export const cdp: OptionSpec = ["--cdp <url>", "Use a running browser"];
export const timeouts: readonly OptionSpec[] = [
  ["--timeout <time>", "Of a whole requirement (default: 4m)"],
  ["--step-timeout <time>", "Of one step (default: 10s); opening a page gets three times that"],
];
export const driftThreshold: OptionSpec = [
  "--drift-threshold <percent>",
  "From which change on an element counts as another (default: 35%)",
];
export const healing: readonly OptionSpec[] = [
  ["--heal <mode>", "auto, suggest, off (default: auto)"],
  ["--heal-rounds <n>", "Times that one step may be healed (default: 3)"],
];

export const databaseUrl: OptionSpec = [
  "--database-url <url>",
  "A Postgres shared by a team, in place of the database in the data folder",
];
export const stores: readonly OptionSpec[] = [
  ["--redis-url <url>", "A Redis shared by a team: the fast layer of the cache"],
  databaseUrl,
];
export const namespace: OptionSpec = ["--namespace <name>", "Who shares what is remembered (default: default)"];

export const browser: readonly OptionSpec[] = [
  ["--headed", "Show the browser"],
  ["--slow-mo <time>", "Wait so long before each action"],
  ["--viewport <WxH>", "Size of the page (default: 1280x720)"],
  ["--executable-path <file>", "The Chromium or Chrome to start"],
];
/** What is kept of runs. */
export const evidence: readonly OptionSpec[] = [
  ["--screenshot <when>", "on: of heals, at failures and at the end; each-step, only-on-failure, off (default: on)"],
  ["--trace <when>", "For Playwright's trace viewer: on, only-on-failure, off (default: off)"],
  ["--video <when>", "Not where secrets are typed: on, only-on-failure, off (default: off)"],
  ["--test-file <when>", "A Playwright test of every run that passed: on, off (default: on)"],
  ["--output <dir>", "Where to keep all that (default: runs in the data folder)"],
];

/** Options of the program, understood by every command. */
export const globalOptions: readonly OptionSpec[] = [
  ["-h, --help", "Help; after a command, of that command"],
  ["-v, --version", "The version"],
  ["--no-color", "No colours"],
];
