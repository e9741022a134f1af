import type { CacheEntry, LayerName, MissReason } from "../model/cache";
import type { CacheLayer } from "../ports/cache-layer";
import { originOf } from "../model/page";
import { rolledBack, unusable } from "./entry";
import { createLookup, type Held, type LookupNeeds } from "./lookup";
import type { OwnSearch, Searches } from "./searches";

export type CacheMode = "auto" | "read" | "refresh" | "off";

/**
 * What is known of a key. `prior` is an entry that cannot be used but whose `rev` a new one must beat; `elsewhere` is what the
 * requirement remembers of the same words under another address of the site: a page that moved may still have the element.
 */
export type Answer =
  | {
      readonly kind: "hit";
      readonly entry: CacheEntry;
      readonly source: LayerName | "run";
      /** Of a layer's entry: what the read that brought it took. */
      readonly readMs?: number;
    }
  | {
      readonly kind: "miss";
      readonly reason: MissReason;
      readonly prior?: CacheEntry;
      readonly elsewhere?: CacheEntry;
    };

/** What a step looks for, where. */
export interface Subject {
  readonly key: string;
  /** Page key. */
  readonly page: string;
  /** The query in words. */
  readonly element: string;
  readonly action: string;
}

/** The cache as one run sees it: read ahead, provisional until the run passes. Never throws. */
export interface RunCache {
  /** Starts reading what the requirement used last time; `find` waits for it. */
  warmUp(): void;
  /** `upcoming`: keys of the remaining steps on the same page, read in the same call when the key is not known. */
  find(subject: Subject, upcoming: () => readonly string[], mode: CacheMode): Promise<Answer>;
  /** A search that a miss began is over, and what it found: others wait for it. */
  searched(found?: CacheEntry): void;
  /** The element was acted on and the step succeeded. `write` = the entry is new or changed; `hit` = a layer held it. */
  prove(entry: CacheEntry, how: { readonly mode: CacheMode; readonly write: boolean; readonly hit: boolean }): void;
  /** What a layer holds under the key is another element. */
  reject(key: string, mode: CacheMode): void;
  /** What a layer holds under the key did not serve: if it is on probation, it goes back to what it was before. */
  doubt(key: string, mode: CacheMode): void;
  /** Writes to all layers, durable first. Only a run that is trusted teaches; of others what was proven wrong is undone. */
  commit(end: RunOutcome): Promise<void>;
}

/** `trusted`: it passed. `failed`: whatever it used may be why. `unfinished`: it was cut short, which says nothing. */
export type RunOutcome = "trusted" | "failed" | "unfinished";

export interface RunCacheNeeds extends LookupNeeds {
  /** Who recalls: requirement and row, in the namespace. */
  readonly requirement: string;
  /** Shared by all runs of the program. */
  readonly searches: Searches;
}

const writes = (mode: CacheMode): boolean => mode === "auto" || mode === "refresh";
const sameKeys = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((key) => b.has(key));

interface State {
  readonly known: Map<string, Held | "absent">;
  readonly proven: Map<string, CacheEntry>;
  readonly pending: Map<string, CacheEntry>;
  readonly rejected: Set<string>;
  readonly doubted: Set<string>;
  readonly used: Set<string>;
  readonly hits: Map<string, number>;
  /** Keys this run is searching now. */
  readonly searching: Map<string, OwnSearch>;
  /** Keys whose entry another run found: it may fail and never write it. */
  readonly shared: Set<string>;
  recalled: ReadonlySet<string>;
}

const eachLayer = async (needs: RunCacheNeeds, work: (layer: CacheLayer) => Promise<void>): Promise<void> => {
  for (const layer of [...needs.layers].reverse()) {
    try {
      await work(layer);
    } catch (error) {
      needs.degrade(layer.name, error);
    }
  }
};

/** What layers hold that is on probation and did not serve, as it was before it was healed. */
const rollBacks = (state: State, end: RunOutcome): readonly CacheEntry[] => {
  const keys = new Set([...state.rejected, ...state.doubted, ...(end === "failed" ? state.used : [])]);
  return [...keys].flatMap((key) => {
    const held = state.known.get(key);
    const entry = held === undefined || held === "absent" ? undefined : rolledBack(held.entry);
    return entry ? [entry] : [];
  });
};

const commit = async (needs: RunCacheNeeds, state: State, end: RunOutcome): Promise<void> => {
  const trusted = end === "trusted";
  const learned = trusted ? [...state.pending.values()] : [];
  const again = new Set(learned.map((entry) => entry.key));
  const entries = [...learned, ...rollBacks(state, end).filter(({ key }) => !again.has(key))];
  const rewritten = new Set(entries.map((entry) => entry.key));
  const wrong = [...state.rejected].filter((key) => !rewritten.has(key));
  const list = trusted && state.used.size > 0 && !sameKeys(state.used, state.recalled) ? [...state.used] : undefined;
  if (entries.length === 0 && wrong.length === 0 && !list && state.hits.size === 0) return;
  await eachLayer(needs, async (layer) => {
    if (wrong.length > 0) await layer.remove(wrong);
    if (entries.length > 0) await layer.putMany(entries);
    if (list) await layer.remember(needs.requirement, list);
    if (state.hits.size > 0) await layer.countHits(state.hits);
  });
};

const emptyState = (): State => ({
  known: new Map(),
  proven: new Map(),
  pending: new Map(),
  rejected: new Set(),
  doubted: new Set(),
  used: new Set(),
  hits: new Map(),
  searching: new Map(),
  shared: new Set(),
  recalled: new Set(),
});

/** The one entry of the last run for the same words and action on another page of the site; none when there are several. */
const movedEntry = (state: State, { key, page, element, action }: Subject, now: number): CacheEntry | undefined => {
  const origin = originOf(page);
  const same = [...state.recalled].flatMap((each) => {
    const held = state.known.get(each);
    if (held === undefined || held === "absent" || unusable(held.entry, now)) return [];
    const { entry } = held;
    return entry.element === element && entry.action === action && originOf(entry.url) === origin ? [entry] : [];
  });
  const [only, ...others] = same;
  return only && others.length === 0 ? { ...only, key, url: page } : undefined;
};

/** What a run at the side of this one finds for the same key; a miss when the search is this run's own. */
const together = async ({ searches }: RunCacheNeeds, state: State, key: string, miss: Answer): Promise<Answer> => {
  if (state.searching.has(key)) return miss;
  const joined = await searches.join(key);
  if ("end" in joined) {
    state.searching.set(key, joined);
    return miss;
  }
  state.shared.add(key);
  state.known.set(key, { entry: joined, source: "memory" });
  return { kind: "hit", entry: joined, source: "memory" };
};

/** Creates the cache of one run. */
export const createRunCache = (needs: RunCacheNeeds): RunCache => {
  const lookup = createLookup(needs);
  const state = emptyState();
  let recalling: Promise<void> | undefined;

  const recall = async (): Promise<void> => {
    const found = await lookup.recall(needs.requirement);
    for (const [key, held] of found) state.known.set(key, held);
    state.recalled = new Set(found.keys());
  };

  const read = async (key: string, upcoming: readonly string[]): Promise<Held | "absent"> => {
    const keys = [...new Set([key, ...upcoming])].filter((each) => !state.known.has(each));
    const found = await lookup.getMany(keys);
    for (const each of keys) state.known.set(each, found.get(each) ?? "absent");
    return found.get(key) ?? "absent";
  };

  return {
    warmUp: () => {
      recalling ??= recall();
    },
    find: async (subject, upcoming, mode) => {
      const { key } = subject;
      if (mode === "off") return { kind: "miss", reason: "absent" };
      const proven = state.proven.get(key);
      if (proven) return { kind: "hit", entry: proven, source: "run" };
      await recalling;
      const held = state.known.get(key) ?? (await read(key, upcoming()));
      if (held === "absent") {
        const elsewhere = mode === "refresh" ? undefined : movedEntry(state, subject, needs.clock.now());
        const miss: Answer = { kind: "miss", reason: "absent", ...(elsewhere ? { elsewhere } : {}) };
        return mode === "auto" && elsewhere === undefined ? together(needs, state, key, miss) : miss;
      }
      if (mode === "refresh") return { kind: "miss", reason: "absent", prior: held.entry };
      const reason = unusable(held.entry, needs.clock.now());
      if (reason) {
        const miss: Answer = { kind: "miss", reason, prior: held.entry };
        return mode === "auto" ? together(needs, state, key, miss) : miss;
      }
      return { kind: "hit", ...held };
    },
    searched: (found) => {
      for (const [key, search] of state.searching) search.end(found?.key === key ? found : undefined);
      state.searching.clear();
    },
    prove: (entry, { mode, write, hit }) => {
      if (mode !== "off") state.proven.set(entry.key, entry);
      if (!writes(mode)) return;
      state.used.add(entry.key);
      if (write || state.shared.has(entry.key)) state.pending.set(entry.key, entry);
      if (hit) state.hits.set(entry.key, (state.hits.get(entry.key) ?? 0) + 1);
    },
    reject: (key, mode) => {
      state.proven.delete(key);
      if (!writes(mode)) return;
      state.pending.delete(key);
      state.rejected.add(key);
    },
    doubt: (key, mode) => {
      if (writes(mode)) state.doubted.add(key);
    },
    commit: (end) => commit(needs, state, end),
  };
};
