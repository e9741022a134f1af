import { chmod, mkdir, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createFileSpool } from "#adapters/files/spool";
import { createIdentity } from "#adapters/system/identity";
import { sampleAttempt, scratchFolder } from "./samples";
import { spoolContract } from "./spool";

const MOST = 20;
const identity = createIdentity();

const open = (folder: string, warnings: string[], bytes = 1_000_000) =>
  createFileSpool({
    folder,
    target: "postgres db.test:5432/pacts",
    identity,
    onWarning: (message) => warnings.push(message),
    most: { parcels: MOST, bytes },
  });

spoolContract("files", MOST, async () => {
  const scratch = scratchFolder();
  const folder = join(scratch.path, "data", "spool");
  const warnings: string[] = [];
  return {
    spool: open(folder, warnings),
    warnings,
    reopen: () => open(folder, warnings),
    damage: async (nth) => {
      const [name = ""] = await readdir(folder);
      const lines = (await readFile(join(folder, name), "utf8")).split("\n");
      const at = nth + 1;
      lines[at] = (lines[at] ?? "").replace('"outcome":"success"', '"outcome":"fail"');
      await writeFile(join(folder, name), lines.join("\n"));
    },
    block: async () => {
      await mkdir(join(scratch.path, "data"), { recursive: true });
      await writeFile(folder, "a file where the folder should be");
    },
    pieces: async () => (await readdir(folder).catch(() => [])).length,
    dispose: async () => scratch.remove(),
  };
});

it("files: a spool is for its owner alone, and bounded in bytes", async () => {
  const scratch = scratchFolder();
  try {
    const folder = join(scratch.path, "spool");
    const warnings: string[] = [];
    const spool = open(folder, warnings, 1500);
    for (const id of ["a", "b", "c", "d", "e", "f"])
      await spool.keep([{ kind: "attempt", attempt: sampleAttempt(id) }]);
    const names = await readdir(folder);
    const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(1500);
    expect(names.length).toBeGreaterThan(1);
    expect((await stat(join(folder, names[0] ?? ""))).mode & 0o077).toBe(0);
    expect((await stat(folder)).mode & 0o077).toBe(0);
  } finally {
    scratch.remove();
  }
});

it("files: cut lines and what was never finished do no harm", async () => {
  const scratch = scratchFolder();
  try {
    const warnings: string[] = [];
    const spool = open(scratch.path, warnings);
    await spool.keep([{ kind: "attempt", attempt: sampleAttempt("a") }]);
    const [name = ""] = await readdir(scratch.path);
    const whole = await readFile(join(scratch.path, name), "utf8");
    await writeFile(join(scratch.path, name), `${whole}${whole.slice(0, 60)}`);
    await writeFile(join(scratch.path, "dead.tmp"), whole);
    await writeFile(join(scratch.path, "busy.tmp"), whole);
    await utimes(join(scratch.path, "dead.tmp"), 1, 1);
    const ids: string[] = [];
    await spool.drain(async (writes) => {
      for (const write of writes) if (write.kind === "attempt") ids.push(write.attempt.id);
    }, new AbortController().signal);
    expect(ids).toEqual(["a"]);
    expect(warnings.join()).toContain("1 of 2 spooled writes are damaged");
    expect(await readdir(scratch.path)).toEqual(["busy.tmp"]);
  } finally {
    await rm(scratch.path, { recursive: true, force: true });
  }
});

it.skipIf(process.getuid?.() === 0)("files: a folder that cannot be written to is told with what to do", async () => {
  const scratch = scratchFolder();
  try {
    await chmod(scratch.path, 0o500);
    const kept = open(join(scratch.path, "spool"), []).keep([{ kind: "attempt", attempt: sampleAttempt("a") }]);
    await expect(kept).rejects.toMatchObject({ options: { hint: expect.stringContaining("writable") } });
  } finally {
    await chmod(scratch.path, 0o700);
    scratch.remove();
  }
});
