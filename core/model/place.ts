/** A position in a file a user wrote; line and column count from 1, both are 0 where only the file is known. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** `file:line:column`, the spelling editors make clickable; the file alone where no more is known. */
export const formatPlace = ({ file, line, column }: Place): string => (line === 0 ? file : `${file}:${line}:${column}`);
