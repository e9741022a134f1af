import { PortError } from "../model/failure";
import { renderSelector } from "../model/locator";
import type { CacheEntry } from "../model/cache";
import type { Veto } from "../model/heal";
import { isRenamed, sharesIdentifier } from "../model/similarity";
import type { Candidate, Discovery, PageSnapshot, Rival, SeenElement } from "../ports/browser";
import { changed, type Seek, type SeekNeeds } from "../resolve/seek";
import { hasMoved, isOutside, objection } from "./guard";
import { wordOverlap } from "../model/words";
import { bearsName } from "./same-name";
import { viewOf } from "./sharing";
import { isCandidate, STRATEGIES } from "./strategies";
import type { Finding, HealStrategy, Missed, PageView, Strategy } from "./strategy";

/** What one strategy offered. */
export interface Offer {
  readonly strategy: HealStrategy;
  readonly candidate?: Candidate;
  /** Why it offered nothing. */
  readonly reason?: string;
  /** It found what may well be it, but the remembered one may still come: nothing else can be tried meanwhile. */
  readonly isEarly?: true;
  readonly ms: number;
  /** Why it was refused, where a person had rejected it. */
  readonly veto?: Veto;
  /** What it had to choose from, nearest first. */
  readonly rivals: readonly Rival[];
}

export interface Patient {
  readonly entry: CacheEntry;
  /** How long the page has been looked at since the element was missed. */
  readonly waitedMs: number;
  /** When the time for healing is over, on the clock's `elapsed` scale. */
  readonly deadline: number;
  /** Selector of an element that was found before and could not be acted on: not to be offered again. */
  readonly exclude?: string;
  /** What a person rejected for the element, by selector: never offered again. */
  readonly vetoes: ReadonlyMap<string, Veto>;
}

/** What was read of the page in one round: each thing once, when a strategy first needs it. */
export interface Reads {
  view(): Promise<PageView>;
  /** What answers to the user's query. */
  answer(): Promise<Discovery>;
  /** Something that was read says that suggestions are still to come. */
  suggesting(): boolean;
}

const once = <T>(read: () => Promise<T>): (() => Promise<T>) => {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= read();
    return asked;
  };
};

/** For one round. */
export const createReads = ({ session }: SeekNeeds, missed: Missed): Reads => {
  let suggesting = false;
  const seen = <T extends PageSnapshot | Discovery>(read: T): T => {
    suggesting ||= "suggesting" in read && read.suggesting === true;
    return read;
  };
  return {
    view: once(async () => viewOf(missed, seen(await session.snapshot(missed.fingerprint, missed.query)))),
    answer: once(async () => seen(await session.discover(missed.query))),
    suggesting: () => suggesting,
  };
};

/** The selector a candidate is known by. */
export const selectorOf = (candidate: Candidate): string => {
  const locator = candidate.locators[0];
  return locator === undefined ? "" : renderSelector(locator);
};

/** What a person would not take at once for the remembered element may only stand in for one that is late. */
const PATIENCE_MS = 2_000;
/** Why what was found is out of reach. */
export const BEHIND_DIALOG = "it stands behind a dialog";
const EARLY = "it is not certainly the same: the remembered one may still come";
const MOST_SCREENS = 8;
const DRAWN_MS = 100;

const nothing: Finding = { kind: "nothing", reason: "no match", rivals: [] };

/** Looks at one screen after the other until one shows it; puts the page back when none does. */
const screenByScreen = async (
  needs: SeekNeeds,
  seek: Seek,
  missed: Missed,
  patient: Patient,
  find: (view: PageView) => Finding,
): Promise<Finding> => {
  // Whatever else may come on this page: it is scrolled only when it rests.
  if (!needs.settle.settled()) return { ...nothing, reason: "the page does not rest" };
  let last: Finding = { ...nothing, reason: "the page shows no more when it is scrolled" };
  for (let screen = 0; screen < MOST_SCREENS && needs.clock.elapsed() < patient.deadline; screen++) {
    if (!(await needs.session.reveal(screen === 0 ? "first" : "next"))) break;
    if (!needs.session.quiet()) await changed(needs, seek.book, DRAWN_MS);
    last = find(await createReads(needs, missed).view());
    if (last.kind === "found") return last;
  }
  await needs.session.reveal("before");
  return last;
};

const findBy = async (
  strategy: HealStrategy,
  needs: SeekNeeds,
  seek: Seek,
  missed: Missed,
  patient: Patient,
  reads: Reads,
): Promise<Finding> => {
  const chosen: Strategy = STRATEGIES[strategy];
  switch (chosen.needs) {
    case "proof":
      return { ...nothing, reason: "none of the stored locators finds it" };
    case "page":
      return chosen.find(await reads.view());
    case "answer":
      return chosen.find(
        missed,
        await (chosen.ask ? needs.session.discover(chosen.ask(missed.query)) : reads.answer()),
      );
    case "scroll":
      return screenByScreen(needs, seek, missed, patient, chosen.find);
  }
};

/** The seen element with all there is to remember of it; undefined when it went away since. */
const inFull = async (
  { session }: SeekNeeds,
  { element, score, certainty }: Extract<Finding, { kind: "found" }>,
): Promise<Candidate | undefined> => {
  if (isCandidate(element)) return element;
  const detail = await session.inspect(element.held);
  if (!detail) return undefined;
  const reason = `${Math.round(score * 100)} % sure`;
  return { held: element.held, score, reason, ...detail, ...(certainty ? { certainty } : {}) };
};

/** Another element, of the kind that was asked for, says the very name that the user wrote: a better witness than likeness. */
const namesake = async (found: SeenElement | Candidate, missed: Missed, reads: Reads): Promise<boolean> => {
  const { name } = missed.query;
  if (name === "") return false;
  const { elements } = await reads.view();
  if (elements.some(({ held, snapshot }) => held.id !== found.held.id && bearsName(snapshot, name))) return true;
  const answer = await reads.answer();
  if (answer.kind !== "found") return false;
  const { held, snapshot, actionability } = answer.candidate;
  const isReachable = actionability.receivesEvents && !isOutside(missed, snapshot);
  return isReachable && held.id !== found.held.id && bearsName(snapshot, name);
};

/** The names say the same, filling words aside. */
const saysTheSame = (a: string, b: string): boolean => a === b || wordOverlap(a, b) === 1;

/**
 * It bears the user's name, or the one it always had, where it always stood: a person would not hesitate. A name that says more is as good
 * where an identifier stayed.
 */
const isCertain = (missed: Missed, { snapshot }: Candidate): boolean => {
  if (hasMoved(missed, snapshot)) return false;
  const { query, fingerprint } = missed;
  if (bearsName(snapshot, query.name) || saysTheSame(snapshot.name, fingerprint.name)) return true;
  return sharesIdentifier(fingerprint, snapshot) && !isRenamed(fingerprint, snapshot);
};

const vetoOf = ({ locators }: Candidate, { vetoes }: Patient): Veto | undefined =>
  locators.map((locator) => vetoes.get(renderSelector(locator))).find((veto) => veto !== undefined);

/** Why what was found is not to be acted on now; undefined when it is. */
const against = async (
  candidate: Candidate,
  missed: Missed,
  patient: Patient,
  reads: Reads,
): Promise<string | undefined> => {
  const known = candidate.suggested ? undefined : objection(missed, candidate.snapshot);
  if (known) return known;
  if (!candidate.actionability.receivesEvents) return BEHIND_DIALOG;
  if (vetoOf(candidate, patient)) return "a person rejected it";
  if (selectorOf(candidate) === patient.exclude) return "it is the element that could not be acted on";
  const isNamesake = candidate.suggested || bearsName(candidate.snapshot, missed.query.name);
  if (!isNamesake && (await namesake(candidate, missed, reads))) return "another element bears the name itself";
  if (patient.waitedMs >= PATIENCE_MS) return undefined;
  return isCertain(missed, candidate) && !reads.suggesting() ? undefined : EARLY;
};

const judged = async (
  finding: Finding,
  needs: SeekNeeds,
  missed: Missed,
  patient: Patient,
  reads: Reads,
): Promise<Omit<Offer, "strategy" | "ms">> => {
  if (finding.kind === "nothing") return { reason: finding.reason, rivals: finding.rivals };
  const candidate = await inFull(needs, finding);
  if (!candidate) return { reason: "it went away", rivals: [] };
  const reason = await against(candidate, missed, patient, reads);
  if (reason === undefined) return { candidate, rivals: [] };
  const veto = vetoOf(candidate, patient);
  return { reason, rivals: [], ...(reason === EARLY ? { isEarly: true } : {}), ...(veto ? { veto } : {}) };
};

/** Lets one strategy look once, and judges what it found. A strategy that fails is told as such; throws PortError when the browser does. */
export const offer = async (
  strategy: HealStrategy,
  needs: SeekNeeds,
  seek: Seek,
  patient: Patient,
  reads: Reads,
): Promise<Offer> => {
  const missed: Missed = { query: seek.query, fingerprint: patient.entry.fingerprint };
  const before = needs.clock.elapsed();
  const ended = (rest: Omit<Offer, "strategy" | "ms">): Offer => ({
    strategy,
    ms: needs.clock.elapsed() - before,
    ...rest,
  });
  try {
    const finding = await findBy(strategy, needs, seek, missed, patient, reads);
    return ended(await judged(finding, needs, missed, patient, reads));
  } catch (error) {
    if (error instanceof PortError) throw error;
    return ended({ reason: `it failed: ${error instanceof Error ? error.message : String(error)}`, rivals: [] });
  }
};
