// Makes a fresh clone ready: `node scripts/setup.mjs check|run|test`. Plain Node 20, no packages. Repeatable; under a
// second when nothing is missing. `check`: npm packages; `run`: and a browser; `test`: and the programs the tests drive.
// No service is started or stopped.
import { join } from "node:path";
import { aptInstall, canInstall, debianKind } from "./apt.mjs";
import { run, say } from "./child.mjs";
import { ensurePackages } from "./packages.mjs";
import { findBrowser, testPrograms } from "./programs.mjs";

const root = join(import.meta.dirname, "..");
const mode = process.argv[2];
const missingPrograms = () => testPrograms.filter((program) => !program.find());

/** Ubuntu's Chromium package is only a snap, so Playwright's own comes first there; on Debian the package does. */
async function installBrowser(kind) {
  const fromDebian = async () =>
    (await aptInstall(["chromium-headless-shell"], { quiet: true })) || (await aptInstall(["chromium"]));
  const ways = kind === "ubuntu" ? [fromPlaywright] : [fromDebian, fromPlaywright];
  for (const way of ways) {
    await way();
    if (findBrowser()) return;
  }
}

async function fromPlaywright() {
  say("Playwright's Chromium ...");
  const cli = join(root, "node_modules/playwright/cli.js");
  await run(process.execPath, [cli, "install", "--with-deps", "chromium-headless-shell"], { deadlineMs: 300_000 });
}

async function install(wantsBrowser, programs) {
  const kind = debianKind();
  if (kind === undefined || !(await canInstall())) return;
  if (wantsBrowser) await installBrowser(kind);
  if (programs.length > 0) await aptInstall(programs.map((program) => program.debian));
}

/** Tells people what to install themselves. */
function complain(lacksBrowser, programs) {
  say("this is missing and could not be installed from here:");
  if (lacksBrowser) {
    say("  a Chromium or Chrome. Install one (Debian: chromium-headless-shell; macOS: Google Chrome;");
    say("  anywhere: npx playwright install chromium), or set PACTS_EXECUTABLE_PATH to one.");
  }
  for (const { name, debian } of programs) say(`  ${name} (Debian and Ubuntu: apt-get install ${debian}; macOS: brew)`);
}

async function main() {
  if (!["check", "run", "test"].includes(mode)) {
    say("usage: node scripts/setup.mjs check|run|test");
    return 2;
  }
  if (!(await ensurePackages())) return 1;
  if (mode === "check") return 0;
  const lacking = () => [!findBrowser(), mode === "test" ? missingPrograms() : []];
  const [browser, programs] = lacking();
  if (browser || programs.length > 0) await install(browser, programs);
  const [stillNoBrowser, stillMissing] = lacking();
  if (!stillNoBrowser && stillMissing.length === 0) return 0;
  complain(stillNoBrowser, stillMissing);
  return 1;
}

process.exitCode = await main();
