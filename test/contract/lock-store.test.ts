import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createFileLockStore } from "#adapters/files/lock-store";
import { lockedElement, lockStoreContract } from "./lock-store";
import { scratchFolder } from "./samples";

lockStoreContract("files", () => {
  const folder = scratchFolder();
  return {
    store: createFileLockStore(),
    path: (name) => join(folder.path, name),
    text: (path) => readFileSync(path, "utf8"),
    put: (path, text) => writeFileSync(path, text),
    dispose: folder.remove,
  };
});

it("files: leaves no drafts behind", async () => {
  const folder = scratchFolder();
  try {
    await createFileLockStore().write(join(folder.path, "deep", "pacts.lock.json"), [lockedElement("Save")]);
    expect(readdirSync(join(folder.path, "deep"))).toEqual(["pacts.lock.json"]);
  } finally {
    folder.remove();
  }
});
