import { join } from "node:path";
import { openSqlite, type SqliteClient } from "#adapters/sqlite/client";
import { createSqliteHealHistory } from "#adapters/sqlite/heal-history";
import { createSqliteRunStore } from "#adapters/sqlite/run-store";
import { createProcesses } from "#adapters/system/processes";
import type { RunEventBody } from "#core/model/event";
import type { HealHistory } from "#core/ports/heal-history";
import type { RunStore } from "#core/ports/run-store";
import { eventsOf, sampleAttempt, stepEnded } from "../contract/samples";

/** Stores of a place's data folder, beside the program that has it open. */
export interface PlaceStores {
  readonly client: SqliteClient;
  readonly runs: RunStore;
  readonly heals: HealHistory;
}

export const openPlace = (folder: string): PlaceStores => {
  const client = openSqlite({ path: join(folder, "data", "pacts.db") });
  return {
    client,
    runs: createSqliteRunStore({ client, processes: createProcesses() }),
    heals: createSqliteHealHistory({ client }),
  };
};

/** A name as a hostile page would give its element. */
export const ODD_NAME = `Say "hi" </script><img src=x onerror=alert(1)>`;

/** A failed run: one step remembered, two searched for, two drifts refused, one accepted, five tries to heal of which one succeeds. */
export const saveTroubledRun = async (
  { runs, heals }: Pick<PlaceStores, "runs" | "heals">,
  id: string,
  startMs = Date.now() - 30_000,
): Promise<void> => {
  const of = { run: id, req: "req-1" };
  const drift = (score: number): RunEventBody => {
    return { type: "drift", ...of, step: "S1", score, threshold: 0.35, changed: ["id"] };
  };
  const searched = { source: "discovery", discoverMs: 20 } as const;
  const bodies: readonly RunEventBody[] = [
    { type: "run.start", ...of, title: "A run", file: "a.pacts.yaml", row: null, attempt: 1, url: null, steps: 4 },
    ...[0.5, 0.6, 0.1].map(drift),
    stepEnded(id, "req-1", 1),
    { ...stepEnded(id, "req-1", 2), ...searched },
    { ...stepEnded(id, "req-1", 3), ...searched },
    { ...stepEnded(id, "req-1", 4, "fail"), source: null, element: ODD_NAME },
    {
      type: "run.end",
      ...of,
      status: "done",
      verdict: "fail",
      ms: 1500,
      steps: { total: 4, success: 3, fail: 1, skipped: 0 },
      healed: 0,
      healRounds: 5,
      asserted: true,
      error: "gone",
    },
  ];
  await runs.save(eventsOf(bodies, startMs));
  const outcomes = ["success", "fail", "fail", "fail", "fail"] as const;
  await heals.record(
    outcomes.map((outcome, at) =>
      sampleAttempt(`${id}-${at}`, { runId: id, outcome, strategy: "relocation", createdAt: startMs + at }),
    ),
  );
};
