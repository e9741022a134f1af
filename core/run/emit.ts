import { EVENT_VERSION, type RunEvent, type RunEventBody } from "../model/event";
import type { Redactor } from "../model/redact";
import type { Clock } from "../ports/clock";
import type { Reporter } from "../ports/reporter";
import { isoTime } from "../model/iso";

/** Tells everybody that something happened. */
export type Emit = (body: RunEventBody) => void;

/** Fields whose values are ours, from closed lists or made by us: a secret that happens to spell `click` must not break them. */
const CLOSED_FIELDS: ReadonlySet<string> = new Set([
  "type",
  "command",
  "invocation",
  "run",
  "ts",
  "action",
  "outcome",
  "verdict",
  "status",
  "source",
  "strategy",
  "code",
  "artifactType",
]);

export interface EmitNeeds {
  readonly reporters: readonly Reporter[];
  readonly clock: Clock;
  readonly redact: Redactor;
  /** Id of the invocation. */
  readonly invocation: string;
}

const round3 = (value: number): number => Math.round(value * 1000) / 1000;

/** Times with three decimals: more is noise. */
const rounded = (value: unknown): unknown => {
  if (typeof value === "number") return Number.isInteger(value) ? value : round3(value);
  if (Array.isArray(value)) return value.map(rounded);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rounded(item)]));
};

/** Creates the one way out: stamps, masks secrets, and tells every reporter in order. A reporter that throws is passed over. */
export const createEmit = (needs: EmitNeeds): Emit => {
  let seq = 0;
  return (body) => {
    seq++;
    const masked = needs.redact.deep(rounded(body) as RunEventBody, CLOSED_FIELDS);
    const stamp = {
      v: EVENT_VERSION,
      type: masked.type,
      seq,
      ts: isoTime(needs.clock.now()),
      invocation: needs.invocation,
    };
    const event: RunEvent = { ...stamp, ...masked } as RunEvent;
    for (const reporter of needs.reporters) {
      try {
        reporter.on(event);
      } catch {
        // A face that stumbles must not take the run with it.
      }
    }
  };
};
