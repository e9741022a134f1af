import type { ArtifactType } from "../model/run";
import { formatPlace } from "../model/place";
import type { Failure } from "../model/failure";
import type { Redactor } from "../model/redact";
import type { Step } from "../model/step";
import type { ArtifactStore } from "../ports/artifact-store";
import type { Session } from "../ports/browser";
import type { Emit } from "./emit";

const PICTURE_TIMEOUT_MS = 5000;
const LONGEST_NAME = 100;

export interface EvidenceNeeds {
  readonly artifacts: ArtifactStore;
  readonly session: Session;
  readonly redact: Redactor;
  readonly emit: Emit;
  readonly run: string;
  readonly req: string;
}

/** Keeps what shows how a run went. Never throws: what cannot be kept becomes an `error` event. */
export interface Evidence {
  screenshot(name: string): Promise<boolean>;
  /** The picture of the failure and its context as JSON. */
  failure(step: Pick<Step, "id" | "text" | "place">, failure: Failure): Promise<void>;
}

/** A name without a path in it: letters, digits, dot, dash and underscore, not starting with a dot. */
const fileName = (name: string): string => {
  const safe = [...name].map((c) => (/[A-Za-z0-9._-]/.test(c) ? c : "-")).join("");
  const start = [...safe].findIndex((c) => /[A-Za-z0-9]/.test(c));
  return start < 0 ? "unnamed" : safe.slice(start, start + LONGEST_NAME);
};

/** Creates the keeper of one run's artifacts. */
export const createEvidence = (needs: EvidenceNeeds): Evidence => {
  const { run, req, emit, redact, session } = needs;
  let failures = 0;

  const keep = async (artifactType: ArtifactType, name: string, make: () => Promise<Uint8Array>): Promise<boolean> => {
    try {
      const bytes = await make();
      const path = await needs.artifacts.write(run, fileName(redact.text(name)), bytes);
      emit({ type: "artifact", run, req, artifactType, path, bytes: bytes.length });
      return true;
    } catch (error) {
      // What follows the first line is the browser driver's log, which helps nobody here.
      const [message = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
      emit({ type: "error", code: "artifact", message: `${name} could not be kept: ${message}` });
      return false;
    }
  };

  const picture = (): Promise<Uint8Array> => session.screenshot(redact.values, PICTURE_TIMEOUT_MS);

  return {
    screenshot: (name) => keep("screenshot", name.endsWith(".png") ? name : `${name}.png`, picture),
    failure: async (step, failure) => {
      failures++;
      const suffix = failures === 1 ? "" : `-${step.id}`;
      await keep("screenshot", `failure${suffix}.png`, picture);
      await keep("log", `error-context${suffix}.json`, async () => {
        const { candidates = [], ...rest } = failure;
        const context = {
          step: step.id,
          text: step.text,
          place: formatPlace(step.place),
          url: session.url(),
          ...rest,
          candidates,
        };
        return new TextEncoder().encode(`${JSON.stringify(redact.deep(context), null, 2)}\n`);
      });
    },
  };
};
