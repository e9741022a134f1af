import { type Attributes, type Context, type Span, trace, type Tracer } from "@opentelemetry/api";

/** A span that has begun, and the latest moment anything in it ended. Moments are milliseconds since the epoch. */
export interface OpenSpan {
  readonly span: Span;
  readonly context: Context;
  readonly startMs: number;
  latestMs: number;
}

/** Begins a span in another's context. */
export type Begin = (name: string, startMs: number, parent: Context, attributes: Attributes) => OpenSpan;

export const createBegin =
  (tracer: Tracer): Begin =>
  (name, startMs, parent, attributes) => {
    const span = tracer.startSpan(name, { startTime: startMs, attributes }, parent);
    return { span, context: trace.setSpan(parent, span), startMs, latestMs: startMs };
  };

/** Ends a span no earlier than anything within it: the stream's moments are whole milliseconds, its durations are finer. */
export const endSpan = (open: OpenSpan, endMs: number, parent?: OpenSpan): void => {
  const latest = Math.max(open.latestMs, endMs);
  open.span.end(latest);
  if (parent) parent.latestMs = Math.max(parent.latestMs, latest);
};
