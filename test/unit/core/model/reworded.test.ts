import { describe, expect, it } from "vitest";
import { recognise } from "#core/model/choose";
import type { ElementSnapshot } from "#core/model/element";
import { inWordsOf, isReworded, isToldByPlace, meansAnother } from "#core/model/reworded";
import { drift } from "#core/model/similarity";

const button = (name: string, more: Partial<ElementSnapshot> = {}): ElementSnapshot => ({
  tag: "button",
  role: "button",
  name,
  text: name,
  classes: ["act"],
  landmarks: ["form Account"],
  neighbours: ["Help"],
  path: ["button[1]", "form[1]", "body[1]", "html[1]"],
  ordinal: { index: 0, of: 2 },
  box: { x: 10, y: 10, width: 80, height: 20 },
  form: "Account",
  testId: "go",
  ...more,
});

const away: Partial<ElementSnapshot> = {
  testId: "other",
  path: ["button[2]", "form[1]", "body[1]", "html[1]"],
  ordinal: { index: 1, of: 2 },
};

describe("other words of the same meaning", () => {
  const search = button("Search");
  it("are no other name", () => {
    expect(isReworded(search, button("Find"))).toBe(true);
    expect(meansAnother(search, button("Find"))).toBe(false);
    expect(meansAnother(search, button("Filter"))).toBe(true);
    expect(isReworded(search, search)).toBe(false);
  });
  it("are the name of another where that was beside it under them, alone or among others", () => {
    expect(meansAnother(button("Delete", { neighbours: ["Remove"] }), button("Remove"))).toBe(true);
    expect(meansAnother(button("Edit", { neighbours: ["Share Modify Print"] }), button("Modify"))).toBe(true);
    const headed = button("Log in", { neighbours: ["Sign in"], heading: "Sign in" });
    expect(meansAnother(headed, button("Sign in")), "a heading is no other element").toBe(false);
  });
  it("are read as the remembered ones, and nothing else is", () => {
    expect(inWordsOf(search, button("Find"))).toMatchObject({ name: "Search", text: "Search" });
    const other = button("Filter");
    expect(inWordsOf(search, other)).toBe(other);
  });
  it("still are a change, which is not taken for the remembered one without a heal", () => {
    const { changed, drift: much } = drift(search, button("Find"));
    expect(changed).toContain("name");
    expect(much).toBeGreaterThan(0.35);
  });
});

describe("isToldByPlace", () => {
  const edit = button("Edit");
  it("wants the place, the address or what the machine calls it", () => {
    const now = button("Modify", away);
    expect(isToldByPlace(edit, now, [now])).toBe(false);
    for (const kept of [{ testId: "go" }, { path: edit.path, ordinal: edit.ordinal }]) {
      const same = button("Modify", { ...away, ...kept });
      expect(isToldByPlace(edit, same, [same])).toBe(true);
    }
    const link = button("Edit", { href: "/edit" });
    const moved = button("Modify", { ...away, href: "/edit" });
    expect(isToldByPlace(link, moved, [moved])).toBe(true);
    expect(isToldByPlace(link, moved, [moved, button("Print", { ...away, href: "/edit" })])).toBe(false);
  });
  it("wants no other that bears the name or means the same", () => {
    const now = button("Modify");
    expect(isToldByPlace(edit, now, [now, button("Print", away)])).toBe(true);
    expect(isToldByPlace(edit, now, [now, button("Edit", away)])).toBe(false);
    expect(isToldByPlace(edit, now, [now, button("Change", away)])).toBe(false);
  });
});

describe("recognise", () => {
  const chosen = (remembered: ElementSnapshot, ...list: readonly ElementSnapshot[]): string => {
    const { choice } = recognise(
      remembered,
      list.map((snapshot) => ({ snapshot })),
      remembered.name,
    );
    const found = choice(list);
    return found.kind === "found" ? found.chosen.name : found.kind;
  };
  it("takes what is called by other words of the same meaning, and by nothing else", () => {
    expect(chosen(button("Search"), button("Find"), button("Help", away))).toBe("Find");
    expect(chosen(button("Search"), button("Filter"), button("Help", away))).toBe("none");
    expect(chosen(button("Sign in"), button("Sign up"), button("Help", away))).toBe("none");
  });
  it("refuses where a third means the same too", () => {
    expect(chosen(button("Search"), button("Find"), button("Look up", away))).toBe("none");
  });
});
