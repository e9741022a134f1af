import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { namesIn, PARCEL, readParcel } from "./spool-parcel";

/** Writes that wait for one store. */
export interface WaitingSpool {
  readonly folder: string;
  /** The store, in words; absent for those that an earlier pacts left, which did not note it. */
  readonly target?: string;
  readonly writes: number;
  /** When the first of them was kept, in milliseconds since the epoch. */
  readonly sinceMs: number;
}

const lookAt = async (folder: string): Promise<WaitingSpool | undefined> => {
  let writes = 0;
  let target: string | undefined;
  let sinceMs = Number.POSITIVE_INFINITY;
  for (const name of await namesIn(folder, PARCEL)) {
    const path = join(folder, name);
    const [parcel, file] = await Promise.all([readParcel(path), stat(path).catch(() => undefined)]);
    if (parcel === undefined || file === undefined) continue;
    writes += parcel.writes.length;
    target ??= parcel.target;
    sinceMs = Math.min(sinceMs, file.mtimeMs);
  }
  return writes === 0 ? undefined : { folder, writes, sinceMs, ...(target === undefined ? {} : { target }) };
};

/** All spools below the folder in which something waits, the oldest first; reads them whole. Throws PortError. */
export const listSpools = async (root: string): Promise<readonly WaitingSpool[]> => {
  const inside = await readdir(root, { withFileTypes: true }).catch(() => []);
  const folders = [root, ...inside.filter((entry) => entry.isDirectory()).map(({ name }) => join(root, name))];
  const found = await Promise.all(folders.map(lookAt));
  return found.filter((spool) => spool !== undefined).toSorted((one, other) => one.sinceMs - other.sinceMs);
};
