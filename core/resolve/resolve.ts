import type { CacheEntry, LayerName, MissReason } from "../model/cache";
import { isCounted } from "../model/element";
import { pageKey } from "../model/page";
import type { Proof } from "../ports/browser";
import { isReady, lookCold, stirred } from "./cold";
import { afterProof } from "./entry";
import { warnOfLongerName } from "./longer-name";
import type { Answer } from "./run-cache";
import { frozenMiss, gone, interrupted, isLocked, misremembered, stillChanging, unanswered } from "./refusals";
import { type Remembered, type State, tellDrift, tellHit, tellMiss } from "./search-state";
import { isUnfounded, warnOfNewName, warnOfSetAside } from "./set-aside";
import { type Broken, changed, type Resolution, type Seek, type SeekNeeds, type Unresolved } from "./seek";

/** A page at rest gets this long to show a remembered element before it counts as broken. */
const QUIET_GRACE_MS = 300;
/** A page that never becomes quiet may use up this share of the step's time; the rest is for healing. */
const UNQUIET_SHARE = 0.5;
/** Some changes (a style sheet, a transition) are no event: look again at least this often. */
const LOOK_EVERY_MS = 500;
type Proven = Extract<Proof, { kind: "proven" }>;
type Outcome = Resolution | Unresolved | Broken;
type Look = Outcome | { readonly kind: "wait"; readonly ms: number };

/** What is remembered for the query on the page of this moment: the address may change while a page is loading. */
const rememberedHere = async (needs: SeekNeeds, seek: Seek, state: State): Promise<Answer> => {
  if (seek.query.selector !== undefined) return { kind: "miss", reason: "absent" };
  const url = needs.session.url();
  const page = pageKey(url);
  if (state.answer && state.page === page) return state.answer;
  const before = needs.clock.elapsed();
  const upcoming = (): readonly string[] =>
    seek.upcoming
      .filter(({ query }) => query.selector === undefined)
      .map(({ query, action }) => needs.keyOf(url, query, action));
  const key = needs.keyOf(url, seek.query, seek.action);
  const subject = { key, page, element: seek.element, action: seek.action };
  const answer = await needs.cache.find(subject, upcoming, seek.cache);
  const ms = needs.clock.elapsed() - before;
  state.lookupMs += ms;
  seek.book.spend("lookup", ms);
  state.page = page;
  state.answer = answer;
  delete state.drift;
  return answer;
};

/** One round trip; drift over the asked threshold counts as another element even where the page script was content. */
const prove = async (needs: SeekNeeds, seek: Seek, state: State, entry: CacheEntry): Promise<Proof> => {
  const before = needs.clock.elapsed();
  const proof = await needs.session.verify(entry, seek.query);
  const ms = needs.clock.elapsed() - before;
  state.proofMs += ms;
  seek.book.spend("proof", ms);
  if (proof.kind !== "proven" || proof.drift.drift <= needs.driftThreshold) return proof;
  return { kind: "drifted", locator: proof.locator, drift: { ...proof.drift, threshold: needs.driftThreshold } };
};

const warm = (needs: SeekNeeds, seek: Seek, state: State, found: Remembered, proof: Proven): Resolution => {
  tellHit(needs, seek, state, found, proof);
  warnOfLongerName(seek, proof.fingerprint);
  warnOfNewName(seek, found.entry.fingerprint, proof.fingerprint);
  const after = afterProof(found.entry, proof, needs.clock.now(), found.source !== "run");
  return {
    kind: "resolved",
    held: proof.held,
    locator: proof.locator,
    source: found.source as LayerName | "run",
    rank: proof.rank,
    healed: proof.rank > 0,
    ready: isReady(proof.actionability, seek.query.kind),
    page: found.entry.url,
    entry: after.entry,
    proven: found.entry,
    write: after.write,
  };
};

/** What is remembered decides nothing any more: the page is searched by the words of the step, as if nothing were known. */
const setAside = (
  needs: SeekNeeds,
  seek: Seek,
  state: State,
  entry: CacheEntry,
  reason: MissReason,
): Promise<Look> | Look => {
  if (seek.frozen) return frozenMiss(seek, state.page, true);
  if (seek.heal === "off") return misremembered(seek);
  state.aside = entry;
  state.answer = { kind: "miss", reason, prior: entry };
  return bySteps(needs, seek, state, entry);
};

const bySteps = async (needs: SeekNeeds, seek: Seek, state: State, prior: CacheEntry | undefined): Promise<Look> => {
  const seen = await lookCold(needs, seek, state, prior);
  if (seen.kind === "resolved" && state.aside) warnOfSetAside(seek, state.aside, seen);
  return seen;
};

/** A page that moves on by itself may still come to where the element is remembered. */
const lookFrozen = (needs: SeekNeeds, seek: Seek, state: State, reason: MissReason): Look => {
  if (needs.clock.elapsed() < seek.deadline) return { kind: "wait", ms: Infinity };
  tellMiss(seek, state, reason);
  return frozenMiss(seek, state.page, state.answer?.kind === "hit");
};

const unproven = (needs: SeekNeeds, seek: Seek, state: State, entry: CacheEntry): Promise<Look> | Look => {
  const now = needs.clock.elapsed();
  const over = now >= seek.deadline;
  const quietFor = needs.settle.quietForMs();
  const patience = seek.startedAt + (seek.deadline - seek.startedAt) * UNQUIET_SHARE;
  const given = seek.heal === "off" ? over : over || quietFor >= QUIET_GRACE_MS || (quietFor === 0 && now >= patience);
  if (!given) return { kind: "wait", ms: quietFor < QUIET_GRACE_MS ? QUIET_GRACE_MS - quietFor : Infinity };
  // A position is a place on the page of now: another record in that place is no change of the element.
  if (isCounted(seek.query) && seek.heal !== "off")
    return setAside(needs, seek, state, entry, state.drift ? "drifted" : "unproven");
  tellMiss(seek, state, state.drift ? "drifted" : "unproven");
  if (state.drift) {
    tellDrift(seek, state.drift.drift, state.drift.drift.threshold);
    needs.cache.reject(entry.key, seek.cache);
  } else needs.cache.doubt(entry.key, seek.cache);
  if (seek.frozen) return frozenMiss(seek, state.page, state.answer?.kind === "hit");
  if (seek.heal === "off") return gone(seek, state.drift?.drift);
  const reason = state.drift ? "drifted" : "gone";
  return {
    kind: "broken",
    entry,
    reason,
    proofMs: state.proofMs,
    ...(state.drift ? { drift: state.drift.drift } : {}),
  };
};

/** One look for a remembered element. */
const lookWarm = async (needs: SeekNeeds, seek: Seek, state: State, found: Remembered): Promise<Look> => {
  // A page that is still being built may replace what it shows, or not answer to it yet: a person would wait, too.
  if (!needs.settle.settled()) return { kind: "wait", ms: needs.settle.untilSettledMs() };
  const proof = await prove(needs, seek, state, found.entry);
  if (pageKey(needs.session.url()) !== state.page) return { kind: "wait", ms: 0 };
  state.unread = proof.kind === "unread";
  if (proof.kind === "unread") return { kind: "wait", ms: LOOK_EVERY_MS };
  const isUnclear = proof.kind === "unclear" || (proof.kind === "proven" && isUnfounded(seek, found.entry, proof));
  if (isUnclear) return setAside(needs, seek, state, found.entry, "unproven");
  if (proof.kind === "proven") {
    if (stirred(needs, state)) return { kind: "wait", ms: needs.settle.untilSettledMs() };
    if (proof.rank === 0 || seek.heal !== "off") return warm(needs, seek, state, found, proof);
  }
  if (proof.kind === "drifted") state.drift = proof;
  else delete state.drift;
  return unproven(needs, seek, state, found.entry);
};

const look = async (needs: SeekNeeds, seek: Seek, state: State): Promise<Look> => {
  const answer = await rememberedHere(needs, seek, state);
  // The page moved on during a slow look-up: what is remembered for its new address is asked for first.
  if (seek.query.selector === undefined && pageKey(needs.session.url()) !== state.page) return { kind: "wait", ms: 0 };
  if (answer.kind === "hit") return lookWarm(needs, seek, state, answer);
  if (isLocked(seek)) return lookFrozen(needs, seek, state, answer.reason);
  const seen = await bySteps(needs, seek, state, answer.prior);
  return seen.kind === "wait" && answer.elsewhere
    ? ((await orMoved(needs, seek, state, answer.elsewhere)) ?? seen)
    : seen;
};

/** The stored locators find it at its new address: a heal like by any other sibling, and a new entry. */
const movedHere = (needs: SeekNeeds, seek: Seek, entry: CacheEntry, proof: Proven): Resolution => ({
  kind: "resolved",
  held: proof.held,
  locator: proof.locator,
  source: "heal",
  rank: Math.max(1, proof.rank),
  healed: true,
  ready: isReady(proof.actionability, seek.query.kind),
  page: entry.url,
  entry: {
    ...afterProof({ ...entry, probation: Math.max(1, entry.probation) }, proof, needs.clock.now(), true).entry,
    rev: 1,
  },
  write: true,
});

/** Nothing on a page at rest bears the name, but the requirement knew the element under another address: prove it here, or heal from it. */
const orMoved = async (needs: SeekNeeds, seek: Seek, state: State, entry: CacheEntry): Promise<Look | undefined> => {
  if (state.nothing !== true || seek.heal === "off") return undefined;
  const quietFor = needs.settle.quietForMs();
  if (quietFor < QUIET_GRACE_MS) return { kind: "wait", ms: QUIET_GRACE_MS - quietFor };
  tellMiss(seek, state, "absent");
  const proof = await prove(needs, seek, state, entry);
  if (proof.kind === "proven") return movedHere(needs, seek, entry, proof);
  return { kind: "broken", entry, reason: "gone", proofMs: state.proofMs };
};

/** The page navigated or changed at every look until the time was over. */
const restless = (seek: Seek, state: State): Unresolved => {
  tellMiss(seek, state, state.answer?.kind === "miss" ? state.answer.reason : "unproven");
  if (isLocked(seek)) return frozenMiss(seek, state.page, state.answer?.kind === "hit");
  return state.unread ? unanswered(seek) : stillChanging(seek);
};

/** Looks until one tells the outcome or the time is over. */
const looks = async (needs: SeekNeeds, seek: Seek): Promise<Outcome> => {
  const state: State = { lookupMs: 0, proofMs: 0, discoverMs: 0 };
  const book = seek.book;
  // A miss is told before the discovery that follows from it.
  const told: Seek = {
    ...seek,
    book: {
      ...book,
      tell: (news) => {
        if (news.type === "discover")
          tellMiss(seek, state, state.answer?.kind === "miss" ? state.answer.reason : "absent");
        book.tell(news);
      },
    },
  };
  for (;;) {
    if (needs.signal.aborted) return interrupted;
    const seen = await look(needs, told, state);
    if (seen.kind !== "wait") return seen;
    const left = seek.deadline - needs.clock.elapsed();
    if (left <= 0) return restless(seek, state);
    await changed(needs, seek.book, Math.min(seen.ms, left, LOOK_EVERY_MS));
  }
};

/**
 * Finds the element of a query before the deadline.
 *
 * What is remembered for the page of this moment is proven on it in one round trip; what is not remembered is discovered once the page
 * has settled. Answers `broken` for a remembered element that the page had time to show and did not, `unresolved` with the failure otherwise.
 * Throws what the session throws.
 */
export const resolve = async (needs: SeekNeeds, seek: Seek): Promise<Outcome> => {
  let outcome: Outcome | undefined;
  try {
    outcome = await looks(needs, seek);
    return outcome;
  } finally {
    // Whatever became of it, nobody may wait for this search any longer.
    needs.cache.searched(outcome?.kind === "resolved" ? outcome.entry : undefined);
  }
};
