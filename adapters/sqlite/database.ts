import { Database } from "bun:sqlite";
import { mkdirSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DamageError, isBusy, isDamage } from "./failure";
import { migrate } from "./migrate";

export interface DatabaseOptions {
  readonly path: string;
  readonly now: () => number;
  readonly onWarning: (message: string) => void;
  /** Waits so long for another process that holds the file; 5 s when absent. */
  readonly busyMs?: number;
}

/** An open file, and which file it was: a path may come to mean another one. */
export interface OpenDatabase {
  readonly database: Database;
  readonly inode: number | undefined;
}

const BUSY_MS = 5000;
const RETRY_MS = 5;
/** Larger files are not read through at each start; damage in them shows at the statement that meets it. */
const CHECKED_BYTES = 8 * 1024 * 1024;

/** Which file is at the path now; undefined when none is. */
export const inodeAt = (path: string): number | undefined => stat(path)?.ino;

const stat = (path: string): { readonly ino: number; readonly size: number } | undefined =>
  statSync(path, { throwIfNoEntry: false });

const check = (database: Database): void => {
  const row = database.query<{ quick_check: string }, []>("PRAGMA quick_check(1)").get();
  if (row?.quick_check !== "ok") throw new DamageError(row?.quick_check ?? "quick_check gave no answer");
};

const connect = ({ path, now, busyMs = BUSY_MS }: DatabaseOptions): OpenDatabase => {
  const size = stat(path)?.size ?? 0;
  const database = new Database(path, { create: true, readwrite: true });
  try {
    database.run(`PRAGMA busy_timeout = ${busyMs}`);
    database.run("PRAGMA journal_mode = WAL");
    database.run("PRAGMA synchronous = NORMAL");
    database.run("PRAGMA foreign_keys = ON");
    database.run("PRAGMA trusted_schema = OFF");
    if (size > 0 && size <= CHECKED_BYTES) check(database);
    migrate(database, now());
    return { database, inode: stat(path)?.ino };
  } catch (error) {
    database.close();
    throw error;
  }
};

/** Two processes that turn a new file to WAL at once get "locked" at once, whatever the busy timeout. */
const connectPatiently = (options: DatabaseOptions): OpenDatabase => {
  const deadline = performance.now() + (options.busyMs ?? BUSY_MS);
  for (;;) {
    try {
      return connect(options);
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error;
      Bun.sleepSync(RETRY_MS);
    }
  }
};

const stamp = (ms: number): string => new Date(ms).toISOString().replaceAll(/[-:.]/g, "");

const move = (from: string, to: string): void => {
  if (stat(from) !== undefined) renameSync(from, to);
};

/**
 * Renames a damaged file and its companions to `<file>.corrupt-<time>`, unless another process has replaced it already.
 * The log goes first: it must never be found beside a fresh file.
 */
export const setAside = ({ path, now, onWarning }: DatabaseOptions, inode: number | undefined, why: unknown): void => {
  const aside = `${path}.corrupt-${stamp(now())}`;
  for (const suffix of ["-wal", "-shm", ""]) {
    if (stat(path)?.ino !== inode) return;
    move(`${path}${suffix}`, `${aside}${suffix}`);
  }
  const reason = why instanceof Error ? why.message : String(why);
  onWarning(`${path} is damaged (${reason}); it was set aside as ${aside}, and a fresh one was made`);
};

/** Opens the file, makes its folder, brings the schema up to date. A damaged file is set aside and a fresh one made. */
export const openDatabase = (options: DatabaseOptions): OpenDatabase => {
  mkdirSync(dirname(options.path), { recursive: true, mode: 0o700 });
  const inode = stat(options.path)?.ino;
  try {
    return connectPatiently(options);
  } catch (error) {
    if (!isDamage(error) || inode === undefined) throw error;
    setAside(options, inode, error);
    return connectPatiently(options);
  }
};
