import { findBrowser } from "#adapters/playwright/find-browser";
import { openRedis } from "#adapters/redis/client";
import { readRedisFacts } from "#adapters/redis/server-facts";
import { createArtifacts, createBrowser } from "./compose";
import { type Config, readConfig } from "./config";
import { dbCommand } from "./db";
import { type DoctorDeps, doctorCommand } from "./doctor";
import type { Flags } from "./flags";
import type { Io } from "./io";
import { openUpkeep } from "./stores";

/** `pacts db`, with everything real. */
export const runDb = async (verb: string, flags: Flags, io: Io): Promise<number> => {
  const config = readConfig(flags, io);
  return dbCommand(verb, flags, { upkeep: await openUpkeep(config, io), artifacts: createArtifacts(config) }, io);
};

const realParts = (config: Config, io: Io): DoctorDeps => ({
  browser: async () => {
    const path = findBrowser(config.executablePath, config.headless, io.env);
    const browser = createBrowser(config, io);
    try {
      await (await browser.open({})).close();
    } finally {
      await browser.close();
    }
    return path;
  },
  database: async () => {
    const upkeep = await openUpkeep(config, io);
    return upkeep.status().finally(() => upkeep.close());
  },
  redis: async () => {
    const client = openRedis({ url: config.redisUrl ?? "" });
    return readRedisFacts(client).finally(() => client.close());
  },
});

/** `pacts doctor`, with everything real. */
export const runDoctor = async (flags: Flags, io: Io): Promise<number> => {
  const config = readConfig(flags, io);
  return doctorCommand(config, flags, realParts(config, io), io);
};
