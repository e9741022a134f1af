import type { RedisConnection } from "./client";

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
