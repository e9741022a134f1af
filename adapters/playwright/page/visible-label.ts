import { matchLabels, type PlacedControl } from "#core/model/label-match";
import type { Box } from "#core/model/element";
import type { Names } from "./accessible-name";
import { boundsOf, closest, contains, findAll, idOf, isRoot, matches, rootOf, textOf } from "./dom";
import { byIds, labelsOf } from "./label";
import { isLabelOf } from "./duplicate-ids";
import { controlsIn } from "./near-controls";
import { CONTROLS, hasFreeText, readRegion, type Region, type RegionText, saysItself } from "./label-region";
import { memo } from "./rendering";
import { parentOf } from "./walk";

/** Texts that label controls by where they are drawn, for one pass over the page. */
export interface VisibleLabels {
  /** The text that labels the control; empty when none does or a reader could not tell. */
  of(control: Element): string;
  /** The control that a text labels. */
  labelled(text: Element): Element | undefined;
}

/** How far up the page a label is sought, and over how many parts that show texts. */
const MAX_CLIMB = 9;
const MAX_PARTS = 3;
/** So many levels over a control its own frame may begin. */
const MAX_FRAME = 4;
const TOGGLES = "[type=checkbox],[type=radio],[role=checkbox],[role=radio],[role=switch]";
/** A text with more controls round it is that of none in particular. */
const MAX_NEAR = 40;
const LIMITS = "body,dialog,[role=dialog],[role=alertdialog],nav";
/** A drawn thing is no smaller. */
const SMALLEST = 8;

/** A box, radio button or switch. */
export const isToggle = (element: Element): boolean => matches(element, TOGGLES);

/** What a person sees of the control: a hidden input shows itself by what it stands in. */
const drawnBox = (control: Element): Box => {
  let at: Element | null = control;
  for (let level = 0; at && level < 3; level++, at = parentOf(at)) {
    const { x, y, width, height } = boundsOf(at);
    if (width >= SMALLEST && height >= SMALLEST) return { x, y, width, height };
  }
  const { x, y, width, height } = boundsOf(control);
  return { x, y, width, height };
};

/** Whether markup that can be seen labels the control, so that no text near it need be asked. */
const isLabelled = (control: Element, names: Names): boolean => {
  const seen = (label: Element): boolean =>
    textOf(label).trim() !== "" && names.visible(label) && isLabelOf(label, control);
  return labelsOf(control).some(seen) || byIds(control, "aria-labelledby").some(seen) || saysItself(control);
};

/** A text inside the label of another control, or of none that is near, is not free. */
const isOfLabel = (text: Element): boolean => {
  const label = closest(text, "label") ?? findAll(text, "label")[0];
  if (!(label instanceof HTMLLabelElement)) return false;
  const { control } = label;
  return control !== null && isLabelOf(label, control);
};

interface Labelled {
  readonly text: string;
  readonly holder: Element | undefined;
  /** The text precedes its control. */
  readonly before: boolean;
}
type LabelsOfRegion = ReadonlyMap<Element, Labelled>;

/** Numbers beside a field count its lines or limit it, and a link leads away from it: only boxes are called by them. */
const namesField = ({ text, holder }: RegionText): boolean =>
  /\p{L}/u.test(text) && !(holder && matches(holder, "a[href]"));

/** Headings name parts of the page; they label controls only where no other text does. */
const matchRegion = (region: Region, names: Names): LabelsOfRegion => {
  const free = region.controls.filter((control) => !isLabelled(control, names));
  const placed: readonly PlacedControl[] = free.map((control) => ({
    box: drawnBox(control),
    toggle: isToggle(control),
  }));
  const references = new Set(region.controls.flatMap((control) => byIds(control, "aria-labelledby")));
  const all = region.texts.map((text) => ({
    ...text,
    taken: text.taken || (text.holder !== undefined && references.has(text.holder)),
  }));
  const barriers = [...region.barriers, ...region.controls.filter((one) => !free.includes(one)).map(drawnBox)];
  const found = new Map<Element, Labelled>();
  const named = placed.some(({ toggle }) => toggle) ? all : all.filter(namesField);
  const plain = named.filter((text) => !text.heading);
  for (const texts of [plain, named]) {
    if (found.size > 0 || (texts !== plain && (plain.length === named.length || free.length > 1))) break;
    for (const [at, index] of matchLabels(placed, texts, barriers).entries()) {
      const [control, text] = [free[at], index === undefined ? undefined : texts[index]];
      const box = placed[at]?.box;
      if (!control || !text || !box || !(placed[at]?.toggle || namesField(text))) continue;
      const before = text.box.x + text.box.width <= box.x + 3 || text.box.y + text.box.height <= box.y + 3;
      found.set(control, { text: text.text, holder: text.holder, before });
    }
  }
  return found;
};

/** The label that is written for the frame of the control, where the frame holds nothing but it: `<label for="speed">`, a slider in `#speed`. */
const labelOfFrame = (control: Element): Labelled | undefined => {
  for (let at = parentOf(control), level = 0; at && level < MAX_FRAME; at = parentOf(at), level++) {
    const [id, root] = [idOf(at), rootOf(at)];
    if (id === "" || !isRoot(root)) continue;
    const label = findAll(root, `label[for="${CSS.escape(id)}"]`)[0];
    if (!(label instanceof HTMLLabelElement) || label.control) continue;
    const [first, ...others] = controlsIn(at);
    return first === control && others.length === 0
      ? { text: textOf(label).trim(), holder: label, before: true }
      : undefined;
  }
  return undefined;
};

/** Creates the look-ups for one pass; the parts of the page that were read are remembered. */
const createVisibleLabels = (names: Names): VisibleLabels => {
  const regions = new Map<Element, LabelsOfRegion>();
  const labels = new Map<Element, Labelled | undefined>();

  const regionAt = (part: Element): LabelsOfRegion => {
    const known = regions.get(part);
    if (known) return known;
    const region = readRegion(part, isOfLabel);
    const found: LabelsOfRegion = region ? matchRegion(region, names) : new Map();
    regions.set(part, found);
    return found;
  };
  const [words, wordsOrNumbers] = [memo((part) => hasFreeText(part, false)), memo((part) => hasFreeText(part, true))];
  const seek = (control: Element): Labelled | undefined => {
    if (isLabelled(control, names)) return undefined;
    const framed = labelOfFrame(control);
    if (framed) return framed;
    const showsText = isToggle(control) ? wordsOrNumbers : words;
    let parts = 0;
    let fallback: Labelled | undefined;
    for (let at = parentOf(control), level = 0; at && level < MAX_CLIMB; at = parentOf(at), level++) {
      if (matches(at, CONTROLS)) return labelOf(at);
      if (showsText(at)) {
        const label = regionAt(at).get(control);
        // What follows a field may be a unit; the text before it may stand one level further out.
        if (label && (label.before || isToggle(control))) return label;
        if (fallback && !label) return fallback;
        fallback ??= label;
        parts += 1;
        if (parts >= MAX_PARTS) break;
      }
      if (matches(at, LIMITS)) break;
    }
    return fallback;
  };
  const labelOf = (control: Element): Labelled | undefined => {
    if (labels.has(control)) return labels.get(control);
    const label = seek(control);
    labels.set(control, label);
    return label;
  };
  return {
    of: (control) => labelOf(control)?.text ?? "",
    labelled: (text) => {
      for (let at: Element | null = text, level = 0; at && level < MAX_PARTS + 1; at = parentOf(at), level++) {
        const controls = controlsIn(at);
        if (controls.length > MAX_NEAR || matches(at, LIMITS)) return undefined;
        const control = controls.find((one) => {
          const holder = labelOf(one)?.holder;
          return holder !== undefined && (contains(holder, text) || contains(text, holder));
        });
        if (control) return control;
      }
      return undefined;
    },
  };
};

const ofPass = new WeakMap<Names, VisibleLabels>();

/** The visible labels of the pass that the names belong to. */
export const visibleLabels = (names: Names): VisibleLabels => {
  const known = ofPass.get(names) ?? createVisibleLabels(names);
  ofPass.set(names, known);
  return known;
};
