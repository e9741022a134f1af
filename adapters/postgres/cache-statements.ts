import { and, asc, desc, eq, getTableColumns, sql } from "drizzle-orm";
import type { Orm } from "./pool";
import { requirementKeys, selectorCache } from "./schema";

const { placeholder } = sql;
const cache = selectorCache;

const inAnyCase = (character: string): string => {
  const all = new Set([character, character.toLowerCase(), character.toUpperCase()]);
  const single = [...all].filter((each) => [...each].length === 1);
  if (single.length > 1) return `[${single.join("")}]`;
  return /[!-/:-@[-`{-~]/.test(character) ? `\\${character}` : character;
};

/** The regular expression of texts that hold this one in any case: what `lower` and ILIKE take for letters is up to the database's locale. */
export const patternOf = (text: string): string => [...text].map(inAnyCase).join("");

const own = eq(cache.namespace, placeholder("namespace"));

/**
 * A newer rev wins, and so does a newer format; what cannot be read any more, or bears a seal that was refused, gives way to
 * anything. Without that a row nobody can read would stay for ever. `$2`: refused seals by key.
 */
const PUT = `
  INSERT INTO selector_cache AS held SELECT * FROM json_populate_recordset(NULL::selector_cache, $1::text::json)
  ON CONFLICT (namespace, key) DO UPDATE SET
    url = excluded.url,
    element = excluded.element,
    action = excluded.action,
    locators = excluded.locators,
    fingerprint = excluded.fingerprint,
    former = excluded.former,
    format = excluded.format,
    rev = excluded.rev,
    probation = excluded.probation,
    -- Uses are added up by others meanwhile; an entry read earlier must not take them back.
    hit_count = greatest(excluded.hit_count, held.hit_count),
    created_at = excluded.created_at,
    verified_at = excluded.verified_at,
    expires_at = excluded.expires_at,
    seal = excluded.seal
  WHERE excluded.rev >= held.rev OR excluded.format > held.format
    OR jsonb_typeof(held.locators) <> 'array' OR jsonb_typeof(held.fingerprint) <> 'object'
    OR held.seal = $2::text::json ->> held.key`;

const REMOVE = `
  DELETE FROM selector_cache
  WHERE namespace = $1 AND key = ANY (ARRAY(SELECT json_array_elements_text($2::text::json)))`;

const COUNT_HITS = `
  UPDATE selector_cache SET hit_count = hit_count + used.count
  FROM json_to_recordset($2::text::json) AS used (key TEXT, count BIGINT)
  WHERE selector_cache.namespace = $1 AND selector_cache.key = used.key`;

const CLEAR = `
  DELETE FROM selector_cache WHERE namespace = $1 AND key IN (
    SELECT key FROM selector_cache
    WHERE namespace = $1 AND (url ~ $2 OR element ~ $2)
    ORDER BY verified_at DESC, key LIMIT $3)`;

/** A part at a time, and none that another process is at: nobody waits for it. */
const PRUNE = `
  DELETE FROM selector_cache WHERE namespace = $1 AND key IN (
    SELECT key FROM selector_cache WHERE namespace = $1 AND expires_at < $2
    ORDER BY expires_at LIMIT 10000 FOR UPDATE SKIP LOCKED)`;

const REMEMBER = `
  INSERT INTO requirement_keys AS held (namespace, requirement, keys)
  VALUES ($1, $2, ARRAY(SELECT json_array_elements_text($3::text::json)))
  ON CONFLICT (namespace, requirement) DO UPDATE SET keys = excluded.keys WHERE held.keys <> excluded.keys`;

/** Lists none of whose entries is there any more. */
const FORGET = `
  DELETE FROM requirement_keys AS list WHERE namespace = $1 AND NOT EXISTS (
    SELECT 1 FROM selector_cache WHERE namespace = $1 AND key = ANY (list.keys))`;

/** A statement that changes rows, prepared by the client at its first use; answers how many rows it changed. */
const change =
  (db: Orm, text: string) =>
  async (...parameters: readonly (string | number | null)[]) => {
    const { count } = await db.$client.unsafe(text, [...parameters], { prepare: true });
    return count;
  };

const writes = (db: Orm) => ({
  put: change(db, PUT),
  remove: change(db, REMOVE),
  countHits: change(db, COUNT_HITS),
  clear: change(db, CLEAR),
  prune: change(db, PRUNE),
  remember: change(db, REMEMBER),
  forget: change(db, FORGET),
});

const reads = (db: Orm) => ({
  getMany: db
    .select()
    .from(cache)
    .where(
      and(own, sql`${cache.key} = any (array(select json_array_elements_text(${placeholder("keys")}::text::json)))`),
    )
    .prepare("get_many"),
  recall: db
    .select(getTableColumns(cache))
    .from(requirementKeys)
    .innerJoin(sql`unnest(${requirementKeys.keys}) with ordinality as used (key, position)`, sql`true`)
    .innerJoin(cache, and(eq(cache.namespace, requirementKeys.namespace), sql`${cache.key} = used.key`))
    .where(
      and(
        eq(requirementKeys.namespace, placeholder("namespace")),
        eq(requirementKeys.requirement, placeholder("requirement")),
      ),
    )
    .orderBy(sql`used.position`)
    .prepare("recall"),
  list: db
    .select()
    .from(cache)
    .where(and(own, sql`(${cache.url} ~ ${placeholder("pattern")} or ${cache.element} ~ ${placeholder("pattern")})`))
    .orderBy(desc(cache.verifiedAt), asc(cache.key))
    .limit(placeholder("limit"))
    .prepare("list"),
  stats: db
    .select({
      entries: sql<number>`count(*)`,
      expired: sql<number>`count(*) filter (where ${cache.expiresAt} <= ${placeholder("now")})`,
      hits: sql<number>`coalesce(sum(${cache.hitCount}), 0)`.mapWith(Number),
      bytes: sql<number>`coalesce(sum(pg_column_size(${cache.locators}) + pg_column_size(${cache.fingerprint})), 0)`,
    })
    .from(cache)
    .where(own)
    .prepare("stats"),
});

/** Every statement of the cache, for one pool. */
export const prepareCacheStatements = (db: Orm) => ({ ...reads(db), ...writes(db) });
