import { UserError } from "#core/model/failure";
import type { Flags } from "./flags";
import type { Stores } from "./compose";
import type { Io } from "./io";

/** Placeholder until the command is merged. */
export async function runsCommand(
  _verb: string,
  _args: readonly string[],
  _flags: Flags,
  _stores: Stores,
  _io: Io,
): Promise<number> {
  throw new UserError("runs is not in this build");
}
