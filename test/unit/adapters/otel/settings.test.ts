import { describe, expect, test } from "vitest";
import { readOtelSettings } from "#adapters/otel/settings";

const ENDPOINT = "http://127.0.0.1:4318";
const json = (url: string) => ({ url, protocol: "http/json" });

describe("what the OTEL_* variables say", () => {
  test.each([
    ["nothing is said", {}],
    ["an empty endpoint", { OTEL_EXPORTER_OTLP_ENDPOINT: " " }],
    ["the SDK is disabled", { OTEL_EXPORTER_OTLP_ENDPOINT: ENDPOINT, OTEL_SDK_DISABLED: "TRUE" }],
    [
      "both signals are sent nowhere",
      { OTEL_EXPORTER_OTLP_ENDPOINT: ENDPOINT, OTEL_TRACES_EXPORTER: "none", OTEL_METRICS_EXPORTER: "none" },
    ],
    ["headers alone", { OTEL_EXPORTER_OTLP_HEADERS: "a=b", TRACEPARENT: "x" }],
  ])("off: %s", (_, env) => {
    expect(readOtelSettings(env)).toBeUndefined();
  });

  test("one endpoint is for both signals, with or without a slash or a path", () => {
    for (const [address, base] of [
      [ENDPOINT, ENDPOINT],
      [`${ENDPOINT}/`, ENDPOINT],
      [`${ENDPOINT}/otel`, `${ENDPOINT}/otel`],
    ])
      expect(readOtelSettings({ OTEL_EXPORTER_OTLP_ENDPOINT: address })).toEqual({
        traces: json(`${base}/v1/traces`),
        metrics: json(`${base}/v1/metrics`),
      });
  });

  test("a signal's own endpoint is used as it is, and alone it is the only one", () => {
    const own = "https://api.example.test/otel/v1/traces";
    expect(readOtelSettings({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: own })).toEqual({ traces: json(own) });
    expect(
      readOtelSettings({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: own, OTEL_EXPORTER_OTLP_ENDPOINT: ENDPOINT }),
    ).toEqual({ traces: json(own), metrics: json(`${ENDPOINT}/v1/metrics`) });
  });

  test("each signal may have a protocol of its own", () => {
    const env = {
      OTEL_EXPORTER_OTLP_ENDPOINT: ENDPOINT,
      OTEL_EXPORTER_OTLP_PROTOCOL: "http/protobuf",
      OTEL_EXPORTER_OTLP_METRICS_PROTOCOL: "http/json",
    };
    expect(readOtelSettings(env)).toMatchObject({
      traces: { protocol: "http/protobuf" },
      metrics: { protocol: "http/json" },
    });
  });

  test("a trace of the caller goes on; a broken variable begins a new one", () => {
    const traceId = "0af7651916cd43dd8448eb211c80319c";
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: ENDPOINT };
    expect(readOtelSettings({ ...env, TRACEPARENT: `00-${traceId}-b7ad6b7169203331-01` })).toMatchObject({
      parent: { traceId },
    });
    expect(readOtelSettings({ ...env, TRACEPARENT: "00-broken" })).not.toHaveProperty("parent");
  });

  test.each([
    ["OTEL_EXPORTER_OTLP_ENDPOINT", { OTEL_EXPORTER_OTLP_ENDPOINT: "127.0.0.1:4318" }],
    ["OTEL_EXPORTER_OTLP_ENDPOINT", { OTEL_EXPORTER_OTLP_ENDPOINT: "ftp://u:geheim@x" }],
    ["OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", { OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: "geheim" }],
    ["OTEL_EXPORTER_OTLP_PROTOCOL", { OTEL_EXPORTER_OTLP_ENDPOINT: ENDPOINT, OTEL_EXPORTER_OTLP_PROTOCOL: "grpc" }],
    [
      "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL",
      { OTEL_EXPORTER_OTLP_ENDPOINT: ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: "grpc" },
    ],
  ])("%s that cannot be followed is named, and not repeated", (name, env) => {
    const read = readOtelSettings(env);
    expect(read).toEqual({ problem: expect.stringMatching(new RegExp(`^${name} `)) });
    expect(JSON.stringify(read)).not.toContain("geheim");
  });
});
