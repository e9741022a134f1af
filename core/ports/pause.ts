/** Somebody may hold the runs between two steps. */
export interface Pause {
  /** Undefined while the runs may go on, else it resolves when they may. Never rejects. */
  held(): Promise<void> | undefined;
}
