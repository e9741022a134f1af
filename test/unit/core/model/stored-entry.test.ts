import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSeal } from "#adapters/system/seal";
import { CACHE_FORMAT } from "#core/model/cache";
import { entryFrom, readEntry, sealedText, storeEntry } from "#core/model/stored-entry";
import { sampleEntry } from "../../../contract/samples";

const { locators, fingerprint } = sampleEntry("before");
const former = { locators, fingerprint };
const entry = sampleEntry("a", { rev: 3, hitCount: 7, element: 'Ünï "quoted"', probation: 2, former });
type Path = readonly (string | number)[];

/** Where every part of the value stands. */
const pathsOf = (value: unknown, path: Path = []): readonly Path[] =>
  typeof value === "object" && value !== null
    ? [path, ...Object.entries(value).flatMap(([name, part]) => pathsOf(part, [...path, name]))]
    : [path];

const changedAt = (value: unknown, [name, ...rest]: Path, change: unknown): unknown => {
  if (name === undefined) return change;
  if (Array.isArray(value))
    return value.map((part, at) => (String(at) === name ? changedAt(part, rest, change) : part));
  const record = value as Record<string, unknown>;
  return { ...record, [name]: changedAt(record[name], rest, change) };
};

/** The same value with the parts of every record in the opposite order. */
const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, part]) => [name, reversed(part)]),
  );
};

describe("an entry read from a store", () => {
  it("is whole again", () => {
    expect(entryFrom(JSON.parse(JSON.stringify(entry)))).toEqual(entry);
    expect(readEntry(storeEntry(entry))).toEqual(entry);
  });

  it("is absent when any part is of another kind, and of another format", () => {
    const other = (old: unknown): unknown => (typeof old === "boolean" ? "true" : !!(old && typeof old === "string"));
    const at = (path: Path): unknown => path.reduce<unknown>((part, name) => (part as never)[name], entry);
    fc.assert(
      fc.property(
        fc.constantFrom(...pathsOf(entry)),
        fc.constantFrom("other", null, [], {}, Number.NaN),
        (path, kind) => {
          const change = kind === "other" ? other(at(path)) : kind;
          const same = Array.isArray(change) && Array.isArray(at(path));
          const empty = JSON.stringify(change) === "{}" && path.at(-1) === "args";
          if (!same && !empty) expect(entryFrom(changedAt(entry, path, change))).toBeUndefined();
        },
      ),
      { numRuns: 500 },
    );
    expect(entryFrom({ ...entry, format: CACHE_FORMAT + 1 })).toBeUndefined();
    expect(entryFrom({ ...entry, locators: [{ strategy: "toString", args: {} }] })).toBeUndefined();
  });

  it("brings nothing along that an entry does not have", () => {
    expect(entryFrom({ ...entry, more: 1 })).toEqual(entry);
  });
});

describe("the seal of an entry", () => {
  const seal = createSeal("a secret of the team");
  const signature = seal.sign(sealedText(entry));

  it("holds whatever order the store gives the parts back in, and however often it was used", () => {
    const back = entryFrom(reversed({ ...entry, hitCount: 99 }));
    expect(back && seal.verify(sealedText(back), signature)).toBe(true);
  });

  it("breaks with any change of any other part", () => {
    const leaves = pathsOf(entry).filter((path) => path.length > 0 && path[0] !== "hitCount");
    fc.assert(
      fc.property(fc.constantFrom(...leaves), (path) => {
        const changed = changedAt(entry, path, "changed") as typeof entry;
        expect(seal.verify(sealedText(changed), signature)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it("is nobody else's, and short and plain enough for any store", () => {
    expect(createSeal("another secret").verify(sealedText(entry), signature)).toBe(false);
    for (const wrong of ["", "x", signature.slice(1), `${signature}=`, `${signature.slice(0, -1)}é`])
      expect(seal.verify(sealedText(entry), wrong)).toBe(false);
    expect(signature).toMatch(/^[\w-]{43}$/);
  });
});
