import type { Box } from "../element";
import { dice, overlapOf, ratio } from "./likeness";
import { type PageCounts, rarityOf } from "./page-counts";
import { attribute, namesFor, presence, type Put, type PropertyNames } from "./put";
import type { View, Words } from "./view";

/** 1 on the spot, falling with the distance; `reach` pixels away it is about a third. */
const nearness = (distance: number, reach: number): number => Math.exp(-Math.abs(distance) / reach);

const isKnown = ({ width, height }: Box): boolean => width > 0 || height > 0;

/** Where and how large it is drawn; nothing is said where either is not drawn. */
export const putBox = (put: Put, a: View, b: View): void => {
  const [x, y] = [a.of.box, b.of.box];
  const known = isKnown(x) && isKnown(y);
  const distance = Math.hypot(x.x - y.x, x.y - y.y);
  put("boxKnown", known);
  put("boxNear", known ? nearness(distance, 200) : 0);
  put("boxSpot", known ? nearness(distance, 30) : 0);
  put("boxX", known ? nearness(x.x - y.x, 60) : 0);
  put("boxY", known ? nearness(x.y - y.y, 60) : 0);
  put("boxWidth", known ? ratio(x.width, y.width) : 0);
  put("boxHeight", known ? ratio(x.height, y.height) : 0);
  put("boxArea", known ? ratio(x.width * x.height, y.width * y.height) : 0);
};

const AROUND = namesFor("around");
const ROW = namesFor("row");
const HEADING = ["heading", namesFor("heading")] as const;
const LANDMARKS = ["landmarks", namesFor("landmarks")] as const;
const ZONES = ["zones", namesFor("zones")] as const;

/** Alike, or known on both sides and without anything in common. */
const overlap = (put: Put, [name, names]: readonly [string, PropertyNames], before: Words, now: Words): void => {
  const alike = dice(before, now);
  put(name, alike);
  put(names.differ, before.size > 0 && now.size > 0 && alike === 0);
};

/** Parts of a page that an element seldom changes between. */
const SIDES = [
  ["header", "footer"],
  ["main", "footer"],
  ["main", "header"],
  ["nav", "main"],
] as const;

const isTurned = (a: Words, b: Words): boolean =>
  SIDES.some(([one, two]) => (a.has(one) && b.has(two)) || (a.has(two) && b.has(one)));

const lacks = (list: Words, from: Words): boolean => {
  for (const item of list) if (!from.has(item)) return true;
  return false;
};

/** What stands around it. */
export const putSurroundings = (put: Put, a: View, b: View, page: PageCounts): void => {
  const both = a.around.size > 0 && b.around.size > 0;
  const { dice: around } = overlapOf(a.around, b.around, (word) => rarityOf(page.words, word));
  presence(put, AROUND, a.around.size > 0, b.around.size > 0);
  put("around", around);
  put("aroundDiffer", both && around === 0);
  overlap(put, HEADING, a.headingWords, b.headingWords);
  overlap(put, LANDMARKS, a.landmarks, b.landmarks);
  overlap(put, ZONES, a.zones, b.zones);
  put("zonesTurned", isTurned(a.zones, b.zones));
  put("zonesLost", lacks(a.zones, b.zones));
  put("zonesGained", lacks(b.zones, a.zones));
  attribute(put, ROW, a.of.row, b.of.row);
  put("ordinalSame", a.of.ordinal.index === b.of.ordinal.index);
  put("ordinalOf", ratio(a.of.ordinal.of, b.of.ordinal.of));
};
