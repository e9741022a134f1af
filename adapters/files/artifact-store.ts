import { lstat, mkdir, realpath, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import { PortError } from "#core/model/failure";
import type { ArtifactStore } from "#core/ports/artifact-store";

const LONGEST = 128;
const ALLOWED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";

/** `^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$`: no separator, no hidden file, no way up. */
const isPlainName = (name: string): boolean =>
  name.length > 0 &&
  name.length <= LONGEST &&
  !"._-".includes(name.charAt(0)) &&
  [...name].every((character) => ALLOWED.includes(character));

const failure = (message: string, cause?: unknown, hint?: string): PortError =>
  new PortError("artifact-store", "files", "keep", message, { cause, ...(hint === undefined ? {} : { hint }) });

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

const explain = (path: string, error: unknown): PortError => {
  const code = codeOf(error);
  if (code === "ENOSPC" || code === "EDQUOT") return failure(`${path}: the disk is full`, error, "free some space");
  if (code === "EROFS" || code === "EACCES" || code === "EPERM") {
    return failure(
      `${path}: it cannot be written to`,
      error,
      "make the folder writable, or choose another output folder",
    );
  }
  return failure(`${path}: ${error instanceof Error ? error.message : String(error)}`, error);
};

/** Makes the run's folder; a link that leads out of the root is refused. */
const runFolder = async (root: string, run: string): Promise<string> => {
  const folder = join(root, run);
  await mkdir(folder, { recursive: true });
  const [realRoot, realFolder] = await Promise.all([realpath(root), realpath(folder)]);
  if (!realFolder.startsWith(`${realRoot}${sep}`)) throw failure(`${folder}: it leads out of ${root}`);
  return realFolder;
};

/** Artifacts as files: `<root>/<run>/<name>`. A file is there whole or not at all. */
export const createFileArtifactStore = ({ root }: { readonly root: string }): ArtifactStore => {
  const base = resolve(root);
  let written = 0;
  return {
    async write(run, name, bytes) {
      for (const part of [run, name]) {
        if (!isPlainName(part)) throw failure(`${JSON.stringify(part)} is no name for an artifact or its folder`);
      }
      try {
        const folder = await runFolder(base, run);
        const target = join(folder, name);
        // The dot keeps it apart from every artifact: their names never start with one.
        const temporary = join(folder, `.${name}.${process.pid}-${++written}.tmp`);
        try {
          await writeFile(temporary, bytes, { flag: "wx" });
          await rename(temporary, target);
        } catch (error) {
          await rm(temporary, { force: true }).catch(() => {});
          throw error;
        }
        return target;
      } catch (error) {
        throw error instanceof PortError ? error : explain(join(base, run, name), error);
      }
    },
    async remove(runs) {
      let removed = 0;
      for (const run of runs.filter(isPlainName)) {
        const folder = join(base, run);
        try {
          // A link is no folder of ours: it goes, what it leads to stays.
          if ((await lstat(folder).catch(() => undefined)) === undefined) continue;
          await rm(folder, { recursive: true, force: true });
        } catch (error) {
          throw explain(folder, error);
        }
        removed++;
      }
      return removed;
    },
  };
};
