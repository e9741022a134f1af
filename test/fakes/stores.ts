import type { CacheEntry, LayerName } from "#core/model/cache";
import { isWon, type HealAttempt } from "#core/model/heal";
import { originOf } from "#core/model/page";
import { PortError } from "#core/model/failure";
import type { ArtifactStore } from "#core/ports/artifact-store";
import type { CacheLayer } from "#core/ports/cache-layer";
import type { HealHistory, HealScope } from "#core/ports/heal-history";
import type { Identity } from "#core/ports/identity";

export interface FakeLayer extends CacheLayer {
  readonly entries: Map<string, CacheEntry>;
  readonly lists: Map<string, readonly string[]>;
  readonly calls: string[];
  readonly hits: Map<string, number>;
}

/** A layer in memory that writes down what it is asked; `broken` throws at everything. */
export const createFakeLayer = (name: LayerName, options: { readonly broken?: boolean } = {}): FakeLayer => {
  const entries = new Map<string, CacheEntry>();
  const lists = new Map<string, readonly string[]>();
  const hits = new Map<string, number>();
  const calls: string[] = [];
  const called = (what: string): void => {
    calls.push(what);
    if (options.broken) throw new PortError("cache", name, what, `${name} is down`);
  };
  const take = (keys: readonly string[]): ReadonlyMap<string, CacheEntry> =>
    new Map(keys.flatMap((key) => (entries.has(key) ? [[key, entries.get(key) as CacheEntry] as const] : [])));
  return {
    name,
    entries,
    lists,
    calls,
    hits,
    getMany: async (keys) => {
      called("getMany");
      return take(keys);
    },
    recall: async (requirement) => {
      called("recall");
      return take(lists.get(requirement) ?? []);
    },
    putMany: async (given) => {
      called("putMany");
      for (const entry of given) if ((entries.get(entry.key)?.rev ?? 0) <= entry.rev) entries.set(entry.key, entry);
    },
    remember: async (requirement, keys) => {
      called("remember");
      lists.set(requirement, keys);
    },
    remove: async (keys) => {
      called("remove");
      for (const key of keys) entries.delete(key);
    },
    countHits: async (counted) => {
      called("countHits");
      for (const [key, count] of counted) hits.set(key, (hits.get(key) ?? 0) + count);
    },
    list: async () => [...entries.values()],
    stats: async () => ({ entries: entries.size, expired: 0, hits: 0, bytes: 0 }),
    clear: async () => 0,
    close: async () => {},
  };
};

export interface FakeHistory extends HealHistory {
  readonly attempts: HealAttempt[];
}

const isInScope = ({ element, url }: HealAttempt, scope: HealScope): boolean => {
  switch (scope.kind) {
    case "element":
      return element === scope.element && url === scope.url;
    case "page":
      return url === scope.url;
    case "site":
      return originOf(url) === scope.site;
    case "everywhere":
      return true;
  }
};

export const createFakeHistory = (): FakeHistory => {
  const attempts: HealAttempt[] = [];
  const reviewedAt = new Map<string, number>();
  return {
    attempts,
    record: async (given) => {
      attempts.push(...given);
    },
    tries: async (scope, limit) =>
      attempts
        .filter((attempt) => isInScope(attempt, scope))
        .toReversed()
        .slice(0, limit)
        .map((attempt) => ({
          strategy: attempt.strategy,
          run: attempt.runId,
          element: attempt.element,
          found: attempt.triedSelector !== "",
          won: isWon(attempt),
          ms: attempt.healTimeMs,
          at: attempt.createdAt,
        })),
    recent: async (fromMs, limit) =>
      attempts
        .filter(({ createdAt }) => createdAt >= fromMs)
        .toReversed()
        .slice(0, limit)
        .map(({ reasons: _, ...attempt }) => ({
          ...attempt,
          requirement: null,
          reviewedAt: reviewedAt.get(attempt.id) ?? null,
        })),
    reasons: async (id) => attempts.find((attempt) => attempt.id === id)?.reasons ?? null,
    vetoes: async ({ element, url }) =>
      attempts
        .filter((attempt) => attempt.review === "rejected" && attempt.element === element && attempt.url === url)
        .map(({ id, triedSelector }) => ({
          selector: triedSelector,
          heal: id,
          rejectedAt: reviewedAt.get(id) ?? null,
        })),
    review: async (ids, review, atMs) => {
      for (const id of ids) reviewedAt.set(id, atMs);
      attempts.splice(0, Infinity, ...attempts.map((each) => (ids.includes(each.id) ? { ...each, review } : each)));
    },
    close: async () => {},
  };
};

export interface FakeArtifacts extends ArtifactStore {
  readonly files: Map<string, string>;
}

export const createFakeArtifacts = (broken = false): FakeArtifacts => {
  const files = new Map<string, string>();
  return {
    files,
    write: async (run, name, bytes) => {
      if (broken) throw new PortError("artifacts", "fake", "write", "the disk is full");
      files.set(`${run}/${name}`, new TextDecoder().decode(bytes));
      return `/artifacts/${run}/${name}`;
    },
    pathOf: (run, name) => `/artifacts/${run}/${name}`,
    remove: async (runs) => {
      const gone = [...files.keys()].filter((path) => runs.some(({ run }) => run === path.split("/")[0]));
      for (const path of gone) files.delete(path);
      return new Set(gone.map((path) => path.split("/")[0])).size;
    },
  };
};

/** Ids that count; a digest that tells texts apart. */
export const createFakeIdentity = (): Identity => {
  let count = 0;
  return {
    newId: () => `id-${++count}`,
    digest: (text) => new Bun.CryptoHasher("sha256").update(text).digest("hex"),
  };
};
