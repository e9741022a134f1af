import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cut, pad, widthOf } from "#core/model/text-width";

const EMOJI = ["👩‍💻", "🇩🇪", "❤️", "❤", "1️⃣", "👍🏽", "⌚", "©️", "©", "👩‍👩‍👧‍👦", "‼️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "✓", "…", "─"];
const LETTERS = ["a", "Z", " ", "é", "e\u0301", "ß", "ж", "世", "界", "ア", "ｱ", "한", "각", "ก็", "שׁ", "！", "\u200b"];
const text = fc.array(fc.constantFrom(...EMOJI, ...LETTERS), { maxLength: 12 }).map((parts) => parts.join(""));

describe("text on a terminal", () => {
  it.each([
    ["abc", 3],
    ["", 0],
    ["世界", 4],
    ["e\u0301", 1],
    ["👩‍👩‍👧‍👦", 2],
    ["🇩🇪", 2],
    ["🇩", 1],
    ["❤", 1],
    ["❤️", 2],
    ["\u200b\u001b", 0],
  ])("%s takes %i columns", (given, width) => expect(widthOf(given)).toBe(width));

  it("takes what the runtime says it takes", () => {
    fc.assert(
      fc.property(text, (given) => {
        expect([given, widthOf(given)]).toEqual([given, Bun.stringWidth(given)]);
      }),
    );
    const blocks = [
      [0x20, 0x7e],
      [0xa1, 0xac],
      [0x400, 0x482],
      [0x3041, 0x3096],
      [0x4e00, 0x9fff],
      [0xac00, 0xd7a3],
      [0xff01, 0xffbe],
    ];
    for (const [from = 0, to = 0] of blocks)
      for (let code = from; code <= to; code++) {
        const character = String.fromCodePoint(code);
        expect([character, widthOf(character)]).toEqual([character, Bun.stringWidth(character)]);
      }
  });

  it("is cut to fit, at whole characters, and padded to the width", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: -1, max: 20 }), (given, width) => {
        const short = cut(given, width);
        expect(widthOf(short)).toBeLessThanOrEqual(Math.max(0, width));
        if (short === given) return;
        expect(widthOf(given)).toBeGreaterThan(width);
        const graphemes = [...new Intl.Segmenter().segment(given)].map(({ segment }) => segment);
        const kept = [...new Intl.Segmenter().segment(short.replace(/…$/, ""))].map(({ segment }) => segment);
        if (short !== "") expect(graphemes.slice(0, kept.length)).toEqual(kept);
      }),
    );
    expect(pad("世", 4)).toBe("世  ");
    expect(pad("世", 4, "right")).toBe("  世");
    expect(pad("long", 2)).toBe("long");
  });
});
