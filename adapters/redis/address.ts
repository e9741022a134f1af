import { UserError } from "#core/model/failure";

/** Where a Redis is and who asks, as its URL says. */
export interface RedisAddress {
  readonly url: string;
  readonly tls: boolean;
  /** `host:port/db`: what may be shown; user and password are left out. */
  readonly shown: string;
}

const DEFAULT_PORT = "6379";
const SHAPE =
  "write redis://[[user]:password@]host[:port][/db], or rediss:// for TLS, with reserved characters %-escaped";

const refuse = (what: string): never => {
  // The URL itself may hold a password: it is never repeated.
  throw new UserError(`the Redis URL is not usable: ${what}`, { hint: SHAPE });
};

const isEscaped = (text: string): boolean => {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
};

/** Reads a Redis URL; throws UserError, without the URL's words, when it is none. */
export const parseRedisUrl = (url: string): RedisAddress => {
  const parsed = URL.canParse(url) ? new URL(url) : refuse("it is not a URL");
  const { protocol, hostname, port, username, password, pathname } = parsed;
  if (protocol !== "redis:" && protocol !== "rediss:") refuse("it begins with neither redis:// nor rediss://");
  if (hostname === "") refuse("it names no host");
  if (!isEscaped(username) || !isEscaped(password)) refuse("a % in its user or password is no escape");
  if (username !== "" && password === "") refuse("it names a user without a password");
  if (!/^\/?\d*$/.test(pathname)) refuse("what stands behind the host is no database number");
  const database = pathname.replace("/", "");
  return {
    url,
    tls: protocol === "rediss:",
    shown: `${hostname}:${port || DEFAULT_PORT}${database && `/${database}`}`,
  };
};
