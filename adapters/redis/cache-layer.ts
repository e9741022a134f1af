import { type CacheEntry, isSelected, newestFirst } from "#core/model/cache";
import type { CacheFilter, CacheLayer } from "#core/ports/cache-layer";
import type { Seal } from "#core/ports/seal";
import type { RedisClient, RedisConnection } from "./client";
import { keysOf, type RedisKeys } from "./keys";
import { measure, pagesOf } from "./scan";
import { COUNT_HITS, evaluate, PUT, RECALL } from "./scripts";
import { createReader, type Reader } from "./reader";
import { writeValue } from "./stored-value";

export interface RedisCacheOptions {
  /** `close` closes it. */
  readonly client: RedisClient;
  /** Who shares: entries of other namespaces are neither seen nor touched. */
  readonly namespace: string;
  /** How long an entry stays after it was put, give or take 10 %; an hour when absent. Milliseconds. */
  readonly ttlMs?: number;
  /** When set, entries are signed, and one whose signature is not right is absent. */
  readonly seal?: Seal;
  /** Told the key of each entry that is absent for its signature. */
  readonly onRefused?: (key: string) => void;
  /** Milliseconds since the epoch; the system's when absent. */
  readonly now?: () => number;
  /** At least 0, under 1; the system's when absent. */
  readonly random?: () => number;
}

const HOUR_MS = 3_600_000;
/** So many entries go into one command: the server does one command at a time. */
const BATCH = 200;
const READ_BATCH = 1000;
/** A list with a limit is cut to it when it is longer than that by so many. */
const SPARE = 5000;

const batches = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));

/** Does the batches at once: they go out one behind the other and nobody waits between them. */
const inBatches = async <T>(
  all: readonly T[],
  size: number,
  work: (batch: readonly T[]) => Promise<unknown>,
): Promise<void> => {
  await Promise.all(batches(all, size).map(work));
};

interface Shelf {
  readonly keys: RedisKeys;
  readonly reader: Reader;
}

const readMany = async (
  connection: RedisConnection,
  { keys, reader }: Shelf,
  wanted: readonly string[],
): Promise<ReadonlyMap<string, CacheEntry>> => {
  const answers = await Promise.all(batches(wanted, READ_BATCH).map((batch) => connection.mGet(batch.map(keys.entry))));
  const values = answers.flat();
  return reader.read(wanted.map((key, at) => [key, values[at] ?? undefined]));
};

const listOf = async (
  connection: RedisConnection,
  shelf: Shelf,
  { match = "", limit = Number.POSITIVE_INFINITY }: CacheFilter,
): Promise<readonly CacheEntry[]> => {
  const found = new Map<string, CacheEntry>();
  const newest = (): readonly CacheEntry[] => [...found.values()].sort(newestFirst).slice(0, limit);
  for await (const page of pagesOf(connection, shelf.keys.entries)) {
    const entries = await readMany(connection, shelf, page.map(shelf.keys.ofEntry));
    for (const entry of entries.values()) if (isSelected(entry, match)) found.set(entry.key, entry);
    if (found.size <= limit + SPARE) continue;
    const kept = newest();
    found.clear();
    for (const entry of kept) found.set(entry.key, entry);
  }
  return newest();
};

const unlink = async (connection: RedisConnection, names: readonly string[]): Promise<number> => {
  const gone = await Promise.all(batches(names, READ_BATCH).map((batch) => connection.unlink([...batch])));
  return gone.reduce((sum, count) => sum + count, 0);
};

const clear = async (connection: RedisConnection, shelf: Shelf, filter: CacheFilter): Promise<number> => {
  const { keys } = shelf;
  if (filter.limit !== undefined || (filter.match ?? "") !== "") {
    const selected = await listOf(connection, shelf, filter);
    return unlink(
      connection,
      selected.map((entry) => keys.entry(entry.key)),
    );
  }
  let gone = 0;
  for await (const page of pagesOf(connection, keys.entries)) gone += await unlink(connection, page);
  for await (const page of pagesOf(connection, keys.requirements)) await unlink(connection, page);
  return gone;
};

/** The list of keys that a requirement used, and its entries. */
const createRequirements = ({ client }: RedisCacheOptions, { keys, reader }: Shelf, ttl: () => number) => ({
  async recall(requirement: string) {
    return client.use("cache-layer", "recall", async (connection) => {
      const answer = await evaluate(connection, RECALL, [keys.requirement(requirement)], [keys.entries]);
      const texts = Array.isArray(answer) ? answer.map(String) : [];
      return reader.read(batches(texts, 2).map(([key = "", value]) => [key, value]));
    });
  },
  async remember(requirement: string, used: readonly string[]) {
    const list = keys.requirement(requirement);
    await client.use("cache-layer", "remember", async (connection) => {
      if (used.length === 0) await connection.unlink(list);
      else await connection.set(list, JSON.stringify(used), { expiration: { type: "PX", value: ttl() } });
    });
  },
});

const createWrites = ({ client, seal }: RedisCacheOptions, { keys, reader }: Shelf, ttl: () => number) => ({
  async putMany(entries: readonly CacheEntry[]) {
    if (entries.length === 0) return;
    await client.use("cache-layer", "putMany", (connection) =>
      inBatches(entries, BATCH, (batch) => {
        const args = batch.flatMap((entry) => {
          const { format, rev, hits, rest } = writeValue(entry, seal);
          return [format, rev, hits, rest, String(ttl()), reader.refused(entry.key) ?? "*"];
        });
        return evaluate(
          connection,
          PUT,
          batch.map((entry) => keys.entry(entry.key)),
          args,
        );
      }),
    );
  },
  async remove(gone: readonly string[]) {
    if (gone.length === 0) return;
    await client.use("cache-layer", "remove", (connection) => unlink(connection, gone.map(keys.entry)));
  },
  async countHits(hits: ReadonlyMap<string, number>) {
    if (hits.size === 0) return;
    await client.use("cache-layer", "countHits", (connection) =>
      inBatches([...hits], BATCH, (batch) => {
        const names = batch.map(([key]) => keys.entry(key));
        return evaluate(
          connection,
          COUNT_HITS,
          names,
          batch.map(([, count]) => String(count)),
        );
      }),
    );
  },
});

/** The fast layer that a team shares: what is in it may be lost at any time. One Redis, no cluster. */
export const createRedisCacheLayer = (options: RedisCacheOptions): CacheLayer => {
  const { client, ttlMs = HOUR_MS, now = Date.now, random = Math.random } = options;
  const shelf: Shelf = { keys: keysOf(options.namespace), reader: createReader(options) };
  const ttl = (): number => Math.max(1, Math.round(ttlMs * (0.9 + 0.2 * random())));
  const use = <T>(operation: string, work: (connection: RedisConnection) => Promise<T>): Promise<T> =>
    client.use("cache-layer", operation, work);
  return {
    name: "redis",
    ...createRequirements(options, shelf, ttl),
    ...createWrites(options, shelf, ttl),
    async getMany(keys) {
      if (keys.length === 0) return new Map();
      return use("getMany", (connection) => readMany(connection, shelf, keys));
    },
    list: (filter) => use("list", (connection) => listOf(connection, shelf, filter)),
    stats: () => use("stats", (connection) => measure(connection, shelf.keys.entries, now())),
    clear: (filter) => use("clear", (connection) => clear(connection, shelf, filter)),
    close: () => client.close(),
  };
};
