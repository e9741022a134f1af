import { describe, expect, it } from "vitest";
import { textMatches, urlMatches } from "#core/model/match";

describe("textMatches", () => {
  it("is, contains and matches, with white space folded and case kept", () => {
    expect(textMatches({ mode: "is", value: "a  b" }, " a b ")).toBe(true);
    expect(textMatches({ mode: "is", value: "a" }, "A")).toBe(false);
    expect(textMatches({ mode: "contains", value: "b c" }, "a b\n c d")).toBe(true);
    expect(textMatches({ mode: "matches", value: "^o\\d+$" }, "o17")).toBe(true);
  });
  it("a pattern that does not compile matches nothing", () => {
    expect(textMatches({ mode: "matches", value: "(" }, "(")).toBe(false);
    expect(textMatches({ mode: "matches", value: "a".repeat(201) }, "a".repeat(300))).toBe(false);
  });
});

describe("urlMatches", () => {
  it("is takes a whole address or a path, and a trailing slash makes no difference", () => {
    expect(urlMatches({ mode: "is", value: "http://x/a" }, "http://x/a/")).toBe(true);
    expect(urlMatches({ mode: "is", value: "/a" }, "http://x/a")).toBe(true);
    expect(urlMatches({ mode: "is", value: "/a" }, "http://x/b/a")).toBe(false);
    expect(urlMatches({ mode: "contains", value: "q=1" }, "http://x/?q=1")).toBe(true);
  });
});
