import { findAll, shadowRoot, textOf } from "./dom";
import { CONTROLS } from "./label-region";
import { parentOf } from "./walk";

/** How far up from a text the controls are sought that it may label. */
const MAX_CLIMB = 6;
/** Parts with more controls are no group. */
const MAX_CONTROLS = 300;
const READ = 300;

/** The controls in the light and shadow tree of a part of the page. */
export const controlsIn = (part: Element): readonly Element[] => {
  const shadow = shadowRoot(part);
  return [...(shadow ? findAll(shadow, CONTROLS) : []), ...findAll(part, CONTROLS)];
};

/** Collects, for the texts that are added, the controls which stand so near that a text may label them. */
export const createNearControls = () => {
  const known = new Map<Element, readonly Element[]>();
  const texts = new Map<Element, string>();
  const controlsOf = (part: Element): readonly Element[] => {
    const controls = known.get(part) ?? controlsIn(part);
    known.set(part, controls);
    return controls;
  };
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
