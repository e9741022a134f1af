import type { ErrorTold } from "#core/model/event";
import type { Place } from "#core/model/place";
import { printable } from "#core/model/printable";
import type { Report, ReportedCase, ReportedStep } from "#core/model/report";
import { caseName, caseWord, runError } from "#core/model/report-figures";

type Level = "error" | "warning";

/** The text on one line as the data of a workflow command. */
const data = (text: string): string => printable(text).replaceAll("%", "%25");
/** As a property of one: there a colon and a comma mean something, too. */
const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

interface Annotation {
  readonly level: Level;
  readonly title: string;
  /** Lines of the message. */
  readonly lines: readonly string[];
  readonly place: Pick<Place, "file"> & Partial<Place>;
}

const command = ({ level, title, lines, place }: Annotation): string => {
  const { file, line, column } = place;
  const properties = [
    `file=${property(file)}`,
    ...(line ? [`line=${line}`] : []),
    ...(column ? [`col=${column}`] : []),
    `title=${property(title)}`,
  ];
  return `::${level} ${properties.join(",")}::${lines.map(data).join("%0A")}\n`;
};

const stepAnnotation = (each: ReportedCase, { text, end }: ReportedStep): readonly Annotation[] => {
  const { error } = end;
  if (error === undefined) return [];
  const { message, hint, candidates = [] } = error;
  return [
    {
      level: each.verdict === "fail" ? "error" : "warning",
      title: `${caseName(each)}: step ${end.index} failed`,
      lines: [text, message, ...(hint === undefined ? [] : [`hint: ${hint}`]), ...candidates.map((one) => `- ${one}`)],
      place: error,
    },
  ];
};

const stepWarnings = (each: ReportedCase): readonly Annotation[] =>
  each.last.steps.flatMap(({ text, end }) =>
    end.warnings === undefined
      ? []
      : [
          {
            level: "warning",
            title: `${caseName(each)}: step ${end.index} has warnings`,
            lines: [text, ...end.warnings],
            place: { file: each.last.start.file },
          },
        ],
  );

const caseAnnotations = (each: ReportedCase): readonly Annotation[] => {
  const { last } = each;
  const word = caseWord(each);
  const failed = last.steps.flatMap((step) => stepAnnotation(each, step));
  const place = { file: last.start.file };
  const title = `${caseName(each)}: ${word}`;
  if (failed.length > 0) return failed;
  if (word === "fail" || word === "aborted")
    return [{ level: "error", title, lines: [runError(last) ?? "it failed"], place }];
  if (word === "pass") return [];
  const healed = last.steps.flatMap(({ text, heal, end }) =>
    end.healed ? [`step ${end.index} ${text}: ${heal ? `${heal.original} -> ` : ""}${end.selector ?? ""}`] : [],
  );
  return [{ level: "warning", title, lines: healed.length > 0 ? healed : [`the requirement is ${word}`], place }];
};

const refusal = ({ code, message, hint, place }: ErrorTold): readonly Annotation[] =>
  place === undefined
    ? []
    : [{ level: "error", title: code, lines: [message, ...(hint === undefined ? [] : [hint])], place }];

/** Workflow commands, each a line: errors for what failed, warnings for what was healed, flaky or partial; the failures first, as only few are shown. */
export const annotations = ({ cases, errors }: Report): readonly string[] => {
  const all = [...errors.flatMap(refusal), ...cases.flatMap(caseAnnotations), ...cases.flatMap(stepWarnings)];
  return [...all.filter(({ level }) => level === "error"), ...all.filter(({ level }) => level === "warning")].map(
    command,
  );
};
