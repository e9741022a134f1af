import { homedir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import { z } from "zod";
import { UserError } from "#core/model/failure";
import { DRIFT_THRESHOLD } from "#core/model/fingerprint";
import type { EvidenceOptions } from "#core/run/evidence";
import type { Flags } from "./flags";
import type { Io } from "./io";
import {
  address,
  choice,
  count,
  folder,
  namespace,
  percent,
  signingKey,
  switchWord,
  time,
  variable,
  viewport,
} from "./config-values";
import { type ReporterSpec, reporterSpecs, writesToStdout } from "./reporter-specs";

/** All that can be set from outside, read once: flag > PACTS_* > default. Times are milliseconds. */
export interface Config {
  /** Absolute folder for databases and artifacts. */
  readonly dataDir: string;
  /** A Redis that a team shares; may hold a password and is shown nowhere. */
  readonly redisUrl?: string;
  /** A Postgres that a team shares, in place of the database in the data folder; may hold a password and is shown nowhere. */
  readonly databaseUrl?: string;
  /** Who shares what is remembered. */
  readonly namespace: string;
  /** Entries in shared stores are signed with it; from the environment alone. */
  readonly cacheKey?: string;
  readonly executablePath?: string;
  readonly headless: boolean;
  readonly slowMoMs: number;
  readonly viewport: { readonly width: number; readonly height: number };
  /** Address of a running browser; nothing is started then. */
  readonly cdp?: string;
  readonly baseUrl?: string;
  /** Of a whole requirement. */
  readonly timeoutMs: number;
  readonly stepTimeoutMs: number;
  readonly cache: "auto" | "read" | "refresh" | "off";
  readonly heal: "auto" | "suggest" | "off";
  /** Times that a step may be healed. */
  readonly healRounds: number;
  /** Only what is remembered and proven is used; nothing is written to the cache. */
  readonly frozen: boolean;
  /** The lock file a frozen run uses in place of the stores. */
  readonly lock?: string;
  /** In (0, 1]. */
  readonly driftThreshold: number;
  readonly workers: number;
  /** How often each requirement is run, loop by loop. */
  readonly repeatEach: number;
  readonly grep?: string;
  /** Failed requirements after which no further one is started; absent = never. */
  readonly maxFailures?: number;
  readonly variables: Readonly<Record<string, string>>;
  /** Where what happens is told; at most one of them writes to stdout. */
  readonly reporters: readonly ReporterSpec[];
  readonly evidence: EvidenceOptions;
  /** Whether a run that passed leaves a Playwright test. */
  readonly testFile: boolean;
  /** Absolute folder of the artifacts, in place of the one in the data folder. */
  readonly output?: string;
  readonly color: boolean;
  /** More than people usually want to see. */
  readonly verbose: boolean;
}

/** Throws UserError naming the flag or variable that is wrong and what is allowed. */
export function readConfig(flags: Flags, io: Pick<Io, "env" | "isTty" | "terminal">): Config {
  const read = settingReader(flags, io.env);
  const fromEnvironment = settingReader({}, io.env);
  const isReader = read("screenReader", switchWord) ?? false;
  return deepFreeze({
    dataDir: dataDir(io.env),
    ...optional("redisUrl", read("redisUrl", address("redis", "rediss"), "secret")),
    ...optional("databaseUrl", read("databaseUrl", address("postgres", "postgresql"), "secret")),
    namespace: read("namespace", namespace) ?? "default",
    ...optional("cacheKey", fromEnvironment("cacheKey", signingKey, "secret")),
    ...optional("executablePath", read("executablePath", z.string())),
    headless: !(read("headed", switchWord) ?? false),
    slowMoMs: read("slowMo", time) ?? 0,
    viewport: read("viewport", viewport) ?? { width: 1280, height: 720 },
    ...optional("cdp", read("cdp", address("http", "https", "ws", "wss"))),
    ...optional("baseUrl", read("baseUrl", address("http", "https"))),
    timeoutMs: read("timeout", time.refine(positive, "more than 0")) ?? 240_000,
    stepTimeoutMs: read("stepTimeout", time.refine(positive, "more than 0")) ?? 10_000,
    cache: read("cache", choice("auto", "read", "refresh", "off")) ?? "auto",
    frozen: read("frozen", switchWord) ?? false,
    ...optional("lock", read("lock", z.string())),
    heal: read("heal", choice("auto", "suggest", "off")) ?? "auto",
    healRounds: read("healRounds", count(20)) ?? 3,
    driftThreshold: read("driftThreshold", percent) ?? DRIFT_THRESHOLD,
    workers: read("workers", count(64)) ?? 1,
    repeatEach: read("repeatEach", count(10_000)) ?? 1,
    ...optional("grep", text(flags.grep)),
    ...optional("maxFailures", flags.x === true ? 1 : read("maxFailures", count(1_000_000))),
    variables: variables(flags.var),
    reporters: reporters(flags, read("reporter", reporterSpecs) ?? [], isReader ? "sentences" : face(io), io.env),
    evidence: {
      screenshot: read("screenshot", choice("off", "only-on-failure", "on", "each-step")) ?? "on",
      video: read("video", choice("off", "only-on-failure", "on")) ?? "off",
      trace: read("trace", choice("off", "only-on-failure", "on")) ?? "off",
      log: true,
    },
    testFile: (read("testFile", choice("on", "off")) ?? "on") === "on",
    ...optional("output", read("output", folder)),
    color: color(flags, io),
    verbose: read("verbose", switchWord) ?? false,
  });
}

const positive = (value: number): boolean => value > 0;
const text = (value: Flags[string]): string | undefined => (typeof value === "string" ? value : undefined);

/**
 * Reads one setting by its flag's name: `stepTimeout` is `--step-timeout` and PACTS_STEP_TIMEOUT.
 * Throws UserError for a value that is none; a secret one is not repeated.
 */
export function settingReader(flags: Flags, env: Io["env"]) {
  return <T>(name: string, schema: z.ZodType<T, string>, secret?: "secret"): T | undefined => {
    const kebab = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const variableName = `PACTS_${kebab.replaceAll("-", "_").toUpperCase()}`;
    const flag = flags[name];
    const value = flag === undefined ? env[variableName] : String(flag);
    if (value === undefined || (flag === undefined && value === "")) return undefined;
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const place = flag === undefined ? variableName : `--${kebab}`;
    const shown = secret === undefined ? ` ${JSON.stringify(value)}` : "";
    throw new UserError(`${place}${shown}: expected ${parsed.error.issues[0]?.message}`);
  };
}

function dataDir(env: Io["env"]): string {
  if (env.PACTS_DATA_DIR) return resolve(env.PACTS_DATA_DIR);
  // The XDG rules say that a relative path there is to be ignored.
  if (env.XDG_DATA_HOME && isAbsolute(env.XDG_DATA_HOME)) return join(env.XDG_DATA_HOME, "pacts");
  return join(env.HOME || homedir(), ".local/share/pacts");
}

function variables(given: Flags[string]): Readonly<Record<string, string>> {
  if (given === undefined) return {};
  const pairs = (Array.isArray(given) ? given : [given]).map((item): [string, string] => {
    const parsed = variable.safeParse(String(item));
    if (parsed.success) return parsed.data;
    // Only the name is repeated: what follows may be somebody's password.
    const name = String(item).split("=")[0] ?? "";
    throw new UserError(`--var ${JSON.stringify(name)}: expected ${parsed.error.issues[0]?.message}`);
  });
  return Object.fromEntries(pairs);
}

/** The screen is for a person at a terminal; who sits before a pipeline or a dumb terminal reads lines. */
function face({ env, terminal }: Pick<Io, "env" | "terminal">): ReporterSpec["name"] {
  const isCi = env.CI !== undefined && !["", "0", "false"].includes(env.CI);
  return terminal === undefined || isCi || env.TERM === "dumb" ? "list" : "tui";
}

function reporters(
  flags: Flags,
  named: readonly ReporterSpec[],
  usual: ReporterSpec["name"],
  env: Io["env"],
): readonly ReporterSpec[] {
  const shown = named.find(writesToStdout);
  if (flags.json === true && flags.reporter !== undefined && shown && shown.name !== "ndjson") {
    throw new UserError(`--json and --reporter ${flags.reporter} contradict each other`, { hint: "leave one out" });
  }
  const face: ReporterSpec = flags.json === true ? { name: "ndjson" } : (shown ?? { name: usual });
  const others = named.filter((spec) => !writesToStdout(spec));
  const annotated = env.GITHUB_ACTIONS === "true" && !others.some(({ name }) => name === "github");
  return [face, ...others, ...(annotated ? ([{ name: "github" }] as const) : [])];
}

function color(flags: Flags, io: Pick<Io, "env" | "isTty">): boolean {
  if (flags.color === false || io.env.NO_COLOR) return false;
  const forced = io.env.FORCE_COLOR;
  if (forced !== undefined && forced !== "") return forced !== "0" && forced !== "false";
  return io.isTty && io.env.TERM !== "dumb";
}

function optional<K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: T };
}

function deepFreeze<T extends object>(value: T): T {
  for (const inner of Object.values(value)) if (typeof inner === "object" && inner !== null) deepFreeze(inner);
  return Object.freeze(value);
}
