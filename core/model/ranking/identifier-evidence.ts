import { dice, heldShare, overlapOf } from "./likeness";
import { type PageCounts, rarityOf } from "./page-counts";
import { attribute, namesFor, presence, type Put } from "./put";
import type { View } from "./view";

const ID = namesFor("id");
const CLASS = namesFor("class");
const ATTRIBUTES = (["field", "testId", "type", "placeholder", "title", "alt", "form", "href"] as const).map(
  (property) => ({ property, names: namesFor(property) }),
);

const putId = (put: Put, a: View, b: View): void => {
  const [before, now] = [a.of.id, b.of.id];
  const both = before !== undefined && now !== undefined;
  put("idSame", both && before === now && a.idLasts);
  put("idSameMade", both && before === now && !a.idLasts);
  put("idWords", both && before !== now ? dice(a.idWords, b.idWords) : 0);
  put("idDiffer", both && before !== now && a.idLasts);
  presence(put, ID, a.idLasts, b.idLasts);
};

const putClasses = (put: Put, a: View, b: View, page: PageCounts): void => {
  const { dice: alike, rarest } = overlapOf(a.classes, b.classes, (name) => rarityOf(page.classes, name));
  presence(put, CLASS, a.classes.size > 0, b.classes.size > 0);
  put("class", alike);
  put("classAll", alike > 0.999);
  put("classDiffer", a.classes.size > 0 && b.classes.size > 0 && alike === 0);
  put("classWords", alike > 0.999 ? 1 : dice(a.classWords, b.classWords));
  put("classRare", rarest);
};

/** What one calls its id another calls its class, its field or its text. */
const putCalled = (put: Put, a: View, b: View, page: PageCounts): void => {
  const rarity = (word: string): number => rarityOf(page.called, word);
  const { dice: alike, share, rarest } = overlapOf(a.called, b.called, rarity, 2);
  put("called", alike);
  put("calledShare", share);
  put("calledRare", rarest);
  put("saidCalled", heldShare(a.saidWords, b.called, rarity));
  put("calledSaid", heldShare(b.saidWords, a.called, rarity));
};

/** The properties that name an element by themselves, and how many of them stayed. */
const putKeys = (put: Put, a: View, b: View): void => {
  const keys: readonly (readonly [string | undefined, string | undefined])[] = [
    [a.idLasts ? a.of.id : undefined, b.of.id],
    [a.said[0], b.said[0]],
    [a.of.field, b.of.field],
    [a.of.href, b.of.href],
  ];
  const had = keys.filter(([before]) => before !== undefined);
  const kept = had.filter(([before, now]) => before === now).length;
  put("keysKept", had.length === 0 ? 0 : kept / had.length);
  put("keysNone", had.length === 0);
  put("keysAny", kept > 0);
  put("keysTwo", kept > 1);
};

/** What machines call it: attributes, classes, addresses. */
export const putIdentifiers = (put: Put, a: View, b: View, page: PageCounts): void => {
  const [x, y] = [a.of, b.of];
  putId(put, a, b);
  for (const { property, names } of ATTRIBUTES) attribute(put, names, x[property], y[property]);
  put("fieldWords", x.field === y.field ? 0 : dice(a.fieldWords, b.fieldWords));
  put("hrefRare", x.href !== undefined && x.href === y.href ? rarityOf(page.hrefs, x.href) : 0);
  put("hrefWords", x.href === y.href ? 0 : dice(a.hrefWords, b.hrefWords));
  putClasses(put, a, b, page);
  putCalled(put, a, b, page);
  putKeys(put, a, b);
};
