import type { CacheEntry, LayerName } from "#core/model/cache";
import { PortError, UserError } from "#core/model/failure";
import { renderSelector } from "#core/model/locator";
import { printable, printableJson } from "#core/model/printable";
import type { CacheFilter, CacheLayer, CacheStats } from "#core/ports/cache-layer";
import type { Flags } from "./flags";
import type { Io } from "./io";
import { suggest } from "./suggest";
import { type Column, limitOf, renderFields, renderTable, showTime, textOf } from "./table";

export interface CacheDeps {
  /** Fastest first. */
  readonly layers: readonly CacheLayer[];
  /** Called when the command is done, whatever became of it. */
  readonly close?: () => Promise<void>;
  /** Milliseconds since the epoch; the system's when absent. */
  readonly now?: () => number;
}

interface Held {
  readonly layer: LayerName;
  readonly entry: CacheEntry;
}
type StatsRow = CacheStats & { readonly layer: LayerName };
type Verb = (args: readonly string[], flags: Flags, deps: CacheDeps, io: Io) => Promise<number>;

const ROWS = 50;
const SHORT = 12;
const INFRASTRUCTURE = 3;

/** Asks each layer; one that fails is told and left out. */
const askAll = async <T>(deps: CacheDeps, io: Io, ask: (layer: CacheLayer) => Promise<T>) => {
  const answers: { readonly layer: LayerName; readonly answer: T }[] = [];
  let code = 0;
  for (const layer of deps.layers) {
    try {
      answers.push({ layer: layer.name, answer: await ask(layer) });
    } catch (error) {
      if (!(error instanceof PortError)) throw error;
      io.err(`pacts: cache layer ${layer.name}: ${printable(error.message)}\n`);
      if (error.options.hint) io.err(`  ${printable(error.options.hint)}\n`);
      code = INFRASTRUCTURE;
    }
  }
  return { answers, code };
};

/** What the program would be given: of each key the entry of the fastest layer that holds it. */
const firstOfEach = (
  answers: readonly { readonly layer: LayerName; readonly answer: readonly CacheEntry[] }[],
): readonly Held[] => {
  const held = new Map<string, Held>();
  for (const { layer, answer } of answers) {
    for (const entry of answer) if (!held.has(entry.key)) held.set(entry.key, { layer, entry });
  }
  return [...held.values()].sort((a, b) => b.entry.verifiedAt - a.entry.verifiedAt);
};

/** A key's own part: what stands behind its namespaces. */
const ownPart = (key: string): string => key.slice(key.lastIndexOf(":") + 1);

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
  { head: "LOCATOR", show: ({ entry }) => bestOf(entry), flexible: true },
  { head: "HITS", show: ({ entry }) => String(entry.hitCount), align: "right" },
  { head: "STATE", show: ({ entry }) => stateOf(entry, nowMs) },
  {
    head: "PROVEN",
    show: ({ entry }) => showTime(entry.verifiedAt),
    raw: ({ entry }) => new Date(entry.verifiedAt).toISOString(),
  },
  { head: "LAYER", show: ({ layer }) => layer },
];

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

const nowOf = ({ now = Date.now }: CacheDeps): number => now();

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
  else if (held.length > 0) io.out(renderTable(entryColumns(nowOf(deps)), held, io));
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

/** By the whole key; else by a beginning of it or by a text within the element's name, in any case. */
const search = async (layer: CacheLayer, text: string): Promise<readonly CacheEntry[]> => {
  const exact = await layer.getMany([text]);
  if (exact.size > 0) return [...exact.values()];
  const wanted = text.toLowerCase();
  return (await layer.list({})).filter(
    ({ key, element }) =>
      key.startsWith(text) || ownPart(key).startsWith(text) || element.toLowerCase().includes(wanted),
  );
};

const get: Verb = async ([text = ""], flags, deps, io) => {
  if (text === "")
    throw new UserError("which entry?", { hint: "pacts cache get <key or element>; pacts cache list shows them" });
  const { answers, code } = await askAll(deps, io, (layer) => search(layer, text));
  const held = firstOfEach(answers).slice(0, limitOf(flags, ROWS));
  if (held.length === 0 && code === 0) {
    throw new UserError(`the cache holds no entry for ${text}`, { hint: "pacts cache list shows what it holds" });
  }
  io.out(flags.json === true ? jsonOf(held) : held.map((each) => renderEntry(each, nowOf(deps), io)).join("\n"));
  return code;
};

const clear: Verb = async ([text], flags, deps, io) => {
  const match = textOf(flags, "match") ?? text;
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

const VERBS: Readonly<Record<string, Verb>> = { stats, list, get, clear };

/**
 * `pacts cache stats|list|get|clear`: what is remembered of pages. Answers the exit code: 3 when a layer could not answer.
 * Throws UserError for an unknown verb, flag value or entry.
 */
export const cacheCommand = async (
  verb: string,
  args: readonly string[],
  flags: Flags,
  deps: CacheDeps,
  io: Io,
): Promise<number> => {
  try {
    const known = Object.keys(VERBS);
    const run = known.includes(verb) ? VERBS[verb] : undefined;
    if (run === undefined) {
      const meant = suggest(verb, known);
      const hint = meant === undefined ? `one of: ${known.join(", ")}` : `did you mean pacts cache ${meant}?`;
      throw new UserError(`unknown command cache ${verb}`, { hint });
    }
    return await run(args, flags, deps, io);
  } finally {
    await deps.close?.();
  }
};
