import { renderSelector } from "../model/locator";
import { pageKey } from "../model/page";
import type { Proof } from "../ports/browser";
import { resolutionOf } from "../resolve/cold";
import { type Broken, changed, type Resolution, rivalLines, type Seek, type Unresolved } from "../resolve/seek";
import { objection } from "./guard";
import { BEHIND_DIALOG, createReads, offer, selectorOf, type Offer, type Patient } from "./offer";
import { type HealNeeds, pastOf } from "./past";
import { type RankedStrategy, rankStrategies } from "./rank";
import { vetoHint } from "./review";
import { STRATEGIES } from "./strategies";
import type { HealStrategy, Missed, Strategy } from "./strategy";

const LOOK_EVERY_MS = 500;

interface Round {
  readonly offers: readonly Offer[];
  readonly winner?: Offer;
}

/** The strategies that have something to go by for this element. */
const applicable = (missed: Missed): readonly { readonly strategy: HealStrategy; readonly costMs: number }[] =>
  (Object.entries(STRATEGIES) as [HealStrategy, Strategy][]).flatMap(([strategy, { applies, costMs, needs }]) =>
    needs !== "proof" && applies(missed) ? [{ strategy, costMs }] : [],
  );

const round = async (
  needs: HealNeeds,
  seek: Seek,
  order: readonly RankedStrategy[],
  patient: Patient,
  proofMs: number,
): Promise<Round> => {
  const offers: Offer[] = [];
  const reads = createReads(needs, { query: seek.query, fingerprint: patient.entry.fingerprint });
  for (const { strategy } of order) {
    const made = await offer(strategy, needs, seek, patient, reads);
    offers.push(strategy === "sibling" ? { ...made, ms: proofMs } : made);
    if (made.candidate) return { offers, winner: made };
    if (made.isEarly) break;
  }
  return { offers };
};

const tell = (seek: Seek, broken: Broken, page: string, { offers }: Round, order: readonly RankedStrategy[]): void => {
  const originalSelector = originalOf(broken);
  for (const [index, { strategy, candidate, reason, ms }] of offers.entries()) {
    const ok = candidate !== undefined;
    const learned = order.find((ranked) => ranked.strategy === strategy)?.learned;
    seek.book.tell({
      type: "heal.attempt",
      rank: index + 1,
      strategy,
      ok,
      ms,
      ...(reason ? { reason } : {}),
      ...(learned ? { learned } : {}),
    });
    const triedSelector = candidate ? selectorOf(candidate) : "";
    seek.book.attempt({ page, originalSelector, triedSelector, strategy, confidence: candidate?.score ?? 0, ok, ms });
  }
};

/** What a later round saw that the first had not seen. */
const newsOf = (last: Round, first: Round): Round => {
  const known = new Map(first.offers.map(({ strategy, reason }) => [strategy, reason]));
  return { ...last, offers: last.offers.filter((each) => each.candidate || known.get(each.strategy) !== each.reason) };
};

const originalOf = (broken: Broken): string => {
  const locator = broken.entry.locators[0];
  return locator === undefined ? "" : renderSelector(locator);
};

/** What is missed is there, but a dialog lies over it. */
const behindDialog = (seek: Seek): Unresolved => ({
  kind: "unresolved",
  failure: {
    code: "not-actionable",
    message: `${seek.element} is there, but a dialog lies over it`,
    hint: "close the dialog with a step before this one, or name what is in the dialog",
  },
});

const failed = (seek: Seek, broken: Broken, last: Round): Unresolved => {
  if (last.offers.some(({ reason }) => reason === BEHIND_DIALOG)) return behindDialog(seek);
  const seen = last.offers.flatMap(({ rivals }) => rivalLines(rivals));
  const candidates = [...new Set(seen)].slice(0, 5);
  const drift = broken.drift ? ` (${Math.round(broken.drift.drift * 100)} % drift)` : "";
  const veto = last.offers.find((each) => each.veto)?.veto;
  const nearest = candidates.length > 0 ? `nearest: ${candidates.slice(0, 3).join(", ")}` : undefined;
  const hint = veto ? vetoHint(veto) : nearest;
  const how =
    broken.reason === "drifted" ? `what stands where it was is another element${drift}` : "its place is empty";
  return {
    kind: "unresolved",
    failure: {
      code: "gone",
      message: `${seek.element} is gone: ${how}, and nothing on the page is certainly it`,
      ...(hint === undefined ? {} : { hint }),
      ...(candidates.length > 0 ? { candidates } : {}),
    },
  };
};

const suggested = (seek: Seek, winner: Offer, selector: string): Unresolved => ({
  kind: "unresolved",
  failure: {
    code: "gone",
    message: `${seek.element} is gone from where it was remembered`,
    hint: `${winner.strategy} would heal it with ${selector}; run with --heal auto to act on it`,
  },
});

/** The remembered one shows, and nothing is against its being it. */
const isBack = (needs: HealNeeds, { query }: Seek, { entry: { fingerprint } }: Patient, proof: Proof): boolean =>
  proof.kind === "proven" &&
  proof.drift.drift <= needs.driftThreshold &&
  objection({ query, fingerprint }, proof.fingerprint) === undefined;

/**
 * Rounds of looking until one finds it or the time is over. The first round is told whether it finds something or not; the ones after it
 * wait for the page to change and only the last of them is told, so that a restless page does not flood the record.
 */
const rounds = async (
  needs: HealNeeds,
  seek: Seek,
  order: readonly RankedStrategy[],
  patient: Patient,
  broken: Broken,
) => {
  const later = order.filter(({ strategy }) => strategy !== "sibling" && strategy !== "reveal");
  const moved = (): boolean => pageKey(needs.session.url()) !== patient.entry.url;
  const began = needs.clock.elapsed();
  let last = await round(needs, seek, order, patient, broken.proofMs);
  const first = last;
  if (moved()) return { first: { offers: [] }, last, back: true };
  while (!last.winner && patient.exclude === undefined && !needs.signal.aborted) {
    const left = seek.deadline - needs.clock.elapsed();
    if (left <= 0) break;
    await changed(needs, seek.book, Math.min(left, LOOK_EVERY_MS));
    if (moved()) return { first, last, back: true };
    // An old view must not win a later round either.
    if (!needs.settle.settled()) continue;
    const proof = await needs.session.verify(patient.entry, seek.query);
    if (isBack(needs, seek, patient, proof)) return { first, last, back: true };
    // The time for healing is over, not that of the step: the remembered one may still come.
    if (needs.clock.elapsed() >= patient.deadline) continue;
    last = await round(needs, seek, later, { ...patient, waitedMs: needs.clock.elapsed() - began }, broken.proofMs);
    if (moved()) return { first, last: first, back: true };
  }
  return { first, last, back: false };
};

const orderTold = (order: readonly RankedStrategy[], winner: HealStrategy | undefined) => {
  const names = order.map(({ strategy }) => strategy);
  const first = order.find(({ learned }) => learned !== undefined);
  return { order: names, ...(first && winner ? { strategyHit: winner === order[1]?.strategy } : {}) };
};

export interface HealLimits {
  /** When the time for healing is over, on the clock's `elapsed` scale. */
  readonly deadline: number;
  /** Selector of an element that could not be acted on: looked for once, not waited for. */
  readonly exclude?: string;
}

/**
 * Finds a broken element again: strategies in their ranked order, each try told and recorded.
 *
 * Answers `back` when the remembered element showed up after all (prove it again), the healed resolution, or why there is none.
 * After its time for healing it waits for the remembered one alone, as long as the step has time. Throws what the session throws.
 */
export const heal = async (
  needs: HealNeeds,
  seek: Seek,
  broken: Broken,
  { deadline, exclude }: HealLimits,
): Promise<Resolution | Unresolved | { readonly kind: "back" }> => {
  const before = needs.clock.elapsed();
  const { record, vetoes } = await pastOf(needs, broken);
  const order = rankStrategies(record, applicable({ query: seek.query, fingerprint: broken.entry.fingerprint }));
  const patient: Patient = {
    entry: broken.entry,
    waitedMs: 0,
    deadline: Math.min(deadline, seek.deadline),
    vetoes,
    ...(exclude === undefined ? {} : { exclude }),
  };
  const { first, last, back } = await rounds(needs, seek, order, patient, broken);
  const url = needs.session.url();
  tell(seek, broken, pageKey(url), first, order);
  if (back) return { kind: "back" };
  if (last !== first) tell(seek, broken, pageKey(url), newsOf(last, first), order);

  const found = last.winner?.candidate;
  const healed = found
    ? resolutionOf(needs, seek, found, { url, source: "heal", prior: broken.entry })
    : failed(seek, broken, last);
  const ok = healed.kind === "resolved" && seek.heal === "auto";
  const selector = found ? selectorOf(found) : null;
  seek.book.tell({
    type: "heal.result",
    ok,
    strategy: last.winner?.strategy ?? null,
    selector,
    original: originalOf(broken),
    confidence: found?.score ?? 0,
    ...found?.certainty,
    ...orderTold(order, last.winner?.strategy),
    ms: needs.clock.elapsed() - before,
  });
  if (healed.kind === "resolved" && last.winner && seek.heal === "suggest")
    return suggested(seek, last.winner, selector ?? "");
  return healed;
};
