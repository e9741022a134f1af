import { createListReporter } from "#adapters/list/reporter";
import { createNdjsonReporter } from "#adapters/ndjson/reporter";
import type { Reporter } from "#core/ports/reporter";
import type { Config, ReporterName } from "./config";
import type { Io } from "./io";
import { sentencesFace, tuiFace } from "./faces";

type Looks = Pick<Config, "color" | "verbose">;
type Make = (config: Looks, io: Io) => Reporter;

const FACES = {
  list: ({ color, verbose }, io) => createListReporter({ write: io.out, color, verbose, columns: io.columns }),
  ndjson: (_config, io) => createNdjsonReporter({ write: io.out }),
  sentences: (_config, io) => sentencesFace(io),
  tui: ({ color }, io) => tuiFace(color, io),
} satisfies Record<ReporterName, Make>;

/** The faces that were asked for, each told everything. */
export const createReporters = (config: Looks & Pick<Config, "reporters">, io: Io): readonly Reporter[] =>
  config.reporters.map((name) => FACES[name](config, io));
