import type { ElementQuery } from "../model/element";
import type { DataRow, RawNode, RawRequirement } from "../model/requirement";
import { elementOf, type WrittenStep } from "../model/step";
import { createComplaints } from "./complaints";
import { type ReadStep, readExpectations, readStep } from "./raw-step";
import { createExpand, type World } from "./variables";

const stepsOf = ({ actions, texts, outcome, place, options }: ReadStep): readonly WrittenStep[] =>
  actions.map((action, index) => ({
    text: texts[index] ?? "",
    place,
    action,
    outcome: index === actions.length - 1 ? outcome : [],
    optional: options.optional ?? false,
    soft: options.soft ?? false,
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
  }));

/**
 * The steps of a requirement as they are written, one for each that `planRequirement` plans and in the same order: what they say still
 * holds its templates. Only a sentence that is one template and nothing else is filled in, from this data row, so that it can be read.
 */
export const planWritten = (raw: RawRequirement, row: DataRow | null, world: World): readonly WrittenStep[] => {
  const context = { complaints: createComplaints(), expand: createExpand({ row, vars: raw.vars, world }) };
  const steps: WrittenStep[] = [];
  let last: ElementQuery | undefined;
  for (const rawStep of raw.steps) {
    const read = readStep(rawStep, { ...context, ...(last && { last }) });
    if (!read) continue;
    steps.push(...stepsOf(read));
    last = read.actions.map(elementOf).findLast((element) => element !== undefined) ?? last;
  }
  const expected = (node: RawNode): readonly WrittenStep[] =>
    readExpectations(node, context).map((that) => ({
      text: `expect ${that.text}`,
      place: node.place,
      action: { kind: "expect", that },
      outcome: [],
      optional: false,
      soft: false,
    }));
  return [...steps, ...raw.expect.flatMap(expected)];
};
