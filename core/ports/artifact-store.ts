/** Files that belong to a run. */
export interface ArtifactStore {
  /** Writes under the run's folder, to a temporary name first; answers the absolute path. `name` holds no path separator. Throws PortError (disk full, read-only). */
  write(run: string, name: string, bytes: Uint8Array): Promise<string>;
}
