import { describe, expect, it } from "vitest";
import { differInRecord, namesRecord } from "#core/model/record-id";

const SAME_THING = [
  ["/orders/123/edit", "/orders/124/edit"],
  ["row-17", "row-8"],
  ["item[3][qty]", "item[12][qty]"],
  ["/u/3f2504e0-4f89-41d3-9a0c-0305e82c3301/mail", "/u/9b2504e0-4f89-41d3-9a0c-0305e82c33ff/mail"],
] as const;
const OTHER_THING = [
  ["/orders/123/edit", "/orders/123/delete"],
  ["save", "delete"],
  ["address1", "address2"],
  ["/orders/123", "/bills/123"],
] as const;

describe("record ids", () => {
  it.each(SAME_THING)("%s and %s differ only in the record", (a, b) => {
    expect(differInRecord(a, b)).toBe(true);
    expect(namesRecord(a)).toBe(true);
  });
  it.each(OTHER_THING)("%s and %s are of other things", (a, b) => {
    expect(differInRecord(a, b)).toBe(false);
  });
  it("says nothing of what is the same or missing", () => {
    expect(differInRecord("row-17", "row-17")).toBe(false);
    expect(differInRecord(undefined, "row-17")).toBe(false);
    expect(namesRecord("first-name")).toBe(false);
  });
});
