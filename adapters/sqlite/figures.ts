import {
  HOUR_MS,
  type HourFigures,
  hourFrom,
  joinHours,
  type TimedName,
  type Total,
  type Totals,
} from "#core/model/figures";
import type { Source } from "#core/model/run";
import type { Figures, ListPage } from "#core/ports/figures";
import { asc, desc, eq, sql } from "drizzle-orm";
import { type Orm, preparedOnce, type SqliteClient } from "./client";
import { runRecord } from "./run-rows";
import { attemptColumns, healHistory, runs, selectorCache } from "./schema";

const { placeholder } = sql;

const TOTALS = "SELECT name, a, b, up_to_ms AS upToMs, count, ms FROM totals";
const BOUNDS = "SELECT name, up_to_ms AS upToMs FROM total_bounds ORDER BY name, up_to_ms";

/** A run's hour is the first 13 characters of its start, and of the span its sums are kept by. */
const RUNS_BY_HOUR = `
  SELECT substr(span, 1, 13) AS hour, sum(pass) AS pass, sum(partial) AS partial, sum(fail) AS fail, sum(from_run) AS run,
    sum(from_memory) AS memory, sum(from_redis) AS redis, sum(from_sqlite) AS sqlite, sum(from_postgres) AS postgres,
    sum(from_discovery) AS discovery, sum(from_heal) AS heal
  FROM run_sums WHERE span >= ?1 AND span < ?2 GROUP BY 1`;
const HEALS_BY_HOUR = `
  SELECT created_at / ${HOUR_MS} AS hour, sum(outcome = 'success') AS success, sum(outcome = 'fail') AS fail
  FROM heal_history WHERE created_at >= ?1 AND created_at < ?2 GROUP BY 1`;
const DRIFTS_BY_HOUR = `
  SELECT substr(created_at, 1, 13) AS hour, sum(score < threshold) AS accepted, sum(score >= threshold) AS refused
  FROM run_drifts WHERE created_at >= ?1 AND created_at < ?2 GROUP BY 1`;

type RunHour = { readonly hour: string } & HourFigures["runs"] & Readonly<Record<Source, number>>;
type HealHour = { readonly hour: number } & HourFigures["heals"];
type DriftHour = { readonly hour: string } & HourFigures["drifts"];

const hourText = (ms: number): string => new Date(ms).toISOString().slice(0, 13);
const hourMs = (text: string): number => Date.parse(`${text}:00:00.000Z`);

const rowsOf = <Row>(db: Orm, text: string, parameters: readonly (string | number)[] = []): readonly Row[] =>
  db.$client.query<Row, (string | number)[]>(text).all(...parameters);

const readTotals = (db: Orm): Totals => {
  const bounds = rowsOf<{ name: TimedName; upToMs: number }>(db, BOUNDS);
  const of = (name: TimedName) => bounds.filter((bound) => bound.name === name).map(({ upToMs }) => upToMs);
  return {
    totals: rowsOf<Total>(db, TOTALS),
    bounds: { lookup: of("lookup"), discovery: of("discovery"), run: of("run") },
  };
};

const readHours = (db: Orm, fromMs: number, toMs: number): readonly HourFigures[] => {
  const texts = [hourText(fromMs), hourText(toMs)];
  return joinHours([
    ...rowsOf<RunHour>(db, RUNS_BY_HOUR, texts).map(({ hour, pass, partial, fail, ...lookups }) => ({
      atMs: hourMs(hour),
      runs: { pass, partial, fail },
      lookups,
    })),
    ...rowsOf<HealHour>(db, HEALS_BY_HOUR, [fromMs, toMs]).map(({ hour, ...heals }) => ({
      atMs: hour * HOUR_MS,
      heals,
    })),
    ...rowsOf<DriftHour>(db, DRIFTS_BY_HOUR, texts).map(({ hour, ...drifts }) => ({ atMs: hourMs(hour), drifts })),
  ]);
};

const prepareLists = (db: Orm) => {
  const { key, url, element, action, rev, probation, hitCount, createdAt, verifiedAt, expiresAt } = selectorCache;
  const at = placeholder("at");
  const id = placeholder("id");
  return {
    runs: db
      .select()
      .from(runs)
      .where(sql`(${runs.startTime}, ${runs.id}) < (${at}, ${id})`)
      .orderBy(desc(runs.startTime), desc(runs.id))
      .limit(placeholder("limit"))
      .prepare(),
    attempts: db
      .select({ attempt: attemptColumns, requirement: runs.reqId })
      .from(healHistory)
      .leftJoin(runs, eq(runs.id, healHistory.runId))
      .where(sql`(${healHistory.createdAt}, ${healHistory.id}) < (${at}, ${id})`)
      .orderBy(desc(healHistory.createdAt), desc(healHistory.id))
      .limit(placeholder("limit"))
      .prepare(),
    entries: db
      .select({ key, url, element, action, rev, probation, hitCount, createdAt, verifiedAt, expiresAt })
      .from(selectorCache)
      .where(sql`${verifiedAt} <= ${at} and (${verifiedAt} < ${at} or ${key} > ${id})`)
      .orderBy(desc(verifiedAt), asc(key))
      .limit(placeholder("limit"))
      .prepare(),
  };
};

/** Before the first row of any list. */
const BEGINNING = { atMs: 8_640_000_000_000_000, id: "" };
/** Years have four figures in the texts that are compared. */
const LAST_TEXT = "9999-12-31T23:59:59.999Z";

const placeOf = ({ after = BEGINNING, limit }: ListPage) => ({ at: after.atMs, id: after.id, limit });
const textPlaceOf = ({ after, limit }: ListPage) => ({
  at: after === undefined ? LAST_TEXT : new Date(after.atMs).toISOString(),
  id: after?.id ?? "",
  limit,
});

/** What is served of one machine's database. Shares the client's file; `close` gives its lease back. */
export const createSqliteFigures = ({ client }: { readonly client: SqliteClient }): Figures => {
  const lease = client.lease("figures");
  const lists = preparedOnce(prepareLists);
  return {
    async totals() {
      return lease.read("totals", (db) => db.transaction(() => readTotals(db)));
    },
    async hours({ fromMs, toMs }) {
      return lease.read("hours", (db) => db.transaction(() => readHours(db, hourFrom(fromMs), hourFrom(toMs))));
    },
    async runs(page) {
      return lease.read("runs", (db) => lists(db).runs.all(textPlaceOf(page))).map(runRecord);
    },
    async attempts(page) {
      return lease
        .read("attempts", (db) => lists(db).attempts.all(placeOf(page)))
        .map(({ attempt, requirement }) => ({ ...attempt, requirement }));
    },
    async entries(page) {
      return lease.read("entries", (db) => lists(db).entries.all(placeOf(page)));
    },
    async ping() {
      lease.read("ping", (db) => rowsOf(db, "SELECT 1"));
    },
    async close() {
      lease.close();
    },
  };
};
