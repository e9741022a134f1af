import type { KeptRun } from "./artifact-store";

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
  /** So that what else belongs to them can go too. */
  readonly runs: readonly KeptRun[];
  readonly attempts: number;
}

/** What is older goes. Milliseconds since the epoch. */
export interface PruneBefore {
  /** Runs begun and heal attempts made. */
  readonly historyMs: number;
  /** Entries last proven. */
  readonly entriesMs: number;
}

/** Looks after the tables of a durable store. Throws PortError only. */
export interface Upkeep {
  /** Changes nothing. Told of a newer version's store too. */
  status(): Promise<UpkeepStatus>;
  /** Brings the schema up to date; safe while others do the same. */
  migrate(): Promise<void>;
  /** Removes what is older, in all namespaces; runs that are under way stay. */
  prune(before: PruneBefore): Promise<Pruned>;
  /** Idempotent. */
  close(): Promise<void>;
}
