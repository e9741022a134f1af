/** The time within a UUIDv7: two ids share it only when they were made within the same millisecond. */
const SHORT = 13;

/** The shortest beginnings, of at least the time, that tell the ids apart. */
export const shortIds = (ids: readonly string[]): ReadonlyMap<string, string> => {
  const unique = (id: string, length: number): boolean =>
    ids.filter((other) => other.startsWith(id.slice(0, length))).length === 1;
  return new Map(
    ids.map((id) => {
      let length = SHORT;
      while (length < id.length && !unique(id, length)) length++;
      return [id, id.slice(0, length)];
    }),
  );
};
