import { ROOT_CONTEXT, type SpanContext, SpanStatusCode, trace, type Tracer } from "@opentelemetry/api";
import type { InvocationEnded, RunEnded, RunEvent, RunStarted } from "#core/model/event";
import { invocationAttributes, invocationEndAttributes, runAttributes, runEndAttributes } from "./attributes";
import { createBegin, endSpan, type OpenSpan } from "./open-span";
import { onStepEvent, type OpenStep } from "./step-spans";

interface OpenRun extends OpenSpan {
  readonly steps: Map<string, OpenStep>;
  /** Code of the first step that failed. */
  failed?: string;
}

/** Spans made from the stream, with the moments and durations it tells: invocation > run > step > its parts. */
export interface Spans {
  on(event: RunEvent): void;
  /** Ends what is still open when the stream stops before its end. */
  end(): void;
}

const endRun = (open: OpenRun, end: RunEnded, invocation: OpenSpan | undefined): void => {
  open.span.setAttributes(runEndAttributes(end));
  if (end.verdict === "fail") {
    open.span.setAttribute("error.type", open.failed ?? end.status);
    open.span.setStatus({ code: SpanStatusCode.ERROR });
  }
  endSpan(open, open.startMs + end.ms, invocation);
};

const endInvocation = (open: OpenSpan, end: InvocationEnded): void => {
  open.span.setAttributes(invocationEndAttributes(end));
  if (end.exitCode !== 0) open.span.setStatus({ code: SpanStatusCode.ERROR });
  endSpan(open, open.startMs + end.ms);
};

/** `parent` is the span of whoever called the program. */
export const createSpans = (tracer: Tracer, parent: SpanContext | undefined): Spans => {
  const begin = createBegin(tracer);
  const root = parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
  const runs = new Map<string, OpenRun>();
  let invocation: OpenSpan | undefined;
  let nowMs = 0;

  const startRun = (start: RunStarted): void => {
    const open = begin(start.title, nowMs, invocation?.context ?? root, runAttributes(start));
    runs.set(start.run, { ...open, steps: new Map() });
  };

  const inRun = (run: OpenRun, event: RunEvent): void => {
    if (event.type === "run.end") {
      runs.delete(event.run);
      endRun(run, event, invocation);
      return;
    }
    if (event.type === "step.end" && event.outcome === "fail") run.failed ??= event.error?.code ?? "action";
    onStepEvent({ run, steps: run.steps, begin }, event, nowMs);
  };

  return {
    on: (event) => {
      nowMs = Date.parse(event.ts);
      if (event.type === "invocation.start")
        invocation = begin("pacts run", nowMs, root, invocationAttributes(event, event.invocation));
      else if (event.type === "run.start") startRun(event);
      else if (event.type === "error") invocation?.span.addEvent("error", { "error.type": event.code }, nowMs);
      else if (event.type === "invocation.end" && invocation) {
        endInvocation(invocation, event);
        invocation = undefined;
      } else if ("run" in event && typeof event.run === "string") {
        const run = runs.get(event.run);
        if (run) inRun(run, event);
      }
    },
    end: () => {
      for (const run of runs.values()) {
        for (const step of run.steps.values()) endSpan(step, nowMs, run);
        endSpan(run, nowMs, invocation);
      }
      runs.clear();
      if (invocation) endSpan(invocation, nowMs);
      invocation = undefined;
    },
  };
};
