import type { HealHistory, HealScope } from "#core/ports/heal-history";
import { and, eq, sql } from "drizzle-orm";
import { type Orm, preparedOnce, type SqliteClient } from "./client";
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

/** One statement a kind of scope, so that each can use its index. The median is the mean of the one or two middle times. */
const prepareRecords = (db: Orm, byElement: boolean, byUrl: boolean) => {
  const ranked = db.$with("ranked").as(
    db
      .select({
        strategy: history.strategy,
        // A heal that a person rejected found the wrong element.
        won: sql<number>`${history.outcome} = 'success' and ${history.review} <> 'rejected'`.as("won"),
        ms: history.healTimeMs,
        at: history.createdAt,
        place: sql<number>`row_number() over (partition by ${history.strategy} order by ${history.healTimeMs})`.as(
          "place",
        ),
        among: sql<number>`count(*) over (partition by ${history.strategy})`.as("among"),
      })
      .from(history)
      .where(
        and(
          byElement ? eq(history.element, placeholder("element")) : undefined,
          byUrl ? eq(history.url, placeholder("url")) : undefined,
        ),
      ),
  );
  return db
    .with(ranked)
    .select({
      strategy: ranked.strategy,
      tries: sql<number>`count(*)`,
      successes: sql<number>`sum(${ranked.won})`,
      medianMs: sql<number>`avg(case when ${ranked.place} in ((${ranked.among} + 1) / 2, (${ranked.among} + 2) / 2) then ${ranked.ms} end)`,
      lastAt: sql<number>`max(${ranked.at})`,
    })
    .from(ranked)
    .groupBy(ranked.strategy)
    .prepare();
};

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
      return lease.read("records", (db) => statementFor(statements(db), scope).all({ ...scope }));
    },
    async close() {
      lease.close();
    },
  };
};
