import { tmpdir } from "node:os";
import { join } from "node:path";
import { createFileArtifactStore } from "#adapters/files/artifact-store";
import { createFileRequirementSource } from "#adapters/files/requirement-source";
import { createSqliteHealHistory } from "#adapters/sqlite/heal-history";
import { createSqliteRunStore } from "#adapters/sqlite/run-store";
import { createSystemClock } from "#adapters/system/clock";
import { createIdentity } from "#adapters/system/identity";
import { createProcesses } from "#adapters/system/processes";
import type { RunEvent, StepEnded } from "#core/model/event";
import { createRedactor } from "#core/model/redact";
import type { Requirement } from "#core/model/requirement";
import { planRequirement } from "#core/plan/plan-requirement";
import type { Browser, Session } from "#core/ports/browser";
import { createSearches } from "#core/resolve/searches";
import { createEmit } from "#core/run/emit";
import { runRequirement } from "#core/run/run";
import { createStoreReporter } from "#core/run/store-reporter";
import { DRIFT_THRESHOLD, type Rig } from "./rig";

const FILE = join(import.meta.dirname, "../../cmd/demo/shop.pacts.yaml");

/** The shop's requirement as the product reads and plans it. */
export const planShop = async (url: string): Promise<Requirement> => {
  const { requirement: raw } = await createFileRequirementSource().read(FILE);
  const { newId } = createIdentity();
  const world = { variables: {}, env: {}, nowMs: Date.now(), newId, baseUrl: url };
  const planned = raw && planRequirement(raw, null, world).requirement;
  if (!planned) throw new Error("the shop's requirement cannot be planned");
  return planned;
};

/** Where the time of a run went, in milliseconds. */
export interface PactsRun {
  readonly total: number;
  readonly open: number;
  readonly goto: number;
  readonly steps: readonly StepEnded[];
  readonly close: number;
}

interface Watched {
  readonly browser: Browser;
  readonly spent: { open: number; goto: number; close: number };
}

/** The browser, with the times of what is no step. */
const watch = (browser: Browser): Watched => {
  const spent = { open: 0, goto: 0, close: 0 };
  const timed = async <T>(what: keyof typeof spent, work: () => Promise<T>): Promise<T> => {
    const before = performance.now();
    try {
      return await work();
    } finally {
      spent[what] += performance.now() - before;
    }
  };
  const watched = (session: Session): Session => ({
    ...session,
    goto: (url, ms) => timed("goto", () => session.goto(url, ms)),
    close: () => timed("close", () => session.close()),
  });
  return {
    spent,
    browser: { ...browser, open: (options) => timed("open", async () => watched(await browser.open(options))) },
  };
};

/** Runs the requirement as the product does, on the rig's stores and in its browser. Throws when it does not pass. */
export const createPactsRunner = (rig: Rig, requirement: Requirement, baseUrl: string) => {
  const clock = createSystemClock();
  const identity = createIdentity();
  const redact = createRedactor([]);
  const runs = createSqliteRunStore({ client: rig.client, processes: createProcesses() });
  const degrade = (name: string, error: unknown): never => {
    throw new Error(`${name} failed`, { cause: error });
  };
  return async (): Promise<PactsRun> => {
    const events: RunEvent[] = [];
    const store = createStoreReporter({ store: runs, clock, onFail: (error) => degrade("run store", error) });
    const listener = { on: (event: RunEvent) => void events.push(event), close: async () => {} };
    const { browser, spent } = watch(rig.browser);
    const emit = createEmit({ reporters: [listener, store], clock, redact, invocation: identity.newId() });
    let written = Promise.resolve();
    const before = performance.now();
    const { verdict } = await runRequirement(
      {
        browser,
        layers: [rig.memory, rig.sqlite],
        history: createSqliteHealHistory({ client: rig.client }),
        artifacts: createFileArtifactStore({ root: join(tmpdir(), "pacts-bench-artifacts") }),
        clock,
        identity,
        emit,
        redact,
        secrets: new Map(),
        degrade,
        searches: createSearches(clock),
        behind: (writing) => {
          written = writing;
        },
        signal: new AbortController().signal,
        options: {
          stepTimeoutMs: 5_000,
          cache: "auto",
          heal: "auto",
          healRounds: 3,
          driftThreshold: DRIFT_THRESHOLD,
          namespace: "bench",
          evidence: { screenshot: "off", trace: "off", video: "off", log: false },
          baseUrl,
        },
      },
      requirement,
    );
    const total = performance.now() - before;
    await Promise.all([store.close(), written]);
    const steps = events.flatMap((event) => (event.type === "step.end" ? [event] : []));
    const failed = steps.find(({ outcome }) => outcome !== "success");
    if (verdict !== "pass") throw new Error(`the shop's run did not pass: ${JSON.stringify(failed ?? events.at(-1))}`);
    return { total, ...spent, steps };
  };
};
