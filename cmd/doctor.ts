import { mkdir, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { listSpools, type WaitingSpool } from "#adapters/files/spool-list";
import type { RedisFacts } from "#adapters/redis/server-facts";
import { plural } from "#core/model/duration";
import { PortError, UserError } from "#core/model/failure";
import { printable, printableJson } from "#core/model/printable";
import type { UpkeepStatus } from "#core/ports/upkeep";
import type { Config } from "./config";
import { schemaText } from "./db";
import type { Flags } from "./flags";
import type { Io } from "./io";
import { type Column, renderTable, showTime } from "./table";

/** What one part is like. `warn` works, but not as it should; `bad` does not; `off` is not asked for. */
export interface Finding {
  readonly check: string;
  readonly state: "ok" | "warn" | "bad" | "off";
  readonly found: string;
  /** What to do about it. */
  readonly mend?: string;
}

/** How each part is looked at; what does not work throws. */
export interface DoctorDeps {
  /** Starts a browser and ends it; answers which. */
  readonly browser: () => Promise<string>;
  /** Of the durable store the configuration names. */
  readonly database: () => Promise<UpkeepStatus>;
  readonly redis: () => Promise<RedisFacts>;
}

const INFRASTRUCTURE = 3;
const LITTLE_BYTES = 200 * 1024 * 1024;
const GLYPHS: Readonly<Record<Finding["state"], string>> = { ok: "✓", warn: "!", bad: "✗", off: "○" };

const trouble = (check: string, error: unknown): Finding => {
  const known = error instanceof PortError || error instanceof UserError;
  const mend = known ? error.options.hint : undefined;
  const found = error instanceof Error ? error.message : String(error);
  return { check, state: "bad", found, ...(mend === undefined ? {} : { mend }) };
};

const looked = async (check: string, look: () => Promise<Omit<Finding, "check">>): Promise<Finding> => {
  try {
    return { check, ...(await look()) };
  } catch (error) {
    return trouble(check, error);
  }
};

const lookAtFolder = async (dataDir: string): Promise<Omit<Finding, "check">> => {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const probe = join(dataDir, `.doctor-${process.pid}`);
    await writeFile(probe, "");
    await rm(probe);
  } catch (error) {
    const why = error instanceof Error && "code" in error ? String(error.code) : String(error);
    const mend = "make it a writable folder, or choose another with PACTS_DATA_DIR";
    return { state: "bad", found: `${dataDir}: it cannot be written to (${why})`, mend };
  }
  const { bavail, bsize } = await statfs(dataDir);
  const found = `${dataDir}: ${((bavail * bsize) / 2 ** 30).toFixed(1)} GB free`;
  return bavail * bsize < LITTLE_BYTES ? { state: "warn", found, mend: "free some space" } : { state: "ok", found };
};

const spoolOf = ({ folder, target, writes, sinceMs }: WaitingSpool): Finding => {
  const found = `${plural(writes, "write")} wait${writes === 1 ? "s" : ""} since ${showTime(sinceMs)} for`;
  return {
    check: "spool",
    state: "warn",
    found: `${found} ${target ?? "a database that an earlier pacts did not note"}`,
    mend:
      target === undefined
        ? `the next call writes them to the database it names; to drop them: rm ${folder}/*.spool`
        : `the next call with that database writes them, such as pacts runs list; to drop them: rm -r ${folder}`,
  };
};

/** What waits for stores that were down, each for its own; nothing is told where nothing waits. */
const lookAtSpools = async (dataDir: string): Promise<readonly Finding[]> => {
  try {
    return (await listSpools(join(dataDir, "spool"))).map(spoolOf);
  } catch (error) {
    return [trouble("spool", error)];
  }
};

const lookAtDatabase = async (database: DoctorDeps["database"]): Promise<Omit<Finding, "check">> => {
  const status = await database();
  const found = `${status.server} at ${status.place}: ${schemaText(status)}`;
  if (status.applied > status.known) return { state: "bad", found, mend: "update pacts, or choose another database" };
  if (status.applied < status.known)
    return { state: "ok", found: `${found} (the next run applies it; or: pacts db migrate)` };
  return { state: "ok", found };
};

const POLICY = "redis-cli config set maxmemory-policy allkeys-lru, and the same in redis.conf";

const lookAtRedis = async (redis: DoctorDeps["redis"]): Promise<Omit<Finding, "check">> => {
  const { place, version = "of a version it does not tell", policy, maxMemoryBytes } = await redis();
  const found = `Redis ${version} at ${place}: maxmemory-policy ${policy ?? "not told to this user"}`;
  if (policy === undefined || policy.startsWith("allkeys-")) return { state: "ok", found };
  // Everything pacts keeps there has an end; with these policies it gives way like under allkeys.
  if (policy.startsWith("volatile-")) return { state: "ok", found };
  const full =
    maxMemoryBytes === 0
      ? ", and no maxmemory: it may take the whole machine"
      : ": when it is full, nothing new is remembered";
  return { state: "warn", found: `${found}${full}`, mend: POLICY };
};

const off = (check: string, found: string): Promise<Finding> => Promise.resolve({ check, state: "off", found });

/** All findings, in the order in which they are shown. */
const examine = async (
  { dataDir, redisUrl, databaseUrl }: Pick<Config, "dataDir" | "redisUrl" | "databaseUrl">,
  deps: DoctorDeps,
): Promise<readonly Finding[]> => {
  const parts = await Promise.all([
    looked("browser", async () => ({ state: "ok", found: await deps.browser() })),
    looked("data folder", () => lookAtFolder(dataDir)),
    databaseUrl === undefined
      ? looked("sqlite", () => lookAtDatabase(deps.database))
      : off("sqlite", "not used: Postgres is"),
    redisUrl === undefined
      ? off("redis", "not asked for: PACTS_REDIS_URL or --redis-url")
      : looked("redis", () => lookAtRedis(deps.redis)),
    databaseUrl === undefined
      ? off("postgres", "not asked for: PACTS_DATABASE_URL or --database-url")
      : looked("postgres", () => lookAtDatabase(deps.database)),
  ]);
  return [...parts, ...(await lookAtSpools(dataDir))];
};

const COLUMNS: readonly Column<Finding>[] = [
  { head: "CHECK", show: ({ check }) => check },
  { head: "STATE", show: ({ state }) => `${GLYPHS[state]} ${state}`, raw: ({ state }) => state },
  { head: "FOUND", show: ({ found }) => found, flexible: true },
  { head: "MEND", show: ({ mend }) => mend ?? "" },
];

/**
 * `pacts doctor`: whether everything a run needs is there, and what to do where it is not. Answers 3 when something does not
 * work. Never throws.
 */
export const doctorCommand = async (config: Config, flags: Flags, deps: DoctorDeps, io: Io): Promise<number> => {
  const findings = await examine(config, deps);
  if (flags.json === true) io.out(findings.map((finding) => `${printableJson(finding)}\n`).join(""));
  else if (io.isTty) {
    io.out(renderTable(COLUMNS.slice(0, 3), findings, { ...io, columns: Number.POSITIVE_INFINITY }));
    for (const { check, mend } of findings) if (mend !== undefined) io.out(`  ${check}: ${printable(mend)}\n`);
  } else io.out(renderTable(COLUMNS, findings, io));
  return findings.some(({ state }) => state === "bad") ? INFRASTRUCTURE : 0;
};
