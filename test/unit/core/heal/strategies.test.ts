import { describe, expect, it } from "vitest";
import { hasMoved, isAnother, objection } from "#core/heal/guard";
import { viewOf } from "#core/heal/sharing";
import { STRATEGIES } from "#core/heal/strategies";
import type { Finding, HealStrategy, Missed, PageView, Strategy } from "#core/heal/strategy";
import type { ElementQuery, ElementSnapshot } from "#core/model/element";
import { FINGERPRINT_FORMAT } from "#core/model/fingerprint";
import type { Candidate, Discovery } from "#core/ports/browser";

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
  element({ name, text: name, path: ["button[1]", `li[${at + 1}]`, "ul[1]", "body[1]", "html[1]"], ...given });
const field = (name: string, given: Partial<ElementSnapshot> = {}): ElementSnapshot =>
  element({ tag: "input", role: "textbox", type: "text", name, label: name, ...given });

const missedOf = (was: ElementSnapshot, query: Partial<ElementQuery> = {}): Missed => ({
  query: { name: was.name, kind: "any", ...query },
  fingerprint: { ...was, format: FINGERPRINT_FORMAT },
});
const view = (was: ElementSnapshot, now: readonly ElementSnapshot[], query: Partial<ElementQuery> = {}): PageView => {
  const elements = now.map((snapshot, at) => ({
    held: { id: String(at) },
    snapshot,
    description: `${snapshot.role} ${JSON.stringify(snapshot.name)}`,
    selector: String(at),
  }));
  return viewOf(missedOf(was, query), { elements, seen: elements.length });
};
const seek = (strategy: HealStrategy, over: PageView): Finding => {
  const chosen: Strategy = STRATEGIES[strategy];
  if (chosen.needs !== "page") throw new Error(`${strategy} looks at no page`);
  return chosen.find(over);
};
const heldBy = (finding: Finding): string => (finding.kind === "found" ? finding.element.held.id : finding.reason);

describe("strategies that go by one property", () => {
  const was = button("Edit profile", 0, { testId: "action-1", id: "edit", field: "edit" });
  const impostor = button("Close profile", 0, { testId: "action-1", id: "edit", field: "edit" });
  const own = button("Edit profile", 1, { testId: "action-2" });

  it("find the element although another has taken its test id and place", () => {
    const over = view(was, [impostor, own]);
    expect(heldBy(seek("role", over))).toBe("1");
    expect(heldBy(seek("text", over))).toBe("1");
  });

  it("take none of several that share the property", () => {
    expect(heldBy(seek("role", view(was, [own, { ...own, testId: "action-3" }])))).toBe(
      "2 elements have its role and name",
    );
  });

  it("say that nobody shares it", () => {
    expect(heldBy(seek("role", view(was, [button("Help", 3)])))).toBe("no element has its role and name");
  });

  it.each([
    ["label", { label: "E-mail address" }],
    ["placeholder", { placeholder: "you@example.org" }],
    ["attribute", { field: "user[email]", testId: "email" }],
  ] as const)("%s finds the one that kept it", (strategy, kept) => {
    const known = field("Email", { id: "q1", heading: "Account", ...kept });
    const now = { ...known, id: "zz9", path: ["input[1]", "section[1]", "body[1]"] };
    const over = view(known, [field("Phone", { label: "Phone", heading: "Account" }), now]);
    expect(heldBy(seek(strategy, over))).toBe("1");
  });

  it("relation finds the one in the same row", () => {
    const known = button("Open", 0, { row: "Bob", testId: "open-7" });
    const rows = ["Alice", "Bob", "Carol"].map((row, at) => button("Open", at, { row, testId: `new-${at}` }));
    expect(heldBy(seek("relation", view(known, rows)))).toBe("1");
  });

  it("relation is content with the only one in its row", () => {
    const known = button("Invite", 0, { row: "Bob", testId: "b", id: "b", heading: "Team", landmarks: ["list Team"] });
    const strange = {
      tag: "a",
      testId: "m",
      id: "n",
      heading: "Team",
      neighbours: ["Online"],
      path: ["a[1]", "td[3]"],
    };
    const now = (given: Partial<ElementSnapshot>): Finding =>
      seek("relation", view(known, [button("Invite now", 0, { row: "Bob", ...strange, ...given })]));
    expect(heldBy(now({}))).toBe("0");
    expect(heldBy(now({ ordinal: { index: 0, of: 2 } }))).toContain("sure");
  });

  it("apply only where there is something to go by", () => {
    const bare = missedOf(element({ name: "Save" }));
    const applying = Object.entries(STRATEGIES).filter(([, { applies }]) => applies(bare));
    expect(applying.map(([name]) => name)).toEqual(["sibling", "relocation", "role", "discovery", "reveal"]);
  });

  it("gives up the kind of the part of the page that was asked for, never its words", () => {
    const asked: ElementQuery = { name: "Open", kind: "any", within: { name: "Bob", role: "row" } };
    expect(STRATEGIES.scope.ask(asked)).toEqual({ name: "Open", kind: "any", within: { name: "Bob" } });
    const known = missedOf(button("Open", 0, { row: "Bob" }), asked);
    const answer = (row: string): Discovery => {
      const candidate = { held: { id: row }, score: 1, reason: "", snapshot: button("Open", 0, { row }), locators: [] };
      return { kind: "found", candidate: candidate as unknown as Candidate, seen: 1, rivals: [] };
    };
    expect(STRATEGIES.scope.find(known, answer("Bob")).kind).toBe("found");
    expect(heldBy(STRATEGIES.scope.find(known, answer("Alice")))).toBe("what bears the name stands elsewhere");
  });
});

describe("sole", () => {
  const known = (was: Partial<ElementSnapshot>): Missed => ({
    query: { name: "Search", kind: "editable" },
    fingerprint: { ...field("Type to search...", was), format: FINGERPRINT_FORMAT, onlyField: true },
  });
  const among = (now: readonly ElementSnapshot[], was: Partial<ElementSnapshot> = {}): string => {
    const { query, fingerprint } = known(was);
    return heldBy(seek("sole", viewOf({ query, fingerprint }, { ...view(fingerprint, now), seen: now.length })));
  };
  const search = field("Search packages", { role: "combobox", label: "", placeholder: "Search packages" });
  const language = field("", { label: "" });

  it("finds the field that says what the one field of the page said", () => {
    expect(among([language, search])).toBe("1");
    expect(STRATEGIES.sole.applies(known({}))).toBe(true);
    expect(STRATEGIES.sole.applies(missedOf(field("Search")))).toBe(false);
  });

  it("refuses two of them, another, one in another dialog, and a word for harm", () => {
    expect(among([search, field("Search users")])).toBe("2 fields say what it said");
    expect(among([field("Find packages")])).toBe("no field says what it said");
    const landmarks = ["dialog Filter"];
    expect(among([{ ...search, landmarks: ["dialog Move"] }], { landmarks })).toBe("no field says what it said");
    const harm = field("Search and delete", { label: "Search and delete" });
    expect(among([{ ...harm, placeholder: "" }], { name: "Delete search", label: "" })).not.toBe("0");
  });
});

describe("the guard", () => {
  const save = button("Save", 0, { landmarks: ["form Profile"], heading: "Profile" });
  const against = (now: Partial<ElementSnapshot>, query: Partial<ElementQuery> = {}): string | undefined =>
    objection(missedOf(save, query), { ...save, ...now });

  it.each(["Delete", "Save and delete", "Don't save", "Submit", "Save 2"])("does not take %s for Save", (name) => {
    expect(against({ name, text: name })).toBe("its name means another thing");
  });

  it.each(["Save", "Save changes", "SAVE …", "Save (3)"])("takes %s for Save", (name) => {
    expect(against({ name, text: name })).toBeUndefined();
  });

  it("believes the very name the user wrote", () => {
    expect(against({ name: "Keep", text: "Keep" }, { name: "Keep" })).toBeUndefined();
    expect(against({ name: "Keep all", text: "Keep all" }, { name: "Keep" })).toBe("its name means another thing");
  });

  it("does not leave the part of the page that the step names", () => {
    const within = { name: "Profile" };
    expect(against({ landmarks: ["form Newsletter"], heading: "Newsletter" }, { within })).toBe(
      "it does not stand where the step says",
    );
    expect(against({ landmarks: ["form Profile"], heading: "Your data" }, { within })).toBeUndefined();
    expect(against({ landmarks: [], heading: "Your data" }, { within })).toBeUndefined();
  });

  it("does not take a button for the link that was asked for", () => {
    const link = missedOf({ ...save, role: "link" }, { role: "link" });
    expect(objection(link, save)).toBe("it is a button and no link");
    expect(objection(missedOf({ ...save, role: "link" }), save)).toBeUndefined();
  });

  it("knows another row and another dialog", () => {
    const inRow = missedOf({ ...save, row: "Alice" });
    expect(isAnother(inRow, { ...save, row: "Bob" })).toBe(true);
    expect(hasMoved(inRow, { ...save, row: "Bob" })).toBe(true);
    const inDialog = missedOf({ ...save, landmarks: ["dialog New Account"] });
    expect(objection(inDialog, { ...save, landmarks: ["dialog New Contact"] })).toBe("it stands in another dialog");
  });
});
