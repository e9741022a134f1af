import {
  HOUR_MS,
  type HourFigures,
  hourFrom,
  joinHours,
  type TimedName,
  type Total,
  type Totals,
} from "#core/model/figures";
import { SOURCES } from "#core/model/metrics";
import type { Source } from "#core/model/run";
import type { Figures, ListPage } from "#core/ports/figures";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import { type PostgresClient, preparedOnce } from "./client";
import { storableText } from "./json-rows";
import type { Orm } from "./pool";
import { runRecord } from "./run-rows";
import { attemptColumns, healHistory, runs, selectorCache } from "./schema";

const { placeholder } = sql;

const TOTALS = `
  SELECT name, a, b, up_to_ms AS "upToMs", sum(count)::bigint AS count, sum(ms) AS ms FROM totals GROUP BY 1, 2, 3, 4`;
const BOUNDS = `SELECT name, up_to_ms AS "upToMs" FROM total_bounds ORDER BY name, up_to_ms`;

const secondsOf = (parameter: string): string => `to_timestamp(${parameter}::double precision / 1000)`;
const hourOf = (column: string): string => `floor(extract(epoch FROM ${column}) / 3600)::bigint AS hour`;
const RUNS_BY_HOUR = `
  SELECT ${hourOf("span")}, sum(pass)::bigint AS pass, sum(partial)::bigint AS partial, sum(fail)::bigint AS fail,
    ${SOURCES.map((source) => `sum(from_${source})::bigint AS ${source}`).join(", ")}
  FROM run_sums WHERE span >= ${secondsOf("$1")} AND span < ${secondsOf("$2")} GROUP BY 1`;
const HEALS_BY_HOUR = `
  SELECT created_at / ${HOUR_MS} AS hour, count(*) FILTER (WHERE outcome = 'success') AS success, count(*) FILTER (WHERE outcome = 'fail') AS fail
  FROM heal_history WHERE created_at >= $1 AND created_at < $2 GROUP BY 1`;
const DRIFTS_BY_HOUR = `
  SELECT ${hourOf("created_at")}, count(*) FILTER (WHERE score < threshold) AS accepted, count(*) FILTER (WHERE score >= threshold) AS refused
  FROM run_drifts WHERE created_at >= ${secondsOf("$1")} AND created_at < ${secondsOf("$2")} GROUP BY 1`;

type Hour = { readonly hour: number };
type RunHour = Hour & HourFigures["runs"] & Readonly<Record<Source, number>>;

const rowsOf = async <Row>(db: Orm, text: string, parameters: readonly number[] = []): Promise<readonly Row[]> =>
  db.$client.unsafe<(Row & Record<string, unknown>)[]>(text, [...parameters], { prepare: true });

const readTotals = async (db: Orm): Promise<Totals> => {
  const [totals, bounds] = await Promise.all([
    rowsOf<Total>(db, TOTALS),
    rowsOf<{ name: TimedName; upToMs: number }>(db, BOUNDS),
  ]);
  const of = (name: TimedName) => bounds.filter((bound) => bound.name === name).map(({ upToMs }) => upToMs);
  return { totals, bounds: { lookup: of("lookup"), discovery: of("discovery"), run: of("run") } };
};

const readHours = async (
  db: Orm,
  ...window: readonly [fromMs: number, toMs: number]
): Promise<readonly HourFigures[]> => {
  const [started, healed, drifted] = await Promise.all([
    rowsOf<RunHour>(db, RUNS_BY_HOUR, window),
    rowsOf<Hour & HourFigures["heals"]>(db, HEALS_BY_HOUR, window),
    rowsOf<Hour & HourFigures["drifts"]>(db, DRIFTS_BY_HOUR, window),
  ]);
  return joinHours([
    ...started.map(({ hour, pass, partial, fail, ...lookups }) => ({
      atMs: hour * HOUR_MS,
      runs: { pass, partial, fail },
      lookups,
    })),
    ...healed.map(({ hour, ...heals }) => ({ atMs: hour * HOUR_MS, heals })),
    ...drifted.map(({ hour, ...drifts }) => ({ atMs: hour * HOUR_MS, drifts })),
  ]);
};

const prepareLists = (db: Orm) => {
  const { namespace, key, url, element, action, rev, probation, hitCount, createdAt, verifiedAt, expiresAt } =
    selectorCache;
  const at = placeholder("at");
  const id = placeholder("id");
  return {
    runs: db
      .select()
      .from(runs)
      .where(sql`(${runs.startTime}, ${runs.id}) < (${at}, ${id})`)
      .orderBy(desc(runs.startTime), desc(runs.id))
      .limit(placeholder("limit"))
      .prepare("runs_page"),
    attempts: db
      .select({ attempt: attemptColumns, requirement: runs.reqId })
      .from(healHistory)
      .leftJoin(runs, eq(runs.id, healHistory.runId))
      .where(sql`(${healHistory.createdAt}, ${healHistory.id}) < (${at}, ${id})`)
      .orderBy(desc(healHistory.createdAt), desc(healHistory.id))
      .limit(placeholder("limit"))
      .prepare("attempts_page"),
    entries: db
      .select({ key, url, element, action, rev, probation, hitCount, createdAt, verifiedAt, expiresAt })
      .from(selectorCache)
      .where(
        and(
          eq(namespace, placeholder("namespace")),
          sql`${verifiedAt} <= ${at} and (${verifiedAt} < ${at} or ${key} > ${id})`,
        ),
      )
      .orderBy(desc(verifiedAt), asc(key))
      .limit(placeholder("limit"))
      .prepare("entries_page"),
  };
};

/** Before the first row of any list. */
const LAST_MS = 8_640_000_000_000_000;

const placeOf = ({ after, limit }: ListPage) => ({
  at: after?.atMs ?? LAST_MS,
  id: storableText(after?.id ?? ""),
  limit,
});
const timePlaceOf = (page: ListPage) => ({
  ...placeOf(page),
  at: page.after === undefined ? "infinity" : new Date(page.after.atMs).toISOString(),
});

export interface FiguresOptions {
  readonly client: PostgresClient;
  /** Whose cache entries are listed. */
  readonly namespace: string;
}

/** What is served of a team's database. Shares the client's connections; `close` gives its lease back. */
export const createPostgresFigures = ({ client, namespace }: FiguresOptions): Figures => {
  const lease = client.lease("figures");
  const lists = preparedOnce(prepareLists);
  return {
    async totals() {
      return lease.ask("totals", readTotals);
    },
    async hours({ fromMs, toMs }) {
      return lease.ask("hours", (db) => readHours(db, hourFrom(fromMs), hourFrom(toMs)));
    },
    async runs(page) {
      return (await lease.ask("runs", (db) => lists(db).runs.execute(timePlaceOf(page)))).map(runRecord);
    },
    async attempts(page) {
      const rows = await lease.ask("attempts", (db) => lists(db).attempts.execute(placeOf(page)));
      return rows.map(({ attempt, requirement }) => ({ ...attempt, requirement }));
    },
    async entries(page) {
      return lease.ask("entries", (db) => lists(db).entries.execute({ ...placeOf(page), namespace }));
    },
    async ping() {
      await lease.ask("ping", (db) => rowsOf(db, "SELECT 1"));
    },
    async close() {
      await lease.close();
    },
  };
};
