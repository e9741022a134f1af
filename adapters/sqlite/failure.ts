import { PortError, UserError } from "#core/model/failure";
import { ForeignSchemaError } from "./migrate";

/** The file is no sound database; found by the check at opening. */
export class DamageError extends Error {
  override readonly name = "DamageError";
}

/** The file was there, and is no more. */
export class GoneError extends Error {
  override readonly name = "GoneError";
}

/** SQLite's or the system's code of an error, looked for through its causes: `SQLITE_FULL`, `EACCES`; empty when none. */
export const codeOf = (error: unknown): string => {
  let current = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth++) {
    if ("code" in current && typeof current.code === "string") return current.code;
    current = current.cause;
  }
  return "";
};

/** The file itself is broken, and no retry will help. */
export const isDamage = (error: unknown): boolean =>
  error instanceof DamageError || codeOf(error).startsWith("SQLITE_CORRUPT") || codeOf(error) === "SQLITE_NOTADB";

/** The file was moved or removed while open: a new connection is needed. */
export const isMoved = (error: unknown): boolean => codeOf(error) === "SQLITE_READONLY_DBMOVED";

export const isBusy = (error: unknown): boolean =>
  codeOf(error).startsWith("SQLITE_BUSY") || codeOf(error).startsWith("SQLITE_LOCKED");

const WRITABLE = "make its folder writable, or choose another database file";

const explain = (error: unknown): { readonly text: string; readonly hint?: string } => {
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof GoneError) return { text: message, hint: "put it back, or let the next run make a fresh one" };
  if (error instanceof ForeignSchemaError) return { text: message, hint: error.hint };
  if (isDamage(error))
    return { text: `the file is damaged (${message})`, hint: "it is set aside; a fresh one is made at the next use" };
  if (isBusy(error))
    return { text: "another process held the database for too long", hint: "look for a stopped pacts process" };
  if (code === "SQLITE_FULL" || code === "ENOSPC") return { text: "the disk is full", hint: "free some space" };
  if (code.startsWith("SQLITE_READONLY") || code === "EROFS" || code === "EACCES" || code === "EPERM") {
    return { text: "it cannot be written to", hint: WRITABLE };
  }
  if (code === "SQLITE_CANTOPEN" || code === "ENOENT" || code === "ENOTDIR" || code === "EEXIST") {
    return { text: `it cannot be opened (${message})`, hint: WRITABLE };
  }
  return { text: message };
};

/** What a port may throw: PortError and UserError pass through, all else becomes a PortError that names the file. */
export const asPortError = (port: string, operation: string, path: string, error: unknown): Error => {
  if (error instanceof PortError || error instanceof UserError) return error;
  const { text, hint } = explain(error);
  return new PortError(port, "sqlite", operation, `${path}: ${text}`, {
    cause: error,
    ...(hint === undefined ? {} : { hint }),
  });
};
