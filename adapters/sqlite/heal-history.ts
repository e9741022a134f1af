import { isWon, type StrategyTry } from "#core/model/heal";
import { parseReasons } from "#core/model/heal-reasons";
import type { HealHistory, HealScope } from "#core/ports/heal-history";
import { and, desc, eq, gte, max, type SQL, sql } from "drizzle-orm";
import { type Orm, preparedOnce, type SqliteClient } from "./client";
import { attemptColumns, healHistory as history, runs } from "./schema";

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
      failedIn: placeholder("failedIn"),
      healTimeMs: placeholder("healTimeMs"),
      review: placeholder("review"),
      createdAt: placeholder("createdAt"),
      reasons: placeholder("reasons"),
    })
    // A replayed attempt must not undo a review.
    .onConflictDoNothing()
    .prepare();

/** As its index spells it. */
const site = sql`substr(url, 1, instr(url, '://') + 2 + max(0, instr(substr(url, instr(url, '://') + 3), '/') - 1))`;
const ofPage = eq(history.url, placeholder("url"));
const ofElement = and(eq(history.element, placeholder("element")), ofPage);

/** One statement a kind of scope, so that each can use its index. */
const prepareTries = (db: Orm, scope: SQL | undefined) =>
  db
    .select({
      strategy: history.strategy,
      run: history.runId,
      element: history.element,
      selector: history.triedSelector,
      outcome: history.outcome,
      review: history.review,
      ms: history.healTimeMs,
      at: history.createdAt,
    })
    .from(history)
    .where(scope)
    .orderBy(desc(history.createdAt), desc(history.id))
    .limit(placeholder("limit"))
    .prepare();

const prepareAll = (db: Orm) => ({
  record: prepareRecord(db),
  tries: {
    element: prepareTries(db, ofElement),
    page: prepareTries(db, ofPage),
    site: prepareTries(db, sql`${site} = ${placeholder("site")}`),
    everywhere: prepareTries(db, undefined),
  } satisfies Record<HealScope["kind"], unknown>,
  recent: db
    .select({ attempt: attemptColumns, requirement: runs.reqId })
    .from(history)
    .leftJoin(runs, eq(runs.id, history.runId))
    .where(gte(history.createdAt, placeholder("fromMs")))
    .orderBy(desc(history.createdAt), desc(history.id))
    .limit(placeholder("limit"))
    .prepare(),
  reasons: db
    .select({ reasons: history.reasons })
    .from(history)
    .where(eq(history.id, placeholder("id")))
    .prepare(),
  vetoes: db
    // Ids sort by time.
    .select({ selector: history.triedSelector, heal: max(history.id), rejectedAt: max(history.reviewedAt) })
    .from(history)
    // In its own words, so that the index of the rejected serves.
    .where(and(ofElement, sql`${history.review} = 'rejected'`))
    .groupBy(history.triedSelector)
    .prepare(),
  review: db
    .update(history)
    .set({ review: sql`${placeholder("verdict")}`, reviewedAt: sql`${placeholder("atMs")}` })
    .where(eq(history.id, placeholder("id")))
    .prepare(),
});

type TryRow = ReturnType<ReturnType<typeof prepareTries>["all"]>[number];

const tryOf = ({ outcome, review, selector, ...row }: TryRow): StrategyTry => ({
  ...row,
  found: selector !== "",
  won: isWon({ outcome, review }),
});

/** The heal history of one machine. Shares the client's file; `close` gives its lease back. */
export const createSqliteHealHistory = ({ client }: { readonly client: SqliteClient }): HealHistory => {
  const lease = client.lease("heal-history");
  const statements = preparedOnce(prepareAll);
  return {
    async record(attempts) {
      if (attempts.length === 0) return;
      lease.write("record", (db) => {
        // Those that an older version spooled do not say where they failed.
        for (const { failedIn = null, reasons, ...attempt } of attempts)
          statements(db).record.run({ ...attempt, failedIn, reasons: reasons ? JSON.stringify(reasons) : null });
      });
    },
    async tries(scope, limit) {
      return lease.read("tries", (db) =>
        statements(db)
          .tries[scope.kind].all({ ...scope, limit })
          .map(tryOf),
      );
    },
    async recent(fromMs, limit) {
      return lease.read("recent", (db) =>
        statements(db)
          .recent.all({ fromMs, limit })
          .map(({ attempt, requirement }) => ({ ...attempt, requirement })),
      );
    },
    async reasons(id) {
      return lease.read("reasons", (db) => parseReasons(statements(db).reasons.get({ id })?.reasons));
    },
    async vetoes({ element, url }) {
      return lease.read("vetoes", (db) =>
        statements(db)
          .vetoes.all({ element, url })
          .map(({ heal, ...veto }) => ({ ...veto, heal: heal ?? "" })),
      );
    },
    async review(ids, verdict, atMs) {
      lease.write("review", (db) => {
        for (const id of ids) statements(db).review.run({ id, verdict, atMs });
      });
    },
    async close() {
      lease.close();
    },
  };
};
