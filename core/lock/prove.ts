import type { CacheEntry } from "../model/cache";
import { renderSelector } from "../model/locator";
import { pageKey } from "../model/page";
import type { Browser, Proof, Session } from "../ports/browser";
import type { Clock } from "../ports/clock";
import { createSettle } from "../resolve/settle";
import { queryOf } from "./query-of";

/** What the live page said of an entry. `unknown`: it could not be asked. */
export type ProofState = "proven" | "drifted" | "gone" | "unknown";

export interface EntryProof {
  readonly entry: CacheEntry;
  readonly state: ProofState;
  /** Difference from what is remembered, in [0, 1]; absent where nothing was found. */
  readonly drift?: number;
  readonly changed?: readonly string[];
  /** Why it is not proven, in words. */
  readonly reason?: string;
}

export interface ProveNeeds {
  readonly browser: Browser;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Share of difference from which an element counts as another one. */
  readonly driftThreshold: number;
  readonly openTimeoutMs: number;
  /** How long a page may take to show its elements. */
  readonly showTimeoutMs: number;
}

/** A page at rest gets this long to show an element. */
const QUIET_GRACE_MS = 300;
const LOOK_EVERY_MS = 250;

const unknown = (entry: CacheEntry, reason: string): EntryProof => ({ entry, state: "unknown", reason });

const judged = (entry: CacheEntry, proof: Proof, threshold: number): EntryProof => {
  if (proof.kind === "gone") return { entry, state: "gone", reason: "nothing stands where it was remembered" };
  if (proof.kind === "unread") return unknown(entry, "its page did not answer");
  if (proof.kind === "unclear" || (proof.kind === "proven" && proof.unsaid))
    return { entry, state: "drifted", reason: "its words mean another element, or several" };
  const { drift, changed } = proof.drift;
  const told = { entry, drift, changed };
  if (proof.kind === "drifted" || drift > threshold)
    return { ...told, state: "drifted", reason: `another element stands there (${changed.slice(0, 4).join(", ")})` };
  if (proof.rank === 0) return { ...told, state: "proven" };
  return { ...told, state: "drifted", reason: `found only by ${renderSelector(proof.locator)}` };
};

/** Looks until it is proven, or the page is at rest, or the time is over. */
const proveEntry = async (
  needs: ProveNeeds,
  session: Session,
  entry: CacheEntry,
  deadline: number,
): Promise<EntryProof> => {
  const asked = queryOf(entry);
  if (!asked) return unknown(entry, "its words tell no element");
  const settle = createSettle({ session, clock: needs.clock });
  for (;;) {
    if (needs.signal.aborted) return unknown(entry, "interrupted");
    const settled = settle.settled();
    const atRest = settled && settle.quietForMs() >= QUIET_GRACE_MS;
    const found = judged(entry, await session.verify(entry, asked.query), needs.driftThreshold);
    const here = pageKey(session.url());
    if (here !== entry.url) return unknown(entry, `its page leads to ${here}`);
    const left = deadline - needs.clock.elapsed();
    if ((found.state === "proven" && settled) || atRest || left <= 0) return found;
    await session.changed(Math.max(1, Math.min(left, LOOK_EVERY_MS)));
  }
};

const provePage = async (needs: ProveNeeds, page: string, entries: readonly CacheEntry[]) => {
  const all = (reason: string): readonly EntryProof[] => entries.map((entry) => unknown(entry, reason));
  if (needs.signal.aborted) return all("interrupted");
  if (page.includes(":id")) return all("its address has a part that is another for each record");
  const session = await needs.browser.open({});
  try {
    const opened = await session.goto(page, needs.openTimeoutMs);
    if (!opened.ok) return all(opened.failure.message);
    const deadline = needs.clock.elapsed() + needs.showTimeoutMs;
    const proofs: EntryProof[] = [];
    for (const entry of entries) proofs.push(await proveEntry(needs, session, entry, deadline));
    return proofs;
  } finally {
    await session.close();
  }
};

/**
 * Opens the page of each entry, one after another and each in a context of its own, and proves its entries there. Acts on nothing, so what only
 * an action shows (a dialog) is gone, and what stands behind a login is unknown. Throws PortError when the browser does not do its work.
 */
export const proveEntries = async (
  needs: ProveNeeds,
  entries: readonly CacheEntry[],
): Promise<readonly EntryProof[]> => {
  const pages = Map.groupBy(entries, (entry) => entry.url);
  const proofs: EntryProof[] = [];
  for (const [page, here] of pages) proofs.push(...(await provePage(needs, page, here)));
  return proofs;
};
