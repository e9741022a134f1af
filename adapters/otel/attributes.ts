import type { Attributes } from "@opentelemetry/api";
import type {
  Discovered,
  Drifted,
  HealAttempted,
  HealEnded,
  InvocationEnded,
  InvocationStarted,
  LookedUp,
  RunEnded,
  RunStarted,
  StepEnded,
  StepStarted,
} from "#core/model/event";

/**
 * What spans say: names where OpenTelemetry's conventions have them (test.*, url.*, code.*, error.type), `pacts.*` for the rest.
 * Only words of ours and of the requirement's headings go out: no typed value, no text of a page, no message, no selector.
 */

const REDACTED = "REDACTED";

/** The address as the conventions want it: without user, password and fragment, values of the query masked. */
export const urlAttributes = (address: string | null): Attributes => {
  if (address === null) return {};
  const url = URL.parse(address);
  if (url === null) return { "url.path": address.split(/[?#]/)[0] ?? "" };
  url.username = "";
  url.password = "";
  url.hash = "";
  for (const name of new Set(url.searchParams.keys())) url.searchParams.set(name, REDACTED);
  return { "url.full": url.href };
};

export const invocationAttributes = (start: InvocationStarted, invocation: string): Attributes => ({
  "pacts.invocation.id": invocation,
  "pacts.command": start.command,
  "pacts.runs": start.runs,
  "pacts.workers": start.workers,
});

/** Codes from here on are those of signals. */
const FIRST_SIGNAL_CODE = 128;

const suiteStatus = ({ exitCode, verdict }: InvocationEnded): string => {
  if (exitCode > FIRST_SIGNAL_CODE) return "aborted";
  return verdict === "pass" ? "success" : "failure";
};

export const invocationEndAttributes = (end: InvocationEnded): Attributes => ({
  "test.suite.run.status": suiteStatus(end),
  "process.exit.code": end.exitCode,
  "pacts.verdict": end.verdict,
  "pacts.requirements.passed": end.requirements.passed,
  "pacts.requirements.partial": end.requirements.partial,
  "pacts.requirements.failed": end.requirements.failed,
  "pacts.requirements.healed": end.requirements.healed,
  "pacts.cache.hit_rate": end.cache.hitRate,
  ...(end.degraded.length === 0 ? {} : { "pacts.degraded": [...end.degraded] }),
});

export const runAttributes = (start: RunStarted): Attributes => ({
  "test.suite.name": start.file,
  "test.case.name": start.row === null ? start.title : `${start.title} [${start.row}]`,
  "code.file.path": start.file,
  ...urlAttributes(start.url),
  "pacts.run.id": start.run,
  "pacts.requirement.id": start.req,
  "pacts.attempt": start.attempt,
  "pacts.steps": start.steps,
});

export const runEndAttributes = (end: RunEnded): Attributes => ({
  // The conventions know two; what is partial has not passed.
  "test.case.result.status": end.verdict === "pass" ? "pass" : "fail",
  "pacts.verdict": end.verdict,
  "pacts.status": end.status,
  "pacts.steps.success": end.steps.success,
  "pacts.steps.fail": end.steps.fail,
  "pacts.steps.skipped": end.steps.skipped,
  "pacts.healed": end.healed,
});

export const stepAttributes = (start: StepStarted): Attributes => ({
  "pacts.step.id": start.step,
  "pacts.step.index": start.index,
  "pacts.step.action": start.action,
  ...(start.element === null ? {} : { "pacts.step.element": start.element }),
});

export const stepEndAttributes = (end: StepEnded): Attributes => ({
  "pacts.step.outcome": end.outcome,
  "pacts.step.healed": end.healed,
  ...(end.source === null ? {} : { "pacts.step.source": end.source }),
  ...(end.strategy === null ? {} : { "pacts.step.strategy": end.strategy }),
  ...(end.error
    ? {
        "error.type": end.error.code,
        "code.file.path": end.error.file,
        "code.line.number": end.error.line,
        "code.column.number": end.error.column,
      }
    : {}),
});

export const lookupAttributes = (event: LookedUp): Attributes => ({
  "pacts.lookup.source": event.source,
  "pacts.lookup.hit": event.hit,
  ...(event.reason === undefined ? {} : { "pacts.lookup.reason": event.reason }),
  ...(event.ageMs === undefined ? {} : { "pacts.lookup.age_ms": event.ageMs }),
});

export const driftAttributes = (event: Drifted): Attributes => ({
  "pacts.drift.score": event.score,
  "pacts.drift.threshold": event.threshold,
});

export const discoveryAttributes = (event: Discovered): Attributes => ({
  "pacts.discovery.found": event.found,
  "pacts.discovery.candidates": event.candidates,
  ...(event.score === undefined ? {} : { "pacts.discovery.score": event.score }),
  ...(event.strategy === undefined ? {} : { "pacts.discovery.strategy": event.strategy }),
});

export const healAttemptAttributes = (event: HealAttempted): Attributes => ({
  "pacts.heal.strategy": event.strategy,
  "pacts.heal.rank": event.rank,
  "pacts.heal.ok": event.ok,
  "pacts.heal.ms": event.ms,
});

export const healAttributes = (event: HealEnded): Attributes => ({
  "pacts.heal.ok": event.ok,
  "pacts.heal.confidence": event.confidence,
  ...(event.strategy === null ? {} : { "pacts.heal.strategy": event.strategy }),
  ...(event.margin === undefined ? {} : { "pacts.heal.margin": event.margin }),
});
