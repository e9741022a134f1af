import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createIdentity } from "#adapters/system/identity";

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const START = Date.parse("2026-11-21T10:00:00.000Z");

describe("identity", () => {
  it("makes UUIDs of version 7 that tell the time", () => {
    const id = createIdentity({ now: () => START }).newId();
    expect(id).toMatch(UUID_V7);
    expect(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16)).toBe(START);
  });

  it("makes 10,000 within one millisecond, in order", () => {
    const identity = createIdentity({ now: () => START });
    const ids = Array.from({ length: 10_000 }, () => identity.newId());
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => UUID_V7.test(id))).toBe(true);
  });

  it("keeps the order whatever the clock and chance do", () => {
    const moves = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 300 });
    fc.assert(
      fc.property(moves, fc.integer({ min: 0, max: 255 }), (steps, byte) => {
        let nowMs = START;
        const identity = createIdentity({ now: () => nowMs, random: (count) => new Uint8Array(count).fill(byte) });
        let last = "";
        for (const step of steps) {
          nowMs += step;
          const id = identity.newId();
          expect(id).toMatch(UUID_V7);
          expect(id > last).toBe(true);
          last = id;
        }
      }),
    );
  });

  it("differs between processes that start at the same time", () => {
    const ids = Array.from({ length: 1000 }, () => createIdentity({ now: () => START }).newId());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("digests as SHA-256", () => {
    expect(createIdentity().digest("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });
});
