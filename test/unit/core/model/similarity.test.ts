import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ElementSnapshot } from "#core/model/element";
import { DRIFT_THRESHOLD } from "#core/model/fingerprint";
import { drift } from "#core/model/similarity";

const save: ElementSnapshot = {
  tag: "button",
  role: "button",
  name: "Save",
  type: "submit",
  id: "save",
  classes: ["btn", "primary"],
  text: "Save",
  landmarks: ["dialog New Account", "main"],
  heading: "New Account",
  neighbours: ["Cancel"],
  path: ["footer", "form", "div", "main", "body"],
  ordinal: { index: 1, of: 2 },
  box: { x: 600, y: 500, width: 80, height: 32 },
  form: "account",
};
const { id: _id, form: _form, ...anonymous } = save;

const stays: readonly (readonly [string, ElementSnapshot])[] = [
  ["its id and classes changed", { ...anonymous, classes: ["button"], form: "account" }],
  ["its block moved", { ...save, box: { ...save.box, x: 20, y: 1_900 }, path: ["div", "main", "body"] }],
  ["it was wrapped", { ...save, path: ["span", ...save.path] }],
  ["texts around it changed", { ...save, neighbours: ["Discard"], heading: "Create an account" }],
  ["a row of likes was added before it", { ...save, ordinal: { index: 2, of: 3 } }],
];
const goes: readonly (readonly [string, ElementSnapshot])[] = [
  ["another button stands in its place", { ...save, name: "Delete", text: "Delete" }],
  ["a field stands in its place", { ...save, tag: "input", role: "textbox", type: "text", name: "Phone", text: "" }],
  ["it is the same button of another row", { ...save, row: "Bob" }],
];

describe("drift", () => {
  it("is 0 for what did not change", () => {
    expect(drift(save, save)).toEqual({ similarity: 1, drift: 0, threshold: DRIFT_THRESHOLD, changed: [] });
  });
  it.each(stays)("stays below the threshold when %s", (_, now) => {
    expect(drift(save, now).drift).toBeLessThan(DRIFT_THRESHOLD);
  });
  it.each(goes)("is above it when %s", (_, now) => {
    expect(drift({ ...save, row: "Alice" }, now).drift).toBeGreaterThanOrEqual(DRIFT_THRESHOLD);
  });
  it("names what changed, heaviest first", () => {
    expect(drift(save, { ...save, name: "Delete", text: "Delete", id: "other" }).changed.slice(0, 3)).toEqual([
      "name",
      "text",
      "id",
    ]);
  });
  it("tells fields apart whose labels were swapped", () => {
    const email: ElementSnapshot = {
      ...anonymous,
      tag: "input",
      role: "textbox",
      type: "text",
      name: "Email",
      label: "Email",
      field: "a",
    };
    expect(drift(email, { ...email, name: "Phone", label: "Phone" }).drift).toBeGreaterThanOrEqual(DRIFT_THRESHOLD);
  });
  it("is nothing for an element itself, and lies in [0, 1] for any two", () => {
    const snapshot = fc
      .record({ name: fc.string(), text: fc.string(), id: fc.string(), tag: fc.constantFrom("a", "button") })
      .map((part) => ({ ...save, ...part }));
    fc.assert(
      fc.property(snapshot, snapshot, (a, b) => {
        expect(drift(a, a)).toMatchObject({ drift: 0, changed: [] });
        const { similarity, drift: much } = drift(a, b);
        expect(similarity + much).toBeCloseTo(1, 10);
        return similarity >= 0 && similarity <= 1;
      }),
    );
  });
});
