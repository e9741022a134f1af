import { duration, plural, share } from "#core/model/duration";
import { markdownText } from "#core/model/markup";
import { formatPlace } from "#core/model/place";
import type { Report, ReportedCase } from "#core/model/report";
import {
  caseName,
  type CaseWord,
  caseWord,
  countWords,
  lookupFigures,
  remarkable,
  runError,
  unstarted,
} from "#core/model/report-figures";

/** A summary of a job may hold 1 MiB; long before that nobody reads it. */
const MOST_ROWS = 300;

const GLYPHS: Readonly<Record<CaseWord, string>> = {
  pass: "✅",
  healed: "🩹",
  flaky: "⚠️",
  partial: "◐",
  fail: "❌",
  aborted: "❌",
};

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  `| ${heads.join(" | ")} |`,
  `| ${heads.map(() => "---").join(" | ")} |`,
  ...rows.slice(0, MOST_ROWS).map((row) => `| ${row.join(" | ")} |`),
  ...(rows.length > MOST_ROWS ? ["", `and ${rows.length - MOST_ROWS} more`] : []),
  "",
];

const requirementRow = (each: ReportedCase): readonly string[] => {
  const { last, earlier } = each;
  const word = caseWord(each);
  const { hitRate } = lookupFigures(last.steps);
  const done = last.steps.filter(({ end }) => end.outcome === "success").length;
  return [
    `${GLYPHS[word]} ${word}${last.end?.asserted === false && word !== "fail" ? ", nothing was asserted" : ""}`,
    markdownText(caseName(each)),
    markdownText(last.start.title),
    `${done}/${last.steps.length}`,
    String(earlier.length + 1),
    hitRate === null ? "" : share(hitRate),
    last.end ? duration(last.end.ms) : "",
  ];
};

const failureLines = (each: ReportedCase): readonly string[] => {
  const failed = each.last.steps.filter(({ end }) => end.error !== undefined);
  if (failed.length === 0 && each.verdict === "fail")
    return [`- **${markdownText(caseName(each))}**: ${markdownText(runError(each.last) ?? "failed")}`];
  return failed.flatMap(({ text, end: { index, error } }) =>
    error === undefined
      ? []
      : [
          `- **${markdownText(caseName(each))}**, step ${index}: ${markdownText(text)} (${markdownText(formatPlace(error))})`,
          `  - ${markdownText(error.message)}`,
          ...(error.hint === undefined ? [] : [`  - ${markdownText(error.hint)}`]),
        ],
  );
};

const healRows = ({ cases }: Report): readonly (readonly string[])[] =>
  remarkable(cases).map(({ of, step: { text, drift, heal, end } }) => [
    markdownText(caseName(of)),
    markdownText(text),
    drift ? `${share(drift.score)}: ${markdownText(drift.changed.join(", "))}` : "",
    heal ? markdownText(heal.original) : "",
    markdownText(heal?.selector ?? (end.healed ? (end.selector ?? "") : "")),
    heal?.strategy ? markdownText(heal.strategy) : "",
    heal?.ok ? share(heal.confidence) : "",
  ]);

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`### ${title}`, "", ...lines, ""];

const headline = (report: Report): string => {
  const words = countWords(report);
  const rest = unstarted(report);
  const parts = (Object.keys(GLYPHS) as readonly CaseWord[])
    .filter((word) => words[word] > 0)
    .map((word) => `${GLYPHS[word]} ${words[word]} ${word}`);
  const time = report.end ? [`${plural(report.end.steps.total, "step")} in ${duration(report.end.ms)}`] : [];
  return [...parts, ...(rest > 0 ? [`${rest} not started`] : []), ...time].join(" · ");
};

const cacheLine = ({ cases }: Report): readonly string[] => {
  const { bySource, total, hitRate } = lookupFigures(cases.flatMap(({ last }) => last.steps));
  if (hitRate === null) return [];
  const parts = Object.entries(bySource).filter(([, count]) => count > 0);
  return [
    `Hit rate ${share(hitRate)} of ${plural(total, "look-up")}: ${parts.map(([name, count]) => `${name} ${count}`).join(", ")}`,
    "",
  ];
};

/** The report as Markdown: what it came to, the requirements, failures in full, drift and heals. */
export const summaryMarkdown = (report: Report): string => {
  const { cases, errors } = report;
  const heals = healRows(report);
  const failures = cases.filter(({ verdict }) => verdict !== "pass").flatMap(failureLines);
  return [
    "## pacts",
    "",
    headline(report),
    "",
    ...cacheLine(report),
    ...(cases.length === 0
      ? []
      : table(["Verdict", "Requirement", "Title", "Steps", "Attempts", "Hit rate", "Time"], cases.map(requirementRow))),
    ...section("Failures", failures.slice(0, MOST_ROWS)),
    ...section(
      "Drift and heals",
      heals.length === 0
        ? []
        : table(["Requirement", "Step", "Drift", "Old locator", "New locator", "Strategy", "Confidence"], heals),
    ),
    ...section(
      "Trouble",
      errors
        .slice(0, MOST_ROWS)
        .map(
          ({ message, place }) => `- ${place ? `${markdownText(formatPlace(place))}: ` : ""}${markdownText(message)}`,
        ),
    ),
  ].join("\n");
};
