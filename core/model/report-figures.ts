import type { StepEnded } from "./event";
import type { ReportedCase, ReportedRun, ReportedStep, Report } from "./report";

/** How a case is called in one word for a reader: its verdict, or what is remarkable about it. */
export type CaseWord = "pass" | "healed" | "flaky" | "partial" | "fail" | "aborted";

/** `login [locked]`: the requirement and its row of data. */
export const caseName = ({ last }: ReportedCase): string =>
  last.start.row === null ? last.start.req : `${last.start.req} [${last.start.row}]`;

/** The word for a case; a heal or an earlier failure is never a silent pass. */
export const caseWord = ({ last, verdict, flaky }: ReportedCase): CaseWord => {
  if (last.end?.status !== "done") return "aborted";
  if (verdict !== "pass") return verdict;
  if (flaky) return "flaky";
  return last.end.healed > 0 ? "healed" : "pass";
};

/** Why a run did not pass: its own error, else that of its first failed step. */
export const runError = ({ end, steps }: ReportedRun): string | undefined =>
  end?.error ??
  steps.find((step) => step.end.outcome === "fail")?.end.error?.message ??
  (end ? undefined : "the run was broken off");

/** Milliseconds until the element was known: look-up, proof and search. */
export const findingMs = ({ lookupMs, proofMs, discoverMs }: StepEnded): number => lookupMs + proofMs + discoverMs;

export const LOOKUP_SOURCES = ["run", "memory", "redis", "sqlite", "postgres", "miss"] as const;

/** Look-ups by who answered, and the share that somebody answered; null when nothing was looked up. */
export interface LookupFigures {
  readonly bySource: Readonly<Record<(typeof LOOKUP_SOURCES)[number], number>>;
  readonly total: number;
  readonly hitRate: number | null;
}

/** Counts the look-ups of steps. */
export const lookupFigures = (steps: readonly ReportedStep[]): LookupFigures => {
  const bySource = { run: 0, memory: 0, redis: 0, sqlite: 0, postgres: 0, miss: 0 };
  for (const { lookup } of steps) if (lookup) bySource[lookup.source]++;
  const total = LOOKUP_SOURCES.reduce((sum, source) => sum + bySource[source], 0);
  return { bySource, total, hitRate: total === 0 ? null : (total - bySource.miss) / total };
};

/** Cases by their word. */
export const countWords = (report: Report): Readonly<Record<CaseWord, number>> => {
  const counts = { pass: 0, healed: 0, flaky: 0, partial: 0, fail: 0, aborted: 0 };
  for (const each of report.cases) counts[caseWord(each)]++;
  return counts;
};

/** Requirements that were planned and not begun. */
export const unstarted = ({ end, cases }: Report): number =>
  Math.max(0, (end?.requirements.total ?? 0) - cases.reduce((sum, { earlier }) => sum + earlier.length + 1, 0));

/** Whether the element drifted over its threshold. */
export const isOver = (drift: ReportedStep["drift"]): boolean => drift !== undefined && drift.score >= drift.threshold;

/** Steps that drifted over their threshold, or for which a heal was tried, each with its case. */
export const remarkable = (
  cases: readonly ReportedCase[],
): readonly { readonly of: ReportedCase; readonly step: ReportedStep }[] =>
  cases.flatMap((of) =>
    of.last.steps
      .filter(({ drift, heal, attempts, end }) => isOver(drift) || heal || attempts.length > 0 || end.healed)
      .map((step) => ({ of, step })),
  );
