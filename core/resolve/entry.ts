import { CACHE_FORMAT, type CacheEntry, type Former } from "../model/cache";
import { FINGERPRINT_FORMAT, withinLimit } from "../model/fingerprint";
import { isCalledAnew } from "../model/reworded";
import type { Candidate, Proof } from "../ports/browser";

const DAY_MS = 86_400_000;
/** How long an entry is trusted without being proven again. */
const ENTRY_TTL_MS = 7 * DAY_MS;
/** A warm hit is written again only when its last proof is older than this. */
const REFRESH_AFTER_MS = 3_600_000;
/** From this drift on the fingerprint is taken anew, so that small changes do not add up to a false alarm. */
const REFINGERPRINT_FROM = 0.1;
/** Runs a healed locator must pass, after the one that healed it, before it counts as proven. */
const PROBATION_RUNS = 2;

/** When an entry proven at `now` expires: the TTL give or take 10 %, decided by the key so that not all expire at once. */
const expiryOf = (key: string, now: number): number => {
  const share = Number.parseInt(key.slice(0, 4), 16);
  const spread = Number.isNaN(share) ? 0 : (share / 0xffff) * 0.2 - 0.1;
  return now + Math.round(ENTRY_TTL_MS * (1 + spread));
};

/** What an entry is about, for people. */
export interface EntrySubject {
  readonly key: string;
  /** Page key. */
  readonly page: string;
  readonly element: string;
  readonly action: string;
}

/** What an entry that is healed now goes back to: of one that is on probation itself, what was proven before. */
const formerOf = ({ locators, fingerprint, former }: CacheEntry): Former => former ?? { locators, fingerprint };

/** The entry as it was before it was healed; undefined when it is proven, or does not know any more. */
export const rolledBack = ({ former, ...entry }: CacheEntry): CacheEntry | undefined =>
  former === undefined ? undefined : { ...entry, ...former, probation: 0, rev: entry.rev + 1 };

/** A fresh entry for a found element; `prior` is what stood under the key before, so that `rev` grows. */
export const entryOf = (
  subject: EntrySubject,
  candidate: Pick<Candidate, "locators" | "fingerprint">,
  now: number,
  how: { readonly healed: boolean; readonly prior?: CacheEntry },
): CacheEntry => ({
  key: subject.key,
  url: subject.page,
  element: subject.element,
  action: subject.action,
  locators: candidate.locators,
  fingerprint: withinLimit(candidate.fingerprint),
  format: CACHE_FORMAT,
  rev: (how.prior?.rev ?? 0) + 1,
  probation: how.healed ? PROBATION_RUNS : 0,
  ...(how.healed && how.prior ? { former: formerOf(how.prior) } : {}),
  hitCount: how.prior?.hitCount ?? 0,
  createdAt: how.prior?.createdAt ?? now,
  verifiedAt: now,
  expiresAt: expiryOf(subject.key, now),
});

type Proven = Extract<Proof, { kind: "proven" }>;

/** Where a healed entry stands after it was proven once more. */
const trialOf = (entry: CacheEntry, sibling: boolean, isFirst: boolean): Pick<CacheEntry, "probation" | "former"> => {
  if (sibling) return { probation: PROBATION_RUNS, former: formerOf(entry) };
  const probation = Math.max(0, entry.probation - (isFirst ? 1 : 0));
  return { probation, ...(probation > 0 && entry.former ? { former: entry.former } : {}) };
};

/** What a proof leaves of an entry: the entry, and whether it is worth writing. `isFirst`: the run has not proven it before. */
export const afterProof = (
  { former, ...bare }: CacheEntry,
  proof: Proven,
  now: number,
  isFirst: boolean,
): { readonly entry: CacheEntry; readonly write: boolean } => {
  const entry: CacheEntry = former ? { ...bare, former } : bare;
  const sibling = proof.rank > 0;
  const joined = entry.fingerprint.onlyField === true && proof.fingerprint.onlyField !== true;
  const renamed = isCalledAnew(entry.fingerprint, proof.fingerprint);
  const drifted = joined || renamed || proof.drift.drift >= REFINGERPRINT_FROM;
  const changed = sibling || (isFirst && entry.probation > 0) || drifted;
  if (!changed && now - entry.verifiedAt < REFRESH_AFTER_MS) return { entry, write: false };
  const locators = sibling
    ? [proof.locator, ...entry.locators.filter((_, rank) => rank !== proof.rank)]
    : entry.locators;
  const fresh = {
    ...trialOf(entry, sibling, isFirst),
    locators,
    fingerprint: withinLimit(proof.fingerprint),
    verifiedAt: now,
    expiresAt: expiryOf(entry.key, now),
  };
  return { entry: { ...bare, ...fresh, rev: changed ? entry.rev + 1 : entry.rev }, write: true };
};

/** Why an entry cannot be used at `now` at all; undefined when it can. */
export const unusable = (entry: CacheEntry, now: number): "absent" | "expired" | undefined => {
  if (entry.format !== CACHE_FORMAT || entry.fingerprint.format !== FINGERPRINT_FORMAT) return "absent";
  if (entry.locators.length === 0) return "absent";
  return entry.expiresAt <= now ? "expired" : undefined;
};
