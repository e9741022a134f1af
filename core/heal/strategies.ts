import type { CacheEntry } from "../model/cache";
import { renderSelector } from "../model/locator";
import { inOtherDialog, isElsewhere } from "../model/similarity";
import { turnedRound } from "../model/words";
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
  /** How long the page has been looked at since the element was missed. */
  readonly waitedMs: number;
  /** Selector of an element that was found before and could not be acted on: not to be offered again. */
  readonly exclude?: string;
  /** Selectors of what a person rejected for the element: never offered again. */
  readonly vetoes: ReadonlySet<string>;
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

/** What a person would not take at once for the remembered element may only stand in for one that is late. */
const PATIENCE_MS = 2_000;

const refused = (reason: string, discovery: Discovery): Omit<Offer, "ms" | "strategy"> => ({ reason, discovery });

/** The element was found, but is it the one that was remembered? A dialog of another name never holds it, nor does a name that means another thing. */
const accept = (
  candidate: Candidate,
  discovery: Discovery,
  { query }: Seek,
  patient: Patient,
  isCertain: boolean,
): Omit<Offer, "ms" | "strategy"> => {
  const { fingerprint } = patient.entry;
  if (inOtherDialog(fingerprint, candidate.snapshot)) return refused("it stands in another dialog", discovery);
  if (turnedRound(fingerprint.name, query.name, candidate.snapshot.name))
    return refused("its name means another thing: a word for harm or a negation came, or a number went", discovery);
  if (isCertain || patient.waitedMs >= PATIENCE_MS) return { candidate, discovery };
  return refused("it is not certainly the same: the remembered one may still come", discovery);
};

const exactly = async (needs: SeekNeeds, seek: Seek, patient: Patient): ReturnType<Seeker> => {
  const discovery = await needs.session.discover(seek.query);
  if (discovery.kind !== "found") return nothing(discovery);
  const { candidate } = discovery;
  const { fingerprint } = patient.entry;
  const { snapshot } = candidate;
  const asWritten = bearsName(snapshot, seek.query.name) || isCalled(snapshot, seek.query.name);
  const same = asWritten || (fingerprint.name !== "" && snapshot.name === fingerprint.name);
  if (!same) return refused(`what answers best (${candidate.reason}) does not bear the name itself`, discovery);
  const placed = seek.query.within !== undefined || seek.query.near !== undefined || seek.query.nth !== undefined;
  return accept(candidate, discovery, seek, patient, placed || !isElsewhere(fingerprint, snapshot));
};

const STRATEGIES = {
  /** The proof has tried the entry's other locators already. */
  sibling: async () => ({ reason: "none of the stored locators finds it" }),
  relocation: async (needs, seek, patient) => {
    const discovery = await needs.session.relocate(patient.entry.fingerprint, seek.query);
    if (discovery.kind !== "found") return nothing(discovery);
    const { candidate } = discovery;
    if (bearsName(candidate.snapshot, seek.query.name)) return accept(candidate, discovery, seek, patient, true);
    // Another element that bears the very name the user wrote is a better witness than likeness.
    const named = await exactly(needs, seek, patient);
    if (named.candidate && selectorOf(named.candidate) !== selectorOf(candidate))
      return refused("another element bears the name itself", discovery);
    return accept(candidate, discovery, seek, patient, candidate.snapshot.name === patient.entry.fingerprint.name);
  },
  discovery: exactly,
} satisfies Record<HealStrategy, Seeker>;

const isVetoed = ({ locators }: Candidate, { vetoes }: Patient): boolean =>
  locators.some((locator) => vetoes.has(renderSelector(locator)));

/** Lets one strategy look once. Throws what the session throws. */
export const offer = async (strategy: HealStrategy, needs: SeekNeeds, seek: Seek, patient: Patient): Promise<Offer> => {
  const before = needs.clock.elapsed();
  const seeker: Seeker = STRATEGIES[strategy];
  const seen = await seeker(needs, seek, patient);
  const ms = needs.clock.elapsed() - before;
  if (seen.candidate && isVetoed(seen.candidate, patient))
    return { strategy, ms, reason: "a person rejected it", ...(seen.discovery ? { discovery: seen.discovery } : {}) };
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
