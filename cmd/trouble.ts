import { PortError, UserError } from "#core/model/failure";
import type { Io } from "./io";

/** Exit codes that a thrown error can end in. */
const USAGE = 2;
const INFRASTRUCTURE = 3;

/** Tells people what was thrown and what to do next, on stderr; answers the exit code. */
export function tellTrouble(error: unknown, io: Io): number {
  if (error instanceof UserError) {
    say(io, error.message, error.options.hint);
    return USAGE;
  }
  if (error instanceof Error && error.name === "CACError") {
    say(io, error.message.replaceAll("`", ""));
    return USAGE;
  }
  if (error instanceof PortError) {
    say(io, `${error.port} (${error.adapter}): ${error.message}`, error.options.hint);
    return INFRASTRUCTURE;
  }
  // Nothing was learned about the page, so this must not look like a failed requirement (1).
  io.err(`pacts: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  io.err("This is a bug in pacts; please report it with the lines above.\n");
  return INFRASTRUCTURE;
}

function say(io: Io, message: string, hint?: string): void {
  io.err(`pacts: ${message}\n`);
  if (hint) io.err(`  ${hint}\n`);
}
