import { PortError } from "#core/model/failure";
import type { Clock } from "#core/ports/clock";
import { identityOf, parseAddress } from "./address";
import { asPortError, isDeadlock, isLost, SilenceError } from "./failure";
import { openPool, type Orm, type Pool } from "./pool";

export interface PostgresOptions {
  /** `postgres://user:password@host:port/database?sslmode=...`. */
  readonly url: string;
  /** The system's when absent. */
  readonly clock?: Pick<Clock, "now">;
  /** So long without an answer, and the connections are given up; callers mostly wait less. 5 s when absent. */
  readonly answerMs?: number;
}

/** One port's use of the database. Both throw PortError. A transaction is one statement: `work` is done anew after a deadlock. */
export interface PostgresLease {
  ask<T>(operation: string, work: (db: Orm) => Promise<T>): Promise<T>;
  /** For what goes through whole tables: up to a minute. */
  askPatiently<T>(operation: string, work: (db: Orm) => Promise<T>): Promise<T>;
  /** Idempotent. */
  close(): Promise<void>;
}

/** One database, connected to at its first use and shared by the stores; closed with its last lease. */
export interface PostgresClient {
  /** For people: host, port and database. */
  readonly label: string;
  /** The same for all addresses of these tables, whoever asks; holds no credentials. */
  readonly identity: string;
  lease(port: string): PostgresLease;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Closes the connections whoever still holds a lease; bounded, whatever the server does. Idempotent. */
  close(): Promise<void>;
}

const ANSWER_MS = 5000;
const PATIENCE_MS = 60_000;
const TRIES = 3;

/** Statements are prepared once a pool: drizzle builds an unprepared one anew each time. */
export const preparedOnce = <T>(prepare: (db: Orm) => T): ((db: Orm) => T) => {
  const known = new WeakMap<Orm, T>();
  return (db) => {
    const found = known.get(db) ?? prepare(db);
    known.set(db, found);
    return found;
  };
};

/** The answer of the work; throws SilenceError when it takes longer. */
export const within = async <T>(ms: number, work: Promise<T>): Promise<T> => {
  let timer: Timer | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new SilenceError(ms)), ms);
  });
  return Promise.race([work, silence]).finally(() => clearTimeout(timer));
};

const untilNoDeadlock = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let left = TRIES - 1; ; left--) {
    try {
      return await work();
    } catch (error) {
      if (left === 0 || !isDeadlock(error)) throw error;
    }
  }
};

/** The one way to the database. Nothing is connected before the first question. Throws UserError for an address that cannot be read. */
export const openPostgres = ({ url, clock, answerMs = ANSWER_MS }: PostgresOptions): PostgresClient => {
  const address = parseAddress(url);
  let pool: Pool | undefined;
  let leases = 0;
  let closed = false;

  const giveUp = async (lost: Pool): Promise<void> => {
    if (pool === lost) pool = undefined;
    await lost.close();
  };
  const release = async (): Promise<void> => {
    if (pool !== undefined) await giveUp(pool);
  };
  const connected = async (): Promise<Pool> => {
    pool ??= openPool(address, answerMs);
    const current = pool;
    try {
      await within(PATIENCE_MS, current.ready);
    } catch (error) {
      void giveUp(current);
      throw error;
    }
    return current;
  };
  const guarded = async <T>(port: string, operation: string, ms: number, work: (db: Orm) => Promise<T>): Promise<T> => {
    try {
      const current = await connected();
      try {
        return await within(
          ms,
          untilNoDeadlock(() => work(current.orm)),
        );
      } catch (error) {
        if (isLost(error)) void giveUp(current);
        throw error;
      }
    } catch (error) {
      throw asPortError(port, operation, address.label, error);
    }
  };
  const lease = (port: string): PostgresLease => {
    let held = true;
    leases++;
    const use = async <T>(operation: string, ms: number, work: (db: Orm) => Promise<T>): Promise<T> => {
      if (held && !closed) return guarded(port, operation, ms, work);
      throw new PortError(port, "postgres", operation, `${address.label}: used after it was closed`);
    };
    return {
      ask: (operation, work) => use(operation, answerMs, work),
      askPatiently: (operation, work) => use(operation, PATIENCE_MS, work),
      close: async () => {
        if (!held) return;
        held = false;
        leases--;
        if (leases === 0) await release();
      },
    };
  };
  return {
    label: address.label,
    identity: identityOf(address),
    lease,
    now: () => clock?.now() ?? Date.now(),
    close: async () => {
      closed = true;
      await release();
    },
  };
};
