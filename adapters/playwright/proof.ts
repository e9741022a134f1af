import type { CacheEntry } from "#core/model/cache";
import type { Proof } from "#core/ports/browser";
import type { FrameProof } from "./page/protocol";

/** What a frame says of a remembered element, as a proof; `undefined`: it did not say anything. */
export const proofFrom = (entry: CacheEntry, frame: string | undefined, proof: FrameProof | undefined): Proof => {
  if (!proof) return { kind: "unread" };
  if (proof.kind === "gone" || proof.kind === "unclear") return proof;
  const locator = entry.locators[proof.rank];
  if (!locator) return { kind: "gone" };
  if (proof.kind === "drifted") return { kind: "drifted", locator, drift: proof.drift };
  const { held, rank, drift, actionability, fingerprint, unsaid } = proof;
  const where = frame === undefined ? {} : { frame };
  return {
    kind: "proven",
    held: { id: held, ...where },
    locator,
    rank,
    drift,
    actionability,
    fingerprint,
    ...(unsaid ? { unsaid } : {}),
  };
};
