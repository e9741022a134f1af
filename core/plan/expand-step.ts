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

export const createStepExpander = (expand: Expand, place: Place, complaints: Complaints): StepExpander => {
  const secrets = new Set<string>();

  const filled = (text: string, secretsToo: boolean, quote?: (value: string) => string): string => {
    const expanded = complaints.take(expand(text, quote), place);
    if (!expanded) return text;
    for (const secret of expanded.secrets) {
      if (secretsToo) secrets.add(secret);
      else
        complaints.error(
          "secret-outside-value",
          `the secret ${secret} stands where it would be shown`,
          place,
          SECRET_HINT,
        );
    }
    return expanded.text;
  };
  const plain = (text: string): string => filled(text, false);

  const scope = (query: ScopeQuery): ScopeQuery => ({ ...query, name: plain(query.name) });

  const element = (query: ElementQuery): ElementQuery => {
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

  const match = (wanted: TextMatch): TextMatch => {
    if (wanted.mode !== "matches") return { ...wanted, value: plain(wanted.value) };
    const value = filled(wanted.value, false, escapePattern);
    const fault = patternFault(value);
    if (fault !== undefined)
      complaints.error(
        "bad-pattern",
        `the pattern cannot be used: ${fault}`,
        place,
        "write a JavaScript regular expression of at most 200 characters",
      );
    return { mode: "matches", value };
  };

  const shown = (text: string): string => {
    const expanded = expand(text);
    return expanded.ok ? expanded.value.text : text;
  };

  const expectation = (that: Expectation): Expectation => {
    const text = shown(that.text);
    switch (that.kind) {
      case "state":
      case "count":
        return { ...that, element: element(that.element), text };
      case "text":
        return { ...that, ...(that.element && { element: element(that.element) }), match: match(that.match), text };
      case "value":
        return { ...that, element: element(that.element), match: match(that.match), text };
      case "attribute":
        return {
          ...that,
          element: element(that.element),
          attribute: plain(that.attribute),
          match: match(that.match),
          text,
        };
      case "url":
      case "title":
        return { ...that, match: match(that.match), text };
    }
  };

  const action = (wanted: Action): Action => {
    switch (wanted.kind) {
      case "goto":
        return { ...wanted, url: plain(wanted.url) };
      case "back":
      case "forward":
      case "reload":
        return wanted;
      case "fill":
        return { ...wanted, element: element(wanted.element), value: filled(wanted.value, true) };
      case "type":
        return {
          ...wanted,
          ...(wanted.element && { element: element(wanted.element) }),
          value: filled(wanted.value, true),
        };
      case "press":
        return wanted.element ? { ...wanted, element: element(wanted.element) } : wanted;
      case "select":
        return { ...wanted, element: element(wanted.element), option: plain(wanted.option) };
      case "wait":
        return { ...wanted, until: expectation(wanted.until) };
      case "expect":
        return { ...wanted, that: expectation(wanted.that) };
      case "screenshot":
        return wanted.name === undefined ? wanted : { ...wanted, name: plain(wanted.name) };
      default:
        return { ...wanted, element: element(wanted.element) };
    }
  };

  return { action, expectation, shown, secrets };
};
