import type { CacheEntry } from "#core/model/cache";
import { UserError } from "#core/model/failure";
import { printable, printableJson } from "#core/model/printable";
import { exportEntries, importEntries } from "#core/lock/lock";
import { askAll, firstOfEach, type Verb } from "./cache-layers";
import { complaintText } from "./complaints";
import { LOCK_FILE, readLockedEntries } from "./lock-file";
import { textOf } from "./table";

const USAGE = 2;

const countOf = (count: number, one: string, several: string): string => `${count} ${count === 1 ? one : several}`;

/** `cache export [file]`: what the layers hold becomes a lock file. */
export const exportLock: Verb = async ([file = LOCK_FILE], flags, deps, io) => {
  const match = textOf(flags, "match");
  const { answers, code } = await askAll(deps, io, (layer) => layer.list(match === undefined ? {} : { match }));
  const entries = firstOfEach(answers).map(({ entry }) => entry);
  const keys = { namespace: deps.config.namespace, digest: deps.identity.digest };
  const { elements, leftOut } = exportEntries(entries, keys);
  if (code !== 0) return code;
  if (elements.length === 0)
    throw new UserError("there is nothing to export", {
      hint: "pacts run <file> first; pacts cache list shows what is held",
    });
  await deps.locks.write(file, elements);
  if (leftOut > 0)
    io.err(`pacts: ${countOf(leftOut, "entry", "entries")} left out: of other uses, or not told by their own words\n`);
  if (flags.json === true) io.out(`${printableJson({ file, elements: elements.length, leftOut })}\n`);
  else if (io.isTty) io.out(`${printable(file)}: ${countOf(elements.length, "element", "elements")}\n`);
  else io.out(`${printable(file)}\t${elements.length}\n`);
  return 0;
};

const newest = (answers: readonly { readonly answer: ReadonlyMap<string, CacheEntry> }[]) => {
  const held = new Map<string, CacheEntry>();
  for (const { answer } of answers)
    for (const [key, entry] of answer) if ((held.get(key)?.rev ?? 0) <= entry.rev) held.set(key, entry);
  return held;
};

/** `cache import [file]`: what a lock file holds goes into every layer that outlives the process; the file wins. */
export const importLock: Verb = async ([file = LOCK_FILE], flags, deps, io) => {
  const { entries, complaints } = await readLockedEntries(file, deps);
  for (const complaint of complaints) io.err(complaintText(complaint));
  if (complaints.length > 0) return USAGE;
  const lasting = { layers: deps.layers.filter(({ name }) => name !== "memory").reverse() };
  const held = await askAll(lasting, io, (layer) => layer.getMany(entries.map(({ key }) => key)));
  const changed = importEntries(entries, newest(held.answers));
  const written = await askAll(lasting, io, (layer) => layer.putMany(changed));
  const figures = { file, imported: changed.length, unchanged: entries.length - changed.length };
  if (flags.json === true) io.out(`${printableJson(figures)}\n`);
  else if (io.isTty) io.out(`${printable(file)}: ${changed.length} imported, ${figures.unchanged} unchanged\n`);
  else io.out(`${printable(file)}\t${changed.length}\t${figures.unchanged}\n`);
  return Math.max(held.code, written.code);
};
