import type { ElementQuery } from "../model/element";
import type { Complaint, DataRow, RawRequirement, Requirement } from "../model/requirement";
import { type Action, elementOf, type Expectation, type Step } from "../model/step";
import { ID_PATTERN } from "../model/vocabulary";
import { type Complaints, createComplaints } from "./complaints";
import { createStepExpander } from "./expand-step";
import { isLiteralSecret, warnOfNothingAsserted, warnOfSecret } from "./lint";
import { type ReadStep, readExpectations, readStep } from "./raw-step";
import { resolveUrl, urlFault } from "./urls";
import { createExpand, type Expand, type World } from "./variables";

export interface Planned {
  /** Absent when something is wrong that would stop the run. */
  readonly requirement?: Requirement;
  readonly complaints: readonly Complaint[];
}

interface Planning {
  readonly complaints: Complaints;
  readonly expand: Expand;
  readonly secrets: Set<string>;
  readonly ids: Set<string>;
  readonly hasUrl: boolean;
}

const idOf = (read: ReadStep, index: number, number: number, { complaints, ids }: Planning): string => {
  const id = read.id === undefined ? `S${number}` : index === 0 ? read.id : `${read.id}.${index + 1}`;
  if (!ID_PATTERN.test(id))
    complaints.error(
      "bad-id",
      `"${id}" cannot be an id`,
      read.place,
      "letters, digits, dots, dashes and underscores, at most 128",
    );
  if (ids.has(id))
    complaints.error("duplicate-id", `two steps have the id "${id}"`, read.place, "give each step an id of its own");
  ids.add(id);
  return id;
};

const checkUrl = (action: Action, read: ReadStep, { complaints, hasUrl }: Planning): void => {
  if (action.kind !== "goto") return;
  const fault = urlFault(action.url, hasUrl);
  if (fault) complaints.error("bad-url", fault.message, read.place, fault.hint);
};

const stepsOf = (read: ReadStep, first: number, planning: Planning): readonly Step[] => {
  const expander = createStepExpander(planning.expand, read.place, planning.complaints);
  const steps = read.actions.map((written, index): Step => {
    if (isLiteralSecret(written)) warnOfSecret(read.place, planning.complaints);
    const action = expander.action(written);
    checkUrl(action, read, planning);
    const last = index === read.actions.length - 1;
    const { optional = false, soft = false, ...options } = read.options;
    return {
      id: idOf(read, index, first + index, planning),
      text: expander.shown(read.texts[index] ?? ""),
      place: read.place,
      action,
      outcome: last ? read.outcome.map(expander.expectation) : [],
      optional,
      soft,
      ...options,
    };
  });
  for (const secret of expander.secrets) planning.secrets.add(secret);
  return steps;
};

const mainSteps = (raw: RawRequirement, planning: Planning): readonly Step[] => {
  const steps: Step[] = [];
  let last: ElementQuery | undefined;
  for (const rawStep of raw.steps) {
    const read = readStep(rawStep, { complaints: planning.complaints, expand: planning.expand, ...(last && { last }) });
    if (!read) continue;
    steps.push(...stepsOf(read, steps.length + 1, planning));
    last = read.actions.map(elementOf).findLast((element) => element !== undefined) ?? last;
  }
  return steps;
};

const expectSteps = (raw: RawRequirement, planning: Planning): readonly Step[] => {
  const { complaints, expand } = planning;
  const found = raw.expect.flatMap((node) =>
    readExpectations(node, { complaints, expand }).map((that) => ({ node, that })),
  );
  return found.map(({ node, that }, index): Step => {
    const expander = createStepExpander(expand, node.place, complaints);
    const expectation: Expectation = expander.expectation(that);
    return {
      id: `E${index + 1}`,
      text: `expect ${expectation.text}`,
      place: node.place,
      action: { kind: "expect", that: expectation },
      outcome: [],
      optional: false,
      soft: false,
    };
  });
};

const urlOf = (raw: RawRequirement, world: World, expand: Expand, complaints: Complaints): string | undefined => {
  const place = raw.url?.place ?? raw.place;
  const expanded = raw.url && complaints.take(expand(raw.url.text), place);
  if (expanded && expanded.secrets.length > 0)
    complaints.error(
      "secret-outside-value",
      "a secret stands in the address",
      place,
      "a secret can only be filled or typed into a field",
    );
  if (raw.url && !expanded) return undefined;
  const resolved = resolveUrl(expanded?.text, world.baseUrl);
  if (resolved.ok) return resolved.value;
  complaints.problem(resolved.problem, place);
  return undefined;
};

/**
 * Plans a requirement for one data row (null when it has none): every step read, its variables filled in, ids given.
 * Pure: the same input gives the same plan. All complaints of the requirement are told, not just the first.
 */
export const planRequirement = (raw: RawRequirement, row: DataRow | null, world: World): Planned => {
  const complaints = createComplaints();
  const expand = createExpand({ row, vars: raw.vars, world });
  const url = urlOf(raw, world, expand, complaints);
  const planning: Planning = {
    complaints,
    expand,
    secrets: new Set(),
    ids: new Set(),
    hasUrl: url !== undefined || raw.url !== undefined,
  };
  const steps = [...mainSteps(raw, planning), ...expectSteps(raw, planning)];
  if (raw.steps.length === 0)
    complaints.error("no-steps", "the requirement has no steps", raw.place, "write steps: and at least one step");
  const broken = complaints.list.some((complaint) => complaint.severity === "error");
  if (broken) return { complaints: complaints.list };
  warnOfNothingAsserted(steps, raw.place, complaints);
  const title = expand(raw.title);
  const requirement: Requirement = {
    id: raw.id,
    title: title.ok ? title.value.text : raw.title,
    ...(url !== undefined && { url }),
    tags: raw.tags,
    rowId: row?.id ?? null,
    secrets: [...planning.secrets].sort(),
    steps,
    place: raw.place,
  };
  return { requirement, complaints: complaints.list };
};
