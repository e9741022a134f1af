import { join } from "node:path";
import { createFileArtifactStore } from "#adapters/files/artifact-store";
import { createFileLockStore } from "#adapters/files/lock-store";
import { createFileRequirementSource } from "#adapters/files/requirement-source";
import { createMemoryCacheLayer } from "#adapters/lru/cache-layer";
import { createPlaywrightBrowser } from "#adapters/playwright/browser";
import { createSqliteCacheLayer } from "#adapters/sqlite/cache-layer";
import { openSqlite } from "#adapters/sqlite/client";
import { createSqliteHealHistory } from "#adapters/sqlite/heal-history";
import { createSqliteRunStore } from "#adapters/sqlite/run-store";
import { createSystemClock } from "#adapters/system/clock";
import { createIdentity } from "#adapters/system/identity";
import { createProcesses } from "#adapters/system/processes";
import type { CacheEntry } from "#core/model/cache";
import { printable } from "#core/model/printable";
import type { World } from "#core/plan/variables";
import type { ArtifactStore } from "#core/ports/artifact-store";
import type { Browser } from "#core/ports/browser";
import type { CacheLayer } from "#core/ports/cache-layer";
import type { Clock } from "#core/ports/clock";
import type { HealHistory } from "#core/ports/heal-history";
import type { Identity } from "#core/ports/identity";
import type { LockStore } from "#core/ports/lock-store";
import type { RequirementSource } from "#core/ports/requirement-source";
import type { RunStore } from "#core/ports/run-store";
import { type Config, readConfig } from "./config";
import type { Flags } from "./flags";
import type { Io } from "./io";

/** Entries the memory layer holds: far more than one invocation uses. */
const MEMORY_ENTRIES = 10_000;

/** What `runs` and `cache` work on; the caller closes it. */
export interface Stores {
  readonly runs: RunStore;
  /** Fastest first. */
  readonly layers: readonly CacheLayer[];
  close(): Promise<void>;
}

/** Every port of the program, made of concrete adapters; the caller closes it. */
export interface Composition extends Stores {
  readonly browser: Browser;
  readonly history: HealHistory;
  readonly artifacts: ArtifactStore;
  readonly clock: Clock;
  readonly identity: Identity;
}

/** Where requirement files come from; needs nothing to be opened or closed. */
export const createSource = (): RequirementSource => createFileRequirementSource();

/** Lock files; nothing to be opened or closed. */
export const createLocks = (): LockStore => createFileLockStore();

/** What templates may ask of the world, taken once so that all files of a call see the same moment. */
export const createPlanWorld = (
  { variables, baseUrl }: Pick<Config, "variables" | "baseUrl">,
  io: Pick<Io, "env">,
): World => ({
  variables,
  env: io.env,
  nowMs: createSystemClock().now(),
  newId: createIdentity().newId,
  ...(baseUrl === undefined ? {} : { baseUrl }),
});

interface Embedded extends Stores {
  readonly history: HealHistory;
}

/** The stores in one file of the data folder; it is opened by the first use. */
const embedded = (dataDir: string, io: Pick<Io, "err">): Embedded => {
  const onWarning = (message: string): void => io.err(`pacts: ${printable(message)}\n`);
  const client = openSqlite({ path: join(dataDir, "pacts.db"), onWarning });
  const layers = [createMemoryCacheLayer({ capacity: MEMORY_ENTRIES }), createSqliteCacheLayer({ client })];
  const runs = createSqliteRunStore({ client, processes: createProcesses() });
  const history = createSqliteHealHistory({ client });
  return {
    layers,
    runs,
    history,
    close: async () => {
      await Promise.allSettled([...layers, runs, history].map((each) => each.close()));
    },
  };
};

/** A layer of this process alone that holds these entries. */
export const layerOf = async (entries: readonly CacheEntry[]): Promise<CacheLayer> => {
  const layer = createMemoryCacheLayer({ capacity: Math.max(1, entries.length) });
  await layer.putMany(entries);
  return layer;
};

/** Stores alone, without a browser. */
export const openStores = async (flags: Flags, io: Io): Promise<Stores> => embedded(readConfig(flags, io).dataDir, io);

/** All ports for running. Nothing is started or opened before it is used. */
export const compose = (config: Config, io: Io): Composition => {
  const stores = embedded(config.dataDir, io);
  const { executablePath, headless, cdp, slowMoMs, viewport, driftThreshold } = config;
  const browser = createPlaywrightBrowser({
    headless,
    slowMoMs,
    viewport,
    driftThreshold,
    env: io.env,
    ...(executablePath === undefined ? {} : { executablePath }),
    ...(cdp === undefined ? {} : { cdp }),
  });
  return {
    ...stores,
    browser,
    artifacts: createFileArtifactStore({ root: join(config.dataDir, "artifacts") }),
    clock: createSystemClock(),
    identity: createIdentity(),
    close: async () => {
      await Promise.allSettled([browser.close()]);
      await stores.close();
    },
  };
};

/** What `pacts cache` works on: the stores, and a browser that only `verify` starts. */
export const openCache = (
  flags: Flags,
  io: Io,
): Composition & { readonly config: Config; readonly locks: LockStore } => {
  const config = readConfig(flags, io);
  return { ...compose(config, io), config, locks: createLocks() };
};
