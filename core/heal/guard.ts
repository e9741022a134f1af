import type { ElementSnapshot } from "../model/element";
import { additionOf } from "../model/longer-name";
import { isCalledAnew, meansAnother } from "../model/reworded";
import { inOtherDialog, isElsewhere, sharesIdentifier, spoken } from "../model/similarity";
import { answerText, isSaidIn, nameWords } from "../model/words";
import { bearsName, isSameText } from "./same-name";
import type { Missed } from "./strategy";

/** How well a text must answer to be the name of a place, as for the scope of a query. */
const PLACE_SCORE = 0.7;
/** Roles of what is pressed, and does something of its own then. */
const PRESSED: ReadonlySet<string> = new Set(["button", "link", "tab", "menuitem"]);
/** Roles of what is typed into. */
const TYPED: ReadonlySet<string> = new Set(["textbox", "searchbox", "spinbutton"]);

/** The element itself says the name as the user wrote it, or its label does, which everybody reads. */
const saysIt = (now: ElementSnapshot, name: string): boolean =>
  name !== "" && (now.name === "" ? bearsName(now, name) : isSameText(now.name, name) || isSameText(now.label, name));

/**
 * It is called otherwise than what is missed: a word has taken another's place, or one for harm, a negation or a number came or went. The
 * very name that the user wrote is no other name.
 */
const isCalledOtherwise = ({ query, fingerprint }: Missed, now: ElementSnapshot): boolean =>
  meansAnother(fingerprint, now) && !saysIt(now, query.name);

/**
 * Words came to its name, or went from it, that make it another thing: `Log in with Google` for `Log in`, `Close account` for `Close`. Words
 * that only say more of the same (`Save changes` for `Save`) do not.
 */
const saysMore = ({ query: { name, kind }, fingerprint }: Missed, now: ElementSnapshot): boolean => {
  const [before, after] = [spoken(fingerprint), spoken(now)];
  if (before === "" || after === "" || !isCalledAnew(fingerprint, now) || saysIt(now, name)) return false;
  const isLonger = nameWords(after).length > nameWords(before).length;
  const [short, long] = isLonger ? [before, after] : [after, before];
  if (isSaidIn(long, short) && additionOf(short, long, kind) === "narrowing") return true;
  return name !== "" && isSaidIn(after, name) && additionOf(name, after, kind) === "narrowing";
};

/** The innermost landmark is another one: `main` and no more the banner. */
const leftItsLandmark = ({ landmarks: [before] }: ElementSnapshot, { landmarks: [after] }: ElementSnapshot): boolean =>
  before !== undefined && after !== undefined && before !== after;

/** Nothing says that it is the one: neither the whole name, nor an identifier, nor the part of the page that it stood in. */
const isAstray = ({ query, fingerprint }: Missed, now: ElementSnapshot): boolean =>
  isCalledAnew(fingerprint, now) &&
  !saysIt(now, query.name) &&
  !sharesIdentifier(fingerprint, now) &&
  (isElsewhere(fingerprint, now) || leftItsLandmark(fingerprint, now));

const bears = (text: string, name: string): boolean => answerText(name, text).score >= PLACE_SCORE;

/** What parts of the page of each sort are called: `group` -> `Billing address`. A heading is none: the nearest one is often another's. */
const partsOf = ({ landmarks, row }: ElementSnapshot): readonly { readonly sort: string; readonly name: string }[] => [
  ...landmarks.flatMap((landmark) => {
    const at = landmark.indexOf(" ");
    return at < 0 ? [] : [{ sort: landmark.slice(0, at), name: landmark.slice(at + 1) }];
  }),
  ...(row === undefined ? [] : [{ sort: "row", name: row }]),
];

/**
 * It was remembered in the row, group or part of the page that the query names, and this one stands in parts of that sort of which none has
 * the name. What is in no such part at all may have lost it: that says nothing.
 */
const leftItsPlace = ({ query: { within }, fingerprint }: Missed, now: ElementSnapshot): boolean => {
  if (within === undefined || within.name === "") return false;
  const known = new Set(partsOf(fingerprint).flatMap(({ sort, name }) => (bears(name, within.name) ? [sort] : [])));
  const parts = partsOf(now).filter(({ sort }) => known.has(sort));
  return parts.length > 0 && !parts.some(({ name }) => bears(name, within.name));
};

/** The user told it from a namesake by what it is: a link of that name is not the button of that name. */
const turnedIntoAnother = ({ query: { role }, fingerprint }: Missed, now: ElementSnapshot): boolean =>
  role !== undefined && PRESSED.has(role) && fingerprint.role === role && now.role !== role && PRESSED.has(now.role);

/** What was pressed takes text now, or the other way round. */
const doesAnother = ({ fingerprint }: Missed, now: ElementSnapshot): boolean =>
  (PRESSED.has(fingerprint.role) && TYPED.has(now.role)) || (TYPED.has(fingerprint.role) && PRESSED.has(now.role));

/** Whatever else they share, it certainly is another element: of another name, kind, row, dialog, or part of the page. */
export const isAnother = (missed: Missed, now: ElementSnapshot): boolean =>
  isElsewhere(missed.fingerprint, now) || objection(missed, now) !== undefined;

/** It stands in another row, dialog or part of the page, or is another kind of thing than the step asks for. */
export const isOutside = (missed: Missed, now: ElementSnapshot): boolean =>
  isElsewhere(missed.fingerprint, now) || leftItsPlace(missed, now) || turnedIntoAnother(missed, now);

/** Why an element that a strategy found is never acted on in place of the missed one; undefined when nothing is against it. */
export const objection = (missed: Missed, now: ElementSnapshot): string | undefined => {
  if (inOtherDialog(missed.fingerprint, now)) return "it stands in another dialog";
  if (leftItsPlace(missed, now)) return "it does not stand where the step says";
  if (turnedIntoAnother(missed, now)) return `it is a ${now.role} and no ${missed.query.role}`;
  if (doesAnother(missed, now)) return `it is a ${now.role} and was a ${missed.fingerprint.role}`;
  if (isCalledOtherwise(missed, now)) return "its name means another thing";
  if (isAstray(missed, now)) return "it is called otherwise and stands elsewhere";
  if (saysMore(missed, now)) return "words of its name make it another thing";
  return undefined;
};

/** It stands in another row or part of the page: a namesake, or the missed one after a move. */
export const hasMoved = ({ query, fingerprint }: Missed, now: ElementSnapshot): boolean =>
  query.within === undefined && query.near === undefined && query.nth === undefined && isElsewhere(fingerprint, now);
