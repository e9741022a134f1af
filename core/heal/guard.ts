import type { ElementSnapshot } from "../model/element";
import { inOtherDialog, isElsewhere, isRenamed } from "../model/similarity";
import { bearsName, isSameText } from "./same-name";
import type { Missed } from "./strategy";

/** The element itself says the name as the user wrote it. */
const saysIt = (now: ElementSnapshot, name: string): boolean =>
  name !== "" && (now.name === "" ? bearsName(now, name) : isSameText(now.name, name));

/**
 * It is called otherwise than what is missed: a word has taken another's place, or one for harm, a negation or a number came or went. The
 * very name that the user wrote is no other name.
 */
const isCalledOtherwise = ({ query, fingerprint }: Missed, now: ElementSnapshot): boolean =>
  isRenamed(fingerprint, now) && !saysIt(now, query.name);

/** Whatever else they share, it certainly is another element: of another name, row, dialog, or part of the page. */
export const isAnother = (missed: Missed, now: ElementSnapshot): boolean =>
  isCalledOtherwise(missed, now) || isElsewhere(missed.fingerprint, now);

/** Why an element that a strategy found is never acted on in place of the missed one; undefined when nothing is against it. */
export const objection = (missed: Missed, now: ElementSnapshot): string | undefined => {
  if (inOtherDialog(missed.fingerprint, now)) return "it stands in another dialog";
  if (isCalledOtherwise(missed, now)) return "its name means another thing";
  return undefined;
};

/** It stands in another row or part of the page: a namesake, or the missed one after a move. */
export const hasMoved = ({ query, fingerprint }: Missed, now: ElementSnapshot): boolean =>
  query.within === undefined && query.near === undefined && query.nth === undefined && isElsewhere(fingerprint, now);
