import type { Complaint, RawRequirement } from "../model/requirement";

export interface SourceReading {
  /** Absent when the file could not be read as a requirement at all. */
  readonly requirement?: RawRequirement;
  readonly complaints: readonly Complaint[];
}

/** Where requirements come from. */
export interface RequirementSource {
  /** Files and folders -> requirement files, sorted. Throws UserError when one does not exist or nothing is found. */
  find(paths: readonly string[]): Promise<readonly string[]>;
  /** One file, whole: all its complaints, not just the first. Throws UserError only when it cannot be read (missing, over 1 MB, a folder). */
  read(path: string): Promise<SourceReading>;
}
