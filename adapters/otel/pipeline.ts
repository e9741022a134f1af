import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-http";
import { OTLPMetricExporter as OTLPMetricProtoExporter } from "@opentelemetry/exporter-metrics-otlp-proto";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { OTLPTraceExporter as OTLPTraceProtoExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import {
  defaultResource,
  detectResources,
  envDetector,
  type Resource,
  resourceFromAttributes,
} from "@opentelemetry/resources";
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import type { RunEvent } from "#core/model/event";
import { failureText } from "./failure-text";
import { createMeasures } from "./measures";
import type { OtelSettings } from "./settings";
import { createSpans } from "./spans";

/**
 * What one request may take. Below 800 ms, the exporter's shortest pause before it tries again, so that a collector that refuses is
 * known at once and not after a second try at the end of the program.
 */
const REQUEST_MS = 790;
/** Spans wait so long for others to be sent with, while a long run goes on. */
const BATCH_MS = 5000;
/** Spans kept for a collector that is slower than the runs; later ones are lost. */
const MOST_SPANS = 8192;

/** What the telemetry of one invocation is made and sent with. Neither promise rejects; a collector that took nothing last is not waited for. */
export interface Pipeline {
  on(event: RunEvent): void;
  /** Sends the spans that have ended, and the figures for the last time. */
  flush(): Promise<void>;
  /** Sends the spans that ended since. */
  close(): Promise<void>;
}

export interface PipelineOptions {
  readonly settings: OtelSettings;
  readonly version: string;
  /** Id of the invocation: tells the figures of two programs apart. */
  readonly invocation: string;
  /** Told of everything that a collector did not take. */
  readonly onFail: (error: Error) => void;
}

/** The part of an exporter that matters here. */
interface Exporting<T> {
  export(items: T, done: (result: { readonly code: number; readonly error?: Error }) => void): void;
}

/** The exporter itself, which tells what became of each request: the error of one that was not taken. */
const watched = <T, E extends Exporting<T>>(exporter: E & Exporting<T>, onSent: (failure?: unknown) => void): E => {
  const send = exporter.export.bind(exporter);
  exporter.export = (items, done) =>
    send(items, (result) => {
      if (result.code === 0) onSent();
      else onSent(result.error ?? result);
      done(result);
    });
  return exporter;
};

const resourceOf = ({ version, invocation }: PipelineOptions): Resource =>
  defaultResource()
    .merge(
      resourceFromAttributes({
        "service.name": "pacts",
        "service.version": version,
        "service.instance.id": invocation,
      }),
    )
    // What the user says goes before what we say.
    .merge(detectResources({ detectors: [envDetector] }));

/** What the collector did with the last request. */
interface Health {
  failed: boolean;
}

const listener =
  (options: PipelineOptions, health: Health, signal: "traces" | "metrics", url: string) => (failure?: unknown) => {
    health.failed = failure !== undefined;
    if (failure !== undefined) options.onFail(new Error(failureText(signal, url, failure)));
  };

const tracing = (options: PipelineOptions, resource: Resource, health: Health) => {
  const { traces: target, parent } = options.settings;
  if (target === undefined) return undefined;
  const { url, protocol } = target;
  const Exporter = protocol === "http/json" ? OTLPTraceExporter : OTLPTraceProtoExporter;
  const exporter = watched(new Exporter({ url, timeoutMillis: REQUEST_MS }), listener(options, health, "traces", url));
  const processor = new BatchSpanProcessor({
    exporter,
    scheduledDelayMillis: BATCH_MS,
    exportTimeoutMillis: REQUEST_MS,
    maxQueueSize: MOST_SPANS,
  });
  const provider = new TracerProvider({ resource, spanProcessors: [processor] });
  const spans = createSpans(provider.getTracer("pacts", options.version), parent);
  return { spans, provider, processor };
};

const measuring = (options: PipelineOptions, resource: Resource, health: Health) => {
  const { metrics: target } = options.settings;
  if (target === undefined) return undefined;
  const { url, protocol } = target;
  const Exporter = protocol === "http/json" ? OTLPMetricExporter : OTLPMetricProtoExporter;
  const exporter = watched(new Exporter({ url, timeoutMillis: REQUEST_MS }), listener(options, health, "metrics", url));
  const reader = new PeriodicExportingMetricReader({ exporter, exportTimeoutMillis: REQUEST_MS });
  const provider = new MeterProvider({ resource, readers: [reader] });
  return { provider, measure: createMeasures(provider.getMeter("pacts", options.version)) };
};

/**
 * Sends in moments when the program waits for the browser anyway: after the first step, so that there is a connection at the end or it is
 * known that nobody is there, and while a run's session closes. One request at a time.
 */
const createSender = (flush: () => Promise<void>) => {
  let begun = false;
  let sending = false;
  return (event: RunEvent): void => {
    const due = event.type === "run.end" || (event.type === "step.end" && !begun);
    if (!due || sending) return;
    begun = true;
    sending = true;
    void flush().finally(() => {
      sending = false;
    });
  };
};

/** Opens what the settings name. */
export const openPipeline = (options: PipelineOptions): Pipeline => {
  const resource = resourceOf(options);
  const health: Health = { failed: false };
  const traced = tracing(options, resource, health);
  const measured = measuring(options, resource, health);
  // What fails was told by the exporters.
  const settled = async (work: readonly (Promise<void> | undefined)[]): Promise<void> => {
    await Promise.allSettled(work);
  };
  const send = createSender(() => settled([traced?.processor.forceFlush()]));
  return {
    on: (event) => {
      traced?.spans.on(event);
      measured?.measure(event);
      send(event);
    },
    flush: async () => {
      if (!health.failed) await settled([traced?.processor.forceFlush(), measured?.provider.shutdown()]);
    },
    close: async () => {
      traced?.spans.end();
      if (!health.failed) await settled([traced?.provider.shutdown()]);
    },
  };
};
