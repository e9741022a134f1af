import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitReasons, type HealReasons, parseReasons } from "#core/model/heal-reasons";

const bytes = (reasons: HealReasons): number => new TextEncoder().encode(JSON.stringify(reasons)).length;
const text = fc.string({ unit: "grapheme", maxLength: 200 });
const texts = fc.array(fc.string({ maxLength: 20 }), { maxLength: 4 });
const anyReasons: fc.Arbitrary<HealReasons> = fc.record(
  {
    same: fc.array(fc.record({ property: fc.string({ maxLength: 12 }), value: text }), { maxLength: 22 }),
    changed: fc.array(fc.record({ property: fc.string({ maxLength: 12 }), was: text, now: text }), { maxLength: 22 }),
    certainty: fc.record({
      margin: fc.double({ min: -1, max: 1, noNaN: true }),
      needed: fc.constantFrom(0.6, 0.8),
      pro: texts,
      contra: texts,
    }),
    tried: fc.array(
      fc.record(
        {
          strategy: fc.constantFrom("role", "discovery"),
          reason: fc.string({ unit: "grapheme", maxLength: 400 }),
          learned: fc.record({ scope: fc.constantFrom("site", "page"), won: fc.nat(), tried: fc.nat() }),
        },
        { requiredKeys: ["strategy"] },
      ),
      { maxLength: 12 },
    ),
    picture: fc.string({ maxLength: 4_096 }),
  },
  { requiredKeys: ["same", "changed", "tried"] },
);

describe("reasons of a heal", () => {
  it("fit into 2 KB, whatever they say, and are read back as they were written", () => {
    fc.assert(
      fc.property(anyReasons, (reasons) => {
        const fitted = fitReasons(reasons);
        expect(bytes(fitted)).toBeLessThanOrEqual(2_048);
        expect(parseReasons(JSON.stringify(fitted))).toEqual(JSON.parse(JSON.stringify(fitted)));
        expect(JSON.stringify(fitReasons(fitted))).toBe(JSON.stringify(fitted));
      }),
      { numRuns: 150, endOnFailure: true },
    );
  });

  it("leave out first what says least, and keep how it was found and the picture", () => {
    const value = "x".repeat(60);
    const many = Array.from({ length: 40 }, (_, at) => ({ property: `p${at}`, value }));
    const fitted = fitReasons({
      same: many,
      changed: [{ property: "role", was: "button", now: "link" }],
      tried: [{ strategy: "role", reason: "none" }, { strategy: "discovery" }],
      picture: "/runs/a/healed-S1.png",
    });
    expect(bytes(fitted)).toBeLessThanOrEqual(2_048);
    expect(bytes(fitted)).toBeGreaterThan(1_900);
    expect(fitted.same).toEqual(many.slice(0, fitted.same.length));
    expect(fitted).toMatchObject({
      changed: [{ property: "role" }],
      tried: [{ strategy: "role" }, { strategy: "discovery" }],
      picture: "/runs/a/healed-S1.png",
    });
  });

  it.each([
    null,
    undefined,
    "",
    "{",
    "null",
    "[]",
    "7",
    "{}",
    '{"same":[],"changed":[]}',
    '{"same":[{"property":1,"value":"x"}],"changed":[],"tried":[]}',
    '{"same":[],"changed":[{"property":"role"}],"tried":[]}',
    '{"same":[],"changed":[],"tried":[{"strategy":"role","reason":7}]}',
    '{"same":[],"changed":[],"tried":[],"picture":7}',
    '{"same":[],"changed":[],"tried":[],"certainty":{"margin":"much"}}',
  ])("of another version or none are null: %j", (json) => {
    expect(parseReasons(json)).toBeNull();
  });
});
