import { version } from "../package.json";
import { createBench } from "#core/bench/bench";
import type { BenchReport } from "#core/bench/report";
import { scheduleLoops } from "#core/bench/schedule";
import type { Requirement } from "#core/model/requirement";
import type { HealHistory } from "#core/ports/heal-history";
import type { EvidenceOptions } from "#core/run/evidence";
import { exportBench } from "./bench-export";
import { createBenchProgress } from "./bench-progress";
import { type BenchSettings, readBenchSettings } from "./bench-settings";
import { benchText } from "./bench-text";
import { compose } from "./compose";
import type { OnTrouble } from "./guarded";
import { type Config, readConfig } from "./config";
import type { Flags } from "./flags";
import type { Io } from "./io";
import { writesToStdout } from "./reporter-specs";
import { createReporters } from "./reporters";
import { invocationOptions, readRequirements } from "./run";
import { readSecrets } from "./secrets";
import { watchSignals } from "./signals";

const USAGE = 2;
const FAILURES_ONLY: EvidenceOptions = { screenshot: "only-on-failure", video: "off", trace: "off", log: false };

/** A bench reads how heals went, and leaves no trace there: its loops are no experience of a user. */
const readOnly = (history: HealHistory): HealHistory => ({ ...history, record: async () => {} });

/** Runs the bench with everything real, and closes all of it. */
const measure = async (
  requirements: readonly Requirement[],
  config: Config,
  settings: BenchSettings,
  io: Io,
): Promise<BenchReport> => {
  let degrade: OnTrouble = () => {};
  const world = await compose(config, io, (name, error) => degrade(name, error));
  let leave = async (): Promise<void> => {};
  const interruption = watchSignals(io, async () => {
    await Promise.allSettled([leave(), world.browser.close()]);
  });
  world.recover();
  const loops = scheduleLoops(settings).length;
  const face = config.reporters.find((spec) => writesToStdout(spec) && (spec.name === "ndjson" || spec.name === "tui"));
  const reporters = face
    ? createReporters({ ...config, reporters: [face] }, io)
    : [createBenchProgress({ write: io.err, live: io.isTty, loops })];
  const { command: _, ...settled } = invocationOptions(config, "bench");
  // Pictures of what went well would be measured with it.
  const options = { ...settled, evidence: FAILURES_ONLY };
  const bench = createBench(
    {
      ...world,
      history: readOnly(world.history),
      onDegrade: (tell) => {
        degrade = tell;
      },
      reporters,
      secrets: readSecrets(requirements, io.env),
      signal: interruption.signal,
      ...(io.terminal ? { pause: io.terminal.pause } : {}),
    },
    requirements,
    { ...options, ...settings },
  );
  leave = bench.empty;
  try {
    return await bench.run();
  } finally {
    await Promise.allSettled(reporters.map((reporter) => reporter.close()));
    await world.close();
    interruption.dispose();
  }
};

/** Whether stdout is for the events. */
const isStream = ({ reporters }: Config): boolean =>
  reporters.some((spec) => spec.name === "ndjson" && writesToStdout(spec));

/**
 * `pacts bench`: runs the files loop by loop with cold, durable and fast layers and tells what that took. Answers the exit code: that of
 * the runs, or 5 when all passed and a threshold was missed. Throws UserError for wrong flags, thresholds and paths before anything runs.
 */
export const benchCommand = async (files: readonly string[], flags: Flags, io: Io): Promise<number> => {
  const config = readConfig(flags, io);
  const settings = readBenchSettings(flags, io.env);
  const planned = await readRequirements(files, config, io, "bench");
  const requirements = planned?.flatMap((file) => file.requirements);
  if (requirements === undefined) return USAGE;
  const report = await measure(requirements, config, settings, io);
  if (!isStream(config)) io.out(benchText(report, io));
  exportBench(report, { version, files, requirements, settings });
  return report.exitCode;
};
