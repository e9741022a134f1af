import { type Heal, healsOf, reviewHeal } from "#core/heal/review";
import { UserError } from "#core/model/failure";
import { printable, printableJson } from "#core/model/printable";
import type { CacheLayer } from "#core/ports/cache-layer";
import type { HealHistory } from "#core/ports/heal-history";
import type { Flags } from "./flags";
import { daysOf } from "./history";
import type { Io } from "./io";
import { shortIds } from "./short-ids";
import { type Column, limitOf, renderFields, renderTable, showTime } from "./table";

export interface HealDeps {
  readonly history: Pick<HealHistory, "recent" | "review">;
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

const readHeals = async (flags: Flags, deps: HealDeps): Promise<readonly Heal[]> => {
  const fromMs = Math.floor((deps.now ?? Date.now)() - daysOf(flags, DAYS) * DAY_MS);
  return healsOf(await deps.history.recent(Math.max(0, fromMs), MOST));
};

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const columnsOf = (short: ReadonlyMap<string, string>): readonly Column<Heal>[] => [
  { head: "HEAL", show: ({ id }) => short.get(id) ?? id, raw: ({ id }) => id },
  { head: "ELEMENT", show: ({ element }) => element, flexible: true },
  { head: "PAGE", show: ({ url }) => url, flexible: true },
  { head: "OLD", show: ({ original }) => original, flexible: true },
  { head: "NEW", show: ({ selector }) => selector, flexible: true },
  { head: "BY", show: ({ strategy }) => strategy },
  {
    head: "SURE",
    show: ({ confidence }) => percent(confidence),
    raw: ({ confidence }) => String(confidence),
    align: "right",
  },
  { head: "TIMES", show: ({ times }) => String(times), align: "right" },
  { head: "REVIEW", show: ({ review }) => review },
];

const json = ({ ids: _, lastAt, ...heal }: Heal): string =>
  `${printableJson({ ...heal, lastAt: new Date(lastAt).toISOString() })}\n`;

const list = (heals: readonly Heal[], flags: Flags, io: Io): void => {
  const open = flags.all === true ? heals : heals.filter(({ review }) => review === "pending");
  const rows = open.slice(0, limitOf(flags, ROWS));
  if (flags.json === true) io.out(rows.map(json).join(""));
  else if (rows.length > 0) io.out(renderTable(columnsOf(shortIds(rows.map(({ id }) => id))), rows, io));
  else io.err("no heals wait for review\n");
};

const fields = (heal: Heal, io: Io): readonly (readonly [string, string])[] => [
  ["heal", heal.id],
  ["element", heal.element],
  ["action", heal.action],
  ["page", heal.url],
  ["old", heal.original],
  ["new", heal.selector],
  ["strategy", heal.strategy],
  ["confidence", io.isTty ? percent(heal.confidence) : String(heal.confidence)],
  ["times", String(heal.times)],
  ["review", heal.review],
  ["requirement", heal.requirement ?? ""],
  ["run", heal.runId],
  ["last", io.isTty ? showTime(heal.lastAt) : new Date(heal.lastAt).toISOString()],
];

const find = (heals: readonly Heal[], id: string | undefined): Heal => {
  const hint = "pacts heal list --all shows them";
  if (id === undefined || id === "") throw new UserError("which heal?", { hint });
  const found = heals.filter(({ ids }) => ids.some((each) => each.startsWith(id)));
  const [heal, another] = found;
  if (heal === undefined) throw new UserError(`no heal begins with ${id}`, { hint });
  if (another !== undefined) throw new UserError(`${found.length} heals begin with ${id}`, { hint: "give more of it" });
  return heal;
};

const SAID = {
  accepted: (heal: Heal) => `${heal.element} is found with ${heal.selector} from now on`,
  rejected: (heal: Heal) => `${heal.element} is never healed with ${heal.selector} again`,
} as const;

const judge = async (heal: Heal, verdict: "accepted" | "rejected", deps: HealDeps, io: Io): Promise<void> => {
  await reviewHeal(deps, heal, verdict);
  io.err(`${printable(SAID[verdict](heal))}\n`);
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
    const heals = await readHeals(flags, deps);
    if (verb === "list") {
      list(heals, flags, io);
      return 0;
    }
    const chosen = (args.length > 0 ? args : [""]).map((id) => find(heals, id));
    for (const heal of chosen) {
      if (verb === "show") io.out(flags.json === true ? json(heal) : renderFields(fields(heal, io), io));
      else await judge(heal, verb === "accept" ? "accepted" : "rejected", deps, io);
    }
    return 0;
  } finally {
    await deps.close?.();
  }
};
