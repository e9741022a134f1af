import type { ElementSnapshot } from "./element";
import { isGenerated, stableClasses } from "./generated";
import { alike } from "./ranking/alike";
import { differInRecord } from "./record-id";
import { DRIFT_THRESHOLD, type DriftReport } from "./fingerprint";
import { isSameName, normaliseText, wordOverlap } from "./words";

interface Property {
  readonly property: string;
  readonly weight: number;
  /** In [0, 1]; undefined when neither side says anything. */
  readonly alike: (a: ElementSnapshot, b: ElementSnapshot) => number | undefined;
}

const equal =
  (read: (snapshot: ElementSnapshot) => string | undefined) =>
  (a: ElementSnapshot, b: ElementSnapshot): number | undefined => {
    const left = read(a) ?? "";
    const right = read(b) ?? "";
    if (left === "" && right === "") return undefined;
    return left === right ? 1 : 0;
  };

/** Of which record it is says nothing when it differs. */
const identifier =
  (read: (snapshot: ElementSnapshot) => string | undefined) =>
  (a: ElementSnapshot, b: ElementSnapshot): number | undefined =>
    differInRecord(read(a), read(b)) ? undefined : equal(read)(a, b);

const overlap =
  (read: (snapshot: ElementSnapshot) => string | undefined) =>
  (a: ElementSnapshot, b: ElementSnapshot): number | undefined => {
    const left = read(a) ?? "";
    const right = read(b) ?? "";
    if (left === "" && right === "") return undefined;
    return wordOverlap(left, right);
  };

const sets =
  (read: (snapshot: ElementSnapshot) => readonly string[]) =>
  (a: ElementSnapshot, b: ElementSnapshot): number | undefined => {
    const left = new Set(read(a));
    const right = new Set(read(b));
    if (left.size === 0 && right.size === 0) return undefined;
    const common = [...left].filter((item) => right.has(item)).length;
    return (2 * common) / (left.size + right.size);
  };

/** What a machine made says nothing when it differs. */
const lastingId = ({ id }: ElementSnapshot): string | undefined =>
  id === undefined || isGenerated(id) ? undefined : id;

const tagOf = (step: string): string => step.slice(0, Math.max(0, step.indexOf("[")));

const boxes = (a: ElementSnapshot, b: ElementSnapshot): number => {
  const size = (x: number, y: number): number => (Math.max(x, y) === 0 ? 1 : Math.min(x, y) / Math.max(x, y));
  const distance = Math.hypot(a.box.x - b.box.x, a.box.y - b.box.y);
  return (size(a.box.width, b.box.width) + size(a.box.height, b.box.height) + 1 / (1 + distance / 300)) / 3;
};

/** What a report of changes names, and how telling each change is to a reader. */
const PROPERTIES: readonly Property[] = [
  { property: "name", weight: 3, alike: overlap((s) => s.name) },
  { property: "role", weight: 1.5, alike: equal((s) => s.role) },
  { property: "text", weight: 1.5, alike: overlap((s) => s.text) },
  { property: "label", weight: 1.5, alike: overlap((s) => s.label) },
  { property: "field", weight: 1.5, alike: identifier((s) => s.field) },
  { property: "testId", weight: 2, alike: identifier((s) => s.testId) },
  { property: "placeholder", weight: 1.2, alike: overlap((s) => s.placeholder) },
  { property: "href", weight: 1.2, alike: identifier((s) => s.href) },
  { property: "id", weight: 1, alike: identifier(lastingId) },
  { property: "landmarks", weight: 1, alike: sets((s) => s.landmarks) },
  { property: "alt", weight: 1, alike: overlap((s) => s.alt) },
  { property: "title", weight: 0.8, alike: overlap((s) => s.title) },
  { property: "row", weight: 1, alike: overlap((s) => s.row) },
  { property: "neighbours", weight: 0.8, alike: sets((s) => s.neighbours) },
  { property: "tag", weight: 0.7, alike: equal((s) => s.tag) },
  { property: "type", weight: 0.7, alike: equal((s) => s.type) },
  { property: "classes", weight: 0.6, alike: sets((s) => stableClasses(s.classes)) },
  { property: "form", weight: 0.5, alike: identifier((s) => s.form) },
  { property: "heading", weight: 0.5, alike: overlap((s) => s.heading) },
  { property: "path", weight: 0.4, alike: sets((s) => s.path.slice(1, 9).map(tagOf)) },
  { property: "ordinal", weight: 0.3, alike: (a, b) => (a.ordinal.index === b.ordinal.index ? 1 : 0) },
  { property: "box", weight: 0.3, alike: boxes },
];

/** What a person calls the element; when it changed altogether the element is another one, whatever else stayed. */
export const spoken = (s: ElementSnapshot): string => normaliseText(s.name || s.label || s.placeholder || s.text || "");

const DIALOGS = ["dialog ", "alertdialog "] as const;

/** Name of the dialog the element stands in. */
const dialogOf = ({ landmarks }: ElementSnapshot): string | undefined => {
  for (const landmark of landmarks)
    for (const role of DIALOGS) if (landmark.startsWith(role)) return landmark.slice(role.length);
  return undefined;
};

const differ = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && wordOverlap(a, b) < 0.6;

/** Both stand in a dialog, and not in the same one. */
export const inOtherDialog = (a: ElementSnapshot, b: ElementSnapshot): boolean => differ(dialogOf(a), dialogOf(b));

const tied = (a: string | undefined, b: string | undefined): boolean => a !== undefined && a !== "" && a === b;

/** All buttons of a radio group share its name. */
const fieldOf = ({ field, role }: ElementSnapshot): string | undefined => (role === "radio" ? undefined : field);

/** The machine calls both the same: test id, field name, or an id that lasts. */
export const isCalledAlike = (a: ElementSnapshot, b: ElementSnapshot): boolean =>
  tied(lastingId(a), lastingId(b)) || tied(a.testId, b.testId) || tied(fieldOf(a), fieldOf(b));

/** The same, or both lead to the same address. */
export const sharesIdentifier = (a: ElementSnapshot, b: ElementSnapshot): boolean =>
  isCalledAlike(a, b) || tied(a.href, b.href);

/** What everybody reads of it and what the machine calls it stayed: only what a screen reader says, or an example in it, is in other words. */
const keptItsLabel = (a: ElementSnapshot, b: ElementSnapshot): boolean =>
  ((a.label ?? b.label) === undefined ? tied(a.text, b.text) : tied(a.label, b.label)) &&
  (tied(lastingId(a), lastingId(b)) || tied(fieldOf(a), fieldOf(b))) &&
  a.ordinal.index === b.ordinal.index;

/**
 * What a person calls the one is not what a person calls the other, though it may mean the same. What had no name and has one now is as
 * good as renamed, unless an identifier says that it is the same.
 */
export const isRenamed = (a: ElementSnapshot, b: ElementSnapshot): boolean => {
  const [before, now] = [spoken(a), spoken(b)];
  if (before === "") return now !== "" && !sharesIdentifier(a, b);
  if (keptItsLabel(a, b)) return false;
  return now !== "" && !isSameName(before, now);
};

/** Nothing but the name ties the two together: another heading over it, no id, field or address in common. */
const inOtherPart = (a: ElementSnapshot, b: ElementSnapshot): boolean => {
  if (sharesIdentifier(a, b)) return false;
  return a.heading !== undefined && b.heading !== undefined && wordOverlap(a.heading, b.heading) < 0.5;
};

/** Another row, another dialog, another part of the page. */
export const isElsewhere = (a: ElementSnapshot, b: ElementSnapshot): boolean =>
  (a.row !== undefined && b.row !== undefined && wordOverlap(a.row, b.row) < 0.5) ||
  inOtherDialog(a, b) ||
  inOtherPart(a, b);

/** The same control in another row or dialog is another element, and so is one that is called something else altogether. */
const RENAMED_FACTOR = 0.6;

/** From this likeness on nothing changed. */
const SAME = 0.95;

/** Names of what differs between two elements, the most telling first. */
export const changesOf = (a: ElementSnapshot, b: ElementSnapshot): readonly string[] =>
  PROPERTIES.flatMap(({ property, weight, alike: compare }) => {
    const share = compare(a, b);
    return share === undefined || share >= SAME ? [] : [{ property, loss: weight * (1 - share) }];
  })
    .sort((x, y) => y.loss - x.loss)
    .map(({ property }) => property);

/** Names of what two elements have in common, the most telling first. */
export const sharedBy = (a: ElementSnapshot, b: ElementSnapshot): readonly string[] =>
  PROPERTIES.filter(({ alike: compare }) => (compare(a, b) ?? 0) >= SAME)
    .toSorted((x, y) => y.weight - x.weight)
    .map(({ property }) => property);

const IDENTIFIERS = ["href", "id", "field", "testId", "form"] as const;

/** Both without the identifiers that differ only in the record they are of. */
const withoutRecords = (a: ElementSnapshot, b: ElementSnapshot): readonly [ElementSnapshot, ElementSnapshot] => {
  const silent = IDENTIFIERS.filter((key) => differInRecord(a[key], b[key]));
  if (silent.length === 0) return [a, b];
  const without = (of: ElementSnapshot): ElementSnapshot => {
    const rest = { ...of };
    for (const key of silent) delete rest[key];
    return rest;
  };
  return [without(a), without(b)];
};

const similarityOf = (a: ElementSnapshot, b: ElementSnapshot): number =>
  alike(a, b) * (isRenamed(a, b) || isElsewhere(a, b) ? RENAMED_FACTOR : 1);

/** How far `now` is from what was remembered. */
export const drift = (remembered: ElementSnapshot, now: ElementSnapshot, threshold = DRIFT_THRESHOLD): DriftReport => {
  const changed = changesOf(remembered, now);
  const similarity = changed.length === 0 ? 1 : similarityOf(...withoutRecords(remembered, now));
  return { similarity, drift: 1 - similarity, threshold, changed };
};

/** What two equal elements of a page may differ in. */
const BARE: ReadonlySet<string> = new Set(["classes", "box", "ordinal", "path"]);

/** By what changed of each, something besides looks and position says that the first is the remembered element rather than the second. */
export const isToldApart = (first: readonly string[], second: readonly string[]): boolean =>
  second.some((property) => !BARE.has(property) && !first.includes(property));
