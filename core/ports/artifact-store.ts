/** Files that belong to a run. */
export interface ArtifactStore {
  /** Writes under the run's folder, to a temporary name first; answers the absolute path. `name` holds no path separator. Throws PortError (disk full, read-only). */
  write(run: string, name: string, bytes: Uint8Array): Promise<string>;
  /** Removes all that belongs to these runs; answers of how many there was something. What is not there is fine. Throws PortError. */
  remove(runs: readonly string[]): Promise<number>;
}
