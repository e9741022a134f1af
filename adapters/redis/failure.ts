import { PortError, UserError } from "#core/model/failure";

/** What redis-server's or the client's words mean, and what helps. */
const MEANINGS: readonly (readonly [RegExp, string, string?])[] = [
  [/^(WRONGPASS|NOAUTH)/, "it refused the user or the password", "mend user and password in the URL"],
  [
    /^NOPERM/,
    "its user may not do this",
    "allow it: ACL SETUSER <user> on ><password> ~pacts:* +@read +@write +@scripting +ping +select",
  ],
  [/\bOOM\b/, "its memory is full", "set maxmemory-policy allkeys-lru, or give it more memory"],
  [/^READONLY/, "it is a replica that takes no writes", "name the primary in the URL"],
  [/^MISCONF/, "it takes no writes while it cannot save to its disk", "free its disk, or turn its snapshots off"],
  [/^LOADING/, "it is still loading its data"],
  [/^(MOVED|CROSSSLOT|CLUSTERDOWN)/, "it is a cluster", "name a single Redis"],
  [/timeout/i, "it does not answer"],
  [/ECONNREFUSED/, "nobody listens there", "start it, or mend the URL"],
  [/ENOTFOUND|EAI_AGAIN/, "its host is not known", "mend the host in the URL"],
  [/CERT|certificate|self[- ]signed/i, "its certificate is not trusted", "name the authority that signed it"],
  [/ECONNRESET|EPIPE|closed unexpectedly/, "the connection was lost"],
  [/client is closed|Disconnects client/, "it was used after it was closed"],
];

const wordsOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return "code" in error && typeof error.code === "string" ? `${error.message} ${error.code}` : error.message;
};

/** Whether the client only says that there is no connection, not why. */
export const isOffline = (error: unknown): boolean => wordsOf(error) === "The client is offline";

/** Whether the server turned the user away: trying again soon does not help. */
export const isRefusal = (error: unknown): boolean => /^(WRONGPASS|NOAUTH|NOPERM)/.test(wordsOf(error));

/** Whether the server has lost a script, or never had it. */
export const isScriptGone = (error: unknown): boolean => wordsOf(error).startsWith("NOSCRIPT");

/** What a port may throw: PortError and UserError pass through, all else becomes a PortError that names the server. */
export const asPortError = (port: string, operation: string, shown: string, error: unknown): Error => {
  if (error instanceof PortError || error instanceof UserError) return error;
  const words = wordsOf(error);
  const [, meaning = words, hint] = MEANINGS.find(([pattern]) => pattern.test(words)) ?? [];
  return new PortError(port, "redis", operation, `Redis at ${shown}: ${meaning}`, {
    cause: error,
    ...(hint === undefined ? {} : { hint }),
  });
};
