import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, delimiter, dirname, join } from "node:path";
import { UserError } from "#core/model/failure";
import { printable } from "#core/model/printable";
import type { ArtifactRecord, RunRecord } from "#core/ports/run-store";
import type { Io } from "./io";
import { type Column, renderTable } from "./table";

/** The folder in which all of them lie; undefined when there are several. */
const folderOf = (artifacts: readonly ArtifactRecord[]): string | undefined => {
  const [first, ...others] = new Set(artifacts.map(({ filePath }) => dirname(filePath)));
  return others.length === 0 ? first : undefined;
};

/** What was kept of a run, a row each; on a terminal with its one folder below, where a long path does not break the table. */
export const renderArtifacts = (artifacts: readonly ArtifactRecord[], io: Pick<Io, "isTty" | "columns">): string => {
  const folder = io.isTty ? folderOf(artifacts) : undefined;
  const named = (path: string): string => (folder === undefined ? path : basename(path));
  const columns: readonly Column<ArtifactRecord>[] = [
    { head: "ARTIFACT", show: ({ artifactType }) => artifactType },
    { head: "STEP", show: ({ step }) => step ?? "" },
    { head: "BYTES", show: ({ fileSizeBytes, lost }) => (lost === null ? String(fileSizeBytes) : ""), align: "right" },
    {
      head: "FILE",
      show: ({ filePath, lost }) => (lost === null ? named(filePath) : `lost: ${lost}`),
      ...(folder === undefined ? {} : { flexible: true as const }),
    },
  ];
  return `${renderTable(columns, artifacts, io)}${folder === undefined ? "" : `in ${printable(folder)}\n`}`;
};

interface Kept {
  readonly run: RunRecord;
  readonly artifacts: readonly ArtifactRecord[];
}

/** Path of the last artifact of the kind or of that file name, the last picture when none is named. Throws UserError when there is none. */
export const artifactToOpen = ({ run, artifacts }: Kept, kind = "screenshot"): string => {
  const there = artifacts.filter(({ lost }) => lost === null);
  const kinds = [...new Set(there.map(({ artifactType }) => artifactType))];
  const path = there.findLast(
    ({ artifactType, filePath }) => artifactType === kind || basename(filePath) === kind,
  )?.filePath;
  if (path === undefined) {
    const hint = kinds.length === 0 ? "nothing was kept of it" : `there is: ${kinds.join(", ")}`;
    throw new UserError(`run ${run.id} has no ${kind}`, { hint });
  }
  if (existsSync(path)) return path;
  throw new UserError(`${path} is no more there`, { hint: "it was removed, or another machine keeps it" });
};

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, string>>> = { darwin: "open", win32: "explorer.exe" };
/** An opener that starts what it opens does not end before it. */
const STARTED_MS = 3000;

const inPath = (program: string, env: Io["env"]): string | undefined =>
  (env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path));

/** On Linux there is a program for a file only where there is a desktop. */
const openerOf = (env: Io["env"]): string | undefined => {
  const known = OPENERS[process.platform];
  if (known !== undefined) return inPath(known, env);
  return env.DISPLAY || env.WAYLAND_DISPLAY ? inPath("xdg-open", env) : undefined;
};

/** Shows a file in the system's own program for it, which goes on after pacts; false where there is none, or when it fails at once. */
export const showFile = async (path: string, env: Io["env"]): Promise<boolean> => {
  const opener = openerOf(env);
  if (opener === undefined) return false;
  const child = spawn(opener, [path], { detached: true, stdio: "ignore", env: { ...env } });
  return new Promise((resolve) => {
    const started = setTimeout(() => resolve(true), STARTED_MS);
    const settle = (shown: boolean): void => {
      clearTimeout(started);
      resolve(shown);
    };
    child.on("error", () => settle(false));
    child.on("exit", (code) => settle(code === 0));
    child.unref();
  });
};
