import type { ErrorTold, StepEnded } from "#core/model/event";
import { markupText } from "#core/model/markup";
import { formatPlace } from "#core/model/place";
import type { Report, ReportedCase, ReportedRun, ReportedStep } from "#core/model/report";
import { caseName, caseWord, findingMs, isOver, lookupFigures, runError } from "#core/model/report-figures";

type Attributes = Readonly<Record<string, string | number | undefined>>;

const attributes = (given: Attributes): string =>
  Object.entries(given)
    .map(([name, value]) => (value === undefined ? "" : ` ${name}="${markupText(String(value))}"`))
    .join("");

const element = (name: string, given: Attributes, inner: readonly string[]): string =>
  inner.length === 0 ? `<${name}${attributes(given)}/>` : `<${name}${attributes(given)}>${inner.join("\n")}</${name}>`;

const lines = (texts: readonly string[]): string => texts.map(markupText).join("\n");
const seconds = (ms: number): string => (ms / 1000).toFixed(3);
const sum = (steps: readonly ReportedStep[], of: (end: StepEnded) => number): string =>
  steps.reduce((all, { end }) => all + of(end), 0).toFixed(3);

const properties = (given: readonly (readonly [name: string, value: string | number])[]): string =>
  element(
    "properties",
    {},
    given.map(([name, value]) => element("property", { name, value }, [])),
  );

const caseProperties = (each: ReportedCase): string => {
  const { start, steps, end } = each.last;
  const { bySource, hitRate } = lookupFigures(steps);
  const drifted = steps.filter(({ drift }) => isOver(drift)).length;
  return properties([
    ["title", start.title],
    ["run", start.run],
    ["verdict", each.verdict],
    ...(start.row === null ? [] : ([["row", start.row]] as const)),
    ...(start.url === null ? [] : ([["url", start.url]] as const)),
    ["attempts", each.earlier.length + 1],
    ["steps", steps.length],
    ["healed", end?.healed ?? 0],
    ["heal.rounds", end?.healRounds ?? 0],
    ["drift", drifted],
    ["asserted", String(end?.asserted ?? false)],
    ...(hitRate === null ? [] : ([["cache.hitRate", hitRate.toFixed(3)]] as const)),
    ...Object.entries(bySource).map(([source, count]) => [`cache.${source}`, count] as const),
    ["lookupMs", sum(steps, ({ lookupMs }) => lookupMs)],
    ["findingMs", sum(steps, findingMs)],
    ["actionMs", sum(steps, ({ actionMs }) => actionMs)],
    ...each.last.artifacts
      .filter(({ lost }) => lost === undefined)
      .map(({ artifactType, path }) => [`artifact.${artifactType}`, path] as const),
  ]);
};

const failureBody = ({ steps, end }: ReportedRun): string => {
  const failed = steps.filter((step) => step.end.error !== undefined);
  const told = failed.flatMap(({ text, end: { index, error } }) =>
    error === undefined
      ? []
      : [
          `step ${index}: ${text}`,
          formatPlace(error),
          error.message,
          ...(error.hint === undefined ? [] : [`hint: ${error.hint}`]),
          ...(error.candidates ?? []).map((candidate) => `- ${candidate}`),
        ],
  );
  return lines(told.length > 0 ? told : [end?.error ?? "the run was broken off"]);
};

const failureType = (run: ReportedRun): string =>
  run.steps.find(({ end }) => end.outcome === "fail")?.end.error?.code ?? "run";

const attempt = (name: string, run: ReportedRun): string =>
  element(name, { message: runError(run) ?? "failed", type: failureType(run) }, [
    element("stackTrace", {}, [failureBody(run)]),
  ]);

const outcome = (each: ReportedCase): readonly string[] => {
  const word = caseWord(each);
  const { last } = each;
  if (word === "aborted")
    return [element("error", { message: runError(last) ?? "aborted", type: "aborted" }, [failureBody(last)])];
  if (word === "fail")
    return [element("failure", { message: runError(last) ?? "failed", type: failureType(last) }, [failureBody(last)])];
  if (word === "partial")
    return [element("failure", { message: "not everything was carried out", type: "partial" }, [failureBody(last)])];
  return [];
};

const stepLine = ({ text, end, heal }: ReportedStep): string =>
  [
    `${end.index}. ${text}: ${end.healed ? "healed" : end.outcome}`,
    ...(end.source === null ? [] : [`${end.source}, found in ${findingMs(end).toFixed(1)} ms`]),
    `${end.ms.toFixed(0)} ms`,
    ...(heal?.selector ? [`${heal.original} -> ${heal.selector}`] : []),
    ...(end.warnings ?? []).map((warning) => `warning: ${warning}`),
  ].join("; ");

const testcase = (each: ReportedCase): string => {
  const { last, earlier } = each;
  const failedBefore = earlier.filter(({ end }) => end?.verdict !== "pass");
  const isOver = each.verdict !== "fail";
  const given = {
    name: caseName(each),
    classname: last.start.file,
    file: last.start.file,
    time: seconds(last.end?.ms ?? 0),
  };
  return element("testcase", given, [
    caseProperties(each),
    ...outcome(each),
    ...failedBefore.map((run) => attempt(isOver ? "flakyFailure" : "rerunFailure", run)),
    ...(last.steps.length > 0 ? [element("system-out", {}, [lines(last.steps.map(stepLine))])] : []),
  ]);
};

const suite = (name: string, cases: readonly ReportedCase[]): string => {
  const words = cases.map(caseWord);
  return element(
    "testsuite",
    {
      name,
      tests: cases.length,
      failures: words.filter((word) => word === "fail" || word === "partial").length,
      errors: words.filter((word) => word === "aborted").length,
      skipped: 0,
      time: seconds(cases.reduce((all, { last }) => all + (last.end?.ms ?? 0), 0)),
      timestamp: cases[0]?.last.startedAt.slice(0, 19),
    },
    cases.map(testcase),
  );
};

const errorLine = ({ code, message, hint, place }: ErrorTold): string =>
  [...(place ? [formatPlace(place)] : []), `${code}: ${message}`, ...(hint ? [hint] : [])].join(": ");

/** What kept everything from running, as a suite of its own: a pipeline that reads no log must see it. */
const troubleSuite = ({ errors, startedAt }: Report): string =>
  element(
    "testsuite",
    {
      name: "pacts",
      tests: errors.length,
      failures: 0,
      errors: errors.length,
      skipped: 0,
      timestamp: startedAt.slice(0, 19),
    },
    errors.map((error) =>
      element(
        "testcase",
        { name: error.code, classname: error.place?.file ?? "pacts", file: error.place?.file, time: 0 },
        [element("error", { message: error.message, type: error.code }, [lines([errorLine(error)])])],
      ),
    ),
  );

/** The report as a JUnit XML document; a suite for each file. Nothing in it breaks out of its place, whatever pages and files say. */
export const junitDocument = (report: Report): string => {
  const { cases, errors, end } = report;
  const files = new Map<string, readonly ReportedCase[]>();
  for (const each of cases) files.set(each.last.start.file, [...(files.get(each.last.start.file) ?? []), each]);
  const words = cases.map(caseWord);
  const refused = cases.length === 0 && errors.length > 0;
  const root = element(
    "testsuites",
    {
      name: "pacts",
      tests: refused ? errors.length : cases.length,
      failures: words.filter((word) => word === "fail" || word === "partial").length,
      errors: refused ? errors.length : words.filter((word) => word === "aborted").length,
      time: seconds(end?.ms ?? 0),
    },
    refused ? [troubleSuite(report)] : [...files].map(([name, each]) => suite(name, each)),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
};
