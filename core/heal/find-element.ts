import { renderSelector } from "../model/locator";
import { resolve } from "../resolve/resolve";
import type { Broken, Resolution, Seek, Unresolved } from "../resolve/seek";
import type { StepBudget } from "./budget";
import { objection } from "./guard";
import { heal } from "./heal";
import type { HealNeeds } from "./past";

/** An entry's locator of a lower rank than the first stood in: told as what it is, a heal. */
const siblingHeal = (seek: Seek, found: Resolution): Resolution | Unresolved => {
  const locators = found.entry?.locators ?? [];
  // The proof moved the sibling to the front; what failed comes right behind it.
  const original = locators[1] ? renderSelector(locators[1]) : "";
  const selector = renderSelector(found.locator);
  const ok = seek.heal === "auto";
  const tried = { strategy: "sibling", ok: true, ms: 0 };
  seek.book.tell({ type: "heal.attempt", rank: 1, ...tried });
  seek.book.attempt({ ...tried, page: found.page, originalSelector: original, triedSelector: selector, confidence: 1 });
  seek.book.tell({ type: "heal.result", ok, strategy: "sibling", selector, original, confidence: 1, ms: 0 });
  if (ok) return found;
  return {
    kind: "unresolved",
    failure: {
      code: "gone",
      message: `${seek.element} is gone from where it was remembered`,
      hint: `sibling would heal it with ${selector}; run with --heal auto to act on it`,
    },
  };
};

/** What the locators of an entry found is like what is remembered, but certainly another element: as good as gone. */
const strayed = ({ query }: Seek, { proven, entry }: Resolution): Broken | undefined => {
  if (!proven || !entry || entry.fingerprint === proven.fingerprint) return undefined;
  const { fingerprint } = proven;
  if (objection({ query, fingerprint }, entry.fingerprint) === undefined) return undefined;
  return { kind: "broken", entry: proven, reason: "drifted", proofMs: 0 };
};

/**
 * The element of a step: remembered, discovered, or healed within the budget.
 *
 * The budget counts down with every heal and is shared by all searches of the step. Throws what the session throws.
 */
export const findElement = async (
  needs: HealNeeds,
  seek: Seek,
  budget: StepBudget,
): Promise<Resolution | Unresolved> => {
  for (;;) {
    const found = await resolve(needs, seek);
    if (found.kind === "unresolved") return found;
    const broken = found.kind === "resolved" ? strayed(seek, found) : found;
    if (found.kind === "resolved" && !broken) {
      if (found.rank === 0) return found;
      budget.rounds--;
      return siblingHeal(seek, found);
    }
    if (!broken) continue;
    if (seek.heal === "off" || seek.frozen) return overOf(seek, "what stands in its place is another element");
    const healed = await healWithin(needs, seek, broken, budget);
    if (healed.kind !== "back") return healed;
  }
};

const overOf = (seek: Seek, what: string): Unresolved => ({
  kind: "unresolved",
  failure: { code: "gone", message: `${seek.element} is gone and ${what}` },
});

/** One round of healing, while the step and the run have something left for it. */
export const healWithin = async (
  needs: HealNeeds,
  seek: Seek,
  broken: Broken,
  budget: StepBudget,
  exclude?: string,
): Promise<Resolution | Unresolved | { readonly kind: "back" }> => {
  if (budget.rounds <= 0) return overOf(seek, "all heal rounds of the step are used up");
  if (needs.healBudget.failedMs <= 0)
    return overOf(seek, "heals that failed have used up the time of the run for them");
  budget.rounds--;
  const before = needs.clock.elapsed();
  const mostMs = Math.min(budget.ms, needs.healBudget.failedMs);
  const limits = { deadline: before + mostMs, ...(exclude === undefined ? {} : { exclude }) };
  const healed = await heal(needs, seek, broken, limits);
  const spentMs = Math.min(mostMs, needs.clock.elapsed() - before);
  budget.ms -= spentMs;
  // The remembered one showed up: nothing was healed, and a page that flickers must not use up what there is for it.
  if (healed.kind === "back" && needs.clock.elapsed() < seek.deadline) budget.rounds++;
  if (healed.kind === "unresolved") needs.healBudget.failedMs -= spentMs;
  return healed;
};
