import type { Database } from "bun:sqlite";
import { PortError } from "#core/model/failure";
import type { Clock } from "#core/ports/clock";
import { type BunSQLiteDatabase, drizzle } from "drizzle-orm/bun-sqlite";
import { inodeAt, openDatabase, setAside } from "./database";
import { asPortError, GoneError, isDamage, isMoved } from "./failure";

export type Orm = BunSQLiteDatabase & { readonly $client: Database };

export interface SqliteOptions {
  /** The database file; its folder is made when missing, for its owner alone. */
  readonly path: string;
  /** The system's when absent. */
  readonly clock?: Pick<Clock, "now">;
  /** Waits so long for another process that holds the file; 5 s when absent. */
  readonly busyMs?: number;
  /** For a program that stays: looks before each use whether the file is still the one that was opened. One that is gone is an error then, not made anew. */
  readonly follow?: boolean;
  /** Told in plain words when a damaged file was set aside. */
  readonly onWarning?: (message: string) => void;
}

/** One port's use of the database. `work` must not wait: a transaction ends when it returns. Both throw PortError. */
export interface SqliteLease {
  read<T>(operation: string, work: (db: Orm) => T): T;
  /** In one transaction that takes the write lock at its start; a throw rolls it back. */
  write<T>(operation: string, work: (db: Orm) => T): T;
  /** Idempotent. */
  close(): void;
}

/** One database file, opened at its first use and shared by the stores; closed with its last lease. */
export interface SqliteClient {
  readonly path: string;
  lease(port: string): SqliteLease;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Closes the file whoever still holds a lease. Idempotent. */
  close(): void;
}

interface Connection {
  readonly orm: Orm;
  readonly inode: number | undefined;
}

/** Statements are prepared once a connection: drizzle builds an unprepared one anew each time, 50 times slower. */
export const preparedOnce = <T>(prepare: (db: Orm) => T): ((db: Orm) => T) => {
  const known = new WeakMap<Orm, T>();
  return (db) => {
    const found = known.get(db) ?? prepare(db);
    known.set(db, found);
    return found;
  };
};

const letGo = (database: Database): void => {
  try {
    // Statements outlive the close until they are collected, so the log is folded in now, if nobody else is at work.
    database.run("PRAGMA busy_timeout = 0");
    database.run("PRAGMA wal_checkpoint(TRUNCATE)");
  } catch {
    // The next one to open it folds the log in.
  }
  database.close();
};

/** The one way to the database file. Nothing is opened before the first read or write. */
export const openSqlite = ({ path, clock, onWarning = () => {}, busyMs, follow }: SqliteOptions): SqliteClient => {
  const now = (): number => clock?.now() ?? Date.now();
  const options = { path, now, onWarning, ...(busyMs === undefined ? {} : { busyMs }) };
  let connection: Connection | undefined;
  let leases = 0;
  let closed = false;
  let wasThere = false;

  const release = (): void => {
    const open = connection;
    connection = undefined;
    if (open !== undefined) letGo(open.orm.$client);
  };
  const lookAgain = (): void => {
    const inode = inodeAt(path);
    if (connection !== undefined && inode !== connection.inode) release();
    if (wasThere && inode === undefined) throw new GoneError("the file is gone");
  };
  const connected = (): Connection => {
    if (follow) lookAgain();
    if (connection === undefined) {
      const { database, inode } = openDatabase(options);
      connection = { orm: drizzle({ client: database }), inode };
      wasThere = true;
    }
    return connection;
  };
  const guarded = <T>(port: string, operation: string, work: (db: Orm) => T): T => {
    try {
      return work(connected().orm);
    } catch (error) {
      const inode = connection?.inode;
      if (connection !== undefined && (isDamage(error) || isMoved(error))) {
        release();
        if (isDamage(error)) setAside(options, inode, error);
      }
      throw asPortError(port, operation, path, error);
    }
  };
  const lease = (port: string): SqliteLease => {
    let held = true;
    leases++;
    const use = <T>(operation: string, work: (db: Orm) => T): T => {
      if (!held || closed) throw new PortError(port, "sqlite", operation, `${path}: used after it was closed`);
      return guarded(port, operation, work);
    };
    return {
      read: use,
      write: (operation, work) => use(operation, (db) => db.transaction(() => work(db), { behavior: "immediate" })),
      close: () => {
        if (!held) return;
        held = false;
        leases--;
        if (leases === 0) release();
      },
    };
  };
  return {
    path,
    lease,
    now,
    close: () => {
      closed = true;
      release();
    },
  };
};
