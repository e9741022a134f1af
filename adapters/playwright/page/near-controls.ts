import { findAll, isRoot, parentElement, rootOf, shadowRoot, textOf } from "./dom";
import { CONTROLS } from "./label-region";
import { memo } from "./rendering";
import { untilChanged } from "./until-changed";
import { parentOf } from "./walk";

/** How far up from a text the controls are sought that it may label. */
const MAX_CLIMB = 6;
/** Parts with more controls are no group. */
const MAX_CONTROLS = 300;
const READ = 300;
const NONE: readonly Element[] = [];

/** The controls of a tree by the parts that they stand in, in document order; of a large part no more than tells that it is no group. */
const controlsByPart = untilChanged<ReadonlyMap<Element, readonly Element[]>>(
  (root) => {
    const byPart = new Map<Element, Element[]>();
    for (const control of findAll(root, CONTROLS))
      for (let part = parentElement(control); part; part = parentElement(part)) {
        const controls = byPart.get(part);
        if (!controls) byPart.set(part, [control]);
        else if (controls.length <= MAX_CONTROLS) controls.push(control);
      }
    return byPart;
  },
  ["type", "role", "contenteditable", "aria-haspopup"],
);

/** The controls in the light and shadow tree of a part of the page; of a large part not all of them, but more than a group has. */
export const controlsIn = (part: Element): readonly Element[] => {
  const [root, shadow] = [rootOf(part), shadowRoot(part)];
  const light = (isRoot(root) ? controlsByPart(root).get(part) : undefined) ?? NONE;
  return shadow ? [...findAll(shadow, CONTROLS), ...light] : light;
};

/** Collects, for the texts that are added, the controls which stand so near that a text may label them. */
export const createNearControls = () => {
  const texts = new Map<Element, string>();
  const controlsOf = memo(controlsIn);
  return {
    /** Lower-case texts near a control. */
    texts: texts as ReadonlyMap<Element, string>,
    add: (holder: Element): void => {
      const text = textOf(holder).slice(0, READ).toLowerCase();
      let parts = 0;
      for (
        let at: Element | null = holder, level = 0;
        at && level < MAX_CLIMB && parts < 2;
        at = parentOf(at), level++
      ) {
        const controls = controlsOf(at);
        if (controls.length === 0) continue;
        if (controls.length > MAX_CONTROLS) return;
        parts += 1;
        for (const control of controls) texts.set(control, `${texts.get(control) ?? ""} ${text}`);
      }
    },
  };
};
