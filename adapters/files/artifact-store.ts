import { lstat, mkdir, realpath, rename, rm, rmdir, unlink, writeFile } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, resolve, sep } from "node:path";
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

const isThere = async (path: string): Promise<boolean> => (await lstat(path).catch(() => undefined)) !== undefined;

/** Answers whether there was one. A link is no folder of ours: it goes, what it leads to stays. */
const removeFolder = async (folder: string): Promise<boolean> => {
  if (!(await isThere(folder))) return false;
  try {
    await rm(folder, { recursive: true, force: true });
    return true;
  } catch (error) {
    throw explain(folder, error);
  }
};

/** Only what a store of this kind wrote: a plain name in the run's folder. */
const isOf = (run: string, path: string): boolean =>
  isAbsolute(path) && resolve(path) === path && basename(dirname(path)) === run && isPlainName(basename(path));

/** Removes files, and their folders once they are empty. Answers whether there was any. */
const removeFiles = async (paths: readonly string[]): Promise<boolean> => {
  let found = false;
  for (const path of paths) {
    if (!(await isThere(path))) continue;
    try {
      await unlink(path);
      found = true;
    } catch (error) {
      throw explain(path, error);
    }
  }
  // A folder that holds something else stays.
  for (const folder of new Set(paths.map(dirname))) await rmdir(folder).catch(() => {});
  return found;
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
    pathOf: (run, name) => join(base, run, name),
    async remove(runs) {
      let removed = 0;
      for (const { run, paths } of runs.filter((each) => isPlainName(each.run))) {
        const own = await removeFolder(join(base, run));
        const others = await removeFiles(paths.filter((path) => isOf(run, path)));
        if (own || others) removed++;
      }
      return removed;
    },
  };
};
