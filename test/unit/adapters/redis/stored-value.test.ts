import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readValue, writeValue } from "#adapters/redis/stored-value";
import { sampleEntry } from "../../../contract/samples";

const text = fc.string({ unit: "binary" });

describe("a stored value", () => {
  it("is the entry again, whatever it says", () => {
    const changes = fc.record({
      element: text,
      url: text,
      rev: fc.nat(),
      hitCount: fc.nat(),
      expiresAt: fc.nat(),
      probation: fc.nat(),
    });
    fc.assert(
      fc.property(text, changes, (key, change) => {
        const entry = sampleEntry(key, change);
        const { format, rev, hits, rest } = writeValue(entry, undefined);
        expect(readValue(key, [format, rev, hits, rest].join(";"), undefined)).toEqual({ kind: "entry", entry });
      }),
    );
  });

  it("is nothing when it is anything else", () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(readValue("a", value, undefined)).toBeUndefined();
        expect(readValue("a", `1;1;0;5;;${value}`, undefined)).toBeUndefined();
      }),
    );
  });
});
