import type { CacheEntry } from "../model/cache";
import type { Requirement } from "../model/requirement";
import { createKeep, type KeeperNeeds } from "./keep";

/** A run that passed as a test of another runner, or why it cannot be told as one; the entries of its steps in their order. Never throws. */
export type WriteTest = (
  requirement: Requirement,
  entries: readonly (CacheEntry | undefined)[],
) => { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string };

const nameOf = ({ id, rowId }: Requirement): string => `${rowId === null ? id : `${id}-${rowId}`}.spec.ts`;

/** Keeps the test of a run that passed; what cannot be told in a test is recorded as lost, with the reason. */
export const keepTest = async (
  needs: Omit<KeeperNeeds, "req">,
  write: WriteTest,
  requirement: Requirement,
  entries: readonly (CacheEntry | undefined)[],
): Promise<void> => {
  const { run, artifacts, emit } = needs;
  const req = requirement.id;
  const name = nameOf(requirement);
  const written = write(requirement, entries);
  if (written.ok) {
    const bytes = new TextEncoder().encode(written.text);
    await createKeep({ ...needs, req })({ artifactType: "test_file", name }, () => ({ bytes }));
  } else {
    const path = artifacts.pathOf(run, name);
    emit({ type: "artifact", run, req, artifactType: "test_file", path, bytes: 0, lost: written.problem });
  }
};
