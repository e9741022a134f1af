import fc from "fast-check";
import { expect, it } from "vitest";
import type { ElementSnapshot } from "#core/model/element";
import { rank } from "#core/model/ranking/rank";
import { shortlist } from "#core/model/ranking/shortlist";

const row = (name: string, at: number, given: Partial<ElementSnapshot> = {}): ElementSnapshot => ({
  tag: "a",
  role: "link",
  name,
  text: name,
  classes: ["row"],
  landmarks: [],
  neighbours: [],
  path: ["a[1]", `li[${at + 1}]`, "ul[1]", "body[1]", "html[1]"],
  ordinal: { index: at, of: 1_000 },
  box: { x: 0, y: 20 * at, width: 200, height: 20 },
  ...given,
});

const many = Array.from({ length: 1_000 }, (_, at) => row(`Invoice ${at}`, at, { href: `/invoices/${at}` }));

it("compares all of few, and of many those that look likest, in their order", () => {
  expect(shortlist(row("x", 0), many.slice(0, 12))).toEqual([...Array(12).keys()]);
  const chosen = shortlist(row("Invoice 777", 3), many);
  expect(chosen).toContain(777);
  expect(chosen.length).toBeLessThan(100);
  expect(chosen).toEqual([...chosen].sort((a, b) => a - b));
});

it("finds one of a thousand wherever it stands, and gives the others no chance", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999 }), (at) => {
      const before = row(`Invoice ${at}`, 0, { href: `/invoices/${at}`, id: "first" });
      const { best, chances } = rank(before, many);
      expect(best).toBe(at);
      expect(chances).toHaveLength(many.length);
      expect(chances.filter((chance) => chance > 0).length).toBeLessThan(100);
    }),
    { numRuns: 20 },
  );
});
