import { createHealNotes, type HealNotes } from "../heal/reasons";
import type { Step } from "../model/step";
import type { HealTry, StepBook } from "../resolve/seek";
import type { RunContext } from "./context";

type Telling = Pick<RunContext, "run" | "requirement" | "emit">;

/** A try, and whether the action on what it found failed. */
export interface KeptTry extends HealTry {
  actionFailed: boolean;
}

export interface OpenBook extends StepBook {
  readonly spent: { lookup: number; proof: number; discover: number; wait: number };
  readonly tries: KeptTry[];
  readonly notes: HealNotes;
  readonly warnings: Set<string>;
  /** After the end of the step nothing more is told. */
  shut(): void;
}

/** What one step tells and spends, until it is over. */
export const openBook = (ctx: Telling, step: Step): OpenBook => {
  const spent = { lookup: 0, proof: 0, discover: 0, wait: 0 };
  const tries: KeptTry[] = [];
  const notes = createHealNotes();
  const warnings = new Set<string>();
  let open = true;
  let lookedUp = false;
  return {
    spent,
    tries,
    notes,
    warnings,
    tell: (news) => {
      if (!open || (news.type === "lookup" && lookedUp)) return;
      if (news.type === "lookup") lookedUp = true;
      notes.on(news);
      ctx.emit({ ...news, run: ctx.run, req: ctx.requirement.id, step: step.id });
    },
    spend: (on, ms) => {
      spent[on] += ms;
    },
    attempt: (tried) => {
      if (open) tries.push({ ...tried, actionFailed: false });
    },
    warn: (sentence) => {
      if (open) warnings.add(sentence);
    },
    actionFailed: () => {
      for (const tried of tries) tried.actionFailed = true;
    },
    shut: () => {
      open = false;
    },
  };
};
