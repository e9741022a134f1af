import type { ElementQuery } from "../model/element";
import type { Fingerprint } from "../model/fingerprint";
import type { Locator, LocatorStrategy } from "../model/locator";

/** An element that a passed run acted on. */
export interface FoundElement {
  /** What was looked for then: names with their variables filled in. */
  readonly query?: ElementQuery;
  /** Best first; each was seen to find exactly this element. */
  readonly locators: readonly Locator[];
  readonly fingerprint?: Fingerprint;
}

/** How a person would rather address an element, best first. */
const SEMANTIC: readonly LocatorStrategy[] = ["role", "label", "placeholder", "testid", "alt", "title", "text"];
const ATTRIBUTES: readonly LocatorStrategy[] = ["id", "field"];

const firstOf = (
  strategies: readonly LocatorStrategy[],
  locators: readonly Locator[],
  unique: boolean,
): Locator | undefined =>
  strategies
    .flatMap((strategy) => locators.filter((each) => each.strategy === strategy))
    .find(({ nth }) => (nth === undefined) === unique);

/** The locator a person would choose: what the element is called, where that is enough; else an attribute; else its place. */
export const chooseLocator = (
  { locators }: FoundElement,
  asked: { readonly counted: boolean; readonly scoped: boolean },
): Locator | undefined => {
  const named = firstOf(SEMANTIC, locators, true);
  if (named) return named;
  const counted = firstOf(SEMANTIC, locators, false);
  if (asked.counted || asked.scoped) return counted ?? locators[0];
  return firstOf(ATTRIBUTES, locators, true) ?? counted ?? locators[0];
};
