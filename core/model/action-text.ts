import { describeQuery, quoteText } from "./element-text";
import type { Action, Expectation, TextMatch } from "./step";

/** An expectation without what was written, before its `text` is known. */
export type BareExpectation = Expectation extends infer Whole
  ? Whole extends Expectation
    ? Omit<Whole, "text">
    : never
  : never;

const matchText = (match: TextMatch, negated: boolean): string => {
  const verb = { is: negated ? "is not" : "is", contains: "contains", matches: "matches" }[match.mode];
  const denied = negated && match.mode !== "is" ? `does not ${match.mode === "contains" ? "contain" : "match"}` : verb;
  return `${denied} ${quoteText(match.value)}`;
};

/** An expectation in canonical words: `Save button is not visible`, `url contains "x"`. */
export const describeExpectation = (that: BareExpectation): string => {
  const not = that.negated ? "not " : "";
  switch (that.kind) {
    case "state":
      return `${describeQuery(that.element)} is ${not}${that.state}`;
    case "text":
      return `${that.element ? `text of ${describeQuery(that.element)}` : "page"} ${matchText(that.match, that.negated)}`;
    case "value":
      return `value of ${describeQuery(that.element)} ${matchText(that.match, that.negated)}`;
    case "count":
      return `number of ${describeQuery(that.element)} is ${not}${that.count}`;
    case "attribute":
      return `attribute ${quoteText(that.attribute)} of ${describeQuery(that.element)} ${matchText(that.match, that.negated)}`;
    case "url":
    case "title":
      return `${that.kind} ${matchText(that.match, that.negated)}`;
  }
};

/** An action in canonical words: `fill Username with "bob"`, `press Enter on Search`. Secrets stay `${secrets.X}`. */
export const describeAction = (action: Action): string => {
  switch (action.kind) {
    case "goto":
      return `go to ${quoteText(action.url)}`;
    case "back":
    case "forward":
      return `go ${action.kind}`;
    case "reload":
      return "reload";
    case "fill":
      return `fill ${describeQuery(action.element)} with ${quoteText(action.value)}`;
    case "type":
      return `type ${quoteText(action.value)}${action.element ? ` into ${describeQuery(action.element)}` : ""}`;
    case "press":
      return `press ${action.key}${action.element ? ` on ${describeQuery(action.element)}` : ""}`;
    case "select":
      return `select ${quoteText(action.option)} from ${describeQuery(action.element)}`;
    case "wait":
      return `wait until ${action.until.text}`;
    case "expect":
      return `expect ${action.that.text}`;
    case "screenshot":
      return action.name === undefined ? "take a screenshot" : `take a screenshot named ${quoteText(action.name)}`;
    default:
      return `${action.kind} ${describeQuery(action.element)}`;
  }
};
