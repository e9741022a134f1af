import type { Route } from "../../changed/steps/page";

/** A page that makes life hard. */
export interface HostilePage {
  readonly name: string;
  readonly html: string | (() => string);
  readonly routes?: Readonly<Record<string, Route>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly steps: readonly string[];
  /** What may be touched, in order; absent where the page cannot tell. */
  readonly truth?: readonly string[];
  /** The only right exit code; absent where both a right answer and a refusal will do. */
  readonly end?: 0 | 1;
  readonly deadlineMs?: number;
  readonly note: string;
}
