import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ElementQuery } from "#core/model/element";
import { cacheKey } from "#core/resolve/cache-key";

const plain = (text: string): string => text;
const key = (query: Partial<ElementQuery>, url = "https://a.test/x", namespace = "default"): string =>
  cacheKey(namespace, url, { name: "New", kind: "clickable", ...query }, "click", plain);

describe("cacheKey", () => {
  it("is another one for everything that tells elements apart", () => {
    const keys = [
      key({}),
      key({ name: "Renew" }),
      key({ role: "button" }),
      key({ kind: "any" }),
      key({ within: { name: "Users" } }),
      key({ within: { name: "Users", role: "row" } }),
      key({ near: "Users" }),
      key({ nth: 1 }),
      key({ nth: -1 }),
      key({ frame: "Users" }),
      key({ exact: true }),
      key({ selector: "#new" }),
      key({}, "https://a.test/y"),
      key({}, "https://a.test/x", "bench"),
      cacheKey("default", "https://a.test/x", { name: "New", kind: "clickable" }, "hover", plain),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("is the same on every record of a route", () => {
    expect(key({}, "https://a.test/x/1")).toBe(key({}, "https://a.test/x/2?utm=3"));
  });

  it("never spells two queries alike", () => {
    const text = fc.string();
    const query = fc.record({
      name: text,
      near: fc.option(text, { nil: undefined }),
      frame: fc.option(text, { nil: undefined }),
    });
    const bare = (given: {
      name: string;
      near: string | undefined;
      frame: string | undefined;
    }): Partial<ElementQuery> => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    fc.assert(
      fc.property(query, query, (a, b) => {
        fc.pre(JSON.stringify(bare(a)) !== JSON.stringify(bare(b)));
        expect(key(bare(a))).not.toBe(key(bare(b)));
      }),
    );
  });
});
