import type { ElementQuery } from "#core/model/element";
import type { RunEvent } from "#core/model/event";
import type { Requirement } from "#core/model/requirement";
import type { Action, Expectation, Step } from "#core/model/step";
import {
  type InvocationNeeds,
  type InvocationOptions,
  type InvocationSummary,
  runInvocation,
} from "#core/run/invocation";
import { createFakeClock, type FakeClock } from "./clock";
import { createFakeBrowser, type FakeBrowser, type FakeScript } from "./session";
import { createFakeArtifacts, createFakeHistory, createFakeIdentity, createFakeLayer, type FakeLayer } from "./stores";

export const query = (name: string, more: Partial<ElementQuery> = {}): ElementQuery => ({ name, kind: "any", ...more });
export const place = { file: "shop.pacts.yaml", line: 4, column: 5 };

/** A step with everything else left as it usually is. */
export const step = (id: string, action: Action, more: Partial<Step> = {}): Step => ({
  id,
  text: `${action.kind} ${id}`,
  place,
  action,
  outcome: [],
  optional: false,
  soft: false,
  ...more,
});
export const click = (id: string, name: string, more: Partial<Step> = {}): Step =>
  step(id, { kind: "click", element: query(name, { kind: "clickable" }) }, more);
export const visible = (name: string, negated = false): Expectation => ({
  kind: "state",
  state: "visible",
  element: query(name),
  negated,
  text: `${name} is ${negated ? "not " : ""}visible`,
});
export const requirement = (steps: readonly Step[], more: Partial<Requirement> = {}): Requirement => ({
  id: "shop",
  title: "The shop",
  url: "http://shop.test/",
  tags: [],
  rowId: null,
  secrets: [],
  steps,
  place: { file: "shop.pacts.yaml", line: 1, column: 1 },
  ...more,
});

export const OPTIONS: InvocationOptions = {
  version: "0.0.0",
  command: "run",
  workers: 1,
  stepTimeoutMs: 5000,
  cache: "auto",
  heal: "auto",
  healRounds: 3,
  driftThreshold: 0.35,
  namespace: "default",
  evidence: { screenshot: "only-on-failure", trace: "off", video: "off", log: false },
};

export interface Ran extends InvocationSummary {
  readonly events: readonly RunEvent[];
  /** Types of the events, in order. */
  readonly types: readonly string[];
  readonly browser: FakeBrowser;
  readonly clock: FakeClock;
  of<T extends RunEvent["type"]>(type: T): readonly Extract<RunEvent, { type: T }>[];
}

export interface WorldOptions {
  readonly layers?: readonly FakeLayer[];
  readonly options?: Partial<InvocationOptions>;
  readonly needs?: Partial<InvocationNeeds>;
  readonly onEvent?: (event: RunEvent) => void;
}

/** Runs requirements over fakes and answers all that was told. */
export const runFake = async (
  script: FakeScript,
  requirements: readonly Requirement[],
  { layers = [createFakeLayer("sqlite")], options = {}, needs = {}, onEvent }: WorldOptions = {},
): Promise<Ran> => {
  const clock = createFakeClock();
  const browser = createFakeBrowser(script, clock);
  const events: RunEvent[] = [];
  const listener = {
    on: (event: RunEvent) => {
      events.push(event);
      onEvent?.(event);
    },
    close: async () => {},
  };
  const summary = await runInvocation(
    {
      browser,
      layers,
      history: createFakeHistory(),
      artifacts: createFakeArtifacts(),
      clock,
      identity: createFakeIdentity(),
      secrets: new Map(),
      signal: new AbortController().signal,
      ...needs,
      reporters: [listener, ...(needs.reporters ?? [])],
    },
    requirements,
    { ...OPTIONS, ...options },
  );
  return {
    ...summary,
    events,
    types: events.map((event) => event.type),
    browser,
    clock,
    of: <T extends RunEvent["type"]>(type: T) =>
      events.filter((event): event is Extract<RunEvent, { type: T }> => event.type === type),
  };
};
