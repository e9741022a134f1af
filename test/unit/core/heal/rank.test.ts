import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rankStrategies, type ScopeTries } from "#core/heal/rank";
import type { StrategyTry } from "#core/model/heal";
import { lowerBound } from "#core/model/lower-bound";

const DAY = 86_400_000;
const tries = (strategy: string, won: number, lost: number, more: Partial<StrategyTry> = {}): readonly StrategyTry[] =>
  Array.from({ length: won + lost }, (_, at) => ({
    strategy,
    run: `${strategy} ${at}`,
    element: "Save",
    found: true,
    won: at < won,
    ms: 10,
    at: 100 * DAY,
    ...more,
  }));
const BOTH = [
  { strategy: "relocation", costMs: 20 },
  { strategy: "discovery", costMs: 25 },
] as const;
const order = (...record: readonly ScopeTries[]): readonly string[] =>
  rankStrategies(record, BOTH).map(({ strategy }) => strategy);

const anyTry: fc.Arbitrary<StrategyTry> = fc.record({
  strategy: fc.constantFrom("relocation", "discovery", "sibling", "a newer one"),
  run: fc.constantFrom("r1", "r2", "r3"),
  element: fc.constantFrom("Save", "Open"),
  found: fc.boolean(),
  won: fc.boolean(),
  ms: fc.integer({ min: 0, max: 500 }),
  at: fc.integer({ min: 0, max: 200 * DAY }),
});
const anyRecord: fc.Arbitrary<readonly ScopeTries[]> = fc
  .tuple(fc.array(anyTry), fc.nat(), fc.nat(), fc.nat())
  .map(([all, site, page, element]) => [
    { scope: "everywhere", tries: all },
    { scope: "site", tries: all.slice(0, site) },
    { scope: "page", tries: all.slice(0, Math.min(site, page)) },
    { scope: "element", tries: all.slice(0, Math.min(site, page, element)) },
  ]);
const chanceOf = (record: readonly ScopeTries[], strategy: string): number =>
  rankStrategies(record, BOTH).find((ranked) => ranked.strategy === strategy)?.learned?.lower ?? lowerBound(1, 2);

describe("the order of strategies", () => {
  it("is the default one, without reasons, where nothing is known", () => {
    expect(rankStrategies([], BOTH)).toEqual([
      { strategy: "sibling" },
      { strategy: "relocation" },
      { strategy: "discovery" },
    ]);
  });

  it("puts first what won more, and says why", () => {
    const everywhere: ScopeTries = {
      scope: "everywhere",
      tries: [...tries("relocation", 2, 6), ...tries("discovery", 6, 1)],
    };
    expect(rankStrategies([everywhere], BOTH)[1]).toEqual({
      strategy: "discovery",
      learned: { scope: "everywhere", won: 6, tried: 7, lower: lowerBound(7, 9) },
    });
  });

  it("prefers many tries to few at a like rate", () => {
    expect(order({ scope: "everywhere", tries: [...tries("relocation", 2, 0), ...tries("discovery", 40, 4)] })).toEqual(
      ["sibling", "discovery", "relocation"],
    );
  });

  it("believes the element rather than its page, its site and all the others", () => {
    const own = [...tries("relocation", 0, 3), ...tries("discovery", 3, 0)];
    const all = [...own, ...tries("relocation", 50, 0), ...tries("discovery", 0, 50)];
    expect(order({ scope: "everywhere", tries: all })[1]).toBe("relocation");
    expect(
      order(
        { scope: "everywhere", tries: all },
        { scope: "site", tries: own },
        { scope: "page", tries: own },
        { scope: "element", tries: own },
      )[1],
    ).toBe("discovery");
  });

  it("falls back to the site for an element it has not seen", () => {
    const site = [...tries("relocation", 1, 5), ...tries("discovery", 5, 0)];
    const record = rankStrategies(
      [
        { scope: "everywhere", tries: site },
        { scope: "site", tries: site },
        { scope: "page", tries: [] },
        { scope: "element", tries: [] },
      ],
      BOTH,
    );
    expect(record[1]).toMatchObject({ strategy: "discovery", learned: { scope: "site", won: 5, tried: 5 } });
  });

  it("thinks no worse of those who looked in vain for what nobody found", () => {
    const gone = { found: false, run: "gone", element: "Gone" };
    const all = [...tries("relocation", 0, 9, gone), ...tries("discovery", 1, 0)];
    const found = [...tries("relocation", 0, 9, { found: false, run: "discovery 0" }), ...tries("discovery", 1, 0)];
    const lowerOf = (list: readonly StrategyTry[]): number =>
      chanceOf([{ scope: "everywhere", tries: list }], "relocation");
    expect(lowerOf(all)).toBe(lowerBound(1, 2));
    expect(lowerOf(found)).toBeLessThan(lowerBound(1, 2));
  });

  it("counts newer tries more", () => {
    const old = { at: 0 };
    const everywhere = [
      ...tries("relocation", 8, 0, old),
      ...tries("relocation", 0, 4),
      ...tries("discovery", 0, 8, old),
      ...tries("discovery", 4, 0),
    ];
    expect(order({ scope: "everywhere", tries: everywhere })[1]).toBe("discovery");
  });

  it("lets the cheaper one go first of two equally good", () => {
    const equal = [...tries("relocation", 5, 1, { ms: 40 }), ...tries("discovery", 5, 1, { ms: 8 })];
    expect(order({ scope: "everywhere", tries: equal })[1]).toBe("discovery");
  });

  it("passes over rows that make no sense", () => {
    const odd = [
      ...tries("discovery", 50, 0, { ms: Number.NaN }),
      ...tries("discovery", 50, 0, { at: Number.POSITIVE_INFINITY }),
      ...tries("discovery", 50, 0, { ms: -1 }),
      ...tries("telepathy", 50, 0),
    ];
    expect(rankStrategies([{ scope: "everywhere", tries: odd }], BOTH)).toEqual(rankStrategies([], BOTH));
  });

  it("holds every strategy once and chances in [0, 1], whatever was recorded", () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const ranked = rankStrategies(record, BOTH);
        expect(ranked[0]?.strategy).toBe("sibling");
        expect(ranked.map(({ strategy }) => strategy).toSorted()).toEqual(["discovery", "relocation", "sibling"]);
        for (const { learned } of ranked) {
          expect(learned?.lower ?? 0).toBeGreaterThanOrEqual(0);
          expect(learned?.lower ?? 0).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it("does not depend on the order in which rows come", () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const turned = record.map(({ scope, tries: rows }) => ({ scope, tries: rows.toReversed() })).toReversed();
        expect(rankStrategies(turned, BOTH)).toEqual(rankStrategies(record, BOTH));
      }),
    );
  });

  it("thinks no worse of a strategy for one more success, no better for one more failure", () => {
    fc.assert(
      fc.property(anyRecord, fc.constantFrom("relocation", "discovery"), fc.boolean(), (record, strategy, won) => {
        const newest = Math.max(0, ...record.flatMap(({ tries: rows }) => rows.map(({ at }) => at)));
        const one: StrategyTry = { strategy, run: "one more", element: "Save", found: true, won, ms: 10, at: newest };
        const more = record.map(({ scope, tries: rows }) => ({ scope, tries: [...rows, one] }));
        const [before, after] = [chanceOf(record, strategy), chanceOf(more, strategy)];
        if (won) expect(after).toBeGreaterThanOrEqual(before - 1e-9);
        else expect(after).toBeLessThanOrEqual(before + 1e-9);
      }),
    );
  });
});

describe("the lower bound of a rate", () => {
  it("grows with successes, falls with failures, and stays below the rate", () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (won, lost) => {
        const here = lowerBound(won, won + lost);
        expect(lowerBound(won + 1, won + lost + 1)).toBeGreaterThanOrEqual(here);
        expect(lowerBound(won, won + lost + 1)).toBeLessThanOrEqual(here);
        if (won + lost > 0) expect(here).toBeLessThanOrEqual(won / (won + lost));
      }),
      { examples: [[0, 10]] },
    );
  });

  it("puts 177 of 201 before 19 of 22", () => {
    expect(lowerBound(177, 201)).toBeGreaterThan(lowerBound(19, 22));
  });
});
