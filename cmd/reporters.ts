import picocolors from "picocolors";
import { createDotReporter } from "#adapters/dot/reporter";
import { createGithubReporter } from "#adapters/github/reporter";
import { createHtmlReporter } from "#adapters/html/reporter";
import { createJunitReporter } from "#adapters/junit/reporter";
import { createLineReporter } from "#adapters/line/reporter";
import { createListReporter } from "#adapters/list/reporter";
import { createNdjsonReporter } from "#adapters/ndjson/reporter";
import type { Reporter } from "#core/ports/reporter";
import type { Config } from "./config";
import type { ReporterName, ReporterSpec } from "./reporter-specs";
import type { Io } from "./io";
import { appendTo, openFile, type Output } from "./output";
import { sentencesFace, tuiFace } from "./faces";

type Looks = Pick<Config, "color" | "verbose">;

/** Where a reporter writes to, and how that looks. */
interface Place extends Looks {
  readonly output: Output;
  readonly isTty: boolean;
  readonly columns: number;
}
type Make = (place: Place, io: Io, isFile: boolean) => Reporter;

/** GitHub reads commands on stderr, too; a summary goes to the file it names, or to the one that was asked for. */
const github: Make = ({ output }, io, isFile) => {
  const jobSummary = io.env.GITHUB_STEP_SUMMARY;
  if (isFile) return createGithubReporter({ annotate: io.err, summarize: output.write });
  return createGithubReporter({
    annotate: io.err,
    ...(jobSummary === undefined ? {} : { summarize: appendTo(jobSummary, io) }),
  });
};

const FACES = {
  list: ({ output, ...place }) => createListReporter({ ...place, write: output.write }),
  line: ({ output, color, ...place }) =>
    createLineReporter({ ...place, write: output.write, painter: picocolors.createColors(color) }),
  dot: ({ output, color, ...place }) =>
    createDotReporter({ ...place, write: output.write, painter: picocolors.createColors(color) }),
  ndjson: ({ output }) => createNdjsonReporter({ write: output.write }),
  junit: ({ output }) => createJunitReporter({ write: output.write }),
  html: ({ output }) => createHtmlReporter({ write: output.write }),
  github,
  sentences: (_place, io) => sentencesFace(io),
  tui: ({ color }, io) => tuiFace(color, io),
} satisfies Record<ReporterName, Make>;

/** Width of lines in a file, where no terminal says one. */
const FILE_COLUMNS = 120;

const create = ({ name, file }: ReporterSpec, looks: Looks, io: Io): Reporter => {
  const { color, verbose } = looks;
  if (file === undefined) {
    const output: Output = { write: io.out, close: () => {} };
    return FACES[name]({ color, verbose, output, isTty: io.isTty, columns: io.columns }, io, false);
  }
  const output = openFile(file, io);
  const reporter = FACES[name]({ color: false, verbose, output, isTty: false, columns: FILE_COLUMNS }, io, true);
  return {
    on: reporter.on,
    close: async () => {
      await reporter.close();
      output.close();
    },
  };
};

/** The reporters that were asked for, each told everything. Throws UserError for a file that cannot be written. */
export const createReporters = (config: Looks & Pick<Config, "reporters">, io: Io): readonly Reporter[] =>
  config.reporters.map((spec) => create(spec, config, io));
