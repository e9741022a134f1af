import type { Meter } from "@opentelemetry/api";
import type { RunEvent } from "#core/model/event";

/** Bounds of histograms, in seconds. */
const RUN_BOUNDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];
const LOOKUP_BOUNDS = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25];
const DISCOVERY_BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const MS_A_SECOND = 1000;

/** Adds up what the stream tells, under the names that the figures of a database have as well; labels come from closed lists alone. */
export const createMeasures = (meter: Meter): ((event: RunEvent) => void) => {
  const counter = (name: string, description: string) => meter.createCounter(name, { description });
  const seconds = (name: string, description: string, explicitBucketBoundaries: number[]) => {
    const histogram = meter.createHistogram(name, { description, unit: "s", advice: { explicitBucketBoundaries } });
    return (ms: number, labels?: Record<string, string>): void => histogram.record(ms / MS_A_SECOND, labels);
  };
  const runs = counter("pacts_runs_total", "Runs that ended, by verdict");
  const runTime = seconds("pacts_run_duration_seconds", "What a run took", RUN_BOUNDS);
  const steps = counter("pacts_steps_total", "Steps that ended, by action and outcome");
  const lookups = counter("pacts_cache_lookups_total", "Look-ups of an element, by who answered");
  const lookupTime = seconds("pacts_cache_lookup_duration_seconds", "What a look-up took", LOOKUP_BOUNDS);
  const drift = counter("pacts_drift_total", "Remembered elements that had changed: accepted or refused");
  const heals = counter("pacts_heals_total", "Tries to find a broken element again, by strategy and outcome");
  const discovery = seconds("pacts_discovery_duration_seconds", "What a search of a page took", DISCOVERY_BOUNDS);
  return (event) => {
    switch (event.type) {
      case "lookup":
        lookups.add(1, { source: event.source });
        lookupTime(event.ms, { source: event.source });
        break;
      case "drift":
        drift.add(1, { decision: event.score >= event.threshold ? "refused" : "accepted" });
        break;
      case "discover":
        discovery(event.ms);
        break;
      case "heal.attempt":
        heals.add(1, { strategy: event.strategy, outcome: event.ok ? "success" : "fail" });
        break;
      case "step.end":
        steps.add(1, { action: event.action, outcome: event.outcome });
        break;
      case "run.end":
        runs.add(1, { verdict: event.verdict });
        runTime(event.ms);
        break;
      default:
    }
  };
};
