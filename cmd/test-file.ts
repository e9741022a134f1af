import { exportTest } from "#core/export/export-test";
import type { DataRow, RawRequirement, Requirement } from "#core/model/requirement";
import { elementOf } from "#core/model/step";
import { planWritten } from "#core/plan/plan-written";
import type { World } from "#core/plan/variables";
import type { WriteTest } from "#core/run/test-file";
import type { Config } from "./config";
import type { Io } from "./io";
import type { PlannedFile } from "./planning";

/** The name of a secret whose value a text would give away: a page may have shown it in the name of an element. */
export const secretIn = (text: string, raw: RawRequirement, env: Io["env"]): string | undefined => {
  const written = JSON.stringify(raw);
  return raw.secrets.find((name) =>
    [env[`PACTS_SECRET_${name}`], env[name]].some(
      (value) => value !== undefined && value !== "" && text.includes(value) && !written.includes(value),
    ),
  );
};

interface Source {
  readonly raw: RawRequirement;
  readonly row: DataRow | null;
}

const sourcesOf = (planned: readonly PlannedFile[]): ReadonlyMap<Requirement, Source> =>
  new Map(
    planned.flatMap(({ raw, requirements }) =>
      requirements.flatMap((requirement) =>
        raw ? [[requirement, { raw, row: raw.rows.find(({ id }) => id === requirement.rowId) ?? null }] as const] : [],
      ),
    ),
  );

/** Writes the Playwright test of each requirement of these files that passed. */
export const createTestWriter = (
  planned: readonly PlannedFile[],
  { variables, baseUrl }: Pick<Config, "variables" | "baseUrl">,
  world: World,
  { env }: Pick<Io, "env">,
): WriteTest => {
  const sources = sourcesOf(planned);
  return (requirement, entries) => {
    const source = sources.get(requirement);
    if (!source) return { ok: false, problem: "its file is not known" };
    const { raw, row } = source;
    const steps = planWritten(raw, row, world).map((written, at) => {
      const [entry, planned] = [entries[at], requirement.steps[at]];
      const query = planned && elementOf(planned.action);
      if (!entry) return { written };
      const { locators, fingerprint } = entry;
      return { written, found: { locators, fingerprint, ...(query ? { query } : {}) } };
    });
    const exported = exportTest({
      raw,
      rows: [{ row, steps }],
      variables,
      ...(baseUrl === undefined ? {} : { baseUrl }),
    });
    if (!exported.ok) return { ok: false, problem: exported.complaints.map(({ message }) => message).join("; ") };
    const secret = secretIn(exported.text, raw, env);
    return secret === undefined
      ? exported
      : { ok: false, problem: `it would hold the value of the secret ${secret}: the page shows it` };
  };
};
