import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readZip, writeZip } from "#adapters/playwright/zip";

const plain = (entries: readonly { readonly name: string; readonly bytes: Uint8Array }[]) =>
  entries.map(({ name, bytes }) => [name, Buffer.from(bytes).toString("hex")]);

describe("zip", () => {
  it("reads what it wrote, whatever the names and the bytes", () => {
    const entry = fc.record({
      name: fc.string({ unit: "grapheme", maxLength: 40 }),
      bytes: fc.uint8Array({ maxLength: 3000 }),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), (entries) => {
        expect(plain(readZip(writeZip(entries)))).toEqual(plain(entries));
      }),
    );
  });

  it("refuses what is no archive, or a damaged one", () => {
    expect(() => readZip(new Uint8Array(100))).toThrow("no zip archive");
    const zip = Buffer.from(writeZip([{ name: "a", bytes: new Uint8Array(10) }]));
    zip.fill(0, 0, 4);
    expect(() => readZip(zip)).toThrow("damaged");
  });
});
