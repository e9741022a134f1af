import type { Frame, Page } from "playwright";
import type { CacheEntry } from "#core/model/cache";
import { choose, type Certainty, type Choosable, type Choice, recognise } from "#core/model/choose";
import type { ElementQuery } from "#core/model/element";
import { FINGERPRINT_FORMAT, type Fingerprint } from "#core/model/fingerprint";
import { type Locator, renderSelector } from "#core/model/locator";
import { answerText } from "#core/model/words";
import type { Candidate, Discovery, HeldElement, Proof, Rival } from "#core/ports/browser";
import type { Ask, ElementDetail, FrameCandidate, FrameProof, Relocated } from "./page/protocol";
import { discoverBySelector } from "./by-selector";
import { createFrames, type Frames } from "./frames";
import type { World, Worlds } from "./worlds";

/** A look at 200,000 elements ends within it, or counts as no answer. */
const LOOK_MS = 3_000;
const PROOF_MS = 2_000;
const RIVALS = 5;
const FRAME_SCORE = 0.7;

interface FinderNeeds {
  readonly page: Page;
  readonly worlds: Worlds;
  readonly driftThreshold: number;
}

export interface Finder {
  discover(query: ElementQuery): Promise<Discovery>;
  verify(entry: CacheEntry, query: ElementQuery): Promise<Proof>;
  relocate(fingerprint: Fingerprint, query: ElementQuery): Promise<Discovery>;
  /** The frame that holds the element; undefined when it went away. */
  frameOf(held: HeldElement): Promise<Frame | undefined>;
}

/** What was found in a frame. */
type In<T> = T & { readonly frame: string | undefined; readonly world: World; readonly candidate: T };

type Placed = In<FrameCandidate> & Choosable;

const locatorsIn = (frame: string | undefined, locators: readonly Locator[]): readonly Locator[] =>
  frame === undefined ? locators : locators.map((locator) => ({ ...locator, frame }));

const candidateFrom = (
  { candidate, frame }: Placed,
  { snapshot, page, locators, actionability }: ElementDetail,
  certainty: Certainty | undefined,
): Candidate => ({
  held: { id: candidate.held, ...(frame === undefined ? {} : { frame }) },
  score: candidate.score,
  reason: candidate.reason,
  ...(certainty ? { certainty } : {}),
  snapshot,
  fingerprint: { format: FINGERPRINT_FORMAT, page, ...snapshot },
  locators: locatorsIn(frame, locators),
  actionability,
});

const rivalFrom = ({ candidate, frame, score, description }: Placed): Rival => {
  const [selector = ""] = locatorsIn(frame, [{ strategy: "css", args: { path: candidate.path } }]).map(renderSelector);
  return { description, score, selector };
};

const rivalsOf = (placed: readonly Placed[]): readonly Rival[] =>
  [...placed]
    .sort((a, b) => b.score - a.score)
    .slice(0, RIVALS)
    .map(rivalFrom);

/** The frames a query is about: all of them, or those that answer to the name it gives. */
const framesFor = async (query: ElementQuery, worlds: Worlds, frames: Frames): Promise<readonly World[]> => {
  await worlds.ready(LOOK_MS);
  const asked = query.frame;
  if (asked === undefined) return worlds.all();
  const children = worlds.all().filter(({ main }) => !main);
  const named = await Promise.all(children.map(async (world) => ({ world, texts: await frames.textsOf(world) })));
  const answers = (text: string): boolean => text.includes(asked) || answerText(asked, text).score > FRAME_SCORE;
  return named.filter(({ texts }) => texts.some(answers)).map(({ world }) => world);
};

interface Looked<T> {
  readonly placed: readonly In<T>[];
  readonly seen: number;
  /** What could not be read, in words. */
  readonly unread: string | undefined;
  /** The main frame was not read to its end: another one there may answer as well. */
  readonly partial: boolean;
}

const TOO_LATE = `the page did not answer within ${LOOK_MS / 1_000} s`;
const TOO_LARGE = "the page has too many elements to read them all; address it with a selector";

/** What every look of a frame says, whoever is looked for. */
interface FrameAnswer<T> {
  readonly candidates: readonly T[];
  readonly seen: number;
  readonly tooLarge?: boolean;
}

const lookEverywhere = async <T>(worlds: Worlds, frames: Frames, query: ElementQuery, ask: Ask): Promise<Looked<T>> => {
  const look = async (world: World): Promise<Looked<T>> => {
    const found = await worlds.ask<FrameAnswer<T>>(world, ask, LOOK_MS);
    const silent = found === undefined && worlds.has(world);
    const unread = found?.tooLarge ? TOO_LARGE : silent ? TOO_LATE : undefined;
    const candidates = found?.candidates ?? [];
    const frame = world.main || candidates.length === 0 ? undefined : await frames.keyOf(world);
    return {
      placed: candidates.map((candidate) => ({ ...candidate, frame, world, candidate })),
      seen: found?.seen ?? 0,
      unread,
      partial: world.main && unread !== undefined,
    };
  };
  const looks = await Promise.all((await framesFor(query, worlds, frames)).map(look));
  return {
    placed: looks.flatMap(({ placed }) => placed),
    seen: looks.reduce((sum, { seen }) => sum + seen, 0),
    unread: looks.find(({ unread }) => unread !== undefined)?.unread,
    partial: looks.some(({ partial }) => partial),
  };
};

const settle = async (
  worlds: Worlds,
  choice: Choice<Placed>,
  { placed, seen, unread, partial }: Looked<FrameCandidate>,
  certainty?: Certainty,
): Promise<Discovery> => {
  const none: Discovery = { kind: "none", rivals: rivalsOf(placed), seen, ...(unread === undefined ? {} : { unread }) };
  if (partial) return none;
  switch (choice.kind) {
    case "found": {
      const { chosen } = choice;
      const ask: Ask = { op: "detail", held: chosen.candidate.held };
      const detail = await worlds.ask<ElementDetail | null>(chosen.world, ask, LOOK_MS);
      // It went away between two looks: the caller looks again.
      if (!detail) return { kind: "none", rivals: [], seen };
      const rivals = rivalsOf(placed.filter((each) => each !== chosen));
      return { kind: "found", candidate: candidateFrom(chosen, detail, certainty), seen, rivals };
    }
    case "ambiguous":
      return { kind: "ambiguous", rivals: choice.peers.slice(0, RIVALS).map(rivalFrom), hint: choice.hint, seen };
    case "none":
      return none;
  }
};

/** Chooses over all frames at once: what is rare and what is sure depends on all that could be meant. */
const recognised = async (
  worlds: Worlds,
  looked: Looked<Relocated>,
  fingerprint: Fingerprint,
  query: ElementQuery,
): Promise<Discovery> => {
  const { placed } = looked;
  const { certainty, chances, choice } = recognise(fingerprint, placed, query.name);
  const ranked = placed.map((each, index): Placed => {
    const score = chances[index] ?? 0;
    const reason = `${Math.round(score * 100)} % sure`;
    const candidate = { ...each.candidate, score, reason, modal: false, aside: false, near: 0 };
    return { ...candidate, frame: each.frame, world: each.world, candidate };
  });
  return settle(worlds, choice(ranked), { ...looked, placed: ranked }, certainty);
};

const proofFrom = (entry: CacheEntry, frame: string | undefined, proof: FrameProof | undefined): Proof => {
  if (!proof || proof.kind === "gone") return { kind: "gone" };
  const locator = entry.locators[proof.rank];
  if (!locator) return { kind: "gone" };
  if (proof.kind === "drifted") return { kind: "drifted", locator, drift: proof.drift };
  const { held, rank, drift, actionability, fingerprint } = proof;
  const where = frame === undefined ? {} : { frame };
  return { kind: "proven", held: { id: held, ...where }, locator, rank, drift, actionability, fingerprint };
};

/** Looks into all frames at once and chooses over what they found together. */
export const createFinder = ({ page, worlds, driftThreshold }: FinderNeeds): Finder => {
  const frames = createFrames(page, worlds);
  return {
    async discover(query) {
      if (query.selector !== undefined) return discoverBySelector(page, query.selector);
      const looked = await lookEverywhere<FrameCandidate>(worlds, frames, query, { op: "discover", query });
      return settle(worlds, choose(looked.placed, query.name), looked);
    },
    async relocate(fingerprint, query) {
      const ask: Ask = { op: "relocate", fingerprint, query };
      return recognised(worlds, await lookEverywhere<Relocated>(worlds, frames, query, ask), fingerprint, query);
    },
    async verify({ locators, fingerprint, ...entry }, query) {
      await worlds.ready(PROOF_MS);
      const frame = locators[0]?.frame;
      const world = await frames.worldOf(frame);
      if (!world) return { kind: "gone" };
      const ask: Ask = { op: "verify", locators, fingerprint, query, threshold: driftThreshold };
      return proofFrom({ ...entry, locators, fingerprint }, frame, await worlds.ask<FrameProof>(world, ask, PROOF_MS));
    },
    frameOf: (held) => frames.frameOf(held),
  };
};
