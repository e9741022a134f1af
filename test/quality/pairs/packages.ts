import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

/** A published package under a name that tells its version: `{ bootstrap3: "bootstrap@3" }`. */
export type Packages = Readonly<Record<string, string>>;

const run = async (command: readonly string[], cwd: string): Promise<void> => {
  const child = Bun.spawn([...command], { cwd, stdout: "ignore", stderr: "pipe" });
  const [code, complaint] = await Promise.all([child.exited, new Response(child.stderr).text()]);
  if (code !== 0) throw new Error(`${command.join(" ")}: ${complaint.slice(-300)}`);
};

/** Fetches what is missing into `folder/<name>`, without dependencies and without running anything of it. */
export const fetchPackages = async (folder: string, packages: Packages): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  for (const [name, spec] of Object.entries(packages)) {
    const target = join(folder, name);
    if (existsSync(target)) continue;
    const work = mkdtempSync(join(folder, ".fetch-"));
    try {
      await run(["npm", "pack", "--ignore-scripts", "--silent", spec], work);
      const archive = readdirSync(work).find((file) => file.endsWith(".tgz"));
      if (!archive) throw new Error(`${spec}: nothing was packed`);
      await run(["tar", "-xzf", archive], work);
      const unpacked = readdirSync(work).find((file) => file !== archive);
      if (!unpacked) throw new Error(`${spec}: nothing was unpacked`);
      renameSync(join(work, unpacked), target);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
};
