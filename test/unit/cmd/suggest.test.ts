import fc from "fast-check";
import { expect, test } from "vitest";
import { editDistance, suggest } from "#cmd/suggest";

const commands = ["run", "test", "plan", "lint", "schema", "runs", "cache", "demo"];

test.each([
  ["rum", "run"],
  ["rnu", "run"],
  ["lnit", "lint"],
  ["shcema", "schema"],
  ["cachee", "cache"],
  ["sch", "schema"],
])("%s -> %s", (typed, meant) => {
  expect(suggest(typed, commands)).toBe(meant);
});

test.each(["", "xyz", "deploy", "x", "requirements.yaml"])("nothing is near %j", (typed) => {
  expect(suggest(typed, commands)).toBeUndefined();
});

const word = fc.string({ maxLength: 8 });

test("the distance is 0 for equal words only, symmetric, and at most the longer length", () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      const distance = editDistance(a, b);
      expect(distance === 0).toBe(a === b);
      expect(distance).toBe(editDistance(b, a));
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
    }),
  );
});

test("one edit is one", () => {
  for (const typed of ["ru", "runn", "rin", "urn"]) expect(editDistance(typed, "run")).toBe(1);
});
