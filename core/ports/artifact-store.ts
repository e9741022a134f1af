/** A run, and where its artifacts are known to be. */
export interface KeptRun {
  readonly run: string;
  readonly paths: readonly string[];
}

/** Files that belong to a run. */
export interface ArtifactStore {
  /** Writes under the run's folder, to a temporary name first; answers the absolute path. `name` holds no path separator. Throws PortError (disk full, read-only). */
  write(run: string, name: string, bytes: Uint8Array): Promise<string>;
  /** The absolute path that `write` would answer. */
  pathOf(run: string, name: string): string;
  /**
   * Removes all that belongs to these runs, also what stores with another root kept at these paths; a path whose folder does not bear
   * the run's name is left alone. Answers of how many runs there was something. What is not there is fine. Throws PortError.
   */
  remove(runs: readonly KeptRun[]): Promise<number>;
}
