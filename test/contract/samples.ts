import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CACHE_FORMAT, type CacheEntry } from "#core/model/cache";
import { EVENT_VERSION, type RunEvent, type RunEventBody, type StepEnded } from "#core/model/event";
import { FINGERPRINT_FORMAT, type Fingerprint } from "#core/model/fingerprint";
import type { HealAttempt } from "#core/model/heal";

export const T0 = Date.parse("2026-11-21T10:00:00.000Z");

export const sampleFingerprint = (name: string): Fingerprint => ({
  format: FINGERPRINT_FORMAT,
  tag: "button",
  role: "button",
  name,
  classes: ["btn"],
  landmarks: ["dialog New Account"],
  neighbours: ["Cancel"],
  path: ["div", "body"],
  ordinal: { index: 0, of: 1 },
  box: { x: 1, y: 2, width: 30, height: 40.5 },
});

export const sampleEntry = (key: string, changes: Partial<CacheEntry> = {}): CacheEntry => ({
  key,
  url: "https://example.test/accounts",
  element: `Button ${key}`,
  action: "click",
  locators: [
    { strategy: "role", args: { role: "button", name: key } },
    { strategy: "css", args: { path: "div > button" }, nth: 2, frame: "main" },
  ],
  fingerprint: sampleFingerprint(key),
  format: CACHE_FORMAT,
  rev: 1,
  probation: 0,
  hitCount: 0,
  createdAt: T0,
  verifiedAt: T0,
  expiresAt: T0 + 1_000_000_000_000,
  ...changes,
});

export const sampleAttempt = (id: string, changes: Partial<HealAttempt> = {}): HealAttempt => ({
  id,
  runId: "run-1",
  url: "https://example.test/accounts",
  element: "Save",
  action: "click",
  originalSelector: "#save",
  triedSelector: 'role=button[name="Save"]',
  strategy: "role",
  confidence: 0.9,
  outcome: "success",
  failedIn: null,
  healTimeMs: 10,
  review: "pending",
  createdAt: T0,
  ...changes,
});

/** Events of one invocation, stamped one after another, a second apart. */
export const eventsOf = (bodies: readonly RunEventBody[], fromMs = T0): readonly RunEvent[] =>
  bodies.map((body, index) => ({
    v: EVENT_VERSION,
    seq: index + 1,
    ts: new Date(fromMs + index * 1000).toISOString(),
    invocation: "invocation-1",
    ...body,
  }));

const started = (run: string, req: string): RunEventBody => ({
  type: "run.start",
  run,
  req,
  title: `Title of ${req}`,
  file: `${req}.pacts.yaml`,
  row: null,
  attempt: 1,
  url: "https://example.test",
  steps: 3,
});

export const stepEnded = (
  run: string,
  req: string,
  index: number,
  outcome: "success" | "fail" | "skipped" = "success",
): StepEnded => ({
  type: "step.end",
  run,
  req,
  step: `S${index}`,
  index,
  action: "click",
  element: `Button ${index}`,
  outcome,
  healed: index === 2,
  source: outcome === "skipped" ? null : "sqlite",
  selector: `#b${index}`,
  strategy: "id",
  lookupMs: 0.25,
  proofMs: 1,
  discoverMs: 0,
  actionMs: 12,
  ms: 14.5,
  ...(outcome === "fail"
    ? { error: { code: "not-found", message: `no Button ${index}`, file: "a.yaml", line: 3, column: 5 } }
    : {}),
});

/** A whole run: start, two steps done, one skipped, a picture, the end. */
export const sampleRun = (
  run: string,
  req = "req-1",
  verdict: "pass" | "partial" | "fail" = "pass",
): readonly RunEventBody[] => [
  started(run, req),
  { type: "step.start", run, req, step: "S1", index: 1, text: "click Button 1", action: "click", element: "Button 1" },
  stepEnded(run, req, 1),
  stepEnded(run, req, 2, verdict === "fail" ? "fail" : "success"),
  stepEnded(run, req, 3, "skipped"),
  { type: "artifact", run, req, artifactType: "screenshot", path: `/out/${run}/end.png`, bytes: 1234 },
  {
    type: "run.end",
    run,
    req,
    status: "done",
    verdict,
    ms: 6500.5,
    steps: { total: 3, success: 2, fail: 0, skipped: 1 },
    healed: 1,
    healRounds: 2,
    asserted: true,
    ...(verdict === "fail" ? { error: "no Button 2" } : {}),
  },
];

/** A folder of one's own, and how to be rid of it. */
export const scratchFolder = (): { readonly path: string; readonly remove: () => void } => {
  const path = mkdtempSync(join(tmpdir(), "pacts-test-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};
