import { UserError } from "#core/model/failure";
import type { CacheLayer } from "#core/ports/cache-layer";
import type { RunStore } from "#core/ports/run-store";
import { readConfig } from "./config";
import type { Flags } from "./flags";
import type { Io } from "./io";

/** What `runs` and `cache` work on; the caller closes it. */
export interface Stores {
  readonly runs: RunStore;
  readonly layers: readonly CacheLayer[];
  close(): Promise<void>;
}

/** Placeholder until the stores are merged. */
export async function openStores(flags: Flags, io: Io): Promise<Stores> {
  readConfig(flags, io);
  throw new UserError("stores are not in this build");
}
