import type { ElementQuery, ScopeQuery } from "../model/element";
import type { Place } from "../model/place";
import type { Action, Expectation, TextMatch } from "../model/step";
import type { Complaints } from "./complaints";
import { escapePattern, patternFault } from "./values";
import type { Expand } from "./variables";

/** Fills the templates of what a step says, after it has been read: a value never changes what the step means. */
export interface StepExpander {
  action(action: Action): Action;
  expectation(expectation: Expectation): Expectation;
  /** A text for people: what cannot be filled in stays as it is. */
  shown(text: string): string;
  /** Names of the secrets that values hold. */
  readonly secrets: ReadonlySet<string>;
}

const SECRET_HINT = "a secret can only be filled or typed into a field";

/** What is left of templates once the variables are known; secrets stay where they may, and are complained of elsewhere. */
interface Texts {
  readonly secrets: Set<string>;
  plain(text: string): string;
  value(text: string): string;
  pattern(text: string): string;
  /** For people: as it is where it cannot be filled in. */
  shown(text: string): string;
}

const createTexts = (expand: Expand, place: Place, complaints: Complaints): Texts => {
  const secrets = new Set<string>();
  const filled = (text: string, secretsToo: boolean, quote?: (value: string) => string): string => {
    const expanded = complaints.take(expand(text, quote), place);
    if (!expanded) return text;
    for (const secret of expanded.secrets) {
      const message = `the secret ${secret} stands where it would be shown`;
      if (secretsToo) secrets.add(secret);
      else complaints.error("secret-outside-value", message, place, SECRET_HINT);
    }
    return expanded.text;
  };
  return {
    secrets,
    plain: (text) => filled(text, false),
    value: (text) => filled(text, true),
    pattern: (text) => filled(text, false, escapePattern),
    shown(text) {
      const expanded = expand(text);
      return expanded.ok ? expanded.value.text : text;
    },
  };
};

const createElementExpander = ({ plain }: Texts, place: Place, complaints: Complaints) => {
  const scope = (query: ScopeQuery): ScopeQuery => ({ ...query, name: plain(query.name) });
  return (query: ElementQuery): ElementQuery => {
    const name = plain(query.name);
    if (name.trim() === "" && query.name !== "")
      complaints.error("empty-name", "the name of the element is empty once its variable is filled in", place);
    return {
      ...query,
      name,
      ...(query.within && { within: scope(query.within) }),
      ...(query.near !== undefined && { near: plain(query.near) }),
      ...(query.frame !== undefined && { frame: plain(query.frame) }),
      ...(query.selector !== undefined && { selector: plain(query.selector) }),
    };
  };
};

const PATTERN_HINT = "write a JavaScript regular expression of at most 200 characters";

const createMatchExpander =
  (texts: Texts, place: Place, complaints: Complaints) =>
  (wanted: TextMatch): TextMatch => {
    if (wanted.mode !== "matches") return { ...wanted, value: texts.plain(wanted.value) };
    const value = texts.pattern(wanted.value);
    const fault = patternFault(value);
    if (fault !== undefined)
      complaints.error("bad-pattern", `the pattern cannot be used: ${fault}`, place, PATTERN_HINT);
    return { mode: "matches", value };
  };

interface Parts {
  readonly texts: Texts;
  readonly element: (query: ElementQuery) => ElementQuery;
  readonly match: (wanted: TextMatch) => TextMatch;
}

const expandExpectation = ({ texts, element, match }: Parts, that: Expectation): Expectation => {
  const text = texts.shown(that.text);
  switch (that.kind) {
    case "state":
    case "count":
      return { ...that, element: element(that.element), text };
    case "text":
      return { ...that, ...(that.element && { element: element(that.element) }), match: match(that.match), text };
    case "value":
      return { ...that, element: element(that.element), match: match(that.match), text };
    case "attribute": {
      const attribute = texts.plain(that.attribute);
      return { ...that, element: element(that.element), attribute, match: match(that.match), text };
    }
    case "url":
    case "title":
      return { ...that, match: match(that.match), text };
  }
};

const expandAction = (parts: Parts, wanted: Action): Action => {
  const { texts, element } = parts;
  switch (wanted.kind) {
    case "goto":
      return { ...wanted, url: texts.plain(wanted.url) };
    case "back":
    case "forward":
    case "reload":
      return wanted;
    case "fill":
      return { ...wanted, element: element(wanted.element), value: texts.value(wanted.value) };
    case "type": {
      const value = texts.value(wanted.value);
      return { ...wanted, ...(wanted.element && { element: element(wanted.element) }), value };
    }
    case "press":
      return wanted.element ? { ...wanted, element: element(wanted.element) } : wanted;
    case "select":
      return { ...wanted, element: element(wanted.element), option: texts.plain(wanted.option) };
    case "wait":
      return { ...wanted, until: expandExpectation(parts, wanted.until) };
    case "expect":
      return { ...wanted, that: expandExpectation(parts, wanted.that) };
    case "screenshot":
      return wanted.name === undefined ? wanted : { ...wanted, name: texts.plain(wanted.name) };
    default:
      return { ...wanted, element: element(wanted.element) };
  }
};

/** Creates the expander of one step: fills its templates and gathers the secrets it uses. */
export const createStepExpander = (expand: Expand, place: Place, complaints: Complaints): StepExpander => {
  const texts = createTexts(expand, place, complaints);
  const element = createElementExpander(texts, place, complaints);
  const parts: Parts = { texts, element, match: createMatchExpander(texts, place, complaints) };
  return {
    action: (wanted) => expandAction(parts, wanted),
    expectation: (that) => expandExpectation(parts, that),
    shown: texts.shown,
    secrets: texts.secrets,
  };
};
