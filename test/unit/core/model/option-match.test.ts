import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { optionPath, severalOptions } from "#core/model/option-list";
import { matchOption, type Offered } from "#core/model/option-match";

const labelled = (...labels: readonly string[]): readonly Offered[] => labels.map((label) => ({ labels: [label] }));
const chosen = (wanted: string, offered: readonly Offered[]): number | string => {
  const match = matchOption(wanted, offered);
  return match.kind === "one" ? match.index : match.kind;
};

describe("which option is named", () => {
  it.each([
    ["Standard", ["Standard plus", "Standard"], 1],
    ["Express", ["Standard", "Express (2 days), 9 €"], 1],
    ["Norway", ["Niger (+227)", "Norway (+47)"], 1],
    ["Germany", ["DE – Germany", "GR – Greece"], 0],
    ["Chore", ["✓ Chore", "Bug"], 0],
    ["2", ["1 person", "2 people", "12 people"], 1],
    ["Red", ["Dark red", "Blue"], "none"],
    ["United States", ["United States Minor Outlying Islands"], "none"],
    ["Guinea", ["Guinea-Bissau"], "none"],
    ["Congo", ["Congo (Brazzaville)", "Congo (Kinshasa)"], "several"],
    ["Other", ["Other", "Other"], "several"],
    ["New", ["Renew"], "none"],
  ] as const)("%s of %j: %s", (wanted, labels, index) => {
    expect(chosen(wanted, labelled(...labels))).toBe(index);
  });

  it("reads labels before values, and values where no label says it", () => {
    const numbers = [10, 20, 100].map((value, at) => ({ labels: [["1", "2", "10"][at] ?? ""], value: String(value) }));
    expect(chosen("10", numbers)).toBe(2);
    expect(chosen("20", numbers)).toBe(1);
    expect(chosen("ge", [{ labels: ["Georgia"], value: "GE" }])).toBe(0);
  });

  it("always finds a label that is there once", () => {
    const label = fc.stringMatching(/^[a-z]{3,8}( [a-z]{3,8})?$/u);
    fc.assert(
      fc.property(fc.uniqueArray(label, { minLength: 1, maxLength: 8 }), fc.nat(), (labels, at) => {
        const index = at % labels.length;
        expect(chosen(labels[index] ?? "", labelled(...labels))).toBe(index);
      }),
    );
  });
});

describe("what one wish names", () => {
  it.each([
    ["Red and Blue", ["Red", "Blue"]],
    ["Red, Green and Blue", ["Red", "Green", "Blue"]],
    ["Red, Green, and Blue", ["Red", "Green", "Blue"]],
    ['"Bed and breakfast" and "Half board"', ["Bed and breakfast", "Half board"]],
    ["Salt & Pepper", ["Salt", "Pepper"]],
    ["Red", []],
    ["Andorra", []],
  ])("%s: %j", (option, names) => {
    expect(severalOptions(option)).toEqual(names);
  });

  it.each([
    ["Norway / Vestland / Bergen", ["Norway", "Vestland", "Bergen"]],
    ["Norway > Bergen", ["Norway", "Bergen"]],
    ["AC/DC", []],
  ])("path %s: %j", (option, path) => {
    expect(optionPath(option)).toEqual(path);
  });
});
