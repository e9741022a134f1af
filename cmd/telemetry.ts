import { version } from "../package.json";
import { createOtelReporter, type OtelReporter } from "#adapters/otel/reporter";
import { readOtelSettings } from "#adapters/otel/settings";
import type { Io } from "./io";

/** Tells a collector of the runs, when OTEL_EXPORTER_OTLP_ENDPOINT or one of its kin names one; undefined when none does. */
export const openTelemetry = ({ env }: Pick<Io, "env">, onFail: (error: unknown) => void): OtelReporter | undefined => {
  const settings = readOtelSettings(env);
  return settings && createOtelReporter({ settings, version, onFail });
};
