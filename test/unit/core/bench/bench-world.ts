import { type Bench, type BenchOptions, createBench } from "#core/bench/bench";
import type { BenchReport } from "#core/bench/report";
import type { RunEvent } from "#core/model/event";
import type { Requirement } from "#core/model/requirement";
import type { CacheLayer } from "#core/ports/cache-layer";
import type { InvocationNeeds } from "#core/run/invocation";
import { createFakeClock, type FakeClock } from "../../../fakes/clock";
import type { FakeElement } from "../../../fakes/page";
import { createFakeBrowser, type FakeBrowser, type FakeScript } from "../../../fakes/session";
import { createFakeArtifacts, createFakeHistory, createFakeIdentity } from "../../../fakes/stores";
import { click, OPTIONS, query, requirement, step, visible } from "../../../fakes/world";

export const save: FakeElement = { role: "button", name: "Save", testId: "save", css: "#save" };
export const email: FakeElement = { role: "textbox", name: "Email", testId: "email", css: "#email" };

/** Two elements and an expectation. */
export const shop = (): Requirement =>
  requirement([
    step("S1", { kind: "fill", element: query("Email", { kind: "editable" }), value: "a@b.test" }),
    click("S2", "Save", { outcome: [visible("Email")] }),
  ]);

export const shopPage = (elements: readonly FakeElement[] = [save, email]): FakeScript["page"] => ({
  url: "http://shop.test/",
  quiet: true,
  title: "Shop",
  elements,
});

/** A layer whose reads take their time on the clock, as a server's would. */
export const slow = (layer: CacheLayer, clock: FakeClock, ms: number): CacheLayer => ({
  ...layer,
  getMany: async (keys) => {
    clock.advance(ms);
    return layer.getMany(keys);
  },
  recall: async (requirement) => {
    clock.advance(ms);
    return layer.recall(requirement);
  },
});

export interface Benched {
  readonly report: BenchReport;
  readonly events: readonly RunEvent[];
  readonly browser: FakeBrowser;
}

export interface BenchSetup {
  readonly script?: FakeScript;
  readonly layers: (clock: FakeClock) => readonly CacheLayer[];
  readonly options?: Partial<BenchOptions>;
  readonly needs?: Partial<InvocationNeeds>;
  readonly requirements?: readonly Requirement[];
  readonly onEvent?: (event: RunEvent, bench: Bench) => void;
}

const { command: _, namespace: __, workers: ___, ...RUN } = OPTIONS;

/** Benches over fakes and answers all that was told. */
export const benchFake = async (setup: BenchSetup): Promise<Benched> => {
  const clock = createFakeClock();
  const browser = createFakeBrowser(setup.script ?? { page: shopPage() }, clock);
  const events: RunEvent[] = [];
  const listener = {
    on: (event: RunEvent) => {
      events.push(event);
      setup.onEvent?.(event, bench);
    },
    close: async () => {},
  };
  const bench: Bench = createBench(
    {
      browser,
      layers: setup.layers(clock),
      history: createFakeHistory(),
      artifacts: createFakeArtifacts(),
      clock,
      identity: createFakeIdentity(),
      secrets: new Map(),
      signal: new AbortController().signal,
      reporters: [listener],
      ...setup.needs,
    },
    setup.requirements ?? [shop()],
    { ...RUN, loops: 3, phases: ["cold", "durable", "fast"], warmup: 1, thresholds: [], ...setup.options },
  );
  return { report: await bench.run(), events, browser };
};
