import type { Fingerprint } from "./fingerprint";
import type { Locator } from "./locator";
import { printableJson } from "./printable";

/** Grows when the file's shape changes. */
export const LOCK_VERSION = 1;

/** What a lock file holds of one element: where it is, what it is, how it is found. No times, no counters, no values. */
export interface LockedElement {
  /** Page key: origin and normalised route. */
  readonly page: string;
  /** The query in words; the sentence grammar reads the query back from them. */
  readonly element: string;
  readonly action: string;
  /** Best first. */
  readonly locators: readonly Locator[];
  /** Its box in whole pixels. */
  readonly fingerprint: Fingerprint;
}

/** A lock file. */
export interface Lock {
  readonly version: number;
  readonly elements: readonly LockedElement[];
}

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Keys in the same order whoever wrote them; lists keep theirs. */
const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => byCodeUnits(a, b)).map(([key, each]) => [key, inOrder(each)]));
};

const line = (value: unknown): string => printableJson(inOrder(value));

/** The strategy first, as a person reads it. */
const locatorLine = ({ strategy, args, ...rest }: Locator): string =>
  printableJson({ strategy, args: inOrder(args), ...(inOrder(rest) as object) });

const elementText = ({ page, element, action, locators, fingerprint }: LockedElement): string => {
  const seen = Object.entries(inOrder(fingerprint) as object).map(([key, value]) => `${line(key)}: ${line(value)}`);
  return [
    "    {",
    `      "page": ${line(page)},`,
    `      "element": ${line(element)},`,
    `      "action": ${line(action)},`,
    '      "locators": [',
    locators.map((locator) => `        ${locatorLine(locator)}`).join(",\n"),
    "      ],",
    '      "fingerprint": {',
    seen.map((each) => `        ${each}`).join(",\n"),
    "      }",
    "    }",
  ].join("\n");
};

const compare = (a: LockedElement, b: LockedElement): number =>
  byCodeUnits(a.page, b.page) || byCodeUnits(a.element, b.element) || byCodeUnits(a.action, b.action);

/** The file's text: sorted by page, element and action, a line a fact; the same elements give the same text. Safe for a terminal. */
export const lockText = (elements: readonly LockedElement[]): string => {
  const texts = [...elements].sort(compare).map(elementText);
  const list = texts.length === 0 ? "[]" : `[\n${texts.join(",\n")}\n  ]`;
  return `{\n  "version": ${LOCK_VERSION},\n  "elements": ${list}\n}\n`;
};
