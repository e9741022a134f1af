/** A position in a file a user wrote; line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** `file:line:column`, the spelling editors make clickable. */
export const formatPlace = (place: Place): string => `${place.file}:${place.line}:${place.column}`;
