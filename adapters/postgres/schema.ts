import type { HealAttempt } from "#core/model/heal";
import type { CacheEntry } from "#core/model/cache";
import type { ArtifactType, RunStatus, StepOutcome, Verdict } from "#core/model/run";
import { getTableColumns } from "drizzle-orm";
import { bigint, boolean, customType, doublePrecision, integer, pgTable, text } from "drizzle-orm/pg-core";

/** ISO 8601 UTC for the program, a timestamp for the database. */
const isoTime = customType<{ data: string; driverData: string }>({
  dataType: () => "timestamptz",
  fromDriver: (told) => new Date(told).toISOString(),
});

const count = (name: string) => bigint(name, { mode: "number" });

/** The tables as queries see them; constraints and indexes stand in `migrations/postgres`. */
export const runs = pgTable("runs", {
  id: text("id").primaryKey(),
  invocationId: text("invocation_id").notNull(),
  reqId: text("req_id").notNull(),
  rowId: text("row_id"),
  attempt: integer("attempt").notNull(),
  title: text("title"),
  file: text("file"),
  url: text("url"),
  status: text("status").$type<RunStatus>().notNull(),
  verdict: text("verdict").$type<Verdict>(),
  stepsExecuted: integer("steps_executed").notNull(),
  stepsTotal: integer("steps_total").notNull(),
  healRounds: integer("heal_rounds").notNull(),
  startTime: isoTime("start_time").notNull(),
  endTime: isoTime("end_time"),
  durationMs: doublePrecision("duration_ms"),
  errorMessage: text("error_message"),
  host: text("host").notNull(),
  pid: integer("pid"),
  pidStarted: text("pid_started"),
  createdAt: isoTime("created_at").notNull(),
  fromRun: integer("from_run").notNull(),
  fromMemory: integer("from_memory").notNull(),
  fromRedis: integer("from_redis").notNull(),
  fromSqlite: integer("from_sqlite").notNull(),
  fromPostgres: integer("from_postgres").notNull(),
  fromDiscovery: integer("from_discovery").notNull(),
  fromHeal: integer("from_heal").notNull(),
  stepsHealed: integer("steps_healed").notNull(),
});

/** Sums of the runs that started within ten minutes from `span` on, in several rows; triggers keep them. */
export const runSums = pgTable("run_sums", {
  span: isoTime("span").notNull(),
  pass: count("pass").notNull(),
  partial: count("partial").notNull(),
  fail: count("fail").notNull(),
  running: count("running").notNull(),
  healRounds: count("heal_rounds").notNull(),
  stepsHealed: count("steps_healed").notNull(),
  fromRun: count("from_run").notNull(),
  fromMemory: count("from_memory").notNull(),
  fromRedis: count("from_redis").notNull(),
  fromSqlite: count("from_sqlite").notNull(),
  fromPostgres: count("from_postgres").notNull(),
  fromDiscovery: count("from_discovery").notNull(),
  fromHeal: count("from_heal").notNull(),
});

export const runSteps = pgTable("run_steps", {
  id: text("id").primaryKey(),
  runId: text("run_id").notNull(),
  stepIdx: integer("step_idx").notNull(),
  element: text("element"),
  action: text("action").notNull(),
  selector: text("selector"),
  strategy: text("strategy"),
  source: text("source"),
  outcome: text("outcome").$type<StepOutcome>().notNull(),
  healed: boolean("healed").notNull(),
  lookupMs: doublePrecision("lookup_ms").notNull(),
  latencyMs: doublePrecision("latency_ms").notNull(),
  errorMessage: text("error_message"),
  createdAt: isoTime("created_at").notNull(),
  discoverMs: doublePrecision("discover_ms"),
  errorCode: text("error_code"),
});

export const runDrifts = pgTable("run_drifts", {
  id: text("id").primaryKey(),
  runId: text("run_id").notNull(),
  step: text("step").notNull(),
  score: doublePrecision("score").notNull(),
  threshold: doublePrecision("threshold").notNull(),
  createdAt: isoTime("created_at").notNull(),
});

export const runArtifacts = pgTable("run_artifacts", {
  id: text("id").primaryKey(),
  runId: text("run_id").notNull(),
  artifactType: text("artifact_type").$type<ArtifactType>().notNull(),
  filePath: text("file_path").notNull(),
  fileSizeBytes: count("file_size_bytes").notNull(),
  createdAt: isoTime("created_at").notNull(),
  step: text("step"),
  lost: text("lost"),
  seq: integer("seq"),
});

export const healHistory = pgTable("heal_history", {
  id: text("id").primaryKey(),
  runId: text("run_id").notNull(),
  url: text("url").notNull(),
  element: text("element").notNull(),
  action: text("action").notNull(),
  originalSelector: text("original_selector").notNull(),
  triedSelector: text("successful_selector").notNull(),
  strategy: text("strategy").notNull(),
  confidence: doublePrecision("confidence").notNull(),
  outcome: text("outcome").$type<HealAttempt["outcome"]>().notNull(),
  failedIn: text("failed_in").$type<HealAttempt["failedIn"]>(),
  healTimeMs: doublePrecision("heal_time_ms").notNull(),
  review: text("review").$type<HealAttempt["review"]>().notNull(),
  createdAt: count("created_at").notNull(),
  reasons: text("reasons"),
  reviewedAt: count("reviewed_at"),
} satisfies Record<"reviewedAt" | keyof HealAttempt, unknown>);

const { reasons: _, ...withoutReasons } = getTableColumns(healHistory);
/** What is read of an attempt among many. */
export const attemptColumns = withoutReasons;

/** `locators`, `fingerprint` and `former` are JSON, given as text and read with care: a row may come from another version. */
export const selectorCache = pgTable("selector_cache", {
  namespace: text("namespace").notNull(),
  key: text("key").notNull(),
  url: text("url").notNull(),
  element: text("element").notNull(),
  action: text("action").notNull(),
  locators: text("locators").notNull(),
  fingerprint: text("fingerprint").notNull(),
  former: text("former"),
  format: integer("format").notNull(),
  rev: count("rev").notNull(),
  probation: integer("probation").notNull(),
  hitCount: count("hit_count").notNull(),
  createdAt: count("created_at").notNull(),
  verifiedAt: count("verified_at").notNull(),
  expiresAt: count("expires_at").notNull(),
  seal: text("seal").notNull(),
} satisfies Record<"namespace" | "seal" | keyof CacheEntry, unknown>);

export const requirementKeys = pgTable("requirement_keys", {
  namespace: text("namespace").notNull(),
  requirement: text("requirement").notNull(),
  keys: text("keys").array().notNull(),
});
