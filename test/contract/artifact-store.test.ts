import { mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createFileArtifactStore } from "#adapters/files/artifact-store";
import { artifactStoreContract } from "./artifact-store";
import { scratchFolder } from "./samples";

artifactStoreContract("files", async () => {
  const folder = scratchFolder();
  const root = join(folder.path, "deep", "output");
  const at = (path: string) => ({
    store: createFileArtifactStore({ root: path }),
    names: async (run: string) => (await readdir(join(path, run))).sort(),
  });
  return {
    ...at(root),
    elsewhere: () => at(join(folder.path, "elsewhere")),
    block: async (run, name) => {
      await mkdir(join(root, run, name), { recursive: true });
    },
    dispose: async () => folder.remove(),
  };
});

it("files: refuses a run folder that is a link out of the root", async () => {
  const folder = scratchFolder();
  try {
    const root = join(folder.path, "output");
    await mkdir(root);
    await mkdir(join(folder.path, "elsewhere"));
    await symlink(join(folder.path, "elsewhere"), join(root, "run-1"));
    const write = createFileArtifactStore({ root }).write("run-1", "a.txt", new Uint8Array(3));
    await expect(write).rejects.toThrow("leads out");
    expect(await readdir(join(folder.path, "elsewhere"))).toEqual([]);
  } finally {
    folder.remove();
  }
});

it("files: a file where the root should be is told as the port's failure", async () => {
  const folder = scratchFolder();
  try {
    const root = join(folder.path, "output");
    await writeFile(root, "");
    await expect(createFileArtifactStore({ root }).write("run-1", "a.txt", new Uint8Array(3))).rejects.toMatchObject({
      name: "PortError",
      port: "artifact-store",
    });
  } finally {
    folder.remove();
  }
});
