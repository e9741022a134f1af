import { join } from "node:path";
import { createFileArtifactStore } from "#adapters/files/artifact-store";
import { createFileLockStore } from "#adapters/files/lock-store";
import { createFileRequirementSource } from "#adapters/files/requirement-source";
import { createFileSpool } from "#adapters/files/spool";
import { createPlaywrightBrowser } from "#adapters/playwright/browser";
import { checkTest, type TriedTest } from "#adapters/playwright/test-runner";
import { createSystemClock } from "#adapters/system/clock";
import { createIdentity } from "#adapters/system/identity";
import { createMemoryCacheLayer } from "#adapters/lru/cache-layer";
import type { CacheEntry } from "#core/model/cache";
import { plural } from "#core/model/duration";
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
import { batchHits } from "#core/resolve/hit-counts";
import { type Config, readConfig } from "./config";
import type { Flags } from "./flags";
import { guardStores, type OnTrouble } from "./guarded";
import type { Io } from "./io";
import { type Spools, spoolStores } from "./spooling";
import { openAll, type StoreTarget, warner } from "./stores";

/** A command that reads waits so long for what was spooled to be written first. */
const HAND_OVER_MS = 1000;
/** The end of a run waits so long for it. */
const LAST_HAND_OVER_MS = 100;

/** What commands without a browser work on; the caller closes it. */
export interface Stores {
  readonly runs: RunStore;
  readonly history: HealHistory;
  /** Fastest first. */
  readonly layers: readonly CacheLayer[];
  close(): Promise<void>;
}

/** Every port of the program, made of concrete adapters; the caller closes it. */
export interface Composition extends Stores {
  readonly browser: Browser;
  readonly artifacts: ArtifactStore;
  readonly clock: Clock;
  readonly identity: Identity;
  /** Begins to connect to the stores, and does in them what earlier programs left undone. */
  recover(): void;
  /** The last run is over: what the stores still do gets 100 ms. */
  ending(): void;
  /** Writes what was only added up or spooled so far; answers who could not take it. */
  flush(): Promise<readonly { readonly name: string; readonly error: unknown }[]>;
}

/** Where requirement files come from; needs nothing to be opened or closed. */
export const createSource = (): RequirementSource => createFileRequirementSource();

/** Time and chance; they need nothing to be opened or closed. */
export const createSystem = (): Pick<Composition, "clock" | "identity"> => ({
  clock: createSystemClock(),
  identity: createIdentity(),
});

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

/** Files of runs. */
export const createArtifacts = ({ dataDir, output }: Pick<Config, "dataDir" | "output">): ArtifactStore =>
  createFileArtifactStore({ root: output ?? join(dataDir, "runs") });

const TARGET_DIGITS = 12;

/** A spool for each store, so that no database is handed what another should have been told. */
const openSpools = ({ words, identity: of }: StoreTarget, { dataDir }: Pick<Config, "dataDir">, io: Io): Spools => {
  const [identity, root, warn] = [createIdentity(), join(dataDir, "spool"), warner(io)];
  const spoolIn = (folder: string) => createFileSpool({ folder, target: words, identity, onWarning: warn });
  return {
    own: spoolIn(join(root, identity.digest(of).slice(0, TARGET_DIGITS))),
    unaddressed: spoolIn(root),
    onUnaddressed: (writes) =>
      warn(`${plural(writes, "write")} that an earlier pacts had spooled without noting for whom went to ${words}`),
  };
};

/** Stores alone, without a browser. What runs could not write is written first, when it can be now. */
export const openStores = async (flags: Flags, io: Io): Promise<Stores> => {
  const config = readConfig(flags, io);
  const { memory, redis, durable } = await openAll(config, io, { running: false, onRefused: () => {} });
  const layers = [memory, ...(redis ? [redis.layer] : []), durable.layer];
  const { runs, history } = durable;
  await spoolStores(durable, openSpools(durable.target, config, io), () => {}).handOver(
    AbortSignal.timeout(HAND_OVER_MS),
  );
  return {
    layers,
    runs,
    history,
    close: async () => {
      await Promise.allSettled([...layers, runs, history].map((each) => each.close()));
    },
  };
};

/** What `pacts runs` works on; the caller closes it. */
export const openRuns = async (flags: Flags, io: Io) => ({
  ...(await openStores(flags, io)),
  artifacts: createArtifacts(readConfig(flags, io)),
  show: async (path: string): Promise<boolean> => (await import("./run-artifacts")).showFile(path, io.env),
});

/** A layer of this process alone that holds these entries. */
export const layerOf = async (entries: readonly CacheEntry[]): Promise<CacheLayer> => {
  const layer = createMemoryCacheLayer({ capacity: Math.max(1, entries.length) });
  await layer.putMany(entries);
  return layer;
};

/** The browser the configuration names; started by its first use. */
export const createBrowser = (config: Config, io: Pick<Io, "env">): Browser => {
  const { executablePath, headless, cdp, slowMoMs, viewport, driftThreshold } = config;
  return createPlaywrightBrowser({
    headless,
    slowMoMs,
    viewport,
    driftThreshold,
    env: io.env,
    ...(executablePath === undefined ? {} : { executablePath }),
    ...(cdp === undefined ? {} : { cdp }),
  });
};

const refusal = new Error("entries bear another signature than that of PACTS_CACHE_KEY; they are not used");

/** All ports for running. Nothing is started or opened before it is used. Throws UserError for an address that cannot be used. */
export const compose = async (config: Config, io: Io, onTrouble: OnTrouble = () => {}): Promise<Composition> => {
  const system = createSystem();
  const onRefused = (layer: string): void => onTrouble(`${layer} signatures`, refusal);
  const opened = await openAll(config, io, { running: true, onRefused });
  const guarded = guardStores(opened, system.clock, onTrouble);
  const spools = openSpools(opened.durable.target, config, io);
  const { runs, history, ...spool } = spoolStores(guarded, spools, onTrouble);
  const stopping = new AbortController();
  const counted = batchHits(guarded.layers);
  const browser = createBrowser(config, io);
  return {
    ...system,
    browser,
    layers: counted.layers,
    runs,
    history,
    artifacts: createArtifacts(config),
    recover: () => {
      guarded.connect();
      // Before they are handed over, runs that ended while the store was down would pass for orphans.
      void spool.handOver(stopping.signal).then(async () => {
        // A store that is down is told by what it should write; the orphans can wait.
        if (!stopping.signal.aborted) await guarded.runs.abortOrphans().catch(() => {});
      });
    },
    ending: () => {
      stopping.abort();
      guarded.ending();
    },
    flush: async () => {
      const failures = await counted.flush();
      if (spool.spooled()) await spool.handOver(AbortSignal.timeout(LAST_HAND_OVER_MS));
      return failures;
    },
    close: async () => {
      await Promise.allSettled([browser.close(), guarded.close()]);
    },
  };
};

/** What `pacts export` works on: the stores, requirement files, and Playwright's own runner for the check; the caller closes it. */
export const openExport = async (flags: Flags, io: Io) => {
  const config = readConfig(flags, io);
  const { runs, layers, close } = await openStores(flags, io);
  const worldOf = (given: Pick<Config, "variables" | "baseUrl">): World => createPlanWorld(given, io);
  const { executablePath } = config;
  const check = (test: TriedTest) => checkTest(test, { executablePath, env: io.env });
  return { runs, layers, close, config, source: createSource(), worldOf, check };
};

/** What `pacts cache` works on: the stores, lock files, and a browser that `verify` starts; the caller closes it. */
export const openCache = async (flags: Flags, io: Io) => {
  const config = readConfig(flags, io);
  const browser = createBrowser(config, io);
  const stores = await openStores(flags, io);
  const close = async (): Promise<void> => {
    await Promise.allSettled([browser.close(), stores.close()]);
  };
  return { ...createSystem(), layers: stores.layers, browser, config, locks: createLocks(), close };
};
