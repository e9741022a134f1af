import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { PortError, UserError } from "#core/model/failure";

const SYSTEM = [
  "/usr/lib/chromium/chromium-headless-shell",
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/opt/google/chrome/chrome",
  "/usr/bin/microsoft-edge",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
] as const;

const HEADLESS_ONLY = "headless-shell";

const DOWNLOADED = [
  ["chrome-linux", "headless_shell"],
  ["chrome-headless-shell-linux64", "chrome-headless-shell"],
  ["chrome-linux", "chrome"],
  ["chrome-linux64", "chrome"],
  ["chrome-mac", "headless_shell"],
] as const;

const playwrightBrowsers = (env: Readonly<Record<string, string | undefined>>): readonly string[] => {
  const folder = env["PLAYWRIGHT_BROWSERS_PATH"] ?? join(homedir(), ".cache", "ms-playwright");
  if (!existsSync(folder)) return [];
  const builds = readdirSync(folder)
    .filter((name) => name.startsWith("chromium"))
    .sort()
    .reverse();
  return builds.flatMap((build) => DOWNLOADED.map((parts) => join(folder, build, ...parts)));
};

const HOW_TO = "install one (Debian: apt-get install chromium-headless-shell; elsewhere: npx playwright install chromium-headless-shell) or name yours with --executable-path or PACTS_EXECUTABLE_PATH";

/** Path of a Chromium: the one asked for, Playwright's own download, or the system's. Throws with what to install. */
export const findBrowser = (asked: string | undefined, headless: boolean, env: Readonly<Record<string, string | undefined>>): string => {
  if (asked !== undefined) {
    if (existsSync(asked)) return asked;
    throw new UserError(`no browser at ${asked}`, { hint: HOW_TO, code: "no-browser" });
  }
  const found = [...playwrightBrowsers(env), ...SYSTEM].find((path) => existsSync(path) && (headless || !path.includes(HEADLESS_ONLY)));
  if (found !== undefined) return found;
  const what = headless ? "no Chromium or Chrome found" : "no Chromium or Chrome with a window found";
  throw new PortError("browser", "playwright", "open", what, { hint: HOW_TO });
};
