import type { CacheEntry } from "#core/model/cache";
import type { HealAttempt } from "#core/model/heal";
import type { ArtifactType, RunStatus, StepOutcome, Verdict } from "#core/model/run";
import { getTableColumns } from "drizzle-orm";
import { integer, real, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** The tables as queries see them; constraints and indexes stand in `migrations/sqlite`. */
export const runs = sqliteTable("runs", {
  id: text("id").primaryKey(),
  invocationId: text("invocation_id").notNull(),
  reqId: text("req_id").notNull(),
  rowId: text("row_id"),
  attempt: integer("attempt").notNull().default(1),
  title: text("title"),
  file: text("file"),
  url: text("url"),
  status: text("status").$type<RunStatus>().notNull(),
  verdict: text("verdict").$type<Verdict>(),
  stepsExecuted: integer("steps_executed").notNull(),
  stepsTotal: integer("steps_total").notNull(),
  healRounds: integer("heal_rounds").notNull(),
  startTime: text("start_time").notNull(),
  endTime: text("end_time"),
  durationMs: real("duration_ms"),
  errorMessage: text("error_message"),
  host: text("host").notNull(),
  pid: integer("pid"),
  pidStarted: text("pid_started"),
  createdAt: text("created_at").notNull(),
  fromRun: integer("from_run").notNull().default(0),
  fromMemory: integer("from_memory").notNull().default(0),
  fromRedis: integer("from_redis").notNull().default(0),
  fromSqlite: integer("from_sqlite").notNull().default(0),
  fromPostgres: integer("from_postgres").notNull().default(0),
  fromDiscovery: integer("from_discovery").notNull().default(0),
  fromHeal: integer("from_heal").notNull().default(0),
  stepsHealed: integer("steps_healed").notNull().default(0),
});

/** Sums of the runs whose start begins with `span`, ten minutes of them; triggers keep them. */
export const runSums = sqliteTable("run_sums", {
  span: text("span").primaryKey(),
  pass: integer("pass").notNull(),
  partial: integer("partial").notNull(),
  fail: integer("fail").notNull(),
  running: integer("running").notNull(),
  healRounds: integer("heal_rounds").notNull(),
  stepsHealed: integer("steps_healed").notNull(),
  fromRun: integer("from_run").notNull(),
  fromMemory: integer("from_memory").notNull(),
  fromRedis: integer("from_redis").notNull(),
  fromSqlite: integer("from_sqlite").notNull(),
  fromPostgres: integer("from_postgres").notNull(),
  fromDiscovery: integer("from_discovery").notNull(),
  fromHeal: integer("from_heal").notNull(),
});

export const runSteps = sqliteTable("run_steps", {
  id: text("id").primaryKey(),
  runId: text("run_id").notNull(),
  stepIdx: integer("step_idx").notNull(),
  element: text("element"),
  action: text("action").notNull(),
  selector: text("selector"),
  strategy: text("strategy"),
  source: text("source"),
  outcome: text("outcome").$type<StepOutcome>().notNull(),
  healed: integer("healed", { mode: "boolean" }).notNull(),
  lookupMs: real("lookup_ms").notNull(),
  latencyMs: real("latency_ms").notNull(),
  errorMessage: text("error_message"),
  createdAt: text("created_at").notNull(),
  discoverMs: real("discover_ms"),
  errorCode: text("error_code"),
});

export const runDrifts = sqliteTable("run_drifts", {
  id: text("id").primaryKey(),
  runId: text("run_id").notNull(),
  step: text("step").notNull(),
  score: real("score").notNull(),
  threshold: real("threshold").notNull(),
  createdAt: text("created_at").notNull(),
});

export const runArtifacts = sqliteTable("run_artifacts", {
  id: text("id").primaryKey(),
  runId: text("run_id").notNull(),
  artifactType: text("artifact_type").$type<ArtifactType>().notNull(),
  filePath: text("file_path").notNull(),
  fileSizeBytes: integer("file_size_bytes").notNull(),
  createdAt: text("created_at").notNull(),
  step: text("step"),
  lost: text("lost"),
  seq: integer("seq"),
});

export const healHistory = sqliteTable("heal_history", {
  id: text("id").primaryKey(),
  runId: text("run_id").notNull(),
  url: text("url").notNull(),
  element: text("element").notNull(),
  action: text("action").notNull(),
  originalSelector: text("original_selector").notNull(),
  triedSelector: text("successful_selector").notNull(),
  strategy: text("strategy").notNull(),
  confidence: real("confidence").notNull(),
  outcome: text("outcome").$type<HealAttempt["outcome"]>().notNull(),
  failedIn: text("failed_in").$type<HealAttempt["failedIn"]>(),
  healTimeMs: real("heal_time_ms").notNull(),
  review: text("review").$type<HealAttempt["review"]>().notNull(),
  createdAt: integer("created_at").notNull(),
  reasons: text("reasons"),
  reviewedAt: integer("reviewed_at"),
});

const { reasons: _, ...withoutReasons } = getTableColumns(healHistory);
/** What is read of an attempt among many. */
export const attemptColumns = withoutReasons;

/** `locators`, `fingerprint` and `former` are JSON, read with care: a row may come from another version. */
export const selectorCache = sqliteTable("selector_cache", {
  key: text("key").primaryKey(),
  url: text("url").notNull(),
  element: text("element").notNull(),
  action: text("action").notNull(),
  locators: text("locators").notNull(),
  fingerprint: text("fingerprint").notNull(),
  former: text("former"),
  format: integer("format").notNull(),
  rev: integer("rev").notNull(),
  probation: integer("probation").notNull(),
  hitCount: integer("hit_count").notNull(),
  createdAt: integer("created_at").notNull(),
  verifiedAt: integer("verified_at").notNull(),
  expiresAt: integer("expires_at").notNull(),
} satisfies Record<keyof CacheEntry, unknown>);

export const requirementKeys = sqliteTable("requirement_keys", {
  requirement: text("requirement").notNull(),
  position: integer("position").notNull(),
  key: text("key").notNull(),
});
