import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exportEntries, entryOfLocked, importEntries } from "#core/lock/lock";
import { queryOf } from "#core/lock/query-of";
import type { CacheEntry } from "#core/model/cache";
import type { ElementKind, ElementQuery } from "#core/model/element";
import { describeQuery } from "#core/model/element-text";
import type { ActionKind } from "#core/model/step";
import { cacheKey } from "#core/resolve/cache-key";
import { sampleEntry, T0 } from "../../../contract/samples";
import { createFakeIdentity } from "../../../fakes/stores";

const { digest } = createFakeIdentity();
const KEYS = { namespace: "default", digest };
const PAGE = "https://example.test/accounts";
const KINDS: readonly (readonly [ActionKind, ElementKind, role: string])[] = [
  ["click", "clickable", "button"],
  ["click", "clickable", "link"],
  ["hover", "clickable", "row"],
  ["fill", "editable", "textbox"],
  ["press", "focusable", "textbox"],
  ["select", "selectable", "combobox"],
  ["check", "checkable", "checkbox"],
];

const entryFor = (query: ElementQuery, action: ActionKind, changes: Partial<CacheEntry> = {}): CacheEntry =>
  sampleEntry(cacheKey("default", PAGE, query, action, digest), {
    url: PAGE,
    element: describeQuery(query),
    action,
    ...changes,
  });
const save = entryFor({ name: "Save", kind: "clickable" }, "click", { rev: 4, hitCount: 9, probation: 1 });

describe("lock files and entries", () => {
  it("leads from the words of an entry back to its key, whatever the query", () => {
    const text = fc
      .string({ unit: fc.constantFrom(..."aB 1\"'-.,()?"), minLength: 1, maxLength: 8 })
      .map((each) => `x${each}y`);
    const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
    const parts = fc.record({
      name: text,
      withRole: fc.boolean(),
      nth: optional(fc.constantFrom(1, 2, -1)),
      near: optional(text),
      within: optional(fc.record({ name: text, role: fc.constantFrom("row", "dialog") })),
      frame: optional(text),
    });
    fc.assert(
      fc.property(parts, fc.constantFrom(...KINDS), ({ withRole, ...rest }, [action, kind, role]) => {
        const all = { ...rest, role: withRole ? role : undefined, kind };
        const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
        const query = given as unknown as ElementQuery;
        expect(queryOf({ element: describeQuery(query), action })).toEqual({ query, action });
        const { elements, leftOut } = exportEntries([entryFor(query, action)], KEYS);
        expect(leftOut).toBe(0);
        const [back] = elements.map((locked) => entryOfLocked(locked, T0, KEYS));
        expect(back?.key).toBe(cacheKey("default", PAGE, query, action, digest));
      }),
      { numRuns: 300 },
    );
  });

  it("exports what an element is, without times and counters", () => {
    const [locked] = exportEntries([save], KEYS).elements;
    expect(Object.keys(locked ?? {})).toEqual(["page", "element", "action", "locators", "fingerprint"]);
    const later = { ...save, rev: 9, verifiedAt: T0 + 5, expiresAt: T0 + 6, hitCount: 99, probation: 0 };
    const moved = { ...later, fingerprint: { ...save.fingerprint, box: { ...save.fingerprint.box, y: 2.3 } } };
    expect(exportEntries([moved], KEYS)).toEqual(exportEntries([save], KEYS));
  });

  it("leaves out what its words do not lead to: other namespaces, other words", () => {
    const other = sampleEntry(cacheKey("bench", PAGE, { name: "Save", kind: "clickable" }, "click", digest), {
      url: PAGE,
      element: "Save",
    });
    expect(exportEntries([save, other, { ...save, element: "Delete" }], KEYS)).toMatchObject({ leftOut: 2 });
  });

  it.each([
    ["an unknown action", { action: "steal" }],
    ["an action without an element", { action: "goto" }],
    ["words nobody writes", { element: 'Save "' }],
    ["a pointer", { element: "that button" }],
    ["an address that is no page key", { page: "https://example.test/accounts?session=12345678" }],
  ])("reads no entry out of %s", (_, changes) => {
    const [locked] = exportEntries([save], KEYS).elements;
    if (!locked) throw new Error("nothing was exported");
    expect(entryOfLocked(locked, T0, KEYS)?.key).toBe(save.key);
    expect(entryOfLocked({ ...locked, ...changes }, T0, KEYS)).toBeUndefined();
  });

  it("imports over what is held only what differs, with a rev that wins", () => {
    const fresh = exportEntries([save], KEYS).elements.flatMap((locked) => entryOfLocked(locked, T0, KEYS) ?? []);
    expect(importEntries(fresh, new Map())).toEqual(fresh);
    expect(fresh).toMatchObject([{ rev: 1, probation: 0, hitCount: 0, verifiedAt: T0 }]);
    expect(importEntries(fresh, new Map([[save.key, save]]))).toEqual([]);
    const healed = { ...save, rev: 7, locators: save.locators.slice(1) };
    expect(importEntries(fresh, new Map([[save.key, healed]]))).toMatchObject([
      { rev: 8, hitCount: 9, locators: save.locators },
    ]);
    expect(importEntries(fresh, new Map([[save.key, { ...save, expiresAt: T0 - 1 }]]))).toMatchObject([{ rev: 5 }]);
  });
});
