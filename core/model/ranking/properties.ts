/** What pieces of evidence are called when they are told to people, by the beginning of their names. */
const PROPERTIES: readonly (readonly [string, string])[] = [
  ["said", "name"],
  ["textLength", "text"],
  ["called", "identifiers"],
  ["keys", "identifiers"],
  ["id", "id"],
  ["field", "field name"],
  ["testId", "test id"],
  ["type", "type"],
  ["placeholder", "placeholder"],
  ["title", "title"],
  ["alt", "alternative text"],
  ["form", "form"],
  ["href", "address"],
  ["class", "classes"],
  ["tag", "tag"],
  ["role", "role"],
  ["sort", "role"],
  ["path", "path"],
  ["step", "path"],
  ["depth", "path"],
  ["anchor", "path"],
  ["box", "position"],
  ["around", "neighbours"],
  ["heading", "heading"],
  ["landmarks", "landmarks"],
  ["zones", "part of the page"],
  ["row", "row"],
  ["ordinal", "ordinal"],
];

/** The property a piece of evidence is about, in words. */
export const propertyOf = (evidence: string): string =>
  PROPERTIES.find(([beginning]) => evidence.startsWith(beginning))?.[1] ?? evidence;
