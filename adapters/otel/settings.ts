import type { SpanContext } from "@opentelemetry/api";
import { readTraceParent } from "./trace-parent";

type Env = Readonly<Record<string, string | undefined>>;

/** Where telemetry goes, as the OTEL_* variables say. Headers, compression and certificates are read by the exporter itself. */
export interface OtelSettings {
  /** A signal without one is not sent. */
  readonly traces?: OtelTarget;
  readonly metrics?: OtelTarget;
  /** The span of whoever called the program, from TRACEPARENT. */
  readonly parent?: SpanContext;
}

/** Where one signal goes, and how it is written. */
export interface OtelTarget {
  /** The whole address. */
  readonly url: string;
  readonly protocol: OtelProtocol;
}

export type OtelProtocol = "http/json" | "http/protobuf";

/** Telemetry is wanted, and what was said of it cannot be followed. */
export interface OtelProblem {
  readonly problem: string;
}

type Signal = "TRACES" | "METRICS";
const PATHS = { TRACES: "v1/traces", METRICS: "v1/metrics" } as const satisfies Record<Signal, string>;
const isSpoken = (protocol: string): protocol is OtelProtocol =>
  protocol === "http/json" || protocol === "http/protobuf";

const set = (env: Env, name: string): string | undefined => env[name]?.trim() || undefined;

const isHttp = (address: string): boolean => {
  const { protocol } = URL.parse(address) ?? {};
  return protocol === "http:" || protocol === "https:";
};

/** Throws a message for an address or a protocol that cannot be used; it repeats no address: one may hold a password. */
const targetOf = (env: Env, signal: Signal): OtelTarget | undefined => {
  if (set(env, `OTEL_${signal}_EXPORTER`) === "none") return undefined;
  const own = `OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`;
  const name = set(env, own) === undefined ? "OTEL_EXPORTER_OTLP_ENDPOINT" : own;
  const address = set(env, name);
  if (address === undefined) return undefined;
  if (!isHttp(address)) throw new Error(`${name} is no http or https address, such as http://127.0.0.1:4318`);
  const ownProtocol = `OTEL_EXPORTER_OTLP_${signal}_PROTOCOL`;
  const protocol = set(env, ownProtocol) ?? set(env, "OTEL_EXPORTER_OTLP_PROTOCOL") ?? "http/json";
  if (!isSpoken(protocol)) {
    const said = set(env, ownProtocol) === undefined ? "OTEL_EXPORTER_OTLP_PROTOCOL" : ownProtocol;
    throw new Error(
      `${said} asks for a protocol that pacts does not speak; use http/json or http/protobuf, often on port 4318`,
    );
  }
  return { url: name === own ? address : `${address.replace(/\/$/, "")}/${PATHS[signal]}`, protocol };
};

/** Undefined when telemetry is off: no endpoint, OTEL_SDK_DISABLED, or both signals set to `none`. */
export const readOtelSettings = (env: Env): OtelSettings | OtelProblem | undefined => {
  if (set(env, "OTEL_SDK_DISABLED")?.toLowerCase() === "true") return undefined;
  try {
    const traces = targetOf(env, "TRACES");
    const metrics = targetOf(env, "METRICS");
    if (traces === undefined && metrics === undefined) return undefined;
    const parent = readTraceParent(env.TRACEPARENT);
    return {
      ...(traces === undefined ? {} : { traces }),
      ...(metrics === undefined ? {} : { metrics }),
      ...(parent ? { parent } : {}),
    };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
};
