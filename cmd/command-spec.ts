import type { Flags } from "./flags";
import type { Io } from "./io";

/** One command of the program. */
export interface CommandSpec {
  /** The name and its positional arguments, as cac spells them: `run [...files]`. */
  readonly usage: string;
  readonly alias?: string;
  readonly description: string;
  /** Verbs, when the first argument must be one. */
  readonly verbs?: readonly string[];
  readonly options: readonly OptionSpec[];
  /** Lines below the options in the command's help. */
  readonly notes?: readonly string[];
  /** Loads the command and runs it; answers the exit code. */
  run(args: readonly string[], flags: Flags, io: Io): Promise<number>;
}

/** How the flag is spelled, what it does, and whether it may be given several times. */
export type OptionSpec = readonly [spelling: string, description: string, repeatable?: "repeatable"];
