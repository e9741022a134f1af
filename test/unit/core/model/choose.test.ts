import { describe, expect, it } from "vitest";
import { type Choosable, choose } from "#core/model/choose";

const candidate = (score: number, more: Partial<Choosable> = {}): Choosable => ({
  score,
  description: "button",
  role: "button",
  modal: false,
  landmarks: [],
  aside: false,
  near: 0,
  ...more,
});

describe("choose", () => {
  it("takes the clear best", () => {
    const best = candidate(1);
    expect(choose([candidate(0.85), best])).toEqual({ kind: "found", chosen: best });
  });
  it("refuses two that are equally good and says what would tell them apart", () => {
    const tie = choose([candidate(1, { landmarks: ["row Users"] }), candidate(0.99, { landmarks: ["row Groups"] })]);
    expect(tie).toMatchObject({ kind: "ambiguous", hint: 'say where it is, e.g. within row "Users"' });
    expect(choose([candidate(1), candidate(1, { role: "link" })])).toMatchObject({
      hint: "say what it is: button or link",
    });
    expect(choose([candidate(1), candidate(1)])).toMatchObject({ hint: expect.stringContaining("first") });
  });
  it("takes the one in the dialog that lies over the page", () => {
    const inside = candidate(1, { modal: true });
    expect(choose([candidate(1), inside])).toEqual({ kind: "found", chosen: inside });
  });
  it("takes the first of links to one address", () => {
    const links = [candidate(1, { target: "/a" }), candidate(1, { target: "/a" })];
    expect(choose(links)).toEqual({ kind: "found", chosen: links[0] });
    expect(choose([candidate(1, { target: "/a" }), candidate(1, { target: "/b" })]).kind).toBe("ambiguous");
  });
  it("takes the link in the content rather than the same one in a menu", () => {
    const content = candidate(1, { target: "/a" });
    expect(choose([candidate(1, { target: "/a", aside: true }), content])).toEqual({ kind: "found", chosen: content });
  });
  it("takes the one that stands together with what was acted on last, unless it may do harm", () => {
    const near = candidate(1, { near: 7 });
    expect(choose([candidate(1, { near: 4 }), near], "Choose")).toEqual({ kind: "found", chosen: near });
    expect(choose([candidate(1, { near: 4 }), near], "Delete").kind).toBe("ambiguous");
    expect(choose([candidate(1, { near: 7 }), near], "Choose").kind).toBe("ambiguous");
  });
  it("wants a weak answer to stand out more clearly", () => {
    expect(choose([candidate(0.62), candidate(0.56)]).kind).toBe("ambiguous");
    expect(choose([candidate(0.92), candidate(0.86)]).kind).toBe("found");
  });
  it("has no answer below what counts as one", () => {
    expect(choose([candidate(0.5)])).toEqual({ kind: "none" });
    expect(choose([])).toEqual({ kind: "none" });
  });
});
