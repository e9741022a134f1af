import type { CacheEntry, LayerName } from "#core/model/cache";
import { PortError } from "#core/model/failure";
import { printable } from "#core/model/printable";
import type { Browser } from "#core/ports/browser";
import type { CacheLayer } from "#core/ports/cache-layer";
import type { Clock } from "#core/ports/clock";
import type { Identity } from "#core/ports/identity";
import type { LockStore } from "#core/ports/lock-store";
import type { Config } from "./config";
import type { Flags } from "./flags";
import type { Io } from "./io";

/** What the verbs of `pacts cache` work on. */
export interface CacheDeps {
  /** Fastest first. */
  readonly layers: readonly CacheLayer[];
  readonly locks: LockStore;
  readonly identity: Identity;
  readonly clock: Clock;
  /** Started by `verify` alone. */
  readonly browser: Browser;
  readonly config: Pick<Config, "driftThreshold" | "stepTimeoutMs" | "lock" | "namespace">;
  /** Called when the command is done, whatever became of it. */
  readonly close?: () => Promise<void>;
}

/** One verb; answers the exit code. */
export type Verb = (args: readonly string[], flags: Flags, deps: CacheDeps, io: Io) => Promise<number>;

/** An entry and the fastest layer that holds it. */
export interface Held {
  readonly layer: LayerName;
  readonly entry: CacheEntry;
}

interface Answer<T> {
  readonly layer: LayerName;
  readonly answer: T;
}

const INFRASTRUCTURE = 3;

/** Asks each layer; one that fails is told and left out, and the code is 3 then. */
export const askAll = async <T>(
  { layers }: Pick<CacheDeps, "layers">,
  io: Io,
  ask: (layer: CacheLayer) => Promise<T>,
): Promise<{ readonly answers: readonly Answer<T>[]; readonly code: number }> => {
  const answers: Answer<T>[] = [];
  let code = 0;
  for (const layer of layers) {
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

/** What the program would be given: of each key the entry of the fastest layer that holds it. The last proven first. */
export const firstOfEach = (answers: readonly Answer<readonly CacheEntry[]>[]): readonly Held[] => {
  const held = new Map<string, Held>();
  for (const { layer, answer } of answers) {
    for (const entry of answer) if (!held.has(entry.key)) held.set(entry.key, { layer, entry });
  }
  return [...held.values()].sort((a, b) => b.entry.verifiedAt - a.entry.verifiedAt);
};

/** A key's own part: what stands behind its namespaces. */
export const ownPart = (key: string): string => key.slice(key.lastIndexOf(":") + 1);

/** By the whole key; else by a beginning of it or by a text within the element's name or the address, in any case. */
export const search = async (layer: CacheLayer, text: string): Promise<readonly CacheEntry[]> => {
  const exact = await layer.getMany([text]);
  if (exact.size > 0) return [...exact.values()];
  const wanted = text.toLowerCase();
  return (await layer.list({})).filter(
    ({ key, element, url }) =>
      key.startsWith(text) ||
      ownPart(key).startsWith(text) ||
      element.toLowerCase().includes(wanted) ||
      url.toLowerCase().includes(wanted),
  );
};
