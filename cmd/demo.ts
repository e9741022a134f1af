import { readConfig } from "./config";
import requirement from "./demo/shop.pacts.yaml" with { type: "text" };
import { playDemo } from "./demo-play";
import type { Flags } from "./flags";
import type { Io } from "./io";
import { runCommand } from "./run";

/**
 * `pacts demo`: the shop that comes with pacts, bought from three times. Takes the browser flags of `run`; `--json` gives the
 * three event streams one after the other. Answers 0, or the exit code of the first run that did not pass.
 */
export const demoCommand = (flags: Flags, io: Io): Promise<number> =>
  playDemo({ run: runCommand, requirement, color: readConfig(flags, io).color }, flags, io);
