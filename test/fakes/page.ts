import type { ElementSnapshot } from "#core/model/element";
import { FINGERPRINT_FORMAT, type Fingerprint } from "#core/model/fingerprint";
import type { Locator } from "#core/model/locator";

/** An element of a scripted page. */
export interface FakeElement {
  readonly role: string;
  readonly name: string;
  readonly testId?: string;
  readonly css?: string;
  /** Of another sort than what is remembered: a look for the likes of it passes it over. */
  readonly isOfAnotherSort?: true;
  /** Stands behind a dialog that lies over the page. */
  readonly isBehind?: true;
  /** False: an action on it waits for its whole time and fails. */
  readonly actionable?: boolean;
  readonly value?: string;
}

/** What the browser shows at a moment. */
export interface FakePage {
  url: string;
  quiet: boolean;
  buildMs?: number;
  elements: readonly FakeElement[];
  title: string;
}

/** A change of the page: from now on it holds these. */
export const show =
  (elements: readonly FakeElement[]) =>
  (page: FakePage): void => {
    page.elements = elements;
  };

export const snapshotOf = (element: FakeElement): ElementSnapshot => ({
  tag: element.role,
  role: element.role,
  name: element.name,
  classes: [],
  landmarks: [],
  neighbours: [],
  path: [],
  ordinal: { index: 0, of: 1 },
  box: { x: 0, y: 0, width: 10, height: 10 },
  ...(element.testId ? { testId: element.testId } : {}),
  ...(element.css ? { id: element.css } : {}),
});

export const fingerprintOf = (element: FakeElement): Fingerprint => ({
  ...snapshotOf(element),
  format: FINGERPRINT_FORMAT,
});

/** Best first: test id, role and name, path. */
export const locatorsOf = (element: FakeElement): readonly Locator[] => [
  ...(element.testId ? [{ strategy: "testid", args: { tag: "*", value: element.testId } } as const] : []),
  { strategy: "role", args: { role: element.role, name: element.name } },
  ...(element.css ? [{ strategy: "css", args: { path: element.css } } as const] : []),
];

/** Names of the fields in which an element is not what was remembered. */
export const differences = (fingerprint: Fingerprint, element: FakeElement): readonly string[] => {
  const now = fingerprintOf(element);
  return (["role", "name", "testId", "id"] as const).filter((field) => now[field] !== fingerprint[field]);
};
