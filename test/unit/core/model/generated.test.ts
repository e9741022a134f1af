import { describe, expect, it } from "vitest";
import { isGenerated, stableClasses } from "#core/model/generated";

describe("isGenerated", () => {
  it.each([
    "css-1q2w3e4",
    "ooui-php-6",
    ":r3:",
    "ember1234x9",
    "ng-tns-c12-4",
    "input-123",
    "sc-bdVaJa",
    "Search-search__searchBox--329WH",
    "Header-header__logo--3avwO",
    "MuiButton-root-42",
    "jss1234ab",
    "a1b2c3d4e5f6",
    "x".repeat(80),
  ])("%s was made by a machine", (id) => expect(isGenerated(id)).toBe(true));
  it.each([
    "searchInput",
    "wpSave",
    "new",
    "login-form",
    "btn-primary",
    "ca-edit",
    "firstName",
    "wpName1",
    "col2",
    "h1",
    "step-2",
  ])("%s was made by a person", (id) => expect(isGenerated(id)).toBe(false));
});

it("keeps at most eight stable classes", () => {
  expect(stableClasses(["btn", "css-1q2w3e4", "primary"])).toEqual(["btn", "primary"]);
  expect(stableClasses(Array.from({ length: 20 }, (_, index) => `name${"abcdefghijklmnopqrst"[index]}`))).toHaveLength(
    8,
  );
});
