import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** A value as OTLP's JSON writes it. */
interface OtlpValue {
  readonly stringValue?: string;
  readonly intValue?: number;
  readonly doubleValue?: number;
  readonly boolValue?: boolean;
  readonly arrayValue?: { readonly values?: readonly OtlpValue[] };
}
interface OtlpAttribute {
  readonly key: string;
  readonly value: OtlpValue;
}
interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly OtlpAttribute[];
  readonly events?: readonly { readonly name: string; readonly attributes: readonly OtlpAttribute[] }[];
  readonly status: { readonly code: number };
}
interface OtlpPoint {
  readonly attributes: readonly OtlpAttribute[];
  readonly asDouble?: number;
  readonly asInt?: number | string;
  readonly count?: number | string;
  readonly sum?: number;
  readonly explicitBounds?: readonly number[];
}
interface OtlpMetric {
  readonly name: string;
  readonly unit?: string;
  readonly sum?: { readonly dataPoints: readonly OtlpPoint[] };
  readonly histogram?: { readonly dataPoints: readonly OtlpPoint[] };
}
interface OtlpBody {
  readonly resourceSpans?: readonly {
    readonly resource: { readonly attributes: readonly OtlpAttribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly OtlpSpan[] }[];
  }[];
  readonly resourceMetrics?: readonly {
    readonly resource: { readonly attributes: readonly OtlpAttribute[] };
    readonly scopeMetrics: readonly { readonly metrics: readonly OtlpMetric[] }[];
  }[];
}

export type Plain = string | number | boolean | undefined | readonly Plain[];

const plain = ({ stringValue, intValue, doubleValue, boolValue, arrayValue }: OtlpValue): Plain =>
  arrayValue ? (arrayValue.values ?? []).map(plain) : (stringValue ?? intValue ?? doubleValue ?? boolValue);

const record = (attributes: readonly OtlpAttribute[]): Readonly<Record<string, Plain>> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, plain(value)]));

/** A span as a test reads it; moments are milliseconds since the epoch. */
export interface SeenSpan {
  readonly name: string;
  readonly trace: string;
  readonly id: string;
  readonly parent: string | undefined;
  readonly startMs: number;
  readonly endMs: number;
  readonly failed: boolean;
  readonly attributes: Readonly<Record<string, Plain>>;
  readonly events: readonly { readonly name: string; readonly attributes: Readonly<Record<string, Plain>> }[];
}
/** A line of a metric: its labels and how much was counted. */
export interface SeenPoint {
  readonly name: string;
  readonly unit: string;
  readonly labels: Readonly<Record<string, Plain>>;
  readonly count: number;
  readonly sum: number | undefined;
}
export interface Asked {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A collector on this machine, for as long as a test lasts. */
export interface Collector {
  readonly url: string;
  readonly asked: readonly Asked[];
  spans(): readonly SeenSpan[];
  points(): readonly SeenPoint[];
  /** What every request says of who sent it. */
  resources(): readonly Readonly<Record<string, Plain>>[];
  close(): Promise<void>;
}

const NANOS_A_MS = 1e6;
const SCALE = 1000n;
/** Nanoseconds since the epoch do not fit a number: microseconds do. */
const msOf = (nanos: string): number => Number(BigInt(nanos) / SCALE) / (NANOS_A_MS / Number(SCALE));

const seenSpan = (span: OtlpSpan): SeenSpan => ({
  name: span.name,
  trace: span.traceId,
  id: span.spanId,
  parent: span.parentSpanId,
  startMs: msOf(span.startTimeUnixNano),
  endMs: msOf(span.endTimeUnixNano),
  failed: span.status.code === 2,
  attributes: record(span.attributes),
  events: (span.events ?? []).map(({ name, attributes }) => ({ name, attributes: record(attributes) })),
});

const seenPoints = ({ name, unit = "", sum, histogram }: OtlpMetric): readonly SeenPoint[] =>
  (sum ?? histogram)?.dataPoints.map((point) => ({
    name,
    unit,
    labels: record(point.attributes),
    count: Number(point.count ?? point.asDouble ?? point.asInt),
    sum: point.sum,
  })) ?? [];

const takes = (response: ServerResponse): void => {
  response.setHeader("content-type", "application/json");
  response.end("{}");
};

/** Serves on a free port of 127.0.0.1; `answer` may answer otherwise than by taking it all, or never. */
export const serveCollector = async (answer: (response: ServerResponse) => void = takes): Promise<Collector> => {
  const asked: Asked[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      asked.push({ path: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks).toString() });
      answer(response);
    });
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bodies = (): readonly OtlpBody[] => asked.map(({ body }) => JSON.parse(body) as OtlpBody);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    spans: () =>
      bodies()
        .flatMap(({ resourceSpans = [] }) => resourceSpans.flatMap(({ scopeSpans }) => scopeSpans))
        .flatMap(({ spans }) => spans.map(seenSpan)),
    points: () =>
      bodies()
        .flatMap(({ resourceMetrics = [] }) => resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics))
        .flatMap(({ metrics }) => metrics.flatMap(seenPoints)),
    resources: () =>
      bodies()
        .flatMap(({ resourceSpans = [], resourceMetrics = [] }) => [...resourceSpans, ...resourceMetrics])
        .map(({ resource }) => record(resource.attributes)),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
};
