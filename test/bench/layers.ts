// How fast the cache layers answer: bun test/bench/layers.ts [--entries N] [--rounds N] [--only NAME] [--json]
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createMemoryCacheLayer } from "#adapters/lru/cache-layer";
import { createPostgresCacheLayer } from "#adapters/postgres/cache-layer";
import { openPostgres } from "#adapters/postgres/client";
import { createRedisCacheLayer } from "#adapters/redis/cache-layer";
import { openRedis } from "#adapters/redis/client";
import { createSqliteCacheLayer } from "#adapters/sqlite/cache-layer";
import { openSqlite } from "#adapters/sqlite/client";
import { createIdentity } from "#adapters/system/identity";
import type { CacheEntry } from "#core/model/cache";
import type { CacheLayer } from "#core/ports/cache-layer";
import { sampleEntry, scratchFolder } from "../contract/samples";
import { startPostgres } from "../servers/postgres";
import { startRedis } from "../servers/redis";
import { sectionText } from "./print";
import { figure, type Section, target } from "./section";
import { median, summarise } from "#core/bench/statistics";

const ENTRIES = 1000;
const ROUNDS = 2000;
/** What one requirement asks for at once. */
const MANY = 20;
/** So many entries are put at once while filling. */
const FILLED_AT_ONCE = 2000;
/** With this many entries and more, the slowest of twenty counts too. */
const CROWDED = 100_000;
const CROWDED_P95_MS = 2;

interface OpenLayer {
  readonly layer: CacheLayer;
  close(): Promise<void>;
}

/** A layer to measure; `limitMs` is what the median of a look-up may take. */
interface Subject {
  readonly name: string;
  readonly limitMs: number;
  open(entries: number): Promise<OpenLayer>;
}

const SUBJECTS: readonly Subject[] = [
  {
    name: "memory",
    limitMs: 0.02,
    open: async (entries) => {
      const layer = createMemoryCacheLayer({ capacity: entries });
      return { layer, close: () => layer.close() };
    },
  },
  {
    name: "sqlite",
    limitMs: 1,
    open: async () => {
      const folder = scratchFolder();
      const layer = createSqliteCacheLayer({ client: openSqlite({ path: join(folder.path, "pacts.db") }) });
      return { layer, close: () => layer.close().then(folder.remove) };
    },
  },
  {
    name: "postgres",
    limitMs: 1,
    open: async () => {
      const server = await startPostgres();
      const { url } = await server.database();
      const layer = createPostgresCacheLayer({ client: openPostgres({ url }), namespace: "bench" });
      return { layer, close: () => layer.close().then(server.stop) };
    },
  },
  {
    name: "redis",
    limitMs: 0.3,
    open: async () => {
      const server = await startRedis();
      const layer = createRedisCacheLayer({ client: openRedis({ url: server.url }), namespace: "bench" });
      return { layer, close: () => layer.close().then(server.stop) };
    },
  },
];

const { digest } = createIdentity();
const keyOf = (at: number): string => digest(`bench ${at}`);

const entryAt = (at: number): CacheEntry => sampleEntry(keyOf(at), { element: `Button ${at}`, verifiedAt: at });

const fill = async (layer: CacheLayer, entries: number): Promise<void> => {
  for (let from = 0; from < entries; from += FILLED_AT_ONCE) {
    const count = Math.min(FILLED_AT_ONCE, entries - from);
    await layer.putMany(Array.from({ length: count }, (_, at) => entryAt(from + at)));
  }
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const before = performance.now();
  await work();
  return performance.now() - before;
};

/** Times look-ups of other entries each time; all of them must be there. */
const lookUps = async (
  layer: CacheLayer,
  entries: number,
  rounds: number,
  count: number,
): Promise<readonly number[]> => {
  const samples: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const keys = Array.from({ length: count }, (_, each) => keyOf(((round * count + each) * 7919) % entries));
    samples.push(
      await timed(async () => {
        const found = await layer.getMany(keys);
        if (found.size !== count) throw new Error(`${layer.name} holds ${found.size} of ${count} entries`);
      }),
    );
  }
  return samples;
};

const measure = async (subject: Subject, entries: number, rounds: number): Promise<Section> => {
  const { layer, close } = await subject.open(entries);
  try {
    const fillMs = await timed(() => fill(layer, entries));
    const used = Array.from({ length: MANY }, (_, at) => keyOf(at));
    await layer.remember("bench", used);
    await lookUps(layer, entries, Math.ceil(rounds / 10), MANY);
    const single = await lookUps(layer, entries, rounds, 1);
    const many = await lookUps(layer, entries, rounds, MANY);
    const recalls: number[] = [];
    for (let round = 0; round < rounds; round++) recalls.push(await timed(() => layer.recall("bench")));
    const { p95 } = summarise(single);
    const crowded = target(`${subject.name}: look-up among ${entries}, p95`, p95, CROWDED_P95_MS, "ms");
    const { bytes } = await layer.stats();
    return {
      name: `layer: ${subject.name}, ${entries} entries`,
      figures: [
        figure("getMany of 1", single),
        figure(`getMany of ${MANY}`, many),
        figure(`recall of ${MANY}`, recalls),
      ],
      targets: [
        target(`${subject.name}: look-up, p50`, median(single), subject.limitMs, "ms"),
        ...(entries >= CROWDED ? [crowded] : []),
      ],
      notes: [
        `filled with ${entries} entries in ${(fillMs / 1000).toFixed(1)} s (${Math.round((entries / fillMs) * 1000)}/s), ${Math.round(bytes / entries)} bytes each`,
      ],
    };
  } finally {
    await close();
  }
};

const wholeNumber = (text: string | undefined, standard: number, name: string, least: number): number => {
  const value = Number(text ?? standard);
  if (!Number.isInteger(value) || value < least) throw new Error(`--${name} wants a whole number from ${least} on`);
  return value;
};

const readOptions = () => {
  const { values } = parseArgs({
    options: {
      entries: { type: "string" },
      rounds: { type: "string" },
      only: { type: "string" },
      json: { type: "boolean" },
    },
  });
  const { only } = values;
  const subjects = SUBJECTS.filter(({ name }) => only === undefined || name.includes(only));
  if (subjects.length === 0) throw new Error(`--only knows ${SUBJECTS.map(({ name }) => name).join(", ")}`);
  const entries = wholeNumber(values.entries, ENTRIES, "entries", MANY);
  return { subjects, entries, rounds: wholeNumber(values.rounds, ROUNDS, "rounds", 1), json: values.json === true };
};

/** Measures layer by layer, telling each as it is done; missed targets are told, not failed. */
const main = async (): Promise<void> => {
  const { subjects, entries, rounds, json } = readOptions();
  const sections: Section[] = [];
  for (const subject of subjects) {
    const section = await measure(subject, entries, rounds);
    sections.push(section);
    if (!json) console.log(sectionText(section));
  }
  const targets = sections.flatMap((section) => section.targets);
  const met = targets.filter(({ ok }) => ok).length;
  console.log(json ? JSON.stringify({ entries, rounds, sections }) : `${met} of ${targets.length} targets met`);
};

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(2);
}
