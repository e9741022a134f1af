import type { CacheStats } from "#core/ports/cache-layer";
import type { RedisConnection } from "./client";
import { evaluate, MEASURE } from "./scripts";

/** Keys the server looks at in one step; others are served between the steps. */
const STEP = 1000;

/** All keys that begin so, page by page, without holding up the server. A key may come twice while keys are added. */
export async function* pagesOf(connection: RedisConnection, beginning: string): AsyncGenerator<readonly string[]> {
  let cursor = "0";
  do {
    const { cursor: next, keys } = await connection.scan(cursor, { MATCH: `${beginning}*`, COUNT: STEP });
    if (keys.length > 0) yield [...new Set(keys)];
    cursor = next;
  } while (cursor !== "0");
}

/** What the entries whose keys begin so come to at `nowMs`. One that comes twice in the scan counts twice. */
export const measure = async (connection: RedisConnection, beginning: string, nowMs: number): Promise<CacheStats> => {
  const sums = [0, 0, 0, 0];
  let cursor = "0";
  do {
    const answer = await evaluate(connection, MEASURE, [], [cursor, `${beginning}*`, String(STEP), String(nowMs)]);
    const [next, ...counts] = Array.isArray(answer) ? answer : ["0"];
    for (const [at, count] of counts.entries()) sums[at] = (sums[at] ?? 0) + Number(count);
    cursor = String(next);
  } while (cursor !== "0");
  const [entries = 0, expired = 0, hits = 0, bytes = 0] = sums;
  return { entries, expired, hits, bytes };
};
