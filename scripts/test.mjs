// Runs the tests: the page script and the program first, then vitest with the arguments given, then one plain last line.
// The exit code is vitest's.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const bun = join(root, "node_modules/.bin/bun");
const vitest = join(root, "node_modules/.bin/vitest");
const folder = mkdtempSync(join(tmpdir(), "pacts-test-"));
const report = join(folder, "report.json");

function start(...args) {
  return spawnSync(bun, args, { cwd: root, stdio: "inherit" }).status ?? 1;
}

/** Numbers of tests by outcome; a file that could not be loaded counts as one failed test. */
function tally() {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
      readFileSync(report, "utf8"),
    );
    const broken = testResults.filter((file) => file.status === "failed" && !file.assertionResults.some(isFailed));
    return {
      passed: numPassedTests,
      failed: numFailedTests + broken.length,
      skipped: numPendingTests + numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

const isFailed = (test) => test.status === "failed";

let code = start("scripts/build.ts", "--if-stale");
if (code === 0) {
  code = start(
    "--bun",
    vitest,
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  );
}
const { passed, failed, skipped } = tally();
rmSync(folder, { recursive: true, force: true });
// What failed outside any test (an unhandled rejection, a build) must not read like success.
const shown = Math.max(failed, code === 0 ? 0 : 1);
process.stdout.write(`${passed} passed, ${shown} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`);
process.exitCode = code;
