import type { InvocationStarted } from "../model/event";
import { createRedactor } from "../model/redact";
import type { Complaint } from "../model/requirement";
import type { Verdict } from "../model/run";
import type { Clock } from "../ports/clock";
import type { Identity } from "../ports/identity";
import type { Reporter } from "../ports/reporter";
import { createEmit, type Emit } from "./emit";
import { type Secrets, secretValues } from "./secrets";
import { createTotals } from "./totals";

/** The stream of an invocation, from `invocation.start` to `invocation.end`. */
export interface Stream {
  readonly emit: Emit;
  readonly degrade: (name: string, error: unknown) => void;
  readonly end: (planned: number, verdict: Verdict, exitCode: number) => void;
}

const asText = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const degrading = (emit: Emit, degraded: Set<string>, isOver: () => boolean) => (name: string, error: unknown) => {
  if (degraded.has(name) || isOver()) return;
  degraded.add(name);
  emit({ type: "error", code: "degraded", message: `${name} is not used as it should be: ${asText(error)}` });
};

export interface StreamNeeds {
  readonly clock: Clock;
  readonly identity: Identity;
  readonly reporters: readonly Reporter[];
  readonly secrets: Secrets;
}

/** Opens a stream with `invocation.start`. */
export const openStream = (needs: StreamNeeds, start: Omit<InvocationStarted, "type">): Stream => {
  const totals = createTotals();
  const redact = createRedactor(secretValues(needs.secrets));
  const invocation = needs.identity.newId();
  const emit = createEmit({ reporters: [totals, ...needs.reporters], clock: needs.clock, redact, invocation });
  const degraded = new Set<string>();
  const before = needs.clock.elapsed();
  let over = false;
  emit({ type: "invocation.start", ...start });
  return {
    emit,
    degrade: degrading(emit, degraded, () => over),
    end: (planned, verdict, exitCode) => {
      over = true;
      emit({
        type: "invocation.end",
        exitCode,
        verdict,
        ms: needs.clock.elapsed() - before,
        ...totals.figures(planned),
        llm: { calls: 0, tokens: 0 },
        degraded: [...degraded],
      });
    },
  };
};

/** Tells why nothing was run, as a whole stream of its own: `invocation.start`, an `error` for each complaint, `invocation.end` with exit code 2. */
export const refuseInvocation = (
  needs: StreamNeeds,
  complaints: readonly (Omit<Complaint, "severity" | "place"> & Partial<Pick<Complaint, "place">>)[],
  options: Pick<InvocationStarted, "version" | "command" | "workers">,
): { readonly exitCode: number; readonly verdict: Verdict } => {
  const { version, command, workers } = options;
  const stream = openStream(needs, { version, command, runs: 0, workers });
  for (const { code, message, hint, place } of complaints) {
    stream.emit({ type: "error", code, message, ...(hint ? { hint } : {}), ...(place ? { place } : {}) });
  }
  stream.end(0, "fail", 2);
  return { exitCode: 2, verdict: "fail" };
};
