import { createNames } from "./accessible-name";
import { markShown } from "./appeared";
import { heldElement } from "./held";
import { lastLists } from "./choice-evidence";
import { questionOf } from "./question";
import { isHiddenList } from "./stand-in";

/** Begins a choice: `question` where it stands for the radio buttons of one; `native` where a person can use the native list itself; else what can be seen before it opens is remembered. */
export const beginChoice = (id: string): "question" | "native" | "list" | null => {
  const control = heldElement(id);
  if (!control) return null;
  const names = createNames();
  if (questionOf(control, names)) return "question";
  if (control instanceof HTMLSelectElement && !isHiddenList(control, names)) return "native";
  markShown(lastLists(control));
  return "list";
};
