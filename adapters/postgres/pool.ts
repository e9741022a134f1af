import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres, { type Sql } from "postgres";
import type { Address } from "./address";
import { migrate } from "./migrate";
import { createSockets } from "./sockets";

export type Orm = PostgresJsDatabase & { readonly $client: Sql };

/** A few connections to one server. A pool that lost one is thrown away whole: the client's own way back is not to be trusted. */
export interface Pool {
  readonly orm: Orm;
  /** When it is connected and the schema is up to date; rejects when that cannot be. */
  readonly ready: Promise<void>;
  /** Bounded, whatever the server does; what is under way is rejected. Idempotent. */
  close(): Promise<void>;
}

const CONNECTIONS = 3;
const IDLE_S = 30;
/** For the server to hear a goodbye. */
const GOODBYE_S = 0.1;

const optionsOf = ({ host, port, user, password, database, tls, prepare, connectMs, settings }: Address) => ({
  host,
  port,
  ssl: tls,
  prepare,
  connect_timeout: connectMs / 1000,
  ...(user === undefined ? {} : { user }),
  ...(password === undefined ? {} : { pass: password }),
  ...(database === undefined ? {} : { database }),
  connection: { application_name: "pacts", DateStyle: "ISO", ...settings },
  fetch_types: false,
  debug: false,
  // Waiting between attempts is the caller's business.
  backoff: () => 0,
  onnotice: () => {},
});

/** Counts come as numbers; JSON comes as its text, for us to read with care. */
const TYPES = {
  bigint: { to: 20, from: [20], parse: Number, serialize: String },
  json: { to: 114, from: [114, 3802], parse: (text: string) => text, serialize: String },
};

/** Opens a pool; it connects at once. `lockMs`: how long it waits for another process that migrates. */
export const openPool = (address: Address, lockMs: number): Pool => {
  const sockets = createSockets(address);
  const options = { ...optionsOf(address), socket: sockets.connect };
  const client = postgres({ ...options, max: CONNECTIONS, idle_timeout: IDLE_S, types: TYPES });
  // The Orm changes its client's ways with JSON and dates: migrations have one of their own.
  const migrating = () => postgres({ ...options, max: 1 });
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await client.end({ timeout: GOODBYE_S });
    sockets.destroy();
  };
  return {
    orm: drizzle({ client }),
    ready: migrate({ client, migrating, lockMs }),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
};

/** One connection that leaves the schema as it is. */
export interface BareConnection {
  readonly client: Sql;
  /** Bounded, like a pool's. */
  close(): Promise<void>;
}

/** Opens a single connection for looking at a database without changing it. */
export const openBare = (address: Address): BareConnection => {
  const sockets = createSockets(address);
  const options = { ...optionsOf(address), socket: sockets.connect };
  const client = postgres({ ...options, max: 1 });
  return {
    client,
    close: async () => {
      await client.end({ timeout: GOODBYE_S });
      sockets.destroy();
    },
  };
};
