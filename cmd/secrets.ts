import type { Requirement } from "#core/model/requirement";
import { unsetSecrets } from "#core/run/secrets";
import type { Io } from "./io";
import { inOrder, type PlannedFile } from "./planning";

/** Values of the secrets the requirements use: PACTS_SECRET_X, else X of the environment. What is not set is absent. */
export const readSecrets = (requirements: readonly Requirement[], env: Io["env"]): ReadonlyMap<string, string> => {
  const names = new Set(requirements.flatMap(({ secrets }) => secrets));
  const found = [...names].map((name) => [name, env[`PACTS_SECRET_${name}`] ?? env[name]] as const);
  return new Map(found.filter((pair): pair is readonly [string, string] => pair[1] !== undefined && pair[1] !== ""));
};

/** The file with a complaint about each secret that one of its steps wants and that is not set. */
export const withUnsetSecrets = (file: PlannedFile, env: Io["env"]): PlannedFile => {
  const secrets = readSecrets(file.requirements, env);
  const unset = file.requirements.flatMap((requirement) => unsetSecrets(requirement, secrets));
  return unset.length === 0 ? file : { ...file, complaints: inOrder([...file.complaints, ...unset]) };
};
