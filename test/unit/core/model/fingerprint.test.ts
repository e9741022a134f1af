import fc from "fast-check";
import { expect, it } from "vitest";
import { FINGERPRINT_BYTES, FINGERPRINT_FORMAT, type Fingerprint, withinLimit } from "#core/model/fingerprint";

const text = fc.string({ unit: fc.constantFrom("漢", "😀", "é", "a"), maxLength: 80, size: "max" });
const list = (most: number) => fc.array(text, { maxLength: most, size: "max" });
const fingerprint: fc.Arbitrary<Fingerprint> = fc.record({
  format: fc.constant(FINGERPRINT_FORMAT),
  tag: fc.constantFrom("button", "a"),
  role: fc.constant("button"),
  name: text,
  classes: list(12),
  landmarks: list(6),
  neighbours: list(4),
  path: list(24),
  ordinal: fc.constant({ index: 0, of: 1 }),
  box: fc.constant({ x: 0, y: 0, width: 1, height: 1 }),
});

const size = (value: Fingerprint): number => new TextEncoder().encode(JSON.stringify(value)).length;

it("keeps a fingerprint within its limit and what names the element whole", () => {
  fc.assert(
    fc.property(fingerprint, (given) => {
      const kept = withinLimit(given);
      expect(size(kept)).toBeLessThanOrEqual(FINGERPRINT_BYTES);
      expect([kept.name, kept.tag, kept.path.slice(0, 8)]).toEqual([given.name, given.tag, given.path.slice(0, 8)]);
      if (size(given) <= FINGERPRINT_BYTES) expect(kept).toEqual(given);
    }),
  );
});
