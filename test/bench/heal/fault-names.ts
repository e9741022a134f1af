/** Ways in which pages change; whether what is meant is still there afterwards. */
export const FAULTS = {
  ids: "there",
  classes: "there",
  tags: "there",
  wrapping: "there",
  order: "there",
  headings: "there",
  "name in capitals": "there",
  "name grown": "there",
  "name reworded": "there",
  "ids, classes, wrapping": "there",
  "tags, ids, order": "there",
  "name grown, ids, classes": "there",
  "name grown, wrapping": "there",
  removal: "gone",
  "removal, ids, classes": "gone",
  "another in its place": "gone",
} as const;

export type FaultName = keyof typeof FAULTS;
