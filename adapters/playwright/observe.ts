import type { Page } from "playwright";
import { textMatches, urlMatches } from "#core/model/match";
import type { ElementState as StateName, Expectation } from "#core/model/step";
import type { Observation } from "#core/ports/browser";
import type { ElementState, FrameLook } from "./page/protocol";
import type { Worlds } from "./worlds";

const LOOK_MS = 5_000;
const SEEN_TEXT = 160;

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
    const seen = visible.length > 0 ? `visible: ${list(visible)}` : elements.length > 0 ? `hidden: ${list(elements)}` : "no such element";
    return outcome((state === "visible") === visible.length > 0, negated, seen);
  }
  if (visible.length === 0) return absent;
  const answers = visible.map((element) => has(element, state));
  if (new Set(answers).size > 1) return { holds: false, seen: `several elements that differ: ${list(visible)}`, ambiguous: true };
  return outcome(answers[0] === true, negated, `${list(visible)} is ${answers[0] ? "" : "not "}${state}`);
};

const observeText = (elements: readonly ElementState[], negated: boolean, matches: (element: ElementState) => boolean, read: (element: ElementState) => string): Observation => {
  const visible = elements.filter((element) => element.visible);
  if (visible.length === 0) return absent;
  return outcome(visible.some(matches), negated, visible.slice(0, 3).map(read).map(quoted).join(", "));
};

/** Whether the expectation holds at this moment, over all frames. */
export const observe = async (expectation: Expectation, page: Page, worlds: Worlds): Promise<Observation> => {
  const { negated } = expectation;
  const lookFor = async (query: Extract<Expectation, { kind: "state" }>["element"], attribute?: string): Promise<readonly ElementState[]> => {
    await worlds.ready(LOOK_MS);
    const looks = await Promise.all(worlds.all().map((world) => worlds.ask<FrameLook>(world, { op: "look", query, ...(attribute === undefined ? {} : { attribute }) }, LOOK_MS)));
    return looks.flatMap((look) => look?.elements ?? []);
  };
  switch (expectation.kind) {
    case "url":
      return outcome(urlMatches(expectation.match, page.url()), negated, page.url());
    case "title": {
      const title = await Promise.all(worlds.all().filter(({ main }) => main).map((world) => worlds.ask<string>(world, { op: "title" }, LOOK_MS)));
      return outcome(textMatches(expectation.match, title[0] ?? ""), negated, quoted(title[0] ?? ""));
    }
    case "state":
      return observeState(expectation.state, negated, await lookFor(expectation.element));
    case "count": {
      const visible = (await lookFor(expectation.element)).filter((element) => element.visible);
      return outcome(visible.length === expectation.count, negated, `${visible.length} of them`);
    }
    case "text": {
      const { element, match } = expectation;
      if (element) return observeText(await lookFor(element), negated, ({ text }) => textMatches(match, text), ({ text }) => text);
      const texts = await Promise.all(worlds.all().map((world) => worlds.ask<string>(world, { op: "pageText" }, LOOK_MS)));
      const text = texts.map((each) => each ?? "").join(" ").trim();
      return outcome(textMatches(match, text), negated, quoted(text));
    }
    case "value":
      return observeText(await lookFor(expectation.element), negated, ({ value }) => textMatches(expectation.match, value), ({ value }) => value);
    case "attribute": {
      const found = await lookFor(expectation.element, expectation.attribute);
      return observeText(found, negated, ({ attribute }) => attribute !== null && textMatches(expectation.match, attribute), ({ attribute }) => attribute ?? "(none)");
    }
  }
};
