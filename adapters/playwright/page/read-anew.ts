import { choose } from "#core/model/choose";
import type { ElementQuery } from "#core/model/element";
import { createNames } from "./accessible-name";
import { checkedState } from "./checked-state";
import { discover } from "./discover";
import { heldElement } from "./held";

/** The one element of this document that the words of a step mean now; undefined when there is none, or no one. */
export const elementMeant = (query: ElementQuery): Element | undefined => {
  const choice = choose(discover(query).candidates, query.name);
  return choice.kind === "found" ? heldElement(choice.chosen.held) : undefined;
};

/** Whether what the words mean now is checked; null when they mean nothing that can be. */
export const checkedAnew = (query: ElementQuery): boolean | null => {
  const element = elementMeant(query);
  return (element && checkedState(element, createNames())) ?? null;
};
