import type { Frame, Page } from "playwright";
import type { CacheEntry } from "#core/model/cache";
import { choose, type Choosable, type Choice } from "#core/model/choose";
import type { ElementQuery } from "#core/model/element";
import { FINGERPRINT_FORMAT, type Fingerprint } from "#core/model/fingerprint";
import { type Locator, renderSelector } from "#core/model/locator";
import { answerText } from "#core/model/words";
import type {
  Candidate,
  Discovery,
  HeldElement,
  Inspected,
  PageSnapshot,
  Proof,
  Refusal,
  Rival,
} from "#core/ports/browser";
import type { Ask, ElementDetail, FrameCandidate, FrameProof, Relocated } from "./page/protocol";
import { discoverBySelector } from "./by-selector";
import { createFrames, type Frames } from "./frames";
import { proofFrom } from "./proof";
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
  explain(query: ElementQuery): Promise<Refusal | undefined>;
  verify(entry: CacheEntry, query: ElementQuery): Promise<Proof>;
  snapshot(fingerprint: Fingerprint, query: ElementQuery): Promise<PageSnapshot>;
  inspect(held: HeldElement): Promise<Inspected | undefined>;
  reveal(to: "first" | "next" | "before"): Promise<boolean>;
  /** The frame that holds the element; undefined when it went away. */
  frameOf(held: HeldElement): Promise<Frame | undefined>;
}

/** What was found in a frame. */
type In<T> = T & { readonly frame: string | undefined; readonly world: World; readonly candidate: T };

type Placed = In<FrameCandidate> & Choosable;

const locatorsIn = (frame: string | undefined, locators: readonly Locator[]): readonly Locator[] =>
  frame === undefined ? locators : locators.map((locator) => ({ ...locator, frame }));

const heldIn = (frame: string | undefined, id: string): HeldElement => ({
  id,
  ...(frame === undefined ? {} : { frame }),
});

const inspected = (
  frame: string | undefined,
  { snapshot, page, onlyField, locators, actionability }: ElementDetail,
): Inspected => ({
  snapshot,
  fingerprint: { format: FINGERPRINT_FORMAT, page, ...(onlyField ? { onlyField } : {}), ...snapshot },
  locators: locatorsIn(frame, locators),
  actionability,
});

const candidateFrom = ({ candidate, frame }: Placed, detail: ElementDetail): Candidate => ({
  held: heldIn(frame, candidate.held),
  score: candidate.score,
  reason: candidate.reason,
  ...(candidate.suggested ? { suggested: true } : {}),
  ...inspected(frame, detail),
});

const selectorOf = (frame: string | undefined, path: string): string =>
  locatorsIn(frame, [{ strategy: "css", args: { path } }])
    .map(renderSelector)
    .join("");

const rivalFrom = ({ candidate, frame, score, description }: Placed): Rival => ({
  description,
  score,
  selector: selectorOf(frame, candidate.path),
});

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
  readonly suggesting: boolean;
  readonly waiting: boolean;
}

const TOO_LATE = `the page did not answer within ${LOOK_MS / 1_000} s`;
const TOO_LARGE = "the page has too many elements to read them all; address it with a selector";

/** What every look of a frame says, whoever is looked for. */
interface FrameAnswer<T> {
  readonly candidates: readonly T[];
  readonly seen: number;
  readonly tooLarge?: boolean;
  readonly suggesting?: boolean;
  readonly waiting?: boolean;
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
      suggesting: found?.suggesting === true,
      waiting: found?.waiting === true,
    };
  };
  const looks = await Promise.all((await framesFor(query, worlds, frames)).map(look));
  return {
    placed: looks.flatMap(({ placed }) => placed),
    seen: looks.reduce((sum, { seen }) => sum + seen, 0),
    unread: looks.find(({ unread }) => unread !== undefined)?.unread,
    partial: looks.some(({ partial }) => partial),
    suggesting: looks.some(({ suggesting }) => suggesting),
    waiting: looks.some(({ waiting }) => waiting),
  };
};

const settle = async (worlds: Worlds, choice: Choice<Placed>, looked: Looked<FrameCandidate>): Promise<Discovery> => {
  const { placed, seen, unread, partial, suggesting, waiting } = looked;
  const none: Discovery = {
    kind: "none",
    rivals: rivalsOf(placed),
    seen,
    ...(unread === undefined ? {} : { unread }),
  };
  if (partial) return none;
  switch (choice.kind) {
    case "found": {
      const { chosen } = choice;
      const ask: Ask = { op: "detail", held: chosen.candidate.held };
      const detail = await worlds.ask<ElementDetail | null>(chosen.world, ask, LOOK_MS);
      // It went away between two looks: the caller looks again.
      if (!detail) return { kind: "none", rivals: [], seen };
      const rivals = rivalsOf(placed.filter((each) => each !== chosen));
      const candidate = candidateFrom(chosen, detail);
      const more = { ...(suggesting ? { suggesting } : {}), ...(waiting ? { waiting } : {}) };
      return { kind: "found", candidate, seen, rivals, ...more };
    }
    case "ambiguous":
      return { kind: "ambiguous", rivals: choice.peers.slice(0, RIVALS).map(rivalFrom), hint: choice.hint, seen };
    case "none":
      return none;
  }
};

const pageFrom = ({ placed, seen, unread, partial, suggesting }: Looked<Relocated>): PageSnapshot => ({
  // Where not all was read, the likest of what was read may be another.
  elements: partial
    ? []
    : placed.map(({ candidate: { held, snapshot, description, path }, frame }) => ({
        held: heldIn(frame, held),
        snapshot,
        description,
        selector: selectorOf(frame, path),
      })),
  seen,
  ...(unread === undefined ? {} : { unread }),
  ...(suggesting ? { suggesting } : {}),
});

/** Looks into all frames at once and chooses over what they found together. */
export const createFinder = ({ page, worlds, driftThreshold }: FinderNeeds): Finder => {
  const frames = createFrames(page, worlds);
  return {
    async discover(query) {
      if (query.selector !== undefined) return discoverBySelector(page, query.selector);
      const looked = await lookEverywhere<FrameCandidate>(worlds, frames, query, { op: "discover", query });
      return settle(worlds, choose(looked.placed, query.name), looked);
    },
    async explain(query) {
      if (query.selector !== undefined) return undefined;
      const ask: Ask = { op: "explain", query };
      const all = await Promise.all(
        (await framesFor(query, worlds, frames)).map((world) => worlds.ask<Refusal | null>(world, ask, LOOK_MS)),
      );
      return all.find((refusal) => refusal != null) ?? undefined;
    },
    async snapshot(fingerprint, query) {
      const ask: Ask = { op: "relocate", fingerprint, query };
      return pageFrom(await lookEverywhere<Relocated>(worlds, frames, query, ask));
    },
    async inspect({ id, frame }) {
      const world = await frames.worldOf(frame);
      const detail = world && (await worlds.ask<ElementDetail | null>(world, { op: "detail", held: id }, LOOK_MS));
      return detail ? inspected(frame, detail) : undefined;
    },
    async reveal(to) {
      const moved = await Promise.all(worlds.all().map((w) => worlds.ask<boolean>(w, { op: "reveal", to }, LOOK_MS)));
      return moved.includes(true);
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
