import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keysOf } from "#adapters/redis/keys";

const text = fc.string({ unit: "binary" });

describe("the keys of a namespace", () => {
  it("are readable for plain names", () => {
    const { entry, requirement } = keysOf("team-shop");
    expect(entry("abc")).toBe("pacts:1:team-shop:e:abc");
    expect(requirement("login#")).toMatch(/^pacts:1:team-shop:r:[0-9a-f]{64}$/);
  });

  it("begin as no other namespace's do, and hold nothing that matches anything but itself", () => {
    fc.assert(
      fc.property(text, text, text, (one, other, key) => {
        const [a, b] = [keysOf(one), keysOf(other)];
        expect(a.entries).toMatch(/^pacts:1:[A-Za-z0-9._%-]*:e:$/);
        expect(b.entry(key).startsWith(a.entries)).toBe(one === other);
        expect(b.requirement(key).startsWith(a.requirements)).toBe(one === other);
        expect(a.entry(key).startsWith(a.requirements)).toBe(false);
        expect(a.ofEntry(a.entry(key))).toBe(key);
      }),
    );
  });
});
