/** Time, as the core knows it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Monotonic milliseconds, with fractions; only differences mean something. */
  elapsed(): number;
  /** Resolves after `ms`, or at once when the signal fires. Never rejects. A sleep in the background keeps no program alive. */
  sleep(ms: number, signal?: AbortSignal, where?: "background"): Promise<void>;
}
