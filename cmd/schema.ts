import { UserError } from "#core/model/failure";
import type { Io } from "./io";

/** Placeholder until the command is merged. */
export async function schemaCommand(_name: string, _io: Io): Promise<number> {
  throw new UserError("schema is not in this build");
}
