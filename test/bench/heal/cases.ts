import { join } from "node:path";
import { discoveryPages } from "../../site/discovery/steps/pages";
import { changedPages } from "../../site/changed/steps/pages";
import type { Asked, Face } from "../../site/changed/steps/page";
import { FAULTS, type FaultName } from "./fault-names";

/** A page that is remembered and then changes. Truths end early where what is meant is gone. */
export interface HealCase {
  readonly name: string;
  /** What broke it. */
  readonly fault: string;
  readonly path: string;
  readonly steps: readonly string[];
  readonly before: Face;
  readonly after: Face;
  /** What is meant is still on the page. */
  readonly isThere: boolean;
}

/** The pages of our own that changed by hand. */
export const changedCases = (): readonly HealCase[] =>
  changedPages.map(({ name, steps, before, after }) => ({
    name,
    fault: "by hand",
    path: `/changed/${name}`,
    steps,
    before,
    after,
    isThere: after.truth.length === before.truth.length,
  }));

/** Numbers in [0, 1), the same for the same seed: mulberry32. */
const randomOf = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const shuffled = <T>(all: readonly T[], random: () => number): readonly T[] =>
  all
    .map((each) => ({ each, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ each }) => each);

/** "The last one" is the last one of now, whatever became of the one that was. */
const isPosition = (say: string): boolean =>
  /\b(?:first|last|\d+(?:st|nd|rd|th))\b.*\b(?:button|link|row|field|option|Open)\b/u.test(say);

/** What is asked for is one element, and stays the same one. */
const isOne = ({ say, truth, untouched, refused }: Asked): boolean =>
  truth !== null && !truth.includes(",") && !untouched && !refused && !isPosition(say);

const bundle = async (): Promise<string> => {
  const entry = join(import.meta.dirname, "break-page.ts");
  const built = await Bun.build({ entrypoints: [entry], target: "browser", format: "esm" });
  const text = (await built.outputs[0]?.text()) ?? "";
  return text.replace(/export\s*\{[^}]*\};?/gu, "");
};

/** Generated faults on our own pages: so many, chosen and made by the seed. */
export const faultCases = async (seed: number, count: number): Promise<readonly HealCase[]> => {
  const random = randomOf(seed);
  const source = await bundle();
  const asks = discoveryPages.flatMap(({ name, html, routes, asks: all }) =>
    all.flatMap((asked) =>
      isOne(asked) ? [{ page: name, html, routes, say: asked.say, truth: asked.truth ?? "" }] : [],
    ),
  );
  const faults = Object.keys(FAULTS) as FaultName[];
  const all = shuffled(
    asks.flatMap((ask) => faults.map((by) => ({ ...ask, by }))),
    random,
  );
  return all.slice(0, count).map(({ page, html, routes, say, truth, by }): HealCase => {
    const mark = `q${Math.floor(random() * 1e9).toString(36)}`;
    const before: Face = { html, truth: [truth], ...(routes ? { routes } : {}) };
    const isThere = FAULTS[by] === "there";
    return {
      name: `${page}: ${say}`,
      fault: by,
      path: `/discovery/${page}`,
      steps: [say],
      before,
      after: { ...before, broken: { source, by, mark } },
      isThere,
    };
  });
};
