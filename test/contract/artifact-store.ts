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
  /** Another store of the kind, with another root. */
  readonly elsewhere: () => Pick<ArtifactStoreSubject, "store" | "names">;
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
      expect(store.pathOf("run-1", "S1.png")).toBe(path);
      expect(await readFile(path, "utf8")).toBe("picture");
      expect(await subject.names("run-1")).toEqual(["S1.png"]);
    });

    it("removes what belongs to runs, and nothing else", async () => {
      await store.write("run-1", "S1.png", bytesOf("picture"));
      await store.write("run-2", "S1.png", bytesOf("picture"));
      expect(await store.remove(["run-1", "run-9", "..", ""].map((run) => ({ run, paths: [] })))).toBe(1);
      expect(await subject.names("run-2")).toEqual(["S1.png"]);
      await expect(subject.names("run-1")).rejects.toThrow();
    });

    it("removes what another root kept of a run, and no other path", async () => {
      const elsewhere = subject.elsewhere();
      const kept = await elsewhere.store.write("run-1", "S1.png", bytesOf("picture"));
      const foreign = await elsewhere.store.write("run-2", "S1.png", bytesOf("picture"));
      const paths = [
        kept,
        foreign,
        "/run-1/../run-2/S1.png",
        "S1.png",
        foreign.replace("/S1.png", "/../run-1/../run-2/S1.png"),
      ];
      expect(await store.remove([{ run: "run-1", paths }])).toBe(1);
      expect(await elsewhere.names("run-2")).toEqual(["S1.png"]);
      await expect(elsewhere.names("run-1")).rejects.toThrow();
      expect(await store.remove([{ run: "run-1", paths }])).toBe(0);
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
