import type { StrategyRecord } from "#core/model/heal";
import type { HealHistory, HealScope } from "#core/ports/heal-history";
import { and, eq, sql } from "drizzle-orm";
import { type Orm, preparedOnce, type SqliteClient } from "./client";
import { median } from "./median";
import { healHistory as history } from "./schema";

const { placeholder } = sql;

const prepareRecord = (db: Orm) =>
  db
    .insert(history)
    .values({
      id: placeholder("id"),
      runId: placeholder("runId"),
      url: placeholder("url"),
      element: placeholder("element"),
      action: placeholder("action"),
      originalSelector: placeholder("originalSelector"),
      triedSelector: placeholder("triedSelector"),
      strategy: placeholder("strategy"),
      confidence: placeholder("confidence"),
      outcome: placeholder("outcome"),
      healTimeMs: placeholder("healTimeMs"),
      review: placeholder("review"),
      createdAt: placeholder("createdAt"),
    })
    // A replayed attempt must not undo a review.
    .onConflictDoNothing()
    .prepare();

/** One statement a kind of scope, so that each can use its index. Times come as one JSON list: window functions take six times as long. */
const prepareRecords = (db: Orm, byElement: boolean, byUrl: boolean) =>
  db
    .select({
      strategy: history.strategy,
      tries: sql<number>`count(*)`,
      // A heal that a person rejected found the wrong element.
      successes: sql<number>`sum(${history.outcome} = 'success' and ${history.review} <> 'rejected')`,
      times: sql<string>`json_group_array(${history.healTimeMs})`,
      lastAt: sql<number>`max(${history.createdAt})`,
    })
    .from(history)
    .where(
      and(
        byElement ? eq(history.element, placeholder("element")) : undefined,
        byUrl ? eq(history.url, placeholder("url")) : undefined,
      ),
    )
    .groupBy(history.strategy)
    .prepare();

type RecordRow = ReturnType<ReturnType<typeof prepareRecords>["all"]>[number];

const recordOf = ({ times, ...row }: RecordRow): StrategyRecord => ({ ...row, medianMs: median(JSON.parse(times)) });

const prepareAll = (db: Orm) => ({
  record: prepareRecord(db),
  everywhere: prepareRecords(db, false, false),
  ofElement: prepareRecords(db, true, false),
  ofUrl: prepareRecords(db, false, true),
  ofBoth: prepareRecords(db, true, true),
});

const statementFor = (statements: ReturnType<typeof prepareAll>, { element, url }: HealScope) => {
  if (element !== undefined) return url !== undefined ? statements.ofBoth : statements.ofElement;
  return url !== undefined ? statements.ofUrl : statements.everywhere;
};

/** The heal history of one machine. Shares the client's file; `close` gives its lease back. */
export const createSqliteHealHistory = ({ client }: { readonly client: SqliteClient }): HealHistory => {
  const lease = client.lease("heal-history");
  const statements = preparedOnce(prepareAll);
  return {
    async record(attempts) {
      if (attempts.length === 0) return;
      lease.write("record", (db) => {
        for (const attempt of attempts) statements(db).record.run({ ...attempt });
      });
    },
    async records(scope) {
      return lease.read("records", (db) =>
        statementFor(statements(db), scope)
          .all({ ...scope })
          .map(recordOf),
      );
    },
    async close() {
      lease.close();
    },
  };
};
