import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holdsWhatWasFilled } from "#core/model/read-back";

const KEPT: readonly (readonly [string, string])[] = [
  ["123456789", "123-45-6789"],
  ["5551234567", "(555) 123-4567"],
  ["(415) 555-0132", "+1 (415) 555-0132"],
  ["1500", "1,500"],
  ["1234.50", "1,234.5"],
  ["1.5", "1,5"],
  ["10", "10 kg"],
  ["xx12", "XX12"],
  ["a ", "a"],
  ["1/2/2026", "01/02/2026"],
  ["05/22/2026", "May 22, 2026"],
  ["O’Brien", "O'Brien"],
];

const LOST: readonly (readonly [string, string])[] = [
  ["12345-6789", "12345"],
  ["AB-77", "77"],
  ["abc", ""],
  ["", "x"],
  ["new", "oldnew"],
  ["-5", "5"],
  ["1.5", "15"],
  ["01234", "1234"],
  ["a@b.c", "ab.c"],
  ["Smith-Jones", "SmithJones"],
  ["10", "110"],
  ["Lon", "London"],
  ["19/29", "12/9"],
];

describe("holdsWhatWasFilled", () => {
  it.each(KEPT)("%s is held as %s", (wanted, held) => expect(holdsWhatWasFilled(wanted, held)).toBe(true));
  it.each(LOST)("%s is not held as %s", (wanted, held) => expect(holdsWhatWasFilled(wanted, held)).toBe(false));

  it("takes a text for itself", () => fc.assert(fc.property(fc.string(), (text) => holdsWhatWasFilled(text, text))));

  it("never takes digits for fewer or others, however they are grouped", () =>
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{3,15}$/u), fc.nat(15), (digits, at) => {
        const cut = digits.slice(0, at % digits.length) + digits.slice((at % digits.length) + 1);
        expect(holdsWhatWasFilled(digits, cut)).toBe(false);
        expect(holdsWhatWasFilled(digits, digits.replace(/(\d{4})(?=\d)/gu, "$1 "))).toBe(true);
      }),
    ));

  it("compares passwords as they are", () => expect(holdsWhatWasFilled("Secret", "secret", "exact")).toBe(false));
});
