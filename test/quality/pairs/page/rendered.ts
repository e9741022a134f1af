import { createNames } from "#adapters/playwright/page/accessible-name";
import { eligible, isInteractive, isTextField } from "#adapters/playwright/page/pool";
import { isSeen } from "#adapters/playwright/page/proxy";
import { snapshotOf } from "#adapters/playwright/page/snapshot";
import { allElements, parentOf } from "#adapters/playwright/page/walk";
import type { ElementKind } from "#core/model/element";
import type { Rendering } from "../page-pair";

/** A rendering and the nodes it was read from, index by index. */
export interface Rendered extends Rendering {
  readonly nodes: readonly Element[];
  readonly indexOf: ReadonlyMap<Element, number>;
}

const KINDS: readonly ElementKind[] = ["clickable", "focusable", "editable", "selectable", "checkable"];

/** What relocation walks over, for all kinds of step at once. */
export const rendered = (): Rendered => {
  const names = createNames();
  const nodes = allElements().filter((element) => eligible(element, "any") && isSeen(element, names));
  const indexOf = new Map(nodes.map((node, index) => [node, index]));
  return {
    nodes,
    indexOf,
    elements: nodes.map((node) => snapshotOf(node, names)),
    traits: nodes.map((node) => {
      const parent = parentOf(node);
      return {
        kinds: KINDS.filter((kind) => eligible(node, kind)),
        interactive: isInteractive(node),
        textField: isTextField(node),
        parent: (parent && indexOf.get(parent)) ?? -1,
      };
    }),
  };
};
