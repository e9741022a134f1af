import type { CacheEntry } from "#core/model/cache";
import type { Complaint } from "#core/model/requirement";
import { entryOfLocked } from "#core/lock/lock";
import type { Clock } from "#core/ports/clock";
import type { Identity } from "#core/ports/identity";
import type { LockStore } from "#core/ports/lock-store";
import type { Config } from "./config";

/** The lock file of a project, in the folder the program is called in. */
export const LOCK_FILE = "pacts.lock.json";

export interface LockNeeds {
  readonly locks: LockStore;
  readonly identity: Identity;
  readonly clock: Pick<Clock, "now">;
  readonly config: Pick<Config, "namespace">;
}

/** The entries a lock file stands for, or all that is wrong with it. Throws UserError when there is no such file. */
export const readLockedEntries = async (
  path: string,
  { locks, identity, clock, config }: LockNeeds,
): Promise<{ readonly entries: readonly CacheEntry[]; readonly complaints: readonly Complaint[] }> => {
  const { lock, complaints, placeOf } = await locks.read(path);
  const keys = { namespace: config.namespace, digest: identity.digest };
  const read = (lock?.elements ?? []).map((locked) => entryOfLocked(locked, clock.now(), keys));
  const unread = read.flatMap((entry, index): readonly Complaint[] => {
    if (entry) return [];
    const message = "page, element and action are not such as pacts writes: no step would look this up";
    return [
      { severity: "error", code: "lock", message, hint: "write it anew: pacts cache export", place: placeOf(index) },
    ];
  });
  return { entries: read.filter((entry) => entry !== undefined), complaints: [...complaints, ...unread] };
};
