import { isWon, type StrategyTry } from "#core/model/heal";
import { parseReasons } from "#core/model/heal-reasons";
import type { HealHistory, HealScope } from "#core/ports/heal-history";
import { and, desc, eq, gte, max, type SQL, sql } from "drizzle-orm";
import { type PostgresClient, preparedOnce } from "./client";
import { jsonRows, storableJson, storableText } from "./json-rows";
import type { Orm } from "./pool";
import { attemptColumns, healHistory as history, runs } from "./schema";

const { placeholder } = sql;

/** A replayed attempt must not undo a review. */
const RECORD = `
  INSERT INTO heal_history SELECT * FROM json_populate_recordset(NULL::heal_history, $1::text::json)
  ON CONFLICT (id) DO NOTHING`;

/** Rows are changed in the order of their ids by all, so that two writers wait for each other, not for ever. */
const REVIEW = `
  UPDATE heal_history SET review = $2, reviewed_at = $3 WHERE id IN (
    SELECT id FROM heal_history WHERE id = ANY (ARRAY(SELECT json_array_elements_text($1::text::json)))
    ORDER BY id FOR UPDATE)`;

/** As its index spells it. */
const site = sql`(split_part(url, '/', 1) || '//' || split_part(url, '/', 3))`;
const ofPage = eq(history.url, placeholder("url"));
const ofElement = and(eq(history.element, placeholder("element")), ofPage);

/** One statement a kind of scope, so that each can use its index. */
const prepareTries = (db: Orm, scope: SQL | undefined, name: string) =>
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
    .prepare(name);

const prepareAll = (db: Orm) => ({
  tries: {
    element: prepareTries(db, ofElement, "tries_of_element"),
    page: prepareTries(db, ofPage, "tries_of_page"),
    site: prepareTries(db, sql`${site} = ${placeholder("site")}`, "tries_of_site"),
    everywhere: prepareTries(db, undefined, "tries"),
  } satisfies Record<HealScope["kind"], unknown>,
  recent: db
    .select({ attempt: attemptColumns, requirement: runs.reqId })
    .from(history)
    .leftJoin(runs, eq(runs.id, history.runId))
    .where(gte(history.createdAt, placeholder("fromMs")))
    .orderBy(desc(history.createdAt), desc(history.id))
    .limit(placeholder("limit"))
    .prepare("recent"),
  reasons: db
    .select({ reasons: history.reasons })
    .from(history)
    .where(eq(history.id, placeholder("id")))
    .prepare("reasons"),
  vetoes: db
    // Ids sort by time.
    .select({ selector: history.triedSelector, heal: max(history.id), rejectedAt: max(history.reviewedAt) })
    .from(history)
    // In its own words, so that the index of the rejected serves.
    .where(and(ofElement, sql`${history.review} = 'rejected'`))
    .groupBy(history.triedSelector)
    .prepare("vetoes"),
});

type TryRow = Awaited<ReturnType<ReturnType<typeof prepareTries>["execute"]>>[number];

const tryOf = ({ outcome, review, selector, ...row }: TryRow): StrategyTry => ({
  ...row,
  found: selector !== "",
  won: isWon({ outcome, review }),
});

const storable = (asked: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(asked).map(([name, text]) => [name, storableText(text)]));

/** The heal history of a team. Shares the client's connections; `close` gives its lease back. */
export const createPostgresHealHistory = ({ client }: { readonly client: PostgresClient }): HealHistory => {
  const lease = client.lease("heal-history");
  const statements = preparedOnce(prepareAll);
  return {
    async record(attempts) {
      if (attempts.length === 0) return;
      const rows = jsonRows(
        history,
        attempts.map(({ reasons, ...attempt }) => ({
          ...attempt,
          reasons: reasons ? JSON.stringify(reasons) : null,
          reviewedAt: null,
        })),
      );
      await lease.ask("record", (db) => db.$client.unsafe(RECORD, [rows], { prepare: true }));
    },
    async tries({ kind, ...scope }, limit) {
      const asked = { ...storable(scope), limit };
      const rows = await lease.ask("tries", (db) => statements(db).tries[kind].execute(asked));
      return rows.map(tryOf);
    },
    async recent(fromMs, limit) {
      const rows = await lease.ask("recent", (db) => statements(db).recent.execute({ fromMs, limit }));
      return rows.map(({ attempt, requirement }) => ({ ...attempt, requirement }));
    },
    async reasons(id) {
      const [row] = await lease.ask("reasons", (db) => statements(db).reasons.execute(storable({ id })));
      return parseReasons(row?.reasons);
    },
    async vetoes({ element, url }) {
      const rows = await lease.ask("vetoes", (db) => statements(db).vetoes.execute(storable({ element, url })));
      return rows.map(({ heal, ...veto }) => ({ ...veto, heal: heal ?? "" }));
    },
    async review(ids, verdict, atMs) {
      const asked = storableJson(ids);
      await lease.ask("review", (db) => db.$client.unsafe(REVIEW, [asked, verdict, atMs], { prepare: true }));
    },
    async close() {
      await lease.close();
    },
  };
};
