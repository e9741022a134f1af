import type { Actionability, ElementKind } from "../model/element";
import { renderSelector } from "../model/locator";
import { pageKey } from "../model/page";
import type { CacheEntry } from "../model/cache";
import type { Candidate, Discovery, Refusal } from "../ports/browser";
import { entryOf } from "./entry";
import { isPlaced, longerName, warnOfReading } from "./longer-name";
import { rivalLines, type Resolution, type Seek, type SeekNeeds, type Unresolved } from "./seek";

/** A tie on a page that no longer changes is not going to resolve itself. */
const STABLE_TIE_MS = 300;

/** So long the list of suggestions may take that a field brings. */
const SUGGESTIONS_MS = 1_500;

/** Nothing has to be waited for before acting on it. */
export const isReady = (a: Actionability, kind: ElementKind): boolean =>
  a.visible && a.enabled && a.stable && a.receivesEvents && (kind !== "editable" || a.editable);

/** So long a page may take to bring the very name that was written where only a longer one is there, */
const WEAK_NAME_MS = 2_000;
/** so long while it shows that something is still to come, */
const WAITING_MS = 6_000;
/** and no more than this share of the time of the step. */
const WEAK_SHARE = 0.6;

/** How long an element with a longer name is still not taken. */
const weakLeftMs = (seek: Seek, discovery: Discovery, now: number): number => {
  if (discovery.kind !== "found") return 0;
  const isWeak = isPlaced(discovery.candidate) || longerName(seek.query, discovery.candidate.snapshot) !== undefined;
  if (!isWeak) return 0;
  const patience = discovery.waiting === true ? WAITING_MS : WEAK_NAME_MS;
  return seek.startedAt + Math.min(patience, WEAK_SHARE * (seek.deadline - seek.startedAt)) - now;
};

/** What the looks so far saw. */
export interface ColdState {
  discoverMs: number;
  /** The last look found nothing that answers. */
  nothing?: boolean;
  /** It has waited for what began during a look. */
  stirred?: true;
  tie?: { readonly signature: string; readonly since: number };
}

export type ColdLook = Resolution | Unresolved | { readonly kind: "wait"; readonly ms: number };

const REASONS = { none: "not-found", ambiguous: "ambiguous", found: "timeout" } as const;

const unresolved = (seek: Seek, discovery: Discovery, refusal?: Refusal): Unresolved => {
  const candidates = rivalLines(discovery.rivals);
  const code = REASONS[discovery.kind];
  const message = {
    none:
      discovery.kind === "none" && discovery.unread !== undefined
        ? `${seek.element} was not looked for everywhere: ${discovery.unread}`
        : (refusal?.message ?? `nothing on the page answers to ${seek.element}`),
    ambiguous: `${discovery.rivals.length} elements answer equally well to ${seek.element}`,
    found: `the page was still loading when the time for ${seek.element} was over`,
  }[discovery.kind];
  const nearest = candidates.length > 0 ? `nearest: ${candidates.slice(0, 3).join(", ")}` : undefined;
  const hint =
    discovery.kind === "ambiguous"
      ? discovery.hint
      : discovery.kind === "none"
        ? (refusal?.hint ?? nearest)
        : undefined;
  return {
    kind: "unresolved",
    failure: { code, message, ...(hint ? { hint } : {}), ...(candidates.length ? { candidates } : {}) },
  };
};

const tellDiscovery = (seek: Seek, discovery: Discovery, ms: number): void => {
  const found = discovery.kind === "found" ? discovery.candidate : undefined;
  const locator = found?.locators[0];
  seek.book.tell({
    type: "discover",
    found: found !== undefined,
    candidates: discovery.seen,
    ms,
    ...(found ? { score: found.score } : {}),
    ...(locator ? { selector: renderSelector(locator), strategy: locator.strategy } : {}),
  });
};

const missing = (candidate: Candidate, seek: Seek): Unresolved => ({
  kind: "unresolved",
  failure: {
    code: "not-found",
    message: `${seek.element} was found (${candidate.reason}) but nothing about it can be addressed`,
  },
});

/** A found candidate as a resolution. */
export const resolutionOf = (
  needs: SeekNeeds,
  seek: Seek,
  candidate: Candidate,
  how: { readonly url: string; readonly source: "discovery" | "heal"; readonly prior?: CacheEntry },
): Resolution | Unresolved => {
  const locator = candidate.locators[0];
  if (locator === undefined) return missing(candidate, seek);
  const page = pageKey(how.url);
  const healed = how.source === "heal";
  const subject = {
    key: needs.keyOf(how.url, seek.query, seek.action),
    page,
    element: seek.element,
    action: seek.action,
  };
  const remember = seek.query.selector === undefined;
  return {
    kind: "resolved",
    held: candidate.held,
    locator,
    source: how.source,
    rank: 0,
    healed,
    ready: isReady(candidate.actionability, seek.query.kind),
    page,
    write: remember,
    ...(remember
      ? {
          entry: entryOf(subject, candidate, needs.clock.now(), { healed, ...(how.prior ? { prior: how.prior } : {}) }),
        }
      : {}),
    ...(healed && how.prior ? { broken: how.prior } : {}),
  };
};

const tieIsStable = (needs: SeekNeeds, state: ColdState, discovery: Discovery): boolean => {
  const signature = JSON.stringify(discovery.rivals.map((rival) => [rival.selector, rival.description]));
  const now = needs.clock.elapsed();
  if (state.tie?.signature !== signature) state.tie = { signature, since: now };
  return now - state.tie.since >= STABLE_TIE_MS;
};

/** During the look the page began to load something, set off by the step before as likely as not: once a search this is waited for. */
export const stirred = (needs: Pick<SeekNeeds, "settle">, state: ColdState): boolean => {
  if (state.stirred === true || needs.settle.settled()) return false;
  state.stirred = true;
  return true;
};

/** One look over the page for a query nothing is remembered of. */
export const lookCold = async (
  needs: SeekNeeds,
  seek: Seek,
  state: ColdState,
  prior: CacheEntry | undefined,
): Promise<ColdLook> => {
  const url = needs.session.url();
  // Asked before the look: a page that becomes quiet during it may have shown its old view.
  const settled = needs.settle.settled();
  const before = needs.clock.elapsed();
  const discovery = await needs.session.discover(seek.query);
  state.nothing = discovery.kind === "none";
  const now = needs.clock.elapsed();
  state.discoverMs += now - before;
  seek.book.spend("discover", now - before);
  if (pageKey(needs.session.url()) !== pageKey(url)) return { kind: "wait", ms: 0 };

  const suggestionsLeftMs = seek.startedAt + SUGGESTIONS_MS - now;
  if (discovery.kind === "found" && discovery.suggesting && suggestionsLeftMs > 0)
    return { kind: "wait", ms: suggestionsLeftMs };
  if (discovery.kind === "found" && settled && stirred(needs, state))
    return { kind: "wait", ms: needs.settle.untilSettledMs() };
  const weakMs = weakLeftMs(seek, discovery, now);
  if (settled && weakMs > 0) return { kind: "wait", ms: weakMs };
  if (discovery.kind === "found" && settled) {
    warnOfReading(seek, discovery.candidate);
    tellDiscovery(seek, discovery, state.discoverMs);
    return resolutionOf(needs, seek, discovery.candidate, { url, source: "discovery", ...(prior ? { prior } : {}) });
  }
  const tied = discovery.kind === "ambiguous" && tieIsStable(needs, state, discovery);
  if (discovery.kind !== "ambiguous") delete state.tie;
  if ((tied && settled) || now >= seek.deadline) {
    tellDiscovery(seek, discovery, state.discoverMs);
    return unresolved(seek, discovery, discovery.kind === "none" ? await needs.session.explain(seek.query) : undefined);
  }
  const tie = discovery.kind === "ambiguous" && settled ? STABLE_TIE_MS - (now - (state.tie?.since ?? now)) : Infinity;
  return { kind: "wait", ms: Math.min(settled ? Infinity : needs.settle.untilSettledMs(), tie) };
};
