import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PortError } from "#core/model/failure";
import type { ArtifactStore } from "#core/ports/artifact-store";

export interface ArtifactStoreSubject {
  readonly store: ArtifactStore;
  /** All that lies in a run's folder, half-written files included. */
  readonly names: (run: string) => Promise<readonly string[]>;
  /** Makes the next write of this name impossible. */
  readonly block: (run: string, name: string) => Promise<void>;
  readonly dispose: () => Promise<void>;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The law of the artifact store; every adapter answers to it. */
export const artifactStoreContract = (name: string, make: () => Promise<ArtifactStoreSubject>): void => {
  describe(`artifact store: ${name}`, () => {
    let subject: ArtifactStoreSubject;
    let store: ArtifactStore;
    beforeEach(async () => {
      subject = await make();
      store = subject.store;
    });
    afterEach(() => subject.dispose());

    it("writes under the run and answers where", async () => {
      const path = await store.write("run-1", "S1.png", bytesOf("picture"));
      expect(path.endsWith("/run-1/S1.png")).toBe(true);
      expect(await readFile(path, "utf8")).toBe("picture");
      expect(await subject.names("run-1")).toEqual(["S1.png"]);
    });

    it("removes what belongs to runs, and nothing else", async () => {
      await store.write("run-1", "S1.png", bytesOf("picture"));
      await store.write("run-2", "S1.png", bytesOf("picture"));
      expect(await store.remove(["run-1", "run-9", "..", ""])).toBe(1);
      expect(await subject.names("run-2")).toEqual(["S1.png"]);
      await expect(subject.names("run-1")).rejects.toThrow();
    });

    it("replaces a file of the same name, and takes many at once", async () => {
      await store.write("run-1", "a.txt", bytesOf("longer text"));
      const path = await store.write("run-1", "a.txt", bytesOf("short"));
      expect(await readFile(path, "utf8")).toBe("short");
      await Promise.all(
        Array.from({ length: 20 }, (_, index) => store.write("run-1", "a.txt", bytesOf(`${index % 10}`.repeat(9999)))),
      );
      expect(new Set(await readFile(path, "utf8")).size).toBe(1);
      expect(await subject.names("run-1")).toEqual(["a.txt"]);
    });

    it.each([
      "",
      ".",
      "..",
      "../up",
      "a/b",
      "a\\b",
      ".hidden",
      "-rf",
      "a\0b",
      "a b",
      "ä",
      "x".repeat(129),
      "/etc/passwd",
    ])("refuses %j as a name and as a run", async (bad) => {
      await expect(store.write("run-1", bad, bytesOf("x"))).rejects.toBeInstanceOf(PortError);
      await expect(store.write(bad, "a.txt", bytesOf("x"))).rejects.toBeInstanceOf(PortError);
    });

    it("takes the longest name", async () => {
      const longest = "x".repeat(128);
      await store.write("run-1", longest, bytesOf("x"));
      expect(await subject.names("run-1")).toEqual([longest]);
    });

    it("leaves nothing half-written when a write fails", async () => {
      await store.write("run-1", "good.txt", bytesOf("x"));
      await subject.block("run-1", "bad.txt");
      await expect(store.write("run-1", "bad.txt", bytesOf("x"))).rejects.toBeInstanceOf(PortError);
      expect(await subject.names("run-1")).toEqual(["bad.txt", "good.txt"]);
    });
  });
};
