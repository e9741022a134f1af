import { expect, test } from "vitest";
import { suggest } from "#cmd/suggest";

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

test("one letter too few, too many, another one, or two that changed places", () => {
  for (const typed of ["ru", "runn", "rin", "urn"]) expect(suggest(typed, ["run"])).toBe("run");
});
