import type { ArtifactType } from "../model/run";
import type { Redactor } from "../model/redact";
import type { ArtifactStore } from "../ports/artifact-store";
import type { Emit } from "./emit";

const LONGEST_NAME = 100;

export interface KeeperNeeds {
  readonly artifacts: ArtifactStore;
  readonly redact: Redactor;
  readonly emit: Emit;
  readonly run: string;
  readonly req: string;
}

/** What an artifact is called and what it shows. */
export interface ArtifactNaming {
  readonly artifactType: ArtifactType;
  /** Of the file; what no file name may hold is replaced. */
  readonly name: string;
  /** Id of the step it shows; absent for those of the whole run. */
  readonly step?: string;
}

/** An artifact's bytes, and its name where only its making decides it. */
type Made = { readonly bytes: Uint8Array; readonly name?: string };

/**
 * Keeps one artifact of a run and tells of it; `make` makes its bytes, free of secrets. What cannot be made or written is told as an `error`
 * and as an artifact that is lost. Answers its path, or undefined when it was lost; never throws.
 */
export type Keep = (naming: ArtifactNaming, make: () => Promise<Made> | Made) => Promise<string | undefined>;

/** A name without a path in it: letters, digits, dot, dash and underscore, not starting with a dot. */
const fileName = (name: string): string => {
  const safe = [...name].map((c) => (/[A-Za-z0-9._-]/.test(c) ? c : "-")).join("");
  const start = [...safe].findIndex((c) => /[A-Za-z0-9]/.test(c));
  return start < 0 ? "unnamed" : safe.slice(start, start + LONGEST_NAME);
};

/** Creates the keeper of one run's artifacts. */
export const createKeep = ({ artifacts, redact, emit, run, req }: KeeperNeeds): Keep => {
  return async ({ artifactType, name, step }, make) => {
    let file = fileName(redact.text(name));
    const of = { type: "artifact", run, req, artifactType, ...(step === undefined ? {} : { step }) } as const;
    try {
      const { bytes, name: made } = await make();
      if (made !== undefined) file = fileName(made);
      const path = await artifacts.write(run, file, bytes);
      emit({ ...of, path, bytes: bytes.length });
      return path;
    } catch (error) {
      // What follows the first line is the browser driver's log, which helps nobody here.
      const [lost = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
      emit({ ...of, path: artifacts.pathOf(run, file), bytes: 0, lost });
      emit({ type: "error", code: "artifact", message: `${file} could not be kept: ${lost}` });
      return undefined;
    }
  };
};
