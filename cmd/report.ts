import { version } from "../package.json";
import { createGithubReporter } from "#adapters/github/reporter";
import { createHtmlReporter } from "#adapters/html/reporter";
import { createJunitReporter } from "#adapters/junit/reporter";
import { UserError } from "#core/model/failure";
import type { Reporter } from "#core/ports/reporter";
import type { RunStore } from "#core/ports/run-store";
import { type StoredRun, storedEvents } from "#core/run/stored-events";
import type { Flags } from "./flags";
import type { Io } from "./io";
import { openFile, type Output } from "./output";
import { lookUp } from "./runs";
import { textOf } from "./table";

interface ReportDeps {
  readonly runs: Pick<RunStore, "recent" | "find">;
  /** Called when the command is done, whatever became of it. */
  readonly close: () => Promise<void>;
}

/** Of one call of the program; a report of more is nobody's reading. */
const MOST_RUNS = 1000;

const latestCall = async (runs: ReportDeps["runs"]): Promise<readonly StoredRun[]> => {
  const recent = await runs.recent({ limit: MOST_RUNS });
  const [newest] = recent;
  if (newest === undefined) throw new UserError("there are no runs yet", { hint: "pacts run <file>" });
  const ids = recent.filter(({ invocationId }) => invocationId === newest.invocationId).map(({ id }) => id);
  const found = await Promise.all(ids.map((id) => runs.find(id)));
  return found.filter((run) => run !== undefined);
};

const spanMs = (all: readonly StoredRun[]): number => {
  const starts = all.map(({ run }) => Date.parse(run.startTime));
  const ends = all.map(({ run }) => Date.parse(run.endTime ?? run.startTime));
  return Math.max(...ends) - Math.min(...starts);
};

type Make = (output: Output) => Reporter;

const markdown: Make = ({ write }) => createGithubReporter({ summarize: write });

/** The forms that were asked for, each with its file. */
const asked = (flags: Flags): readonly (readonly [make: Make, file: string])[] => {
  const all: readonly (readonly [make: Make, file: string | undefined])[] = [
    [createHtmlReporter, textOf(flags, "html")],
    [createJunitReporter, textOf(flags, "junit")],
    [markdown, textOf(flags, "markdown")],
  ];
  return all.flatMap(([make, file]) => (file === undefined ? [] : [[make, file] as const]));
};

/**
 * `pacts report`: a stored run, or every run of the latest call, as HTML, JUnit XML or Markdown. Answers the exit code.
 * Throws UserError for a run that is not there and a file that cannot be written, PortError when the store fails.
 */
export const reportCommand = async (
  [id]: readonly string[],
  flags: Flags,
  { runs, close }: ReportDeps,
  io: Io,
): Promise<number> => {
  try {
    const stored = id === undefined ? await latestCall(runs) : [await lookUp(id, runs)];
    const events = storedEvents(stored, { version, ms: spanMs(stored) });
    const files = asked(flags).map(([make, file]) => ({ make, output: openFile(file, io) }));
    const stdout = { make: markdown, output: { write: io.out, close: () => {} } };
    for (const { make, output } of files.length > 0 ? files : [stdout]) {
      const reporter = make(output);
      for (const event of events) reporter.on(event);
      await reporter.close();
      output.close();
    }
    return 0;
  } finally {
    await close();
  }
};
