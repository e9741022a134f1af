import { UserError } from "#core/model/failure";
import { printableJson } from "#core/model/printable";
import type { ArtifactStore } from "#core/ports/artifact-store";
import type { Upkeep, UpkeepStatus } from "#core/ports/upkeep";
import { age } from "./config-values";
import type { Flags } from "./flags";
import type { Io } from "./io";
import { renderFields, textOf } from "./table";

export interface DbDeps {
  readonly upkeep: Upkeep;
  readonly artifacts: Pick<ArtifactStore, "remove">;
  /** Milliseconds since the epoch; the system's when absent. */
  readonly now?: () => number;
}

type Verb = (flags: Flags, deps: DbDeps, io: Io) => Promise<number>;

const INFRASTRUCTURE = 3;
/** What no run has proven for so long is used by none any more. */
const ENTRIES_KEPT_MS = 7 * 86_400_000;

/** What the versions mean, for people. */
export const schemaText = ({ applied, known }: UpkeepStatus): string => {
  if (applied === known) return `schema ${applied}, up to date`;
  if (applied > known) return `schema ${applied}, of a newer pacts: this one knows ${known}`;
  return applied === 0 ? "no tables yet" : `schema ${applied}, ${known - applied} to apply`;
};

const show = (fields: readonly (readonly [string, string])[], data: object, flags: Flags, io: Io): void =>
  io.out(flags.json === true ? `${printableJson(data)}\n` : renderFields(fields, io));

const status: Verb = async (flags, { upkeep }, io) => {
  const found = await upkeep.status();
  show(
    [
      ["database", found.place],
      ["server", found.server],
      ["schema", schemaText(found)],
    ],
    found,
    flags,
    io,
  );
  if (found.applied < found.known && !flags.json) io.err("to apply it: pacts db migrate (the next run does, too)\n");
  return found.applied > found.known ? INFRASTRUCTURE : 0;
};

const migrate: Verb = async (flags, { upkeep }, io) => {
  const before = await upkeep.status();
  await upkeep.migrate();
  const after = await upkeep.status();
  const applied = after.applied - before.applied;
  const text = applied === 0 ? schemaText(after) : `schema ${after.applied}, ${applied} applied now`;
  const fields = [
    ["database", after.place],
    ["schema", text],
  ] as const;
  show(fields, { place: after.place, from: before.applied, to: after.applied }, flags, io);
  return 0;
};

const keepMs = (flags: Flags): number => {
  const keep = textOf(flags, "keep");
  if (keep === undefined) throw new UserError("keep how much?", { hint: "pacts db prune --keep 90d" });
  const parsed = age.safeParse(keep);
  if (parsed.success) return parsed.data;
  throw new UserError(`--keep ${JSON.stringify(keep)}: expected ${parsed.error.issues[0]?.message}`, {
    hint: "pacts db prune --keep 90d",
  });
};

const prune: Verb = async (flags, { upkeep, artifacts, now = Date.now }, io) => {
  const [nowMs, kept] = [now(), keepMs(flags)];
  const entriesMs = nowMs - Math.min(kept, ENTRIES_KEPT_MS);
  const { entries, runs, attempts } = await upkeep.prune({ historyMs: nowMs - kept, entriesMs });
  const folders = await artifacts.remove(runs);
  const fields = [
    ["cache entries", String(entries)],
    ["runs", String(runs.length)],
    ["heal attempts", String(attempts)],
    ["artifact folders", String(folders)],
  ] as const;
  show(fields, { entries, runs: runs.length, attempts, artifacts: folders }, flags, io);
  return 0;
};

const VERBS: Readonly<Record<string, Verb>> = { migrate, status, prune };

/**
 * `pacts db migrate|status|prune`: looks after the durable store. Answers the exit code; closes the upkeep.
 * Throws UserError for a wrong `--keep`, PortError when the store does not do its work.
 */
export const dbCommand = async (verb: string, flags: Flags, deps: DbDeps, io: Io): Promise<number> => {
  try {
    const run = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
    if (run === undefined)
      throw new UserError(`unknown command db ${verb}`, { hint: `one of: ${Object.keys(VERBS).join(", ")}` });
    return await run(flags, deps, io);
  } finally {
    await deps.upkeep.close();
  }
};
