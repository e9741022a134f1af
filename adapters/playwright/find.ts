import type { Frame, Page } from "playwright";
import type { CacheEntry } from "#core/model/cache";
import { choose, chooseAlike, type Choosable, type Choice } from "#core/model/choose";
import type { ElementQuery } from "#core/model/element";
import { FINGERPRINT_FORMAT, type Fingerprint } from "#core/model/fingerprint";
import { type Locator, renderSelector } from "#core/model/locator";
import { answerText } from "#core/model/words";
import type { Candidate, Discovery, HeldElement, Proof, Rival } from "#core/ports/browser";
import type { Ask, FrameCandidate, FrameDiscovery, FrameProof } from "./page/protocol";
import { discoverBySelector } from "./by-selector";
import { createFrames } from "./frames";
import type { World, Worlds } from "./worlds";

/** A look at 200,000 elements ends within it, or counts as no answer. */
const LOOK_MS = 5_000;
const PROOF_MS = 2_000;
const RIVALS = 5;

interface FinderNeeds {
  readonly page: Page;
  readonly worlds: Worlds;
  readonly driftThreshold: number;
}

export interface Finder {
  discover(query: ElementQuery): Promise<Discovery>;
  verify(entry: CacheEntry, query: ElementQuery): Promise<Proof>;
  relocate(fingerprint: Fingerprint, query: ElementQuery): Promise<Discovery>;
  /** The frame that holds the element. */
  frameOf(held: HeldElement): Promise<Frame>;
}

/** A candidate with the frame it stands in. */
interface Placed extends Choosable {
  readonly frame: string | undefined;
  readonly candidate: FrameCandidate;
}

const locatorsIn = (frame: string | undefined, locators: readonly Locator[]): readonly Locator[] =>
  frame === undefined ? locators : locators.map((locator) => ({ ...locator, frame }));

const candidateFrom = ({ candidate, frame }: Placed): Candidate => ({
  held: { id: candidate.held, ...(frame === undefined ? {} : { frame }) },
  score: candidate.score,
  reason: candidate.reason,
  snapshot: candidate.snapshot,
  fingerprint: { format: FINGERPRINT_FORMAT, ...candidate.snapshot },
  locators: locatorsIn(frame, candidate.locators),
  actionability: candidate.actionability,
});

const rivalFrom = ({ candidate, frame, score, description }: Placed): Rival => {
  const first = locatorsIn(frame, candidate.locators)[0];
  return { description, score, selector: first ? renderSelector(first) : "" };
};

const rivalsOf = (placed: readonly Placed[]): readonly Rival[] =>
  [...placed]
    .sort((a, b) => b.score - a.score)
    .slice(0, RIVALS)
    .map(rivalFrom);

const discoveryFrom = (choice: Choice<Placed>, placed: readonly Placed[], seen: number): Discovery => {
  switch (choice.kind) {
    case "found":
      return { kind: "found", candidate: candidateFrom(choice.chosen), seen, rivals: rivalsOf(placed.filter((each) => each !== choice.chosen)) };
    case "ambiguous":
      return { kind: "ambiguous", rivals: choice.peers.slice(0, RIVALS).map(rivalFrom), hint: choice.hint, seen };
    case "none":
      return { kind: "none", rivals: rivalsOf(placed), seen };
  }
};

/** Looks into all frames at once and chooses over what they found together. */
export const createFinder = ({ page, worlds, driftThreshold }: FinderNeeds): Finder => {
  const frames = createFrames(page, worlds);

  const wanted = async (query: ElementQuery): Promise<readonly World[]> => {
    await worlds.ready(LOOK_MS);
    const all = worlds.all();
    if (query.frame === undefined) return all;
    const asked = query.frame;
    const named = await Promise.all(
      all.filter(({ main }) => !main).map(async (world) => ({ world, texts: await frames.textsOf(world) })),
    );
    return named.filter(({ texts }) => texts.some((text) => text === asked || answerText(asked, text).score > 0.7 || text.includes(asked))).map(({ world }) => world);
  };

  const lookEverywhere = async (query: ElementQuery, ask: Ask): Promise<{ readonly placed: readonly Placed[]; readonly seen: number }> => {
    const looks = await Promise.all(
      (await wanted(query)).map(async (world) => {
        const found = await worlds.ask<FrameDiscovery>(world, ask, LOOK_MS);
        const frame = world.main || !found || found.candidates.length === 0 ? undefined : await frames.keyOf(world);
        return { found, frame };
      }),
    );
    const placed = looks.flatMap(({ found, frame }) =>
      (found?.candidates ?? []).map((candidate): Placed => {
        const { score, description, modal, target, snapshot } = candidate;
        return { score, description, modal, role: snapshot.role, landmarks: snapshot.landmarks, frame, candidate, ...(target === undefined ? {} : { target }) };
      }),
    );
    return { placed, seen: looks.reduce((sum, { found }) => sum + (found?.seen ?? 0), 0) };
  };

  return {
    async discover(query) {
      if (query.selector !== undefined) return discoverBySelector(page, query.selector);
      const { placed, seen } = await lookEverywhere(query, { op: "discover", query });
      return discoveryFrom(choose(placed), placed, seen);
    },
    async relocate(fingerprint, query) {
      const { placed, seen } = await lookEverywhere(query, { op: "relocate", fingerprint, kind: query.kind });
      return discoveryFrom(chooseAlike(placed, 1 - driftThreshold), placed, seen);
    },
    async verify(entry, query) {
      await worlds.ready(PROOF_MS);
      const key = entry.locators[0]?.frame;
      const { fingerprint } = entry;
      const world = await frames.worldOf(key);
      if (!world) return { kind: "gone" };
      const ask: Ask = { op: "verify", locators: entry.locators, fingerprint, kind: query.kind, threshold: driftThreshold };
      const proof = await worlds.ask<FrameProof>(world, ask, PROOF_MS);
      if (!proof || proof.kind === "gone") return { kind: "gone" };
      const locator = entry.locators[proof.rank];
      if (!locator) return { kind: "gone" };
      if (proof.kind === "drifted") return { kind: "drifted", locator, drift: proof.drift };
      const { held, rank, drift, actionability, fingerprint: now } = proof;
      return { kind: "proven", held: { id: held, ...(key === undefined ? {} : { frame: key }) }, locator, rank, drift, actionability, fingerprint: now };
    },
    frameOf: (held) => frames.frameOf(held),
  };
};
