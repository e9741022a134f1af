// Runs the shared cases (pages that judge pacts by what they received) on the built program: `node scripts/cases.mjs [--libraries FOLDER]`.
// Skips with a plain word where ../shared is missing. What is not right is tried once more alone: a busy machine is no verdict.
// Exit code 1 when a wrong action or a false pass is left, or fewer sentences are right than must be.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

const root = join(import.meta.dirname, "..");
const shared = join(root, "../shared");
const runner = join(shared, "tools/cases/run.mjs");
const program = join(root, "dist/pacts");
/** Sentences that must be right, as a share; of wrong actions and false passes none is allowed. */
const RIGHT = { cases: 0.97, libraries: 0.95 };

const { values } = parseArgs({ options: { libraries: { type: "string" } } });
const folder = values.libraries ?? join(shared, "cases");
const wanted = values.libraries === undefined ? RIGHT.cases : RIGHT.libraries;

function write(line) {
  process.stdout.write(`${line}\n`);
}

/** The rows of one call of the runner; empty when it did not come to its end. */
function rowsOf(...args) {
  const scratch = mkdtempSync(join(tmpdir(), "pacts-cases-"));
  const report = join(scratch, "rows.json");
  try {
    const call = [runner, folder, "--pacts", program, "--json", report, ...args];
    spawnSync(process.execPath, call, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
    return existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : [];
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const isRight = ({ verdict }) => verdict === "right";
const isHarm = ({ verdict }) => verdict === "wrong" || verdict === "false pass";

/** The rows with what was not right replaced by a second try of its page alone. */
function withSecondTry(rows) {
  const pages = new Set(rows.filter((row) => !isRight(row)).map(({ key }) => key.split(".")[0]));
  const again = new Map();
  for (const page of pages)
    for (const row of rowsOf("--only", page, "-j", "1")) again.set(`${row.phase} ${row.key}`, row);
  return rows.map((row) => (isRight(row) ? row : (again.get(`${row.phase} ${row.key}`) ?? row)));
}

function main() {
  if (!existsSync(runner) || !existsSync(folder)) {
    write("shared cases: skipped, ../shared is not beside the project");
    return 0;
  }
  const rows = withSecondTry(rowsOf("-j", "4"));
  for (const { verdict, key, steps, why } of rows.filter((row) => !isRight(row)))
    write(
      `${verdict.padEnd(10)} ${key}  ${JSON.stringify(steps ?? [])}\n           ${String(why ?? "").slice(0, 200)}`,
    );
  const right = rows.filter(isRight).length;
  const harm = rows.filter(isHarm).length;
  const share = rows.length === 0 ? 0 : right / rows.length;
  write(
    `shared cases: ${rows.length} sentences, ${right} right (${(share * 100).toFixed(1)} %), ${harm} wrong or falsely passed`,
  );
  return harm === 0 && share >= wanted ? 0 : 1;
}

process.exitCode = main();
