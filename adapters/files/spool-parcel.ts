import { readdir, readFile } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { PortError } from "#core/model/failure";
import type { Spooled } from "#core/ports/spool";

/** How the file of a parcel ends. */
export const PARCEL = ".spool";

/** The code of a system error; empty for others. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

/** What gave way, in words, with what to do about it. */
export const failure = (operation: string, path: string, error: unknown): PortError => {
  const code = codeOf(error);
  const full = code === "ENOSPC" || code === "EDQUOT";
  const shut = code === "EROFS" || code === "EACCES" || code === "EPERM";
  const said = error instanceof Error ? error.message : String(error);
  const what = full ? "the disk is full" : shut ? "it cannot be written to" : said;
  const hint = full ? "free some space" : shut ? "make the folder writable, or set PACTS_DATA_DIR" : undefined;
  return new PortError("spool", "files", operation, `${path}: ${what}`, { cause: error, ...(hint ? { hint } : {}) });
};

/** For which store the parcel is: its first line. Parcels of an earlier pacts have none. */
interface Heading {
  readonly kind: "target";
  readonly target: string;
}

type Line = Heading | Spooled;

const checksum = (text: string): string => crc32(text).toString(16).padStart(8, "0");

const lineOf = (line: Line): string => {
  const json = JSON.stringify(line);
  return `${checksum(json)} ${json}\n`;
};

const KINDS: readonly string[] = ["target", "event", "attempt"] satisfies readonly Line["kind"][];

/** Undefined when the line is not what was written. */
const read = (line: string): Line | undefined => {
  const json = line.slice(9);
  if (line.charAt(8) !== " " || line.slice(0, 8) !== checksum(json)) return undefined;
  try {
    const written = JSON.parse(json) as Line;
    return KINDS.includes(written.kind) ? written : undefined;
  } catch {
    return undefined;
  }
};

/** A parcel as its file holds it: checksummed lines, the first of which says in words for which store they are. */
export const parcelText = (target: string, writes: readonly Spooled[]): string =>
  [lineOf({ kind: "target", target }), ...writes.map(lineOf)].join("");

export interface Parcel {
  /** In words; undefined when the parcel does not say. */
  readonly target?: string;
  readonly writes: readonly Spooled[];
  /** Lines that are not what was written, and of how many. */
  readonly damaged: number;
  readonly lines: number;
}

/** Undefined when another program has taken it. Throws PortError for a file that cannot be read. */
export const readParcel = async (path: string): Promise<Parcel | undefined> => {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return undefined;
    throw failure("read", path, error);
  });
  if (text === undefined) return undefined;
  const lines = text.split("\n").filter((line) => line !== "");
  const known = lines.map(read).filter((line) => line !== undefined);
  const heading = known.find((line) => line.kind === "target");
  const writes = known.filter((line) => line.kind !== "target");
  const damaged = lines.length - known.length;
  return {
    ...(heading === undefined ? {} : { target: heading.target }),
    writes,
    damaged,
    lines: writes.length + damaged,
  };
};

/** Names in the folder with that ending, in order; none when there is no such folder. Throws PortError. */
export const namesIn = async (folder: string, ending: string): Promise<readonly string[]> => {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith(ending)).sort();
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw failure("list", folder, error);
  }
};
