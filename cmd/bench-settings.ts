import { statSync } from "node:fs";
import { dirname } from "node:path";
import type { ScheduleOptions } from "#core/bench/schedule";
import { refuseUnmeasured, type Threshold } from "#core/bench/threshold";
import { parseThreshold } from "#core/bench/threshold-parse";
import { UserError } from "#core/model/failure";
import { settingReader } from "./config";
import { count, list } from "./config-values";
import type { Flags } from "./flags";
import type { Io } from "./io";
import { textOf } from "./table";

/** What `pacts bench` is to do beside what every run is told. */
export interface BenchSettings extends ScheduleOptions {
  readonly thresholds: readonly Threshold[];
  readonly exportJson?: string;
  readonly exportMarkdown?: string;
}

const MOST_LOOPS = 1000;
const MOST_WARMUPS = 100;
const LOOPS = 5;

/** The file must be writable as far as that can be known before: a bench is long. */
const exportFile = (flags: Flags, name: string, spelling: string): string | undefined => {
  const file = textOf(flags, name);
  if (file === undefined) return undefined;
  const folder = dirname(file);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UserError(`${spelling} ${file}: there is no folder ${folder}`, { hint: `mkdir -p ${folder}` });
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
    throw new UserError(`${spelling} ${file}: that is a folder`, { hint: "name a file in it" });
  return file;
};

const schedule = (flags: Flags, env: Io["env"]): ScheduleOptions => {
  const read = settingReader(flags, env);
  const warmup = read("warmup", count(MOST_WARMUPS, 0)) ?? 1;
  const runs = read("runs", count(MOST_LOOPS));
  const loops = read("loops", count(MOST_LOOPS));
  const phases = read("phases", list("cold", "durable", "fast"));
  if (runs === undefined) return { loops: loops ?? LOOPS, phases: phases ?? ["cold", "durable", "fast"], warmup };
  if (flags.loops !== undefined || flags.phases !== undefined) {
    throw new UserError("--runs is loops in a row and nothing else", { hint: "leave out --loops and --phases" });
  }
  return { loops: runs, phases: [], warmup };
};

/** Throws UserError for a value that is none, a threshold that cannot be read or is about what is not measured, and a file that cannot be written. */
export const readBenchSettings = (flags: Flags, env: Io["env"]): BenchSettings => {
  const options = schedule(flags, env);
  const given = Array.isArray(flags.threshold) ? flags.threshold.map(String) : [];
  const thresholds = given.map(parseThreshold);
  for (const each of thresholds) refuseUnmeasured(each, options);
  const exportJson = exportFile(flags, "exportJson", "--export-json");
  const exportMarkdown = exportFile(flags, "exportMarkdown", "--export-markdown");
  return {
    ...options,
    thresholds,
    ...(exportJson === undefined ? {} : { exportJson }),
    ...(exportMarkdown === undefined ? {} : { exportMarkdown }),
  };
};
