import { assert, nat, property, record, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { readValue, writeValue } from "#adapters/redis/stored-value";
import { sampleEntry } from "../../../contract/samples";

const text = string({ unit: "binary" });

describe("a stored value", () => {
  it("is the entry again, whatever it says", () => {
    const changes = record({
      element: text,
      url: text,
      rev: nat(),
      hitCount: nat(),
      expiresAt: nat(),
      probation: nat(),
    });
    assert(
      property(text, changes, (key, change) => {
        const entry = sampleEntry(key, change);
        const { format, rev, hits, rest } = writeValue(entry, undefined);
        expect(readValue(key, [format, rev, hits, rest].join(";"), undefined)).toEqual({ kind: "entry", entry });
      }),
    );
  });

  it("is nothing when it is anything else", () => {
    assert(
      property(text, (value) => {
        expect(readValue("a", value, undefined)).toBeUndefined();
        expect(readValue("a", `1;1;0;5;;${value}`, undefined)).toBeUndefined();
      }),
    );
  });
});
