import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numbersOf, saysNumbersOf } from "#core/model/numbers";

describe("numbersOf", () => {
  it.each<[string, readonly string[]]>([
    ["Total: $20.00", ["20"]],
    ["Fee 5.50", ["5.5"]],
    ["1,000 points", ["1,000"]],
    ["Balance: -20", ["-20"]],
    ["Balance: −$20", ["-20"]],
    ["2026-12-01", ["2026", "12", "01"]],
    ["A-1, pages 3-5", ["1", "3", "5"]],
    ["version 1.2.3", ["1.2.3"]],
    ["1.000", ["1.000"]],
    ["no number", []],
  ])("%s", (text, numbers) => {
    expect(numbersOf(text)).toEqual(numbers);
  });

  it("finds every whole number among words again", () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_999, max: 9_999 }), (number) => {
        const text = `Balance: ${number} now`;
        expect(saysNumbersOf(`Balance: ${number}`, text)).toBe(true);
        expect(saysNumbersOf(`Balance: ${number + 1}`, text)).toBe(false);
        expect(saysNumbersOf(`Balance: ${number}`, `Balance: ${number}.5 now`)).toBe(false);
      }),
    );
  });
});
