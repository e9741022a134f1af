/** One process for good: its id is used again, its host, id and start together are not. */
export interface ProcessMark {
  readonly host: string;
  readonly pid: number;
  /** When it started, in the host's own terms, to be compared only for equality; empty where it cannot be told. */
  readonly started: string;
}

/** The processes of this host, as far as a store needs to know: who writes, and whether who wrote is still there. */
export interface Processes {
  readonly self: ProcessMark;
  /** False when no such process runs on this host. When in doubt, true. */
  isAlive(mark: ProcessMark): boolean;
}
