// Programs that pacts and its tests need on the machine: where they are looked for, and how Debian calls them.
import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { isProgram, which } from "./child.mjs";

/** Chromium or Chrome that can be started; undefined when there is none. */
export function findBrowser() {
  const named = process.env.PACTS_EXECUTABLE_PATH;
  if (named && isProgram(named)) return named;
  return (
    playwrightBrowser() ??
    ["/usr/lib/chromium/chromium-headless-shell", "/usr/lib/chromium/chromium"].find(isProgram) ??
    ["chromium-headless-shell", "chromium", "google-chrome", "google-chrome-stable", "chromium-browser"]
      .map(which)
      .find((path) => path !== undefined && !isSnap(path)) ??
    ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"].find(isProgram)
  );
}

function playwrightBrowser() {
  const cache = { darwin: "Library/Caches", win32: "AppData/Local" }[process.platform] ?? ".cache";
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH || join(homedir(), cache, "ms-playwright");
  const programs = ["chrome-headless-shell", "headless_shell", "chrome"];
  for (const browser of list(folder)
    .filter((name) => name.startsWith("chromium"))
    .reverse()) {
    for (const platform of list(join(folder, browser)).filter((name) => name.startsWith("chrome-"))) {
      const found = programs.map((name) => join(folder, browser, platform, name)).find(isProgram);
      if (found) return found;
    }
  }
  return undefined;
}

/** Ubuntu's `chromium` is a stub that starts a snap: it cannot be driven from everywhere, and not as root. */
function isSnap(path) {
  try {
    const target = realpathSync(path);
    return target.includes("/snap") || readFileSync(target).subarray(0, 4000).includes("/snap/");
  } catch {
    return true;
  }
}

function list(folder) {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

const findPostgres = () =>
  list("/usr/lib/postgresql")
    .map((version) => `/usr/lib/postgresql/${version}/bin/postgres`)
    .find(isProgram) ?? which("postgres");

/** What only the tests need; `find` answers a path or undefined. */
export const testPrograms = [
  { name: "redis-server", debian: "redis-server", find: () => which("redis-server") },
  { name: "postgres", debian: "postgresql", find: findPostgres },
  { name: "openssl", debian: "openssl", find: () => which("openssl") },
  { name: "ffmpeg", debian: "ffmpeg", find: () => which("ffmpeg") },
  { name: "tmux", debian: "tmux", find: () => which("tmux") },
  { name: "prometheus", debian: "prometheus", find: () => which("prometheus") },
  { name: "xmllint", debian: "libxml2-utils", find: () => which("xmllint") },
];
