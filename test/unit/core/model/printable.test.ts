import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printable, printableJson } from "#core/model/printable";

const isDangerous = (code: number): boolean =>
  code < 0x20 ||
  (code >= 0x7f && code <= 0x9f) ||
  code === 0x61c ||
  code === 0x200e ||
  code === 0x200f ||
  (code >= 0x2028 && code <= 0x202e) ||
  (code >= 0x2066 && code <= 0x2069);

const dangers = (text: string): readonly number[] => [...text].map((c) => c.codePointAt(0) ?? 0).filter(isDangerous);

/** Texts rich in what must not pass. */
const wild = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xa0 }),
      fc.integer({ min: 0x2000, max: 0x2070 }),
      fc.integer({ min: 0, max: 0x10ffff }),
    ),
  )
  .map((codes) => codes.map((code) => String.fromCodePoint(code)).join(""));

describe("printable", () => {
  it("leaves what people read as it is", () => {
    const text = "Grüße, 世界 \u{1F469}\u200D\u{1F4BB} שלום é";
    expect(printable(text)).toBe(text);
  });

  it.each([
    ["\u001b[31mred\u001b[0m", "\uFFFD[31mred\uFFFD[0m"],
    ["\u009b2J", "\uFFFD2J"],
    ["\u001b]0;title\u0007", "\uFFFD]0;title\uFFFD"],
    ["a\u202egpj.exe", "a\uFFFDgpj.exe"],
    ["one\r\ntwo\tthree\u2028four", "one  two three four"],
    ["a\u0000b\u007fc", "a\uFFFDb\uFFFDc"],
    ["half \ud800 pair", "half \uFFFD pair"],
    ["", ""],
  ])("makes %j harmless", (text, safe) => {
    expect(printable(text)).toBe(safe);
  });

  it("lets nothing dangerous through, keeps the rest, and changes nothing twice", () => {
    fc.assert(
      fc.property(wild, (text) => {
        const safe = printable(text);
        expect(dangers(safe)).toEqual([]);
        expect([...safe]).toHaveLength([...text].length);
        expect(printable(safe)).toBe(safe);
      }),
    );
  });

  it("writes any value as JSON without danger and without loss", () => {
    fc.assert(
      fc.property(wild, (text) => {
        const json = printableJson({ text });
        expect(dangers(json)).toEqual([]);
        expect(JSON.parse(json)).toEqual({ text });
      }),
    );
    expect(printableJson(undefined)).toBe("null");
  });
});
