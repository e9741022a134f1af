import type { CacheEntry, MissReason } from "../model/cache";
import { renderSelector } from "../model/locator";
import type { Proof } from "../ports/browser";
import type { ColdState } from "./cold";
import type { Answer } from "./run-cache";
import type { Seek, SeekNeeds } from "./seek";

/** Smaller drift is rounding. */
const DRIFT_NOISE = 0.0005;

type Proven = Extract<Proof, { kind: "proven" }>;
export type Remembered = Extract<Answer, { kind: "hit" }>;

/** What the search for one element has seen so far. */
export interface State extends ColdState {
  page?: string;
  answer?: Answer;
  lookupMs: number;
  proofMs: number;
  drift?: Extract<Proof, { kind: "drifted" }>;
  /** What is remembered, where the words of the step decide instead. */
  aside?: CacheEntry;
  /** The page did not answer the last look. */
  unread?: boolean;
}

const pageOf = ({ page }: Proven["drift"]): { readonly page?: number } => (page === undefined ? {} : { page });

/** Tells how far the element is from what was remembered. */
export const tellDrift = (seek: Seek, drift: Proven["drift"], threshold: number): void => {
  if (drift.drift <= DRIFT_NOISE) return;
  seek.book.tell({ type: "drift", score: drift.drift, threshold, changed: drift.changed, ...pageOf(drift) });
};

/** Tells that nothing that is remembered could be used. */
export const tellMiss = (seek: Seek, state: State, reason: MissReason): void => {
  if (seek.query.selector !== undefined) return;
  seek.book.tell({ type: "lookup", source: "miss", hit: false, ms: state.lookupMs, reason });
};

/** Tells what was remembered and proven. */
export const tellHit = (needs: SeekNeeds, seek: Seek, state: State, found: Remembered, proof: Proven): void => {
  seek.book.tell({
    type: "lookup",
    source: found.source,
    hit: true,
    ms: state.lookupMs,
    selector: renderSelector(proof.locator),
    strategy: proof.locator.strategy,
    ageMs: Math.max(0, needs.clock.now() - found.entry.verifiedAt),
    ...(found.readMs === undefined ? {} : { readMs: found.readMs }),
  });
  tellDrift(seek, proof.drift, needs.driftThreshold);
};
