import type { SpanContext } from "@opentelemetry/api";

/** `version-traceid-parentid-flags`, W3C Trace Context; a version after 00 may go on after the flags. */
const FORM = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const isZero = (hex: string): boolean => /^0+$/.test(hex);

/**
 * The span that called this program, from the text of TRACEPARENT; undefined for anything that is no valid one, so that a broken
 * variable begins a trace of its own. Source: https://www.w3.org/TR/trace-context/#traceparent-header
 */
export const readTraceParent = (text: string | undefined): SpanContext | undefined => {
  const [, version, traceId, spanId, flags, rest] = FORM.exec(text?.trim() ?? "") ?? [];
  if (version === undefined || traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  if (version === "ff" || (version === "00" && rest !== undefined)) return undefined;
  if (isZero(traceId) || isZero(spanId)) return undefined;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
};
