// The npm packages of the project, and the Bun that comes as one of them.
import { createHash } from "node:crypto";
import { lstatSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run, say } from "./child.mjs";

const root = join(import.meta.dirname, "..");
const modules = join(root, "node_modules");
const stamp = join(modules, ".pacts-lock");
const bun = join(modules, "bun/bin/bun.exe");

/** Installs what package-lock.json says, unless it is there already; answers whether all is well. */
export async function ensurePackages() {
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  // A linked folder belongs to somebody else: `npm ci` would empty it.
  const linked = lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  if (!linked && read(stamp) !== lock) {
    say("npm packages ...");
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    if (!(await run(npm, ["ci", "--no-audit", "--no-fund"], { deadlineMs: 600_000 }))) return false;
    if (!(await ensureBun())) return false;
    writeFileSync(stamp, lock);
  }
  return ensureBun();
}

/** npm may have been told not to run install scripts: then Bun's program is only a stub of a few bytes. */
async function ensureBun() {
  if (isWhole(bun)) return true;
  say("bun ...");
  const installed = await run(process.execPath, [join(modules, "bun/install.js")], { deadlineMs: 180_000 });
  if (installed && isWhole(bun)) return true;
  say("Bun could not be installed; see above. By hand: node node_modules/bun/install.js");
  return false;
}

const isWhole = (path) => (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 1_000_000;

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
