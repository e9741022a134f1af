import { createHash } from "node:crypto";

/** Grows when what is stored under the keys changes its shape. */
const SCHEMA = 1;

/** The keys of one namespace. Nobody else's begin like these, and none of their characters means anything in a pattern. */
export interface RedisKeys {
  /** What the keys of entries begin with. */
  readonly entries: string;
  /** What the keys of requirements begin with. */
  readonly requirements: string;
  entry(key: string): string;
  /** The entry's own key again. */
  ofEntry(redisKey: string): string;
  /** Where the list of keys of this requirement stands. */
  requirement(name: string): string;
}

/** Namespaces stay readable; what separates or matches is written as `%` and four hex digits. */
const escaped = (namespace: string): string =>
  namespace.replace(/[^A-Za-z0-9._-]/g, (unit) => `%${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** `pacts:<schema>:<namespace>:e:<key>` and `...:r:<hash of the requirement>`. */
export const keysOf = (namespace: string): RedisKeys => {
  const prefix = `pacts:${SCHEMA}:${escaped(namespace)}:`;
  const entries = `${prefix}e:`;
  const requirements = `${prefix}r:`;
  return {
    entries,
    requirements,
    entry: (key) => `${entries}${key}`,
    ofEntry: (redisKey) => redisKey.slice(entries.length),
    requirement: (name) => `${requirements}${createHash("sha256").update(name).digest("hex")}`,
  };
};
