import type { CommandSpec } from "./command-spec";
import { readingCommands } from "./commands-reading";
import { runningCommands } from "./commands-running";
import { storingCommands } from "./commands-storing";

/** Every command, in the order of the help; each is loaded only when it is called. */
export const commands: readonly CommandSpec[] = [...runningCommands, ...readingCommands, ...storingCommands];
