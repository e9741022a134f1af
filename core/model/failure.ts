import { formatPlace, type Place } from "./place";

/** What a user can mend: a wrong file, flag or name. Ends in exit code 2. */
export class UserError extends Error {
  override readonly name = "UserError";
  constructor(
    message: string,
    readonly options: { readonly hint?: string; readonly place?: Place; readonly code?: string } = {},
  ) {
    super(options.place ? `${formatPlace(options.place)}: ${message}` : message);
  }
}

/** A part of the outside world that did not do its work. A browser's ends in exit code 3; a cache's, history's or store's is told and survived. */
export class PortError extends Error {
  override readonly name = "PortError";
  constructor(
    readonly port: string,
    readonly adapter: string,
    readonly operation: string,
    message: string,
    readonly options: { readonly cause?: unknown; readonly hint?: string } = {},
  ) {
    super(message, { cause: options.cause });
  }
}

/** Why a step did not succeed; a value, never thrown. `code` is stable, `message` is for people. */
export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
  readonly hint?: string;
  /** What came nearest, best first: `button "New" in row Users`. */
  readonly candidates?: readonly string[];
}

export type FailureCode =
  | "not-found"
  | "ambiguous"
  | "gone"
  | "refused"
  | "not-actionable"
  | "expectation"
  | "navigation"
  | "timeout"
  | "action"
  | "secret"
  /** Not remembered, or no longer proven, in a run that may look for nothing. */
  | "frozen"
  | "interrupted";
