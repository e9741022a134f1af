import type { Lock, LockedElement } from "../model/lock";
import type { Place } from "../model/place";
import type { Complaint } from "../model/requirement";

export interface LockReading {
  /** Absent when the file is not a lock of this version; `complaints` say why. */
  readonly lock?: Lock;
  readonly complaints: readonly Complaint[];
  /** Where in the file the element of this index begins. */
  placeOf(index: number): Place;
}

/** Lock files: elements a team commits. */
export interface LockStore {
  /** Reads a whole file: all its complaints, not just the first. Throws UserError when it cannot be read (missing, over 5 MB, a folder). */
  read(path: string): Promise<LockReading>;
  /** Replaces the file whole or not at all; the same elements give the same bytes. Throws PortError. */
  write(path: string, elements: readonly LockedElement[]): Promise<void>;
}
