import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { PortError } from "#core/model/failure";
import type { Identity } from "#core/ports/identity";
import type { Replay, Spool, Spooled } from "#core/ports/spool";

export interface FileSpoolOptions {
  /** Its folder; made when the first parcel is kept, for its owner alone. */
  readonly folder: string;
  /** Ids sort by time: they name the parcels. */
  readonly identity: Pick<Identity, "newId">;
  /** Told in plain words of what was damaged or gave way. */
  readonly onWarning: (message: string) => void;
  /** Most that is kept; 16 MB in 2000 parcels when absent. */
  readonly most?: { readonly bytes: number; readonly parcels: number };
}

const MOST = { bytes: 16 * 1024 * 1024, parcels: 2000 };
const PARCEL = ".spool";
const UNFINISHED = ".tmp";
/** One parcel that no store will ever take must not hold up the rest; after the second the store is taken for down. */
const REFUSALS = 2;
/** What was never finished for so long never will be. */
const UNFINISHED_MS = 3_600_000;

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

const failure = (operation: string, path: string, error: unknown): PortError => {
  const code = codeOf(error);
  const full = code === "ENOSPC" || code === "EDQUOT";
  const shut = code === "EROFS" || code === "EACCES" || code === "EPERM";
  const said = error instanceof Error ? error.message : String(error);
  const what = full ? "the disk is full" : shut ? "it cannot be written to" : said;
  const hint = full ? "free some space" : shut ? "make the folder writable, or set PACTS_DATA_DIR" : undefined;
  return new PortError("spool", "files", operation, `${path}: ${what}`, { cause: error, ...(hint ? { hint } : {}) });
};

const checksum = (text: string): string => crc32(text).toString(16).padStart(8, "0");

const lineOf = (write: Spooled): string => {
  const json = JSON.stringify(write);
  return `${checksum(json)} ${json}\n`;
};

/** Undefined when the line is not what was written. */
const writeOf = (line: string): Spooled | undefined => {
  const json = line.slice(9);
  if (line.charAt(8) !== " " || line.slice(0, 8) !== checksum(json)) return undefined;
  try {
    const write = JSON.parse(json) as Spooled;
    return write.kind === "event" || write.kind === "attempt" ? write : undefined;
  } catch {
    return undefined;
  }
};

const namesIn = async (folder: string, ending: string): Promise<readonly string[]> => {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith(ending)).sort();
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw failure("list", folder, error);
  }
};

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

/** Undefined when another program has taken it. */
const readParcel = async (path: string, onWarning: (message: string) => void) => {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return undefined;
    throw failure("read", path, error);
  });
  if (text === undefined) return undefined;
  const lines = text.split("\n").filter((line) => line !== "");
  const writes = lines.map(writeOf).filter((write) => write !== undefined);
  const damaged = lines.length - writes.length;
  if (damaged > 0) onWarning(`${path}: ${damaged} of ${lines.length} spooled writes are damaged and were left out`);
  return writes;
};

/** Parcels as files of checksummed lines: `<folder>/<id>.spool`. A parcel is there whole or not at all, and never changed. */
export const createFileSpool = (options: FileSpoolOptions): Spool => {
  const { folder, identity, onWarning } = options;
  return {
    async keep(writes) {
      if (writes.length === 0) return;
      const name = identity.newId();
      const temporary = join(folder, `${name}${UNFINISHED}`);
      const text = writes.map(lineOf).join("");
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
        const writes = await readParcel(join(folder, name), onWarning);
        try {
          if (writes !== undefined && writes.length > 0) await take(writes);
        } catch {
          refused++;
          continue;
        }
        await rm(join(folder, name), { force: true });
        done++;
        taken += writes?.length ?? 0;
      }
      return { writes: taken, left: names.length - done };
    },
  };
};
