import { UserError } from "#core/model/failure";
import type { Flags } from "./flags";
import type { Io } from "./io";

/** Placeholder until the command is merged. */
export async function lintCommand(_paths: readonly string[], _flags: Flags, _io: Io): Promise<number> {
  throw new UserError("lint is not in this build");
}
