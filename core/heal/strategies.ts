import type { CacheEntry } from "../model/cache";
import { renderSelector } from "../model/locator";
import type { Candidate, Discovery } from "../ports/browser";
import type { Seek, SeekNeeds } from "../resolve/seek";
import type { HealStrategy } from "./rank";
import { bearsName, isCalled } from "./same-name";

/** What one strategy offered. */
export interface Offer {
  readonly strategy: HealStrategy;
  readonly candidate?: Candidate;
  /** Why it offered nothing. */
  readonly reason?: string;
  readonly ms: number;
  readonly discovery?: Discovery;
}

export interface Patient {
  readonly entry: CacheEntry;
  /** Selector of an element that was found before and could not be acted on: not to be offered again. */
  readonly exclude?: string;
}

type Seeker = (needs: SeekNeeds, seek: Seek, patient: Patient) => Promise<Omit<Offer, "ms" | "strategy">>;

/** The selector a candidate is known by. */
export const selectorOf = (candidate: Candidate): string => {
  const locator = candidate.locators[0];
  return locator === undefined ? "" : renderSelector(locator);
};

const nothing = (discovery: Discovery): Omit<Offer, "ms" | "strategy"> => ({
  reason: discovery.kind === "ambiguous" ? `${discovery.rivals.length} are equally like it` : "no match",
  discovery,
});

const exactly = async (needs: SeekNeeds, seek: Seek, patient: Patient): ReturnType<Seeker> => {
  const discovery = await needs.session.discover(seek.query);
  if (discovery.kind !== "found") return nothing(discovery);
  const { candidate } = discovery;
  const remembered = patient.entry.fingerprint.name;
  const { snapshot } = candidate;
  const asWritten = bearsName(snapshot, seek.query.name) || isCalled(snapshot, seek.query.name);
  const same = asWritten || (remembered !== "" && snapshot.name === remembered);
  if (!same) return { reason: `what answers best (${candidate.reason}) does not bear the name itself`, discovery };
  return { candidate, discovery };
};

const STRATEGIES = {
  /** The proof has tried the entry's other locators already. */
  sibling: async () => ({ reason: "none of the stored locators finds it" }),
  relocation: async (needs, seek, patient) => {
    const discovery = await needs.session.relocate(patient.entry.fingerprint, seek.query);
    if (discovery.kind !== "found") return nothing(discovery);
    if (bearsName(discovery.candidate.snapshot, seek.query.name)) return { candidate: discovery.candidate, discovery };
    // Another element that bears the very name the user wrote is a better witness than likeness.
    const named = await exactly(needs, seek, patient);
    if (!named.candidate || selectorOf(named.candidate) === selectorOf(discovery.candidate)) {
      return { candidate: discovery.candidate, discovery };
    }
    return { reason: "another element bears the name itself", discovery };
  },
  discovery: exactly,
} satisfies Record<HealStrategy, Seeker>;

/** Lets one strategy look once. Throws what the session throws. */
export const offer = async (strategy: HealStrategy, needs: SeekNeeds, seek: Seek, patient: Patient): Promise<Offer> => {
  const before = needs.clock.elapsed();
  const seeker: Seeker = STRATEGIES[strategy];
  const seen = await seeker(needs, seek, patient);
  const ms = needs.clock.elapsed() - before;
  const excluded = seen.candidate !== undefined && selectorOf(seen.candidate) === patient.exclude;
  if (excluded)
    return {
      strategy,
      ms,
      reason: "it is the element that could not be acted on",
      ...(seen.discovery ? { discovery: seen.discovery } : {}),
    };
  return { strategy, ms, ...seen };
};
