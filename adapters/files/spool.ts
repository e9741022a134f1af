import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PortError } from "#core/model/failure";
import type { Identity } from "#core/ports/identity";
import type { Replay, Spool, Spooled } from "#core/ports/spool";
import { failure, namesIn, PARCEL, parcelText, readParcel } from "./spool-parcel";

export interface FileSpoolOptions {
  /** Its folder; made when the first parcel is kept, for its owner alone. */
  readonly folder: string;
  /** The store it is for, in words and without credentials: each parcel tells it to those who look at the folder. */
  readonly target: string;
  /** Ids sort by time: they name the parcels. */
  readonly identity: Pick<Identity, "newId">;
  /** Told in plain words of what was damaged or gave way. */
  readonly onWarning: (message: string) => void;
  /** Most that is kept; 16 MB in 2000 parcels when absent. */
  readonly most?: { readonly bytes: number; readonly parcels: number };
}

const MOST = { bytes: 16 * 1024 * 1024, parcels: 2000 };
const UNFINISHED = ".tmp";
/** One parcel that no store will ever take must not hold up the rest; after the second the store is taken for down. */
const REFUSALS = 2;
/** What was never finished for so long never will be. */
const UNFINISHED_MS = 3_600_000;

/** Another program may have taken it in the meantime. */
const sizeOf = async (path: string): Promise<number> => (await stat(path).catch(() => undefined))?.size ?? 0;

/** Drops the oldest parcels until there is room for one more. */
const makeRoom = async (options: FileSpoolOptions, bytes: number): Promise<void> => {
  const { folder, onWarning, most = MOST } = options;
  const names = await namesIn(folder, PARCEL);
  const sizes = await Promise.all(names.map((name) => sizeOf(join(folder, name))));
  let total = sizes.reduce((sum, size) => sum + size, bytes);
  let dropped = 0;
  while (dropped < names.length && (total > most.bytes || names.length - dropped + 1 > most.parcels)) {
    await rm(join(folder, names[dropped] ?? ""), { force: true });
    total -= sizes[dropped] ?? 0;
    dropped++;
  }
  if (dropped > 0) onWarning(`the spool is full: the oldest ${dropped} of its parcels of writes gave way`);
};

const dropUnfinished = async (folder: string): Promise<void> => {
  for (const name of await namesIn(folder, UNFINISHED)) {
    const path = join(folder, name);
    const changed = (await stat(path).catch(() => undefined))?.mtimeMs ?? Number.POSITIVE_INFINITY;
    if (Date.now() - changed > UNFINISHED_MS) await rm(path, { force: true });
  }
};

const writesOf = async (path: string, onWarning: (message: string) => void): Promise<readonly Spooled[]> => {
  const { writes, damaged, lines } = (await readParcel(path)) ?? { writes: [], damaged: 0, lines: 0 };
  if (damaged > 0) onWarning(`${path}: ${damaged} of ${lines} spooled writes are damaged and were left out`);
  return writes;
};

/** Parcels as files of checksummed lines: `<folder>/<id>.spool`. A parcel is there whole or not at all, and never changed. */
export const createFileSpool = (options: FileSpoolOptions): Spool => {
  const { folder, target, identity, onWarning } = options;
  return {
    async keep(writes) {
      if (writes.length === 0) return;
      const name = identity.newId();
      const temporary = join(folder, `${name}${UNFINISHED}`);
      const text = parcelText(target, writes);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await makeRoom(options, Buffer.byteLength(text));
        await writeFile(temporary, text, { flag: "wx", mode: 0o600 });
        await rename(temporary, join(folder, `${name}${PARCEL}`));
      } catch (error) {
        await rm(temporary, { force: true }).catch(() => {});
        throw error instanceof PortError ? error : failure("keep", folder, error);
      }
    },
    async drain(take, signal): Promise<Replay> {
      const names = await namesIn(folder, PARCEL);
      await dropUnfinished(folder);
      let done = 0;
      let taken = 0;
      let refused = 0;
      for (const name of names) {
        if (signal.aborted || refused === REFUSALS) break;
        const writes = await writesOf(join(folder, name), onWarning);
        try {
          if (writes.length > 0) await take(writes);
        } catch {
          refused++;
          continue;
        }
        await rm(join(folder, name), { force: true });
        done++;
        taken += writes.length;
      }
      return { writes: taken, left: names.length - done };
    },
  };
};
