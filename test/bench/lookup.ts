import type { Locator, Page } from "playwright";
import { createIdentity } from "#adapters/system/identity";
import { createSystemClock } from "#adapters/system/clock";
import type { CacheEntry } from "#core/model/cache";
import type { ElementQuery } from "#core/model/element";
import { describeQuery } from "#core/model/element-text";
import { pageKey } from "#core/model/page";
import type { Expectation } from "#core/model/step";
import type { CacheLayer } from "#core/ports/cache-layer";
import { cacheKey } from "#core/resolve/cache-key";
import { entryOf } from "#core/resolve/entry";
import { createRunCache } from "#core/resolve/run-cache";
import { createSearches } from "#core/resolve/searches";
import type { Pair, Rig } from "./rig";
import { figure, type Section, target } from "./section";
import { median } from "#core/bench/statistics";

/** An element as pacts is asked for it and as a person would write it with Playwright. */
export interface Sought {
  readonly name: string;
  readonly query: ElementQuery;
  readonly byHand: (page: Page) => Locator;
}

/** A page to look on. */
export interface Ground {
  readonly name: string;
  readonly url: string;
  /** At most so long takes one discovery. */
  readonly coldLimitMs: number;
  /** At most so long takes one look-up and its proof. */
  readonly proofLimitMs: number;
  readonly sought: readonly Sought[];
  /** A heading that is there. */
  readonly heading: string;
}

const clock = createSystemClock();
const identity = createIdentity();

const timed = async <T>(work: () => Promise<T>): Promise<readonly [number, T]> => {
  const before = performance.now();
  const result = await work();
  return [performance.now() - before, result];
};

/** What is looked for, as the cache knows it. */
const subjectOf = (url: string, query: ElementQuery) => ({
  key: cacheKey("bench", url, query, "click", identity.digest),
  page: pageKey(url),
  element: describeQuery(query),
  action: "click",
});

/** What a run would remember of the element. Throws when it is not found. */
const learn = async ({ session }: Pair, { name, query }: Sought): Promise<CacheEntry> => {
  const found = await session.discover(query);
  if (found.kind !== "found") throw new Error(`${name} is not found: ${JSON.stringify(found)}`);
  return entryOf(subjectOf(session.url(), query), found.candidate, clock.now(), { healed: false });
};

/** One look-up through the layers and one proof, as the first step of a run would do them. */
const proveOnce = async ({ session }: Pair, { name, query }: Sought, layers: readonly CacheLayer[]): Promise<void> => {
  const requirement = "bench:lookup#";
  const cache = createRunCache({
    layers,
    clock,
    searches: createSearches(clock),
    requirement,
    degrade: (_, error) => {
      throw error;
    },
  });
  const answer = await cache.find(subjectOf(session.url(), query), () => [], "auto");
  if (answer.kind !== "hit") throw new Error(`${name} is not remembered`);
  const proof = await session.verify(answer.entry, query);
  if (proof.kind !== "proven") throw new Error(`${name} is not proven: ${proof.kind}`);
};

const headingOf = (name: string): Expectation => ({
  kind: "state",
  element: { name, role: "heading", kind: "any" },
  state: "visible",
  negated: false,
  text: `heading "${name}" is visible`,
});

interface Samples {
  readonly cold: number[];
  readonly memory: number[];
  readonly sqlite: number[];
  readonly byHand: number[];
}

/** The ways take turns, so that what the machine does meanwhile hits all of them. */
const measure = async (rig: Rig, pair: Pair, sought: Sought, rounds: number): Promise<Samples> => {
  const samples: Samples = { cold: [], memory: [], sqlite: [], byHand: [] };
  const entry = await learn(pair, sought);
  for (const layer of [rig.memory, rig.sqlite]) await layer.putMany([entry]);
  const { session, page } = pair;
  const byHand = sought.byHand(page);
  for (let round = 0; round < rounds; round++) {
    samples.cold.push((await timed(() => session.discover(sought.query)))[0]);
    samples.memory.push((await timed(() => proveOnce(pair, sought, [rig.memory, rig.sqlite])))[0]);
    samples.sqlite.push((await timed(() => proveOnce(pair, sought, [rig.sqlite])))[0]);
    samples.byHand.push((await timed(() => byHand.count()))[0]);
  }
  return samples;
};

const warmTargets = ({ name, proofLimitMs }: Ground, memory: readonly number[], sqlite: readonly number[]) => [
  target(`${name}: warm look-up + proof, memory first, p50`, median(memory), proofLimitMs, "ms"),
  target(`${name}: warm look-up + proof, sqlite alone, p50`, median(sqlite), proofLimitMs, "ms"),
];

/** Discovery, and look-up with proof, of every element of the page; `locator.count()` of Playwright for comparison. */
export const measureLookup = async (rig: Rig, ground: Ground, rounds: number): Promise<Section> => {
  const pair = await rig.open(ground.url);
  try {
    const all: Samples = { cold: [], memory: [], sqlite: [], byHand: [] };
    const rows: (readonly (string | number)[])[] = [];
    for (const sought of ground.sought) {
      const one = await measure(rig, pair, sought, rounds);
      for (const way of ["cold", "memory", "sqlite", "byHand"] as const) all[way].push(...one[way]);
      rows.push([sought.name, median(one.cold), median(one.memory), median(one.sqlite), median(one.byHand)]);
    }
    const looks: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const [ms, { holds, seen }] = await timed(() => pair.session.observe(headingOf(ground.heading)));
      if (!holds) throw new Error(`the heading ${ground.heading} is not seen: ${seen}`);
      looks.push(ms);
    }
    rows.push([`expect heading "${ground.heading}"`, median(looks), "", "", ""]);
    const coldAll = [...all.cold, ...looks];
    return {
      name: `lookup: ${ground.name}`,
      figures: [
        figure("cold: discovery of one element", all.cold),
        figure("cold: heading expectation, one look", looks),
        figure("warm: look-up + proof, memory -> sqlite", all.memory),
        figure("warm: look-up + proof, sqlite alone", all.sqlite),
        figure("Playwright locator.count()", all.byHand),
      ],
      breakdown: { heads: ["p50 ms", "cold", "memory", "sqlite", "Playwright"], rows },
      targets: [
        target(`${ground.name}: cold, p50 over all`, median(coldAll), ground.coldLimitMs, "ms"),
        ...warmTargets(ground, all.memory, all.sqlite),
      ],
      notes: [],
    };
  } finally {
    await pair.session.close();
  }
};
