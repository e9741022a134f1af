import type { CacheEntry, LayerName } from "#core/model/cache";
import { UserError } from "#core/model/failure";
import { renderSelector } from "#core/model/locator";
import { printableJson } from "#core/model/printable";
import type { CacheFilter, CacheStats } from "#core/ports/cache-layer";
import { askAll, type CacheDeps, firstOfEach, type Held, ownPart, search, type Verb } from "./cache-layers";
import { exportLock, importLock } from "./cache-lock";
import { verifyEntries } from "./cache-verify";
import type { Flags } from "./flags";
import type { Io } from "./io";
import { suggest } from "./suggest";
import { type Column, limitOf, renderFields, renderTable, showTime, textOf } from "./table";

type StatsRow = CacheStats & { readonly layer: LayerName };

const ROWS = 50;
const SHORT = 12;

const stateOf = (entry: CacheEntry, nowMs: number): string => {
  if (entry.expiresAt <= nowMs) return "expired";
  return entry.probation > 0 ? `on trial (${entry.probation})` : "proven";
};

const bestOf = (entry: CacheEntry): string => {
  const [best] = entry.locators;
  return best === undefined ? "" : renderSelector(best);
};

const entryColumns = (nowMs: number): readonly Column<Held>[] => [
  { head: "KEY", show: ({ entry }) => ownPart(entry.key).slice(0, SHORT), raw: ({ entry }) => entry.key },
  { head: "ELEMENT", show: ({ entry }) => entry.element, flexible: true },
  { head: "ACTION", show: ({ entry }) => entry.action },
  { head: "PAGE", show: ({ entry }) => entry.url, flexible: true },
  { head: "LOCATOR", show: ({ entry }) => bestOf(entry), flexible: true, spare: 3 },
  { head: "HITS", show: ({ entry }) => String(entry.hitCount), align: "right", spare: 1 },
  { head: "STATE", show: ({ entry }) => stateOf(entry, nowMs) },
  {
    head: "PROVEN",
    show: ({ entry }) => showTime(entry.verifiedAt),
    raw: ({ entry }) => new Date(entry.verifiedAt).toISOString(),
  },
  { head: "LAYER", show: ({ layer }) => layer, spare: 2 },
];

const removedColumns: readonly Column<Held>[] = entryColumns(0).filter(({ head }) =>
  ["KEY", "ELEMENT", "ACTION", "PAGE"].includes(head),
);

const statsColumns: readonly Column<StatsRow>[] = [
  { head: "LAYER", show: ({ layer }) => layer },
  { head: "ENTRIES", show: ({ entries }) => String(entries), align: "right" },
  { head: "EXPIRED", show: ({ expired }) => String(expired), align: "right" },
  { head: "HITS", show: ({ hits }) => String(hits), align: "right" },
  {
    head: "SIZE",
    show: ({ bytes }) => `${(bytes / 1024).toFixed(1)} KB`,
    raw: ({ bytes }) => String(bytes),
    align: "right",
  },
];

const jsonOf = (held: readonly Held[]): string =>
  held.map(({ layer, entry }) => `${printableJson({ layer, ...entry })}\n`).join("");

const stats: Verb = async (_args, flags, deps, io) => {
  const { answers, code } = await askAll(deps, io, (layer) => layer.stats());
  const rows = answers.map(({ layer, answer }) => ({ layer, ...answer }));
  if (flags.json === true) io.out(rows.map((row) => `${printableJson(row)}\n`).join(""));
  else if (rows.length > 0) io.out(renderTable(statsColumns, rows, io));
  return code;
};

const list: Verb = async ([text], flags, deps, io) => {
  const match = textOf(flags, "match") ?? text;
  const limit = limitOf(flags, ROWS);
  const filter: CacheFilter = { limit, ...(match === undefined ? {} : { match }) };
  const { answers, code } = await askAll(deps, io, (layer) => layer.list(filter));
  const held = firstOfEach(answers).slice(0, limit);
  if (flags.json === true) io.out(jsonOf(held));
  else if (held.length > 0) io.out(renderTable(entryColumns(deps.clock.now()), held, io));
  else if (code === 0) io.err("the cache holds no such entry\n");
  return code;
};

const renderEntry = ({ layer, entry }: Held, nowMs: number, io: Io): string => {
  const { format, ...seen } = entry.fingerprint;
  const fields: (readonly [string, string])[] = [
    ["key", entry.key],
    ["element", entry.element],
    ["action", entry.action],
    ["page", entry.url],
    ["layer", layer],
    ["state", stateOf(entry, nowMs)],
    ["hits", String(entry.hitCount)],
    ["rev", `${entry.rev} (format ${entry.format}, fingerprint ${format})`],
    ["created", showTime(entry.createdAt)],
    ["proven", showTime(entry.verifiedAt)],
    ["expires", showTime(entry.expiresAt)],
    ...entry.locators.map(
      (locator, index) => [`locator ${index + 1}`, `${locator.strategy}  ${renderSelector(locator)}`] as const,
    ),
    ...Object.entries(seen).map(
      ([name, value]) => [`seen ${name}`, typeof value === "string" ? value : printableJson(value)] as const,
    ),
  ];
  return renderFields(fields, io);
};

/** A name of several words is one argument only when it is quoted; half of it would match too much. */
const refuseMore = (verb: string, text: string | undefined, more: readonly string[]): void => {
  if (more.length === 0) return;
  throw new UserError(`cache ${verb} takes one argument, not ${more.length + 1}`, {
    hint: `a name of several words is quoted: pacts cache ${verb} "${[text, ...more].join(" ")}"`,
  });
};

const get: Verb = async ([text = "", ...more], flags, deps, io) => {
  refuseMore("get", text, more);
  if (text === "")
    throw new UserError("which entry?", { hint: "pacts cache get <key or element>; pacts cache list shows them" });
  const { answers, code } = await askAll(deps, io, (layer) => search(layer, text));
  const held = firstOfEach(answers).slice(0, limitOf(flags, ROWS));
  if (held.length === 0 && code === 0) {
    throw new UserError(`the cache holds no entry for ${text}`, { hint: "pacts cache list shows what it holds" });
  }
  io.out(flags.json === true ? jsonOf(held) : held.map((each) => renderEntry(each, deps.clock.now(), io)).join("\n"));
  return code;
};

const clear: Verb = async ([text, ...more], flags, deps, io) => {
  const match = textOf(flags, "match") ?? text;
  refuseMore("clear", text, more);
  if ((match === undefined || match === "") && flags.all !== true) {
    throw new UserError("cache clear needs to know what", {
      hint: "pacts cache clear <part of a page or element>, or --all",
    });
  }
  if (match !== undefined && flags.all === true) {
    throw new UserError(`cache clear: either ${match} or --all`, { hint: "--all takes everything" });
  }
  const { answers, code } = await askAll(deps, io, (layer) => layer.clear(match === undefined ? {} : { match }));
  const rows = answers.map(({ layer, answer }) => ({ layer, removed: answer }));
  if (flags.json === true) io.out(rows.map((row) => `${printableJson(row)}\n`).join(""));
  else
    for (const { layer, removed } of rows)
      io.out(`${layer}${io.isTty ? ": " : "\t"}${removed}${io.isTty ? " removed" : ""}\n`);
  return code;
};

const invalidate: Verb = async ([text = "", ...more], flags, deps, io) => {
  refuseMore("invalidate", text, more);
  if (text === "")
    throw new UserError("invalidate which entries?", {
      hint: "pacts cache invalidate <key, or part of an element or page>",
    });
  const { answers, code } = await askAll(deps, io, (layer) => search(layer, text));
  const held = firstOfEach(answers);
  if (held.length === 0 && code === 0)
    throw new UserError(`the cache holds no entry for ${text}`, { hint: "pacts cache list shows what it holds" });
  const keys = held.map(({ entry }) => entry.key);
  const removed = await askAll(deps, io, (layer) => layer.remove(keys));
  if (flags.json === true) io.out(jsonOf(held));
  else if (held.length > 0) io.out(renderTable(removedColumns, held, io));
  return Math.max(code, removed.code);
};

/** Every verb, by its name. */
export const CACHE_VERBS: Readonly<Record<string, Verb>> = {
  stats,
  list,
  get,
  verify: verifyEntries,
  invalidate,
  clear,
  export: exportLock,
  import: importLock,
};

/** Which verbs look at a flag that not all of them look at. */
const FLAGS_OF: Readonly<Record<string, readonly string[]>> = {
  match: ["list", "verify", "clear", "export"],
  all: ["clear"],
  lock: ["verify"],
  limit: ["list", "get"],
};

/** A flag that changes nothing would be taken for one that does. */
const refuseForeign = (verb: string, flags: Flags): void => {
  const foreign = Object.keys(FLAGS_OF).find((name) => flags[name] !== undefined && !FLAGS_OF[name]?.includes(verb));
  if (foreign === undefined) return;
  const isFile = foreign === "lock" && (verb === "import" || verb === "export");
  throw new UserError(`--${foreign} is not for pacts cache ${verb}`, {
    hint: isFile
      ? `name the file alone: pacts cache ${verb} ${String(flags.lock)}`
      : `leave it out; it is for ${FLAGS_OF[foreign]?.join(", ")}`,
  });
};

/**
 * `pacts cache <verb>`: what is remembered of pages. Answers the exit code: 1 when `verify` could not prove an entry, 2 for a lock file that is
 * wrong, 3 when a layer could not answer. Throws UserError for an unknown verb, flag value or entry.
 */
export const cacheCommand = async (
  verb: string,
  args: readonly string[],
  flags: Flags,
  deps: CacheDeps,
  io: Io,
): Promise<number> => {
  try {
    const known = Object.keys(CACHE_VERBS);
    const run = known.includes(verb) ? CACHE_VERBS[verb] : undefined;
    if (run === undefined) {
      const meant = suggest(verb, known);
      const hint = meant === undefined ? `one of: ${known.join(", ")}` : `did you mean pacts cache ${meant}?`;
      throw new UserError(`unknown command cache ${verb}`, { hint });
    }
    refuseForeign(verb, flags);
    return await run(args, flags, deps, io);
  } finally {
    await deps.close?.();
  }
};
