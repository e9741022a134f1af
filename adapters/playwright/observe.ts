import type { Page } from "playwright";
import { textMatches, urlMatches } from "#core/model/match";
import type { ElementQuery } from "#core/model/element";
import type { Expectation, ElementState as StateName, TextMatch } from "#core/model/step";
import type { Observation, Session } from "#core/ports/browser";
import type { Ask, ElementState, FrameLook } from "./page/protocol";
import type { World, Worlds } from "./worlds";

const LOOK_MS = 3_000;
const SEEN_TEXT = 160;
const MAX_FOUND = 50;

const cut = (text: string): string => (text.length > SEEN_TEXT ? `${text.slice(0, SEEN_TEXT)}…` : text);
const quoted = (text: string): string => JSON.stringify(cut(text));
const outcome = (holds: boolean, negated: boolean, seen: string): Observation => ({ holds: holds !== negated, seen });
const absent: Observation = { holds: false, seen: "no such element" };
/** Neither an expectation nor its contrary holds on a page that does not answer. */
const SILENT: Observation = { holds: false, seen: "the page did not answer in time" };

const has = (element: ElementState, state: StateName): boolean => {
  switch (state) {
    case "visible":
      return element.visible;
    case "hidden":
      return !element.visible;
    case "enabled":
      return element.enabled;
    case "disabled":
      return !element.enabled;
    case "checked":
      return element.checked;
    case "focused":
      return element.focused;
    case "editable":
      return element.editable;
    case "empty":
      return element.empty;
  }
};

const list = (elements: readonly ElementState[]): string =>
  elements
    .slice(0, 3)
    .map(({ description }) => description)
    .join(", ");

/** Visible and hidden are about any element that answers; every other state is about one, or about several that agree. */
const observeState = (state: StateName, negated: boolean, elements: readonly ElementState[]): Observation => {
  const visible = elements.filter((element) => element.visible);
  if (state === "visible" || state === "hidden") {
    const seen =
      visible.length > 0
        ? `visible: ${list(visible)}`
        : elements.length > 0
          ? `hidden: ${list(elements)}`
          : "no such element";
    return outcome((state === "visible") === visible.length > 0, negated, seen);
  }
  if (visible.length === 0) return absent;
  // Words beside a box are no second box.
  const checkable = state === "checked" ? visible.filter((element) => element.checkable) : [];
  const asked = checkable.length > 0 ? checkable : visible;
  const answers = asked.map((element) => has(element, state));
  if (new Set(answers).size > 1)
    return { holds: false, seen: `several elements that differ: ${list(visible)}`, ambiguous: true };
  return outcome(answers[0] === true, negated, `${list(visible)} is ${answers[0] ? "" : "not "}${state}`);
};

const observeText = (
  elements: readonly ElementState[],
  negated: boolean,
  match: TextMatch,
  read: (element: ElementState) => string | null,
): Observation => {
  const visible = elements.filter((element) => element.visible);
  if (visible.length === 0) return absent;
  const texts = visible.map(read);
  const holds = texts.some((text) => text !== null && textMatches(match, text));
  const seen = texts.slice(0, 3).map((text) => (text === null ? "(none)" : quoted(text)));
  return outcome(holds, negated, seen.join(", "));
};

const bySelector = async (page: Page, selector: string, attribute?: string): Promise<FrameLook> => {
  const found = await page.locator(selector).all();
  const elements = await Promise.all(
    found.slice(0, MAX_FOUND).map(async (locator) => ({
      score: 1,
      description: selector,
      visible: await locator.isVisible(),
      enabled: await locator.isEnabled({ timeout: LOOK_MS }),
      editable: await locator.isEditable({ timeout: LOOK_MS }).catch(() => false),
      checked: await locator.isChecked({ timeout: LOOK_MS }).catch(() => false),
      checkable: true,
      radio: false,
      focused: (await page.locator(`${selector} >> :focus`).count()) > 0,
      empty: ((await locator.textContent({ timeout: LOOK_MS })) ?? "").trim() === "",
      text: await locator.innerText({ timeout: LOOK_MS }).catch(() => ""),
      value: await locator.inputValue({ timeout: LOOK_MS }).catch(() => ""),
      attribute: attribute === undefined ? null : await locator.getAttribute(attribute, { timeout: LOOK_MS }),
    })),
  );
  return { elements, count: await page.locator(selector).filter({ visible: true }).count() };
};

/** What an expectation can ask of the page; `silent`: a frame did not answer in time. */
interface Eyes {
  elements(query: ElementQuery, attribute?: string): Promise<Seen<FrameLook>>;
  text(): Promise<Seen<string>>;
  title(): Promise<Seen<string>>;
  mentions(texts: readonly string[]): Promise<Seen<readonly string[]>>;
}

interface Seen<T> {
  readonly found: readonly T[];
  readonly silent: boolean;
}

/** A list that changes while it is read is read again by the next look. */
const seenBySelector = async (page: Page, selector: string, attribute?: string): Promise<Seen<FrameLook>> => {
  try {
    return { found: [await bySelector(page, selector, attribute)], silent: false };
  } catch (error) {
    if (error instanceof Error && error.name === "TimeoutError") return { found: [], silent: true };
    throw error;
  }
};

const eyesOn = (page: Page, worlds: Worlds): Eyes => {
  const everywhere = async <T>(ask: Ask, only: (world: World) => boolean = () => true): Promise<Seen<T>> => {
    await worlds.ready(LOOK_MS);
    const answers = await Promise.all(
      worlds
        .all()
        .filter(only)
        .map(async (world) => {
          const answer = await worlds.ask<T>(world, ask, LOOK_MS);
          return { answer, silent: answer === undefined && worlds.has(world) };
        }),
    );
    return {
      found: answers.flatMap(({ answer }) => (answer === undefined ? [] : [answer])),
      silent: answers.some(({ silent }) => silent),
    };
  };
  return {
    async elements(query, attribute) {
      if (query.selector !== undefined) return seenBySelector(page, query.selector, attribute);
      const ask: Ask = { op: "look", query, ...(attribute === undefined ? {} : { attribute }) };
      return everywhere<FrameLook>(ask);
    },
    text: () => everywhere<string>({ op: "pageText" }),
    title: () => everywhere<string>({ op: "title" }, ({ main }) => main),
    mentions: (texts) => everywhere<readonly string[]>({ op: "mentions", texts }),
  };
};

type AboutElement = Exclude<Expectation, { kind: "url" | "title" }> & { readonly element: ElementQuery };

const judge = (expectation: AboutElement, elements: readonly ElementState[], count: number): Observation => {
  const { negated } = expectation;
  switch (expectation.kind) {
    case "state":
      return observeState(expectation.state, negated, elements);
    case "count":
      return outcome(count === expectation.count, negated, `${count} of them`);
    case "text":
      return observeText(elements, negated, expectation.match, ({ text }) => text);
    case "value":
      return observeText(elements, negated, expectation.match, ({ value }) => value);
    case "attribute":
      return observeText(elements, negated, expectation.match, ({ attribute }) => attribute);
  }
};

/** It says that nobody sees some words, whatever they stand in. */
const deniesSight = ({ kind, element, negated, ...rest }: AboutElement): boolean => {
  if (kind !== "state" || element.role !== undefined || element.selector !== undefined || element.name === "")
    return false;
  const { state } = rest as { readonly state: StateName };
  return (state === "visible" && negated) || (state === "hidden" && !negated);
};

/** Words that are seen within a longer text are seen. */
const unlessInText = async ({ element }: AboutElement, eyes: Eyes, seen: Observation): Promise<Observation> => {
  const { found, silent } = await eyes.elements({ ...element, role: "text", kind: "any" }, undefined);
  const holders = found.flatMap(({ elements }) => elements).filter(({ visible }) => visible);
  if (holders.length === 0) return silent ? SILENT : seen;
  return { holds: false, seen: `visible in a longer text: ${list(holders)}` };
};

const observeElement = async (expectation: AboutElement, eyes: Eyes): Promise<Observation> => {
  const attribute = expectation.kind === "attribute" ? expectation.attribute : undefined;
  const { found: looks, silent } = await eyes.elements(expectation.element, attribute);
  const found = looks.flatMap(({ elements }) => elements);
  // What was seen is there, whatever a silent frame may hold; what was not seen may be there all the same.
  const unsure = silent && (expectation.kind === "count" || !found.some(({ visible }) => visible));
  if (unsure) return SILENT;
  const count = looks.reduce((sum, each) => sum + each.count, 0);
  const seen = judge(expectation, found, count);
  return seen.holds && deniesSight(expectation) ? unlessInText(expectation, eyes, seen) : seen;
};

const observeTexts = ({ found, silent }: Seen<string>, negated: boolean, match: TextMatch): Observation => {
  const text = found.join(" ").trim();
  const seen = outcome(textMatches(match, text), negated, quoted(text));
  return silent && (negated || !seen.holds) ? SILENT : seen;
};

/** What is drawn for nobody to see, such as words for screen readers, is no text of the page to a reader. */
const observePageText = async (
  text: Seen<string>,
  negated: boolean,
  match: TextMatch,
  eyes: Eyes,
): Promise<Observation> => {
  const drawn = observeTexts(text, negated, match);
  if (drawn.holds === negated || match.mode !== "contains" || text.silent) return drawn;
  const query: ElementQuery = { name: match.value, role: "text", kind: "any" };
  const holders = (await eyes.elements(query, undefined)).found.flatMap(({ elements }) => elements);
  const unseen = holders.length > 0 && !holders.some(({ visible }) => visible);
  return unseen ? outcome(false, negated, "only where nobody sees it") : drawn;
};

const isAboutElement = (expectation: Expectation): expectation is AboutElement =>
  "element" in expectation && expectation.element !== undefined;

/** Tells whether an expectation holds at this moment, over all frames. */
export const createObserver = (page: Page, worlds: Worlds): Pick<Session, "observe" | "mentions"> => {
  const eyes = eyesOn(page, worlds);
  return {
    mentions: async (texts) => (await eyes.mentions(texts)).found.flat(),
    async observe(expectation) {
      if (isAboutElement(expectation)) return observeElement(expectation, eyes);
      const { match, negated } = expectation;
      switch (expectation.kind) {
        case "url":
          return outcome(urlMatches(match, page.url()), negated, page.url());
        case "title":
          return observeTexts(await eyes.title(), negated, match);
        case "text":
          return observePageText(await eyes.text(), negated, match, eyes);
      }
    },
  };
};
