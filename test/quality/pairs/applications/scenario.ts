import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const step = z.object({
  action: z.string(),
  element: z.string().nullish(),
  value: z.union([z.string(), z.number()]).nullish(),
  valueFor: z.record(z.string(), z.string()).nullish(),
  truth: z.record(z.string(), z.string().nullable()).nullish(),
});

const scenario = z.object({
  app: z.string(),
  versions: z.array(z.string()),
  start: z.record(z.string(), z.object({ ready: z.string() })),
  steps: z.array(step),
});

export type ScenarioStep = z.infer<typeof step>;
export type RecordedScenario = z.infer<typeof scenario>;

/** The scenario of that name beside the applications. Throws when it is not of the known form. */
export const readScenario = (root: string, name: string): RecordedScenario =>
  scenario.parse(JSON.parse(readFileSync(join(root, "scenarios", `${name}.json`), "utf8")));

/** Steps that happen on one state of the page: they end with what may lead to another. */
export const stretchesOf = (
  steps: readonly ScenarioStep[],
): readonly (readonly { readonly index: number; readonly step: ScenarioStep }[])[] => {
  const stretches: { readonly index: number; readonly step: ScenarioStep }[][] = [[]];
  for (const [index, step] of steps.entries()) {
    stretches.at(-1)?.push({ index, step });
    if (["click", "goto", "press"].includes(step.action)) stretches.push([]);
  }
  return stretches.filter((stretch) => stretch.length > 0);
};
