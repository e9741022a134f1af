import { failureLines } from "./failure-lines";
import type { Painter } from "./painter";
import { formatPlace } from "./place";
import { printable } from "./printable";
import type { Report, ReportedRun } from "./report";
import { summaryLines } from "./summary-lines";

const isFailed = ({ steps, end }: ReportedRun): boolean =>
  end?.verdict !== "pass" && (end?.verdict !== "partial" || steps.some((step) => step.end.outcome === "fail"));

const failureOf = ({ start, steps, artifacts, end }: ReportedRun, c: Painter): readonly string[] =>
  failureLines(
    {
      start,
      steps: steps.filter((step) => step.end.outcome === "fail").map(({ text, end: told }) => ({ text, end: told })),
      artifacts: [...artifacts],
      ...(end?.error === undefined ? {} : { error: end.error }),
    },
    c,
  );

/** What a face that said little says when everything is over: trouble, every failure in full, and what it all came to. */
export const endLines = ({ cases, errors, end }: Report, c: Painter): readonly string[] => [
  ...errors.flatMap(({ place, message, hint }) => [
    `${c.yellow("!")} ${printable(`${place ? `${formatPlace(place)}: ` : ""}${message}`)}`,
    ...(hint === undefined ? [] : [`  ${printable(hint)}`]),
  ]),
  ...cases.flatMap(({ last }) => (isFailed(last) ? failureOf(last, c) : [])),
  ...(end ? summaryLines(end, c) : []),
];
