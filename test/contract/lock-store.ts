import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { UserError } from "#core/model/failure";
import { FINGERPRINT_FORMAT } from "#core/model/fingerprint";
import { LOCK_VERSION, type LockedElement } from "#core/model/lock";
import type { LockStore } from "#core/ports/lock-store";
import { sampleEntry } from "./samples";

export interface LockStoreSubject {
  readonly store: LockStore;
  /** Where lock files may be written. */
  readonly path: (name: string) => string;
  readonly text: (path: string) => string;
  readonly put: (path: string, text: string) => void;
  readonly dispose: () => void;
}

export const lockedElement = (element: string, changes: Partial<LockedElement> = {}): LockedElement => {
  const { url, action, locators, fingerprint } = sampleEntry(element);
  return { page: url, element, action, locators, fingerprint, ...changes };
};

/** The law of the lock store. */
export const lockStoreContract = (name: string, make: () => LockStoreSubject): void => {
  describe(`lock store: ${name}`, () => {
    let subject: LockStoreSubject;
    let path: string;
    beforeEach(() => {
      subject = make();
      path = subject.path("pacts.lock.json");
    });
    afterEach(() => subject.dispose());

    const two = [lockedElement("Save"), lockedElement("Öffnen", { page: "https://example.test/" })];
    const complaintsOf = async (text: string) => {
      subject.put(path, text);
      const { lock, complaints } = await subject.store.read(path);
      expect(lock === undefined).toBe(complaints.length > 0);
      return complaints.map(({ code, message, place }) => ({ code, message, line: place.line, column: place.column }));
    };
    /** The file with one text put for another. */
    const changed = async (from: string, to: string): Promise<string> => {
      await subject.store.write(path, two);
      const text = subject.text(path);
      expect(text).toContain(from);
      return text.replace(from, to);
    };

    it("reads back what it wrote, sorted by page, element and action", async () => {
      await subject.store.write(path, [lockedElement("Save", { action: "press" }), ...two]);
      const { lock, complaints } = await subject.store.read(path);
      expect(complaints).toEqual([]);
      expect(lock).toEqual({
        version: LOCK_VERSION,
        elements: [two[1], two[0], lockedElement("Save", { action: "press" })],
      });
    });

    it("writes the same bytes for the same elements, whatever the order of elements and keys", async () => {
      await subject.store.write(path, two);
      const first = subject.text(path);
      const turned = JSON.parse(JSON.stringify(two), (_, value: unknown) =>
        typeof value === "object" && value !== null && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).reverse())
          : value,
      );
      await subject.store.write(path, turned.reverse());
      expect(subject.text(path)).toBe(first);
      expect(first.endsWith("}\n")).toBe(true);
    });

    it("changes a line for a fact", async () => {
      await subject.store.write(path, two);
      const before = subject.text(path).split("\n");
      const fingerprint = { ...lockedElement("Save").fingerprint, name: "Keep" };
      await subject.store.write(path, [lockedElement("Save", { fingerprint }), ...two.slice(1)]);
      const after = subject.text(path).split("\n");
      expect(after).toHaveLength(before.length);
      expect(after.filter((line, at) => line !== before[at])).toEqual(['        "name": "Keep",']);
    });

    it("writes page text so that no terminal and no editor obeys it", async () => {
      await subject.store.write(path, [lockedElement("\u001b[2J\u202eevil")]);
      for (const bad of ["\u001b", "\u202e"]) expect(subject.text(path)).not.toContain(bad);
      expect((await subject.store.read(path)).lock?.elements[0]?.element).toBe("\u001b[2J\u202eevil");
    });

    it("takes no elements, too", async () => {
      await subject.store.write(path, []);
      expect((await subject.store.read(path)).lock?.elements).toEqual([]);
    });

    it("complains of what is no JSON, with its place", async () => {
      const [first] = await complaintsOf(await changed('"elements": [', '"elements": [\n<<<<<<< HEAD'));
      expect(first).toMatchObject({ code: "json" });
      expect(first?.line).toBeGreaterThan(1);
      expect(await complaintsOf("")).toMatchObject([{ code: "json", line: 1, column: 1 }]);
      expect(await complaintsOf("{} // more")).toMatchObject([{ code: "json" }]);
    });

    it("complains of another version and another shape", async () => {
      expect(await complaintsOf(await changed('"version": 1', '"version": 99'))).toEqual([
        { code: "lock-version", message: "this program reads lock files of version 1", line: 2, column: 14 },
      ]);
      expect(await complaintsOf("[]")).toMatchObject([{ code: "lock", line: 1, column: 1 }]);
      expect(await complaintsOf(await changed(`"format": ${FINGERPRINT_FORMAT}`, '"format": 0'))).toMatchObject([
        { code: "lock", message: expect.stringContaining("elements.0.fingerprint.format") },
      ]);
    });

    it.each([
      ['"strategy":"css"', '"strategy":"xpath"', /locators\.1\.strategy/],
      ['"args":{"path":"div > button"}', '"args":{"path":"div > button","script":"1"}', /locators\.1\.args/],
      ['"nth":2', '"nth":-2', /locators\.1\.nth/],
      ['"tag": "button"', '"tag": 7', /fingerprint\.tag/],
      ['"tag": "button"', '"tag": "button", "value": "x"', /no such key/],
      ['"page": "https://example.test/"', '"page": "file:///etc/passwd"', /page: an address/],
    ])("complains of %s -> %s, in place", async (from, to, message) => {
      const text = await changed(from, to);
      const [complaint, ...others] = await complaintsOf(text);
      expect(others).toEqual([]);
      expect(complaint?.message).toMatch(message);
      expect(text.split("\n")[(complaint?.line ?? 0) - 1]).toContain(to.slice(0, 12));
      expect(complaint?.column).toBeGreaterThan(1);
    });

    it("complains of an element that stands there twice, and says where elements are", async () => {
      await subject.store.write(path, [lockedElement("Save"), lockedElement("Save")]);
      expect(await complaintsOf(subject.text(path))).toMatchObject([{ code: "lock-twice" }]);
      await subject.store.write(path, two);
      const { placeOf } = await subject.store.read(path);
      const lines = subject.text(path).split("\n");
      expect([0, 1].map((index) => lines[placeOf(index).line - 1])).toEqual(["    {", "    {"]);
      expect(placeOf(1).line).toBeGreaterThan(placeOf(0).line);
    });

    it("refuses what is missing or too big", async () => {
      await expect(subject.store.read(subject.path("none"))).rejects.toThrow(UserError);
      subject.put(path, `"${"x".repeat(5 * 1024 * 1024)}"`);
      await expect(subject.store.read(path)).rejects.toThrow("larger than 5 MB");
    });

    it("throws PortError where it cannot write, and leaves what was there", async () => {
      await subject.store.write(path, two);
      await expect(subject.store.write(`${path}/below`, [])).rejects.toMatchObject({
        name: "PortError",
        port: "lock-store",
      });
      expect((await subject.store.read(path)).lock?.elements).toHaveLength(2);
    });
  });
};
