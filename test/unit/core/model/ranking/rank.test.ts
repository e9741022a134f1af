import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recognise } from "#core/model/choose";
import type { ElementSnapshot } from "#core/model/element";
import { isSure, rank } from "#core/model/ranking/rank";

const element = (given: Partial<ElementSnapshot>): ElementSnapshot => ({
  tag: "button",
  role: "button",
  name: "",
  classes: [],
  landmarks: [],
  neighbours: [],
  path: ["button[1]", "div[1]", "main[1]", "body[1]", "html[1]"],
  ordinal: { index: 0, of: 1 },
  box: { x: 10, y: 10, width: 80, height: 30 },
  ...given,
});

const button = (name: string, at: number, given: Partial<ElementSnapshot> = {}): ElementSnapshot =>
  element({
    name,
    text: name,
    path: ["button[1]", `li[${at + 1}]`, "ul[1]", "main[1]", "body[1]", "html[1]"],
    box: { x: 10, y: 40 * at, width: 80, height: 30 },
    ...given,
  });

const WORDS = ["Archive", "Export", "Invite", "Rename", "Share", "Import", "Print", "Settings"];
const others = WORDS.map((name, at) => button(name, at + 1, { id: name.toLowerCase() }));
const save = button("Save", 0, { id: "save", classes: ["primary"], form: "profile" });

describe("rank", () => {
  it("is nearly certain of an element that did not change, and says why", () => {
    const { best, confidence, margin, reasons } = rank(save, [...others, save]);
    expect(best).toBe(others.length);
    expect(confidence).toBeGreaterThan(0.95);
    expect(margin).toBeGreaterThan(0.9);
    expect(reasons.pro).toContain("name");
  });

  it("knows it again with new ids, classes, wrapping and place", () => {
    const moved = button("Save", 7, {
      id: ":r3:",
      classes: ["css-1q2w3e"],
      path: ["button[1]", "span[1]", "section[2]", "main[1]", "body[1]", "html[1]"],
      form: "profile",
    });
    const { best, confidence } = rank(save, [...others, moved]);
    expect(best).toBe(others.length);
    expect(isSure(confidence)).toBe(true);
  });

  it("refuses when the element is gone", () => {
    expect(isSure(rank(save, others).confidence)).toBe(false);
    expect(rank(save, [])).toMatchObject({ best: -1, confidence: 0, chances: [] });
  });

  it("is sure of neither of two that are alike", () => {
    const { confidence, chances } = rank(save, [save, { ...save }, ...others]);
    expect(confidence).toBeLessThan(0.6);
    expect(chances[0]).toBeCloseTo(chances[1] ?? 0);
  });

  it("gives chances that leave something for being gone, whatever the elements are", () => {
    const text = fc.string({ unit: "binary", maxLength: 100 });
    const any = fc
      .record({ name: text, id: text, text, field: text, href: text, classes: fc.array(text, { maxLength: 12 }) })
      .map((given) => element(given));
    fc.assert(
      fc.property(any, fc.array(any, { maxLength: 8 }), (remembered, candidates) => {
        const { best, confidence, chances } = rank(remembered, candidates);
        const sum = chances.reduce((total, chance) => total + chance, 0);
        expect(chances).toHaveLength(candidates.length);
        expect(chances.every((chance) => chance >= 0)).toBe(true);
        expect(sum).toBeLessThanOrEqual(1 + 1e-9);
        expect(confidence).toBeLessThanOrEqual(1 + 1e-9);
        expect(best).toBe(candidates.length === 0 ? -1 : chances.indexOf(Math.max(...chances)));
      }),
    );
  });

  it("does not depend on the order of the candidates", () => {
    const list = [save, ...others];
    fc.assert(
      fc.property(fc.shuffledSubarray(list, { minLength: list.length }), (shuffled) => {
        const { best, confidence } = rank(save, shuffled);
        expect(shuffled[best]).toBe(save);
        expect(confidence).toBeCloseTo(rank(save, list).confidence);
      }),
    );
  });
});

describe("isSure", () => {
  it("asks for more where a press can do harm", () => {
    expect([isSure(0.7, "Save"), isSure(0.7, "Delete account"), isSure(0.85, "Delete account")]).toEqual([
      true,
      false,
      true,
    ]);
  });
});

const kindOf = (remembered: ElementSnapshot, candidates: readonly ElementSnapshot[]): string =>
  recognise(
    remembered,
    candidates.map((snapshot) => ({ snapshot })),
    remembered.name,
  ).choice(candidates.map(({ role, landmarks }) => ({ role, landmarks }))).kind;

describe("recognise", () => {
  it("finds the element that stayed", () => {
    expect(kindOf(save, [...others, save])).toBe("found");
  });

  it("refuses an element that is called otherwise, however much else stayed", () => {
    expect(kindOf(save, [...others, { ...save, name: "Discard", text: "Discard" }])).toBe("none");
  });

  it("refuses the same control in another row and in another dialog", () => {
    const inRow = { ...save, row: "Alice" };
    expect(kindOf(inRow, [{ ...save, row: "Bob" }])).toBe("none");
    const inDialog = { ...save, landmarks: ["dialog New Account"] };
    expect(kindOf(inDialog, [{ ...save, landmarks: ["dialog New Contact"] }])).toBe("none");
  });

  it("tells a tie of two that only looks and position tell apart", () => {
    const twin = { ...save, classes: ["other"], box: { ...save.box, y: 400 } };
    const { id: _, ...bare } = save;
    const { id: __, ...twinBare } = twin;
    expect(kindOf(bare, [bare, twinBare])).toBe("ambiguous");
  });
});
