/** Chance, as the core knows it. */
export interface Identity {
  /** A new UUIDv7: sorts by time, made by the program so that rows can be spooled. */
  newId(): string;
  /** Collision-resistant digest of a text, lower-case hex, 64 characters. */
  digest(text: string): string;
}
