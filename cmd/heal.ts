import { existsSync } from "node:fs";
import { type Heal, healsOf, reviewHeal } from "#core/heal/review";
import { UserError } from "#core/model/failure";
import { printable, printableJson } from "#core/model/printable";
import type { CacheLayer } from "#core/ports/cache-layer";
import type { HealHistory } from "#core/ports/heal-history";
import type { Flags } from "./flags";
import { percent, renderHeal, type ShownHeal } from "./heal-text";
import { daysOf } from "./history";
import type { Io } from "./io";
import { shortIds } from "./short-ids";
import { type Column, limitOf, renderTable } from "./table";

export interface HealDeps {
  readonly history: Pick<HealHistory, "recent" | "review" | "reasons">;
  readonly layers: readonly CacheLayer[];
  /** Called when the command is done, whatever became of it. */
  readonly close?: () => Promise<void>;
  /** Milliseconds since the epoch; the system's when absent. */
  readonly now?: () => number;
}

const DAY_MS = 86_400_000;
const DAYS = 90;
const ROWS = 20;
const MOST = 100_000;

const nowOf = ({ now = Date.now }: HealDeps): number => Math.floor(now());

/** A heal that is named is found however old it is. */
const readHeals = async (verb: string, flags: Flags, deps: HealDeps): Promise<readonly Heal[]> => {
  const all = verb !== "list" && flags.days === undefined;
  const fromMs = all ? 0 : Math.floor(nowOf(deps) - daysOf(flags, DAYS) * DAY_MS);
  return healsOf(await deps.history.recent(Math.max(0, fromMs), MOST));
};

const columnsOf = (short: ReadonlyMap<string, string>): readonly Column<Heal>[] => [
  { head: "HEAL", show: ({ id }) => short.get(id) ?? id, raw: ({ id }) => id },
  { head: "ELEMENT", show: ({ element }) => element, flexible: true },
  { head: "PAGE", show: ({ url }) => url, flexible: true, spare: 2 },
  { head: "OLD", show: ({ original }) => original, flexible: true },
  { head: "NEW", show: ({ selector }) => selector, flexible: true },
  { head: "BY", show: ({ strategy }) => strategy },
  {
    head: "SURE",
    show: ({ confidence }) => percent(confidence),
    raw: ({ confidence }) => String(confidence),
    align: "right",
  },
  { head: "TIMES", show: ({ times }) => String(times), align: "right", spare: 1 },
  { head: "REVIEW", show: ({ review }) => review },
];

const isoOrNull = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

const plain = ({ ids: _, lastAt, reviewedAt, ...heal }: Heal): object => ({
  ...heal,
  reviewedAt: isoOrNull(reviewedAt),
  lastAt: isoOrNull(lastAt),
});

const json = (heal: object): string => `${printableJson(heal)}\n`;

const list = (heals: readonly Heal[], flags: Flags, io: Io): void => {
  const open = flags.all === true ? heals : heals.filter(({ review }) => review === "pending");
  const rows = open.slice(0, limitOf(flags, ROWS));
  if (flags.json === true) io.out(rows.map(plain).map(json).join(""));
  else if (rows.length > 0) io.out(renderTable(columnsOf(shortIds(rows.map(({ id }) => id))), rows, io));
  else io.err("no heals wait for review\n");
};

const find = (heals: readonly Heal[], id: string | undefined): Heal => {
  const hint = "pacts heal list --all shows them";
  if (id === undefined || id === "") throw new UserError("which heal?", { hint });
  const found = heals.filter(({ ids }) => ids.some((each) => each.startsWith(id)));
  const [heal, another] = found;
  if (heal === undefined) throw new UserError(`no heal begins with ${id}`, { hint });
  if (another !== undefined) throw new UserError(`${found.length} heals begin with ${id}`, { hint: "give more of it" });
  return heal;
};

const show = async (heal: Heal, deps: HealDeps): Promise<ShownHeal> => {
  const reasons = await deps.history.reasons(heal.id);
  const path = reasons?.picture;
  return { heal, reasons, picture: path === undefined ? null : { path, there: existsSync(path) } };
};

const shownJson = ({ heal, reasons, picture }: ShownHeal): string => {
  const { picture: _, ...why } = reasons ?? {};
  return json({ ...plain(heal), reasons: reasons && why, picture });
};

const AGAIN = "it may be healed with it again when it is next missed";

/** What became true by what was said. */
const said = ({ element, selector, review }: Heal, verdict: "accepted" | "rejected", remembered: boolean): string => {
  if (verdict === "rejected") return `${element} is never healed with ${selector} again`;
  if (remembered) return `${element} is found with ${selector} from now on`;
  if (review === "rejected") return `${selector} is no longer vetoed for ${element}: ${AGAIN}`;
  return `${selector} is accepted for ${element}, which is not remembered by it now: ${AGAIN}`;
};

const judge = async (
  heal: Heal,
  verdict: "accepted" | "rejected",
  heals: readonly Heal[],
  deps: HealDeps,
  io: Io,
): Promise<void> => {
  const remembered = await reviewHeal({ ...deps, atMs: nowOf(deps) }, heal, verdict, heals);
  io.err(`${printable(said(heal, verdict, remembered))}\n`);
};

/**
 * `pacts heal list|show|accept|reject`: the heals a person may look through, and what was said of them. Answers the exit code.
 * Throws UserError for an unknown heal or a wrong flag value, PortError when a store fails.
 */
export const healCommand = async (
  verb: string,
  args: readonly string[],
  flags: Flags,
  deps: HealDeps,
  io: Io,
): Promise<number> => {
  try {
    if (verb === "list" && args[0] !== undefined)
      throw new UserError(`unexpected argument ${args[0]}`, { hint: "pacts history <match> looks for an element" });
    const heals = await readHeals(verb, flags, deps);
    if (verb === "list") {
      list(heals, flags, io);
      return 0;
    }
    const chosen = (args.length > 0 ? args : [""]).map((id) => find(heals, id));
    for (const heal of chosen) {
      if (verb !== "show") await judge(heal, verb === "accept" ? "accepted" : "rejected", heals, deps, io);
      else {
        const shown = await show(heal, deps);
        io.out(flags.json === true ? shownJson(shown) : renderHeal(shown, io));
      }
    }
    return 0;
  } finally {
    await deps.close?.();
  }
};
