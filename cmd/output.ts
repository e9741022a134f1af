import {
  appendFileSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { UserError } from "#core/model/failure";
import { printable } from "#core/model/printable";
import type { Io } from "./io";

/** Where a reporter writes to. Neither member throws. */
export interface Output {
  write(text: string): void;
  close(): void;
}

const asText = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

const open = (temporary: string, path: string): number => {
  try {
    mkdirSync(dirname(path), { recursive: true });
    if (isFolder(path)) throw new Error("it is a folder");
    return openSync(temporary, "w");
  } catch (error) {
    throw new UserError(`${path} cannot be written: ${asText(error)}`, {
      hint: "name a file in a folder you may write to",
    });
  }
};

/** Makes the folder where it is missing. Throws UserError when nothing can be kept in it. */
export const requireFolder = (path: string): void => {
  try {
    mkdirSync(path, { recursive: true });
    rmdirSync(mkdtempSync(join(path, ".pacts-")));
  } catch (error) {
    // A disk that is full may have room again before there is something to keep.
    if (error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT")) return;
    throw new UserError(`nothing can be kept in the output folder ${path}: ${asText(error)}`, {
      hint: "name a folder you may write to: --output, or PACTS_OUTPUT",
    });
  }
};

/** All of the text: a write to a file may take only a part of it. */
const writeWhole = (file: number, text: string): void => {
  let rest: Uint8Array = Buffer.from(text);
  while (rest.length > 0) rest = rest.subarray(writeSync(file, rest));
};

/**
 * A file that is there whole or not at all: written under a temporary name beside it, renamed by `close`. Missing folders are made.
 * Throws UserError when it cannot be begun; what fails later is told on stderr, once, and leaves the file as it was.
 */
export const openFile = (path: string, io: Pick<Io, "err">): Output => {
  const target = resolve(path);
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  const file = open(temporary, path);
  let failed = false;
  const attempt = (act: () => void): void => {
    if (failed) return;
    try {
      act();
    } catch (error) {
      failed = true;
      io.err(`pacts: ${printable(`${path} could not be written: ${asText(error)}`)}\n`);
    }
  };
  return {
    write: (text) => attempt(() => writeWhole(file, text)),
    close: () => {
      attempt(() => closeSync(file));
      attempt(() => renameSync(temporary, target));
      if (failed) rmSync(temporary, { force: true });
    },
  };
};

/** Appends to a file that others write to as well; what fails is told on stderr. */
export const appendTo =
  (path: string, io: Pick<Io, "err">) =>
  (text: string): void => {
    try {
      appendFileSync(path, text);
    } catch (error) {
      io.err(`pacts: ${printable(`${path} could not be written: ${asText(error)}`)}\n`);
    }
  };
