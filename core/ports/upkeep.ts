/** A durable store as it stands. `applied` < `known`: migrations are due; 0 = no tables yet. */
export interface UpkeepStatus {
  /** For people: a path, or host, port and database; never a user or a password. */
  readonly place: string;
  /** The program behind it and its version: `PostgreSQL 15.8`. */
  readonly server: string;
  readonly applied: number;
  readonly known: number;
}

/** What a pruning removed. */
export interface Pruned {
  readonly entries: number;
  /** Ids, so that what else belongs to them can go too. */
  readonly runs: readonly string[];
  readonly attempts: number;
}

/** Looks after the tables of a durable store. Throws PortError only. */
export interface Upkeep {
  /** Changes nothing. Told of a newer version's store too. */
  status(): Promise<UpkeepStatus>;
  /** Brings the schema up to date; safe while others do the same. */
  migrate(): Promise<void>;
  /** Removes entries proven, runs begun (not those under way) and heal attempts made before the time, in all namespaces. Milliseconds since the epoch. */
  prune(beforeMs: number): Promise<Pruned>;
  /** Idempotent. */
  close(): Promise<void>;
}
