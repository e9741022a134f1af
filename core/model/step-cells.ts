import { describeQuery } from "./element-text";
import { elementOf, type Action, type Step } from "./step";

/** A step in five words: what a table of canonical steps shows. Empty where the action has none. */
export interface StepCells {
  readonly id: string;
  readonly action: string;
  readonly element: string;
  readonly value: string;
  readonly outcome: string;
}

const valueCell = (action: Action): string => {
  switch (action.kind) {
    case "goto":
      return action.url;
    case "fill":
    case "type":
      return action.value;
    case "press":
      return action.key;
    case "select":
      return action.option;
    case "wait":
      return action.until.text;
    case "expect":
      return action.that.text;
    case "screenshot":
      return action.name ?? "";
    default:
      return "";
  }
};

/** The cells of a step; secrets stay `${secrets.X}`. */
export const stepCells = ({ id, action, outcome }: Step): StepCells => {
  const element = elementOf(action);
  return {
    id,
    action: action.kind,
    element: element ? describeQuery(element) : "",
    value: valueCell(action),
    outcome: outcome.map((that) => that.text).join("; "),
  };
};
