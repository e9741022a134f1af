import type { ExportRow, ExportStep } from "#core/export/export-test";
import type { FoundElement } from "#core/export/found";
import { queryOf } from "#core/lock/query-of";
import type { CacheEntry } from "#core/model/cache";
import { describeQuery } from "#core/model/element-text";
import { UserError } from "#core/model/failure";
import { renderSelector } from "#core/model/locator";
import { originOf } from "#core/model/page";
import type { DataRow, RawRequirement, Requirement } from "#core/model/requirement";
import { elementOf, type WrittenStep } from "#core/model/step";
import { planWritten } from "#core/plan/plan-written";
import type { World } from "#core/plan/variables";
import type { CacheLayer } from "#core/ports/cache-layer";
import type { RunRecord, RunStore, StepRecord } from "#core/ports/run-store";

export interface RowNeeds {
  readonly runs: Pick<RunStore, "recent" | "find">;
  /** Fastest first. */
  readonly layers: readonly Pick<CacheLayer, "recall" | "list">[];
  readonly namespace: string;
  readonly world: World;
}

/** Of one requirement; older ones tell no more than the last that passed. */
const MOST_RUNS = 1000;

/** The last run of each data row that passed, by the row's id; the empty id where there are no rows. */
export const passedRuns = async (
  runs: RowNeeds["runs"],
  requirement: string,
): Promise<ReadonlyMap<string, RunRecord>> => {
  const passed = await runs.recent({ requirement, verdict: "pass", limit: MOST_RUNS });
  return new Map([...passed].reverse().map((run) => [run.rowId ?? "", run]));
};

const isOf =
  (step: StepRecord) =>
  ({ element, action }: CacheEntry): boolean =>
    element === step.element && action === step.action;

const findsIt =
  ({ selector }: StepRecord) =>
  ({ locators }: CacheEntry): boolean =>
    locators.some((locator) => renderSelector(locator) === selector);

/**
 * What the step acted on: of what the requirement used when it last passed, the entry of these words; of several, on several pages, the one
 * the step tells the selector of. Else what is remembered of the same site and found by that selector.
 */
const entryOf = async (
  { layers, namespace }: RowNeeds,
  requirement: Requirement,
  run: RunRecord,
  step: StepRecord,
): Promise<CacheEntry | undefined> => {
  for (const layer of layers) {
    const used = await layer.recall(`${namespace}:${requirement.id}#${requirement.rowId ?? ""}`);
    const here = [...used.values()].filter(isOf(step));
    const found = here.find(findsIt(step)) ?? (here.length === 1 ? here[0] : undefined);
    if (found) return found;
  }
  for (const layer of layers) {
    const known = (await layer.list({ match: step.element ?? "" })).filter(isOf(step));
    const found = known.find((entry) => originOf(entry.url) === originOf(run.url ?? "") && findsIt(step)(entry));
    if (found) return found;
  }
  return undefined;
};

const foundIn = (entry: CacheEntry): FoundElement => {
  const { locators, fingerprint } = entry;
  const query = queryOf(entry)?.query;
  return { locators, fingerprint, ...(query ? { query } : {}) };
};

const changed = (raw: RawRequirement, step: string): UserError =>
  new UserError(`the file is not as it was when it passed: ${step}`, {
    hint: `pacts run ${raw.place.file}, then export it`,
    place: raw.place,
  });

/** Words that differ from run to run are not compared. */
const isSame = (written: WrittenStep, planned: Requirement["steps"][number], ran: StepRecord): boolean => {
  if (ran.action !== planned.action.kind || ran.outcome !== "success") return false;
  const [asked, now] = [elementOf(written.action), elementOf(planned.action)];
  return !asked || !now || describeQuery(asked).includes("${") || describeQuery(now) === ran.element;
};

const stepsOf = async (
  raw: RawRequirement,
  requirement: Requirement,
  { row, run }: { readonly row: DataRow | null; readonly run: RunRecord },
  ran: readonly StepRecord[],
  needs: RowNeeds,
): Promise<readonly ExportStep[]> => {
  const written = planWritten(raw, row, needs.world);
  if (written.length !== ran.length) throw changed(raw, `it has ${written.length} steps, and had ${ran.length}`);
  const steps: ExportStep[] = [];
  for (const [at, step] of written.entries()) {
    const [record, planned] = [ran[at], requirement.steps[at]];
    if (!record || !planned || !isSame(step, planned, record)) throw changed(raw, `step ${at + 1} is another one`);
    const query = elementOf(step.action);
    const acted = query !== undefined && query.selector === undefined;
    const entry = acted ? await entryOf(needs, requirement, run, record) : undefined;
    steps.push({ written: step, ...(entry ? { found: foundIn(entry) } : {}) });
  }
  return steps;
};

/** What is known of a data row that passed in this run. Throws UserError when the file says something else now. */
export const rowOf = async (
  raw: RawRequirement,
  requirement: Requirement,
  run: RunRecord,
  needs: RowNeeds,
): Promise<ExportRow> => {
  const row = raw.rows.find(({ id }) => id === requirement.rowId) ?? null;
  const stored = await needs.runs.find(run.id);
  const ran = [...(stored?.steps ?? [])].sort((a, b) => a.stepIdx - b.stepIdx);
  return { row, steps: await stepsOf(raw, requirement, { row, run }, ran, needs) };
};
