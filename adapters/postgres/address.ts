import { readFileSync } from "node:fs";
import type { TLSSocketOptions } from "node:tls";
import { UserError } from "#core/model/failure";

/** Where a database is and how to get in. */
export interface Address {
  /** For people: host, port and database; no user, no password. */
  readonly label: string;
  /** A name, an IP, or the folder of a Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly database: string | undefined;
  /** `prefer`: encrypted when the server can, unverified. */
  readonly tls: false | "prefer" | TLSSocketOptions;
  /** Off behind a proxy that gives each statement another connection. */
  readonly prepare: boolean;
  readonly connectMs: number;
  /** What the server is told of the session. */
  readonly settings: Readonly<Record<string, string>>;
}

const DEFAULT_PORT = 5432;
const DEFAULT_CONNECT_S = 3;
const SCHEMES: readonly string[] = ["postgres:", "postgresql:"];
const LOOPBACK: readonly string[] = ["localhost", "127.0.0.1", "::1"];
const SETTINGS: readonly string[] = ["application_name", "options", "search_path", "statement_timeout"];
/** Part of many providers' addresses; without them the connection is no less safe. */
const NO_MATTER: readonly string[] = ["channel_binding", "gssencmode", "target_session_attrs"];
const READ: readonly string[] = [
  "host",
  "sslmode",
  "ssl",
  "sslrootcert",
  "sslcert",
  "sslkey",
  "connect_timeout",
  "prepare",
];

const refusal = (message: string, hint: string): UserError =>
  new UserError(`the Postgres address ${message}`, { code: "database-url", hint });

const decode = (text: string, what: string): string | undefined => {
  if (text === "") return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    throw refusal(`has a ${what} that cannot be read`, "write % as %25, @ as %40, : as %3A, / as %2F");
  }
};

const parse = (url: string): URL => {
  const hint = "write postgres://user:password@host:5432/database; escape special characters of the password: @ as %40";
  // What is refused is not shown: it may hold a password.
  if (!URL.canParse(url)) throw refusal("cannot be read", hint);
  const parsed = new URL(url);
  if (!SCHEMES.includes(parsed.protocol)) throw refusal("does not begin with postgres://", hint);
  return parsed;
};

const readPem = (parameters: URLSearchParams, name: string): string | undefined => {
  const path = parameters.get(name);
  if (path === null || path === "system") return undefined;
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? ` (${error.code})` : "";
    throw refusal(`names a file for ${name} that cannot be read: ${path}${code}`, "give the path of a PEM file");
  }
};

const MODES: Readonly<Record<string, string>> = { true: "require", "1": "require", false: "disable", "0": "disable" };

/** As libpq takes `sslmode`, but off by default on this machine. */
const tlsOf = (parameters: URLSearchParams, isLocal: boolean): Address["tls"] => {
  const given = parameters.get("sslmode") ?? parameters.get("ssl") ?? (isLocal ? "disable" : "prefer");
  const mode = MODES[given] ?? given;
  const [ca, cert, key] = ["sslrootcert", "sslcert", "sslkey"].map((name) => readPem(parameters, name));
  const files = {
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
  };
  const anyHost = { ...files, checkServerIdentity: () => undefined };
  switch (mode) {
    case "disable":
      return false;
    case "allow":
    case "prefer":
      return "prefer";
    case "require":
      return ca === undefined ? { ...files, rejectUnauthorized: false } : anyHost;
    case "verify-ca":
      return anyHost;
    case "verify-full":
      return files;
    default:
      throw refusal(
        `has an sslmode it cannot have: ${given}`,
        "one of disable, prefer, require, verify-ca, verify-full",
      );
  }
};

const checkNames = (parameters: URLSearchParams): void => {
  const known = [...READ, ...SETTINGS, ...NO_MATTER];
  for (const name of parameters.keys()) {
    if (!known.includes(name))
      throw refusal(`has an option nobody knows: ${name}`, `known are ${known.toSorted().join(", ")}`);
  }
};

const connectMsOf = (parameters: URLSearchParams): number => {
  const seconds = Number(parameters.get("connect_timeout") ?? DEFAULT_CONNECT_S);
  if (seconds > 0) return seconds * 1000;
  throw refusal("has a connect_timeout that is no number of seconds", "write connect_timeout=3");
};

/** Reads a `postgres://` address. Throws UserError, which never shows what may be a secret. */
export const parseAddress = (url: string): Address => {
  const parsed = parse(url);
  const parameters = parsed.searchParams;
  checkNames(parameters);
  const named = parameters.get("host") ?? decode(parsed.hostname, "host") ?? "localhost";
  const host = named.replace(/^\[(.*)\]$/, "$1");
  const port = parsed.port === "" ? DEFAULT_PORT : Number(parsed.port);
  const database = decode(parsed.pathname.slice(1), "database name");
  const isSocket = host.startsWith("/");
  return {
    label: `${isSocket ? host : `${host.includes(":") ? `[${host}]` : host}:${port}`}/${database ?? ""}`,
    host,
    port,
    user: decode(parsed.username, "user"),
    password: decode(parsed.password, "password"),
    database,
    tls: isSocket ? false : tlsOf(parameters, LOOPBACK.includes(host)),
    prepare: parameters.get("prepare") !== "false",
    connectMs: connectMsOf(parameters),
    settings: Object.fromEntries([...parameters].filter(([name]) => SETTINGS.includes(name))),
  };
};

/**
 * The same text for every address under which these tables are found by name: host, port, database and schema. Neither user nor password
 * count, but for a user that names the database, as libpq has it.
 */
export const identityOf = ({ host, port, database, user, settings }: Address): string =>
  JSON.stringify([
    host.startsWith("/") ? host : host.toLowerCase(),
    port,
    database ?? process.env.PGDATABASE ?? user ?? process.env.PGUSER ?? "",
    settings.search_path ?? "",
    settings.options ?? "",
  ]);
