import type { ArtifactStored, RunStarted, StepEnded } from "./event";
import { formatPlace } from "./place";
import { printable } from "./printable";
import type { Painter } from "./painter";

/** What went wrong in one run, kept until everything is over. */
export interface RunFailures {
  readonly start: RunStarted;
  readonly steps: { readonly text: string; readonly end: StepEnded }[];
  readonly artifacts: ArtifactStored[];
  /** Why the run as a whole failed. */
  readonly error?: string;
}

const idOf = ({ req, row }: RunStarted): string => (row === null ? req : `${req} [${row}]`);

/** `login [locked]  Login of a locked user`: how a run is called. */
export const nameOf = (start: RunStarted): string => {
  const { req, title } = start;
  return title === "" || title === req ? idOf(start) : `${idOf(start)}  ${title}`;
};

/** A hint that only repeats what is listed below it is no hint. */
export const hintOf = ({ hint, candidates = [] }: NonNullable<StepEnded["error"]>): string | undefined =>
  hint !== undefined && hint === `nearest: ${candidates[0] ?? ""}` ? undefined : hint;

const stepLines = (name: string, text: string, { index, error }: StepEnded, c: Painter): readonly string[] => {
  if (!error) return [];
  const { message, candidates = [] } = error;
  const hint = hintOf(error);
  return [
    `${c.red("✗")} ${c.bold(printable(name))}  step ${index}: ${printable(text)}`,
    `  ${c.cyan(printable(formatPlace(error)))}`,
    `  ${printable(message)}`,
    ...(hint === undefined ? [] : [`  ${c.yellow("hint:")} ${printable(hint)}`]),
    ...(candidates.length > 0 && error.code === "not-found" ? ["  what came nearest:"] : []),
    ...candidates.map((candidate) => `    ${c.dim("-")} ${printable(candidate)}`),
  ];
};

const ARTIFACT_NAMES: Readonly<Partial<Record<ArtifactStored["artifactType"], string>>> = {
  screenshot: "picture",
  log: "context",
};

/** The whole of a failed run as lines: each step with its place and what came nearest, what was kept, and what to type next. */
export const failureLines = ({ start, steps, artifacts, error }: RunFailures, c: Painter): readonly string[] => [
  ...(steps.length > 0 ? [] : [`${c.red("✗")} ${c.bold(printable(idOf(start)))}  ${printable(error ?? "failed")}`]),
  ...steps.flatMap(({ text, end }) => stepLines(idOf(start), text, end, c)),
  ...artifacts
    .filter(({ path }) => !path.endsWith(".ndjson"))
    .map(
      ({ artifactType, path, lost }) =>
        `  ${c.dim((ARTIFACT_NAMES[artifactType] ?? artifactType).padEnd(8))} ${printable(lost === undefined ? path : `lost: ${lost}`)}`,
    ),
  `  ${c.dim("next    ")} pacts runs view ${start.run}`,
  "",
];
