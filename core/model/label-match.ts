import type { Box } from "./element";

/** A control that no markup labels, where it is drawn. */
export interface PlacedControl {
  readonly box: Box;
  /** A box, radio button or switch: its text usually follows; that of a field usually precedes. */
  readonly toggle: boolean;
}

/** A text that is drawn near controls. */
export interface PlacedText {
  readonly box: Box;
  /** It labels something else: it names none of the controls, and keeps the texts beyond it away from them. */
  readonly taken: boolean;
  /** It introduces what follows as a whole: a text with a colon at its end, or in bold before plain ones. */
  readonly caption: boolean;
}

type Side = "left" | "right" | "above" | "below";
const SIDES: readonly Side[] = ["left", "above", "below", "right"];

interface Neighbour {
  readonly text: number;
  readonly gap: number;
}
type Neighbours = Readonly<Record<Side, readonly (Neighbour | undefined)[]>>;

const right = (box: Box): number => box.x + box.width;
const bottom = (box: Box): number => box.y + box.height;
const overlap = (from: number, to: number, otherFrom: number, otherTo: number): number =>
  Math.min(to, otherTo) - Math.max(from, otherFrom);
const overlapX = (a: Box, b: Box): number => overlap(a.x, right(a), b.x, right(b));
const overlapY = (a: Box, b: Box): number => overlap(a.y, bottom(a), b.y, bottom(b));
const isOneLine = (a: Box, b: Box): boolean => overlapY(a, b) >= 0.35 * Math.min(a.height, b.height);

/** Boxes of one line may overlap by so much: italics, negative margins. */
const SLACK = 3;
/** A side is nearer than another one when its gaps are that much smaller. */
const CLEARLY = 1.6;
/** Gaps below it do not differ for a reader. */
const FINE = 3;
/** How far away a text may be, in pixels: settings rows place the text at one end and the switch at the other. */
const REACH: Readonly<Record<Side, { readonly toggle: number; readonly field: number }>> = {
  left: { toggle: 900, field: 400 },
  right: { toggle: 300, field: 60 },
  above: { toggle: 40, field: 40 },
  below: { toggle: 30, field: 30 },
};

/** A caption over or under a small control is centred on it; one of a field begins where the field begins, or is centred too. */
const isInColumn = (control: PlacedControl, text: Box): boolean => {
  const { box } = control;
  const off = Math.abs(box.x + box.width / 2 - (text.x + text.width / 2));
  if (control.toggle) return off <= Math.max(6, text.width / 6);
  return (
    off <= 12 || Math.abs(box.x - text.x) <= 24 || (Math.abs(right(box) - right(text)) <= 12 && overlapX(box, text) > 0)
  );
};

/** How far the text is from the control on that side; undefined where it is not there. */
const gapOn = (side: Side, control: PlacedControl, text: Box): number | undefined => {
  const { box } = control;
  const gap = {
    left: box.x - right(text),
    right: text.x - right(box),
    above: box.y - bottom(text),
    below: text.y - bottom(box),
  }[side];
  if (gap < -SLACK || gap > REACH[side][control.toggle ? "toggle" : "field"]) return undefined;
  const beside = side === "left" || side === "right";
  return (beside ? isOneLine(box, text) : isInColumn(control, text)) ? Math.max(0, gap) : undefined;
};

/** Another control lies between the control and its text in the same line. */
const isBarred = (box: Box, text: Box, others: readonly Box[]): boolean => {
  const [from, to] = text.x < box.x ? [right(text), box.x] : [right(box), text.x];
  return others.some(
    (other) =>
      other !== box &&
      other.x >= from - SLACK &&
      right(other) <= to + SLACK &&
      (isOneLine(other, box) || isOneLine(other, text)),
  );
};

/** The nearest text on that side; texts that are taken count, so that none is reached over another one. */
const neighbourOn = (
  side: Side,
  control: PlacedControl,
  texts: readonly PlacedText[],
  others: readonly Box[],
): Neighbour | undefined => {
  let best: Neighbour | undefined;
  for (const [text, { box }] of texts.entries()) {
    const gap = gapOn(side, control, box);
    if (gap !== undefined && (best === undefined || gap < best.gap)) best = { text, gap };
  }
  const text = best && texts[best.text];
  if (!best || !text || text.taken) return undefined;
  const beside = side === "left" || side === "right";
  return beside && isBarred(control.box, text.box, others) ? undefined : best;
};

/** The texts that the controls have on a side, without those that several of them share. */
const unshared = (found: readonly (Neighbour | undefined)[]): readonly (Neighbour | undefined)[] =>
  found.map((one, at) =>
    one && found.some((other, index) => index !== at && other?.text === one.text) ? undefined : one,
  );

const countOf = (found: readonly (Neighbour | undefined)[]): number => found.filter(Boolean).length;
const meanGap = (found: readonly (Neighbour | undefined)[]): number =>
  found.reduce((sum, one) => sum + (one?.gap ?? 0), 0) / Math.max(1, countOf(found));

const only = (neighbours: Neighbours, members: readonly number[]): Neighbours => {
  const pick = (side: Side): readonly (Neighbour | undefined)[] => members.map((member) => neighbours[side][member]);
  return { left: pick("left"), right: pick("right"), above: pick("above"), below: pick("below") };
};

/** The sides on which every control has a text of its own; where there are more than two controls one of them may have none. */
const fullSides = (neighbours: Neighbours, count: number): readonly Side[] => {
  const full = SIDES.filter((side) => countOf(neighbours[side]) === count);
  if (full.length > 0 || count < 3) return full;
  return SIDES.filter((side) => countOf(neighbours[side]) === count - 1);
};

/** The side that is clearly nearer than all others. */
const nearestSide = (sides: readonly Side[], neighbours: Neighbours): Side | undefined => {
  const [first, second] = sides.map((side) => ({ side, gap: meanGap(neighbours[side]) })).sort((a, b) => a.gap - b.gap);
  if (!first || !second) return first?.side;
  return second.gap > first.gap * CLEARLY && second.gap - first.gap > FINE ? first.side : undefined;
};

/** One side for controls that belong together; undefined where a reader could not tell. */
const sideFor = (
  neighbours: Neighbours,
  count: number,
  toggles: boolean,
  isCaption: (text: number) => boolean,
): Side | undefined => {
  const full = fullSides(neighbours, count);
  if (full.length < 2) return full[0];
  if (toggles) {
    const plain = full.filter((side) => !neighbours[side].some((one) => one && isCaption(one.text)));
    return plain.length === 1 ? plain[0] : nearestSide(plain.length > 0 ? plain : full, neighbours);
  }
  // A caption comes first in the line or above; what follows a field is a unit or a hint, unless it is clearly nearer than a text above.
  if (full.includes("left")) return "left";
  return nearestSide(full, neighbours) ?? full[0];
};

/** Members of one line, by index, for all lines. */
const linesOf = (controls: readonly PlacedControl[]): readonly (readonly number[])[] => {
  const lines: number[][] = [];
  for (const [index, { box }] of controls.entries()) {
    const line = lines.find(([first = -1]) => {
      const other = controls[first]?.box;
      return other !== undefined && isOneLine(other, box);
    });
    if (line) line.push(index);
    else lines.push([index]);
  }
  return lines;
};

/** The side of each control: one for all of them where there is one, else line by line, the doubtful lines as the others. */
const sidesOf = (
  controls: readonly PlacedControl[],
  neighbours: Neighbours,
  isCaption: (text: number) => boolean,
): readonly (Side | undefined)[] => {
  const toggles = controls[0]?.toggle ?? false;
  const everywhere = SIDES.filter((side) => countOf(neighbours[side]) === controls.length);
  if (everywhere.length === 1) return controls.map(() => everywhere[0]);
  const lines = linesOf(controls).map((members) => ({
    members,
    side: sideFor(only(neighbours, members), members.length, toggles, isCaption),
  }));
  const decided = new Set(lines.flatMap(({ side }) => (side === undefined ? [] : [side])));
  const [agreed] = decided.size === 1 ? decided : [];
  const sides: (Side | undefined)[] = controls.map(() => undefined);
  for (const { members, side } of lines) {
    const follows = agreed !== undefined && members.every((member) => neighbours[agreed][member]);
    for (const member of members) sides[member] = side ?? (follows ? agreed : undefined);
  }
  return sides;
};

const matchGroup = (
  controls: readonly PlacedControl[],
  texts: readonly PlacedText[],
  others: readonly Box[],
): readonly (Neighbour | undefined)[] => {
  const on = (side: Side): readonly (Neighbour | undefined)[] =>
    unshared(controls.map((control) => neighbourOn(side, control, texts, others)));
  const neighbours: Neighbours = { left: on("left"), right: on("right"), above: on("above"), below: on("below") };
  const sides = sidesOf(controls, neighbours, (text) => texts[text]?.caption ?? false);
  return unshared(sides.map((side, control) => (side === undefined ? undefined : neighbours[side][control])));
};

/**
 * Which text labels which control, by where they are drawn: the index of its text for each control. All controls of a kind that are placed
 * together take their text from the same side, each text labels one control, and where two sides are equally good none is labelled.
 * `barriers` are drawn things that no label is read across.
 */
export const matchLabels = (
  controls: readonly PlacedControl[],
  texts: readonly PlacedText[],
  barriers: readonly Box[] = [],
): readonly (number | undefined)[] => {
  const others = [...barriers, ...controls.map(({ box }) => box)];
  const labels: (Neighbour | undefined)[] = controls.map(() => undefined);
  for (const toggle of [true, false]) {
    const members = controls.flatMap((control, index) => (control.toggle === toggle ? [index] : []));
    const group = members.flatMap((index) => controls[index] ?? []);
    for (const [at, label] of matchGroup(group, texts, others).entries()) labels[members[at] ?? -1] = label;
  }
  // A text that a box and a field both take belongs to the one it is clearly nearer to.
  return labels.map((label, at) => {
    const rival = label && labels.find((other, index) => index !== at && other?.text === label.text);
    if (label && rival && !(rival.gap > label.gap * CLEARLY && rival.gap - label.gap > FINE)) return undefined;
    return label?.text;
  });
};
