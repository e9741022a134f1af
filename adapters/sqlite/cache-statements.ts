import { asc, desc, eq, lt, sql } from "drizzle-orm";
import type { Orm } from "./client";
import { requirementKeys, selectorCache } from "./schema";

const { placeholder } = sql;
const cache = selectorCache;

/** Any number of keys through one statement: they come as one JSON list. */
const amongKeys = sql`${cache.key} in (select value from json_each(${placeholder("keys")}))`;

const matching = sql`(${cache.url} glob ${placeholder("pattern")} or ${cache.element} glob ${placeholder("pattern")})`;

const inAnyCase = (character: string): string => {
  const all = new Set([character, character.toLowerCase(), character.toUpperCase()]);
  const single = [...all].filter((each) => [...each].length === 1);
  return single.length > 1 || "*?[".includes(character) ? `[${single.join("")}]` : character;
};

/** The GLOB of texts that hold this one in any case: SQLite's own `lower` and LIKE know no letters but A to Z. */
export const globOf = (text: string): string => `*${[...text].map(inAnyCase).join("")}*`;

/**
 * A newer rev wins, and so does a newer format; what cannot be read any more gives way to anything.
 * Without the last two a row nobody can read would stay for ever.
 */
const mayReplace = sql`excluded.rev >= ${cache.rev} or excluded.format > ${cache.format} or not case
  when json_valid(${cache.locators}) and json_valid(${cache.fingerprint})
  then json_type(${cache.locators}) = 'array' and json_type(${cache.fingerprint}) = 'object' else 0 end`;

const preparePut = (db: Orm) =>
  db
    .insert(cache)
    .values({
      key: placeholder("key"),
      url: placeholder("url"),
      element: placeholder("element"),
      action: placeholder("action"),
      locators: placeholder("locators"),
      fingerprint: placeholder("fingerprint"),
      former: placeholder("former"),
      format: placeholder("format"),
      rev: placeholder("rev"),
      probation: placeholder("probation"),
      hitCount: placeholder("hitCount"),
      createdAt: placeholder("createdAt"),
      verifiedAt: placeholder("verifiedAt"),
      expiresAt: placeholder("expiresAt"),
    })
    .onConflictDoUpdate({
      target: cache.key,
      set: {
        url: sql`excluded.url`,
        element: sql`excluded.element`,
        action: sql`excluded.action`,
        locators: sql`excluded.locators`,
        fingerprint: sql`excluded.fingerprint`,
        former: sql`excluded.former`,
        format: sql`excluded.format`,
        rev: sql`excluded.rev`,
        probation: sql`excluded.probation`,
        // Uses are added up by others meanwhile; an entry read earlier must not take them back.
        hitCount: sql`max(excluded.hit_count, ${cache.hitCount})`,
        createdAt: sql`excluded.created_at`,
        verifiedAt: sql`excluded.verified_at`,
        expiresAt: sql`excluded.expires_at`,
      },
      setWhere: mayReplace,
    })
    .prepare();

const writes = (db: Orm) => ({
  put: preparePut(db),
  remove: db.delete(cache).where(amongKeys).prepare(),
  countHits: db
    .update(cache)
    .set({ hitCount: sql`${cache.hitCount} + ${placeholder("count")}` })
    .where(eq(cache.key, placeholder("key")))
    .prepare(),
  clear: db
    .delete(cache)
    .where(
      sql`${cache.key} in (select ${cache.key} from ${cache} where ${matching}
        order by ${cache.verifiedAt} desc, ${cache.key} limit ${placeholder("limit")})`,
    )
    .returning({ key: cache.key })
    .prepare(),
  prune: db
    .delete(cache)
    .where(lt(cache.expiresAt, placeholder("before")))
    .returning({ key: cache.key })
    .prepare(),
});

const requirementStatements = (db: Orm) => ({
  keys: db
    .select({ key: requirementKeys.key })
    .from(requirementKeys)
    .where(eq(requirementKeys.requirement, placeholder("requirement")))
    .orderBy(asc(requirementKeys.position))
    .prepare(),
  dropKeys: db
    .delete(requirementKeys)
    .where(eq(requirementKeys.requirement, placeholder("requirement")))
    .prepare(),
  putKeys: db
    .insert(requirementKeys)
    .select(sql`select ${placeholder("requirement")}, key, value from json_each(${placeholder("keys")})`)
    .prepare(),
  /** Keys of entries that are no more. */
  forget: db
    .delete(requirementKeys)
    .where(sql`${requirementKeys.key} not in (select ${cache.key} from ${cache})`)
    .prepare(),
});

const reads = (db: Orm) => ({
  getMany: db.select().from(cache).where(amongKeys).prepare(),
  recall: db
    .select({ entry: cache })
    .from(requirementKeys)
    .innerJoin(cache, eq(cache.key, requirementKeys.key))
    .where(eq(requirementKeys.requirement, placeholder("requirement")))
    .orderBy(asc(requirementKeys.position))
    .prepare(),
  list: db
    .select()
    .from(cache)
    .where(matching)
    .orderBy(desc(cache.verifiedAt), asc(cache.key))
    .limit(placeholder("limit"))
    .prepare(),
  stats: db
    .select({
      entries: sql<number>`count(*)`,
      expired: sql<number>`coalesce(sum(${cache.expiresAt} <= ${placeholder("now")}), 0)`,
      hits: sql<number>`coalesce(sum(${cache.hitCount}), 0)`,
      bytes: sql<number>`coalesce(sum(length(cast(${cache.locators} as blob)) + length(cast(${cache.fingerprint} as blob))), 0)`,
    })
    .from(cache)
    .prepare(),
});

/** Every statement of the cache, prepared on one connection. */
export const prepareCacheStatements = (db: Orm) => ({ ...reads(db), ...writes(db), ...requirementStatements(db) });
