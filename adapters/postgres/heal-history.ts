import type { HealHistory, HealScope } from "#core/ports/heal-history";
import { and, eq, sql } from "drizzle-orm";
import { type PostgresClient, preparedOnce } from "./client";
import { jsonRows, storableText } from "./json-rows";
import type { Orm } from "./pool";
import { healHistory as history } from "./schema";

const { placeholder } = sql;

/** A replayed attempt must not undo a review. */
const RECORD = `
  INSERT INTO heal_history SELECT * FROM json_populate_recordset(NULL::heal_history, $1::text::json)
  ON CONFLICT (id) DO NOTHING`;

/** One statement a kind of scope, so that each can use its index. */
const prepareRecords = (db: Orm, byElement: boolean, byUrl: boolean) =>
  db
    .select({
      strategy: history.strategy,
      tries: sql<number>`count(*)`,
      // A heal that a person rejected found the wrong element.
      successes: sql<number>`count(*) filter (where ${history.outcome} = 'success' and ${history.review} <> 'rejected')`,
      medianMs: sql<number>`percentile_cont(0.5) within group (order by ${history.healTimeMs})`,
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
    .prepare("records");

const prepareAll = (db: Orm) => ({
  everywhere: prepareRecords(db, false, false),
  ofElement: prepareRecords(db, true, false),
  ofUrl: prepareRecords(db, false, true),
  ofBoth: prepareRecords(db, true, true),
});

const statementFor = (statements: ReturnType<typeof prepareAll>, { element, url }: HealScope) => {
  if (element !== undefined) return url !== undefined ? statements.ofBoth : statements.ofElement;
  return url !== undefined ? statements.ofUrl : statements.everywhere;
};

/** The heal history of a team. Shares the client's connections; `close` gives its lease back. */
export const createPostgresHealHistory = ({ client }: { readonly client: PostgresClient }): HealHistory => {
  const lease = client.lease("heal-history");
  const statements = preparedOnce(prepareAll);
  return {
    async record(attempts) {
      if (attempts.length === 0) return;
      const rows = jsonRows(history, attempts);
      await lease.ask("record", (db) => db.$client.unsafe(RECORD, [rows], { prepare: true }));
    },
    async records(scope) {
      const { element = "", url = "" } = scope;
      const asked = { element: storableText(element), url: storableText(url) };
      return lease.ask("records", (db) => statementFor(statements(db), scope).execute(asked));
    },
    async close() {
      await lease.close();
    },
  };
};
