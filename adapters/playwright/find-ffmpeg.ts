import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

const CACHES: Readonly<Record<string, string>> = { darwin: "Library/Caches", win32: "AppData/Local" };
const NAMES = ["ffmpeg-linux", "ffmpeg-mac", "ffmpeg-win64.exe"];

const downloaded = (env: Readonly<Record<string, string | undefined>>): readonly string[] => {
  const cache = CACHES[process.platform] ?? ".cache";
  const folder = env.PLAYWRIGHT_BROWSERS_PATH || join(homedir(), cache, "ms-playwright");
  if (!existsSync(folder)) return [];
  const builds = readdirSync(folder).filter((name) => name.startsWith("ffmpeg-"));
  return builds.flatMap((build) => NAMES.map((name) => join(folder, build, name)));
};

/** Path of an ffmpeg: Playwright's own download, or the first in PATH; undefined when there is none. */
export const findFfmpeg = (env: Readonly<Record<string, string | undefined>>): string | undefined => {
  const inPath = (env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const name = process.platform === "win32" ? "ffmpeg.exe" : "ffmpeg";
  return [...downloaded(env), ...inPath.map((folder) => join(folder, name))].find((path) => existsSync(path));
};
