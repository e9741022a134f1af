import type { Page } from "playwright";
import { textMatches, urlMatches } from "#core/model/match";
import type { ElementQuery } from "#core/model/element";
import type { Expectation, ElementState as StateName, TextMatch } from "#core/model/step";
import type { Observation, Session } from "#core/ports/browser";
import type { Ask, ElementState, FrameLook } from "./page/protocol";
import type { World, Worlds } from "./worlds";

const LOOK_MS = 5_000;
const SEEN_TEXT = 160;
const MAX_FOUND = 50;

const cut = (text: string): string => (text.length > SEEN_TEXT ? `${text.slice(0, SEEN_TEXT)}…` : text);
const quoted = (text: string): string => JSON.stringify(cut(text));
const outcome = (holds: boolean, negated: boolean, seen: string): Observation => ({ holds: holds !== negated, seen });
const absent: Observation = { holds: false, seen: "no such element" };

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
  const answers = visible.map((element) => has(element, state));
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

const bySelector = async (page: Page, selector: string, attribute?: string): Promise<readonly ElementState[]> => {
  const found = await page.locator(selector).all();
  return Promise.all(
    found.slice(0, MAX_FOUND).map(async (locator) => ({
      score: 1,
      description: selector,
      visible: await locator.isVisible(),
      enabled: await locator.isEnabled({ timeout: LOOK_MS }),
      editable: await locator.isEditable({ timeout: LOOK_MS }).catch(() => false),
      checked: await locator.isChecked({ timeout: LOOK_MS }).catch(() => false),
      focused: (await page.locator(`${selector} >> :focus`).count()) > 0,
      empty: ((await locator.textContent({ timeout: LOOK_MS })) ?? "").trim() === "",
      text: await locator.innerText({ timeout: LOOK_MS }).catch(() => ""),
      value: await locator.inputValue({ timeout: LOOK_MS }).catch(() => ""),
      attribute: attribute === undefined ? null : await locator.getAttribute(attribute, { timeout: LOOK_MS }),
    })),
  );
};

/** What an expectation can ask of the page. */
interface Eyes {
  elements(query: ElementQuery, attribute?: string): Promise<readonly ElementState[]>;
  text(): Promise<string>;
  title(): Promise<string>;
}

const eyesOn = (page: Page, worlds: Worlds): Eyes => {
  const everywhere = async <T>(ask: Ask, only: (world: World) => boolean = () => true): Promise<readonly T[]> => {
    await worlds.ready(LOOK_MS);
    const answers = await Promise.all(
      worlds
        .all()
        .filter(only)
        .map((world) => worlds.ask<T>(world, ask, LOOK_MS)),
    );
    return answers.flatMap((answer) => (answer === undefined ? [] : [answer]));
  };
  return {
    async elements(query, attribute) {
      if (query.selector !== undefined) return bySelector(page, query.selector, attribute);
      const ask: Ask = { op: "look", query, ...(attribute === undefined ? {} : { attribute }) };
      return (await everywhere<FrameLook>(ask)).flatMap(({ elements }) => elements);
    },
    text: async () => (await everywhere<string>({ op: "pageText" })).join(" ").trim(),
    title: async () => (await everywhere<string>({ op: "title" }, ({ main }) => main))[0] ?? "",
  };
};

const observeElement = async (
  expectation: Exclude<Expectation, { kind: "url" | "title" }>,
  eyes: Eyes,
): Promise<Observation> => {
  const { negated } = expectation;
  switch (expectation.kind) {
    case "state":
      return observeState(expectation.state, negated, await eyes.elements(expectation.element));
    case "count": {
      const visible = (await eyes.elements(expectation.element)).filter((element) => element.visible);
      return outcome(visible.length === expectation.count, negated, `${visible.length} of them`);
    }
    case "text": {
      const { element, match } = expectation;
      if (element) return observeText(await eyes.elements(element), negated, match, ({ text }) => text);
      const text = await eyes.text();
      return outcome(textMatches(match, text), negated, quoted(text));
    }
    case "value":
      return observeText(await eyes.elements(expectation.element), negated, expectation.match, ({ value }) => value);
    case "attribute": {
      const found = await eyes.elements(expectation.element, expectation.attribute);
      return observeText(found, negated, expectation.match, ({ attribute }) => attribute);
    }
  }
};

/** Tells whether an expectation holds at this moment, over all frames. */
export const createObserver = (page: Page, worlds: Worlds): Pick<Session, "observe"> => {
  const eyes = eyesOn(page, worlds);
  return {
    async observe(expectation) {
      if (expectation.kind === "url")
        return outcome(urlMatches(expectation.match, page.url()), expectation.negated, page.url());
      if (expectation.kind !== "title") return observeElement(expectation, eyes);
      const title = await eyes.title();
      return outcome(textMatches(expectation.match, title), expectation.negated, quoted(title));
    },
  };
};
