import { type Attributes, SpanStatusCode } from "@opentelemetry/api";
import type { Drifted, HealAttempted, LookedUp, RunEvent, StepEnded, StepStarted } from "#core/model/event";
import {
  discoveryAttributes,
  driftAttributes,
  healAttemptAttributes,
  healAttributes,
  lookupAttributes,
  stepAttributes,
  stepEndAttributes,
} from "./attributes";
import { type Begin, endSpan, type OpenSpan } from "./open-span";

/** A step under way, and what is told of it before its span can be made. */
export interface OpenStep extends OpenSpan {
  lookup?: LookedUp;
  drift?: Drifted;
  attempts: readonly HealAttempted[];
}

/** Where the spans of a run's steps hang. */
export interface StepPlace {
  readonly run: OpenSpan;
  /** Steps under way by id. */
  readonly steps: Map<string, OpenStep>;
  readonly begin: Begin;
}

const nameOf = ({ action, element }: StepStarted): string => (element === null ? action : `${action} ${element}`);

/** Tries are told together after the last of them: they are points in a heal, not spans. */
const addAttempts = ({ span }: OpenSpan, attempts: readonly HealAttempted[], atMs: number): void => {
  for (const attempt of attempts) span.addEvent("heal.attempt", healAttemptAttributes(attempt), atMs);
};

/** A span of a part of the step, never outside of it. */
const part = (
  begin: Begin,
  step: OpenStep,
  name: string,
  times: { readonly startMs: number; readonly ms: number },
  attributes: Attributes,
): OpenSpan => {
  const startMs = Math.max(step.startMs, times.startMs);
  const open = begin(name, startMs, step.context, attributes);
  open.latestMs = Math.max(startMs, times.startMs + times.ms);
  return open;
};

/**
 * The parts whose durations the end of a step tells. A step looks its element up first, proves it or searches for it, and acts last; so
 * their order gives their moments. A part that was repeated has one span, as long as all of it took.
 */
const addParts = (begin: Begin, step: OpenStep, end: StepEnded): void => {
  const { lookup, drift, startMs } = step;
  const { lookupMs, proofMs, discoverMs, waitMs = 0, actionMs } = end;
  if (lookup) endSpan(part(begin, step, "lookup", { startMs, ms: lookup.ms }, lookupAttributes(lookup)), 0, step);
  const proofStartMs = startMs + lookupMs + (discoverMs > 0 ? 0 : waitMs);
  const proven = drift ? driftAttributes(drift) : {};
  if (proofMs > 0) endSpan(part(begin, step, "proof", { startMs: proofStartMs, ms: proofMs }, proven), 0, step);
  const actionStartMs = startMs + lookupMs + proofMs + discoverMs + waitMs;
  const acted = { "pacts.step.action": end.action };
  if (actionMs > 0 && end.action !== "expect" && end.action !== "wait")
    endSpan(part(begin, step, "action", { startMs: actionStartMs, ms: actionMs }, acted), 0, step);
};

const endStep = ({ begin, run, steps }: StepPlace, end: StepEnded, nowMs: number): void => {
  const step = steps.get(end.step);
  // A step that was skipped never began: the run counts it.
  if (!step) return;
  steps.delete(end.step);
  addParts(begin, step, end);
  addAttempts(step, step.attempts, nowMs);
  step.span.setAttributes(stepEndAttributes(end));
  if (end.outcome === "fail") step.span.setStatus({ code: SpanStatusCode.ERROR });
  endSpan(step, step.startMs + end.ms, run);
};

const startStep = ({ begin, run, steps }: StepPlace, start: StepStarted, nowMs: number): void => {
  steps.set(start.step, { ...begin(nameOf(start), nowMs, run.context, stepAttributes(start)), attempts: [] });
};

/** Turns what is told of a run's steps into spans; `nowMs` is when it was told. */
export const onStepEvent = (place: StepPlace, event: RunEvent, nowMs: number): void => {
  if (event.type === "step.start") startStep(place, event, nowMs);
  else if (event.type === "step.end") endStep(place, event, nowMs);
  const step = "step" in event && event.step !== undefined ? place.steps.get(event.step) : undefined;
  if (!step) return;
  switch (event.type) {
    case "lookup":
      step.lookup = event;
      break;
    case "drift":
      step.drift = event;
      break;
    case "heal.attempt":
      step.attempts = [...step.attempts, event];
      break;
    case "discover": {
      const times = { startMs: nowMs - event.ms, ms: event.ms };
      endSpan(part(place.begin, step, "discovery", times, discoveryAttributes(event)), 0, step);
      break;
    }
    case "heal.result": {
      const heal = part(place.begin, step, "heal", { startMs: nowMs - event.ms, ms: event.ms }, healAttributes(event));
      addAttempts(heal, step.attempts, nowMs);
      step.attempts = [];
      if (!event.ok) heal.span.setStatus({ code: SpanStatusCode.ERROR });
      endSpan(heal, 0, step);
      break;
    }
    default:
  }
};
