import { createNames } from "./accessible-name";
import { markShown } from "./appeared";
import { heldElement } from "./held";
import { lastLists } from "./choice-evidence";
import { isHiddenList } from "./stand-in";

/** Begins a choice: `native` where a person can use the native list itself; else what can be seen before it opens is remembered. */
export const beginChoice = (id: string): "native" | "list" | null => {
  const control = heldElement(id);
  if (!control) return null;
  if (control instanceof HTMLSelectElement && !isHiddenList(control, createNames())) return "native";
  markShown(lastLists(control));
  return "list";
};
