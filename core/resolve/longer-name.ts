import type { ElementQuery, ElementSnapshot } from "../model/element";
import { additionOf } from "../model/longer-name";
import { answerText, identifierWords } from "../model/words";
import type { Candidate } from "../ports/browser";
import type { Seek } from "./seek";

/** Match that is as good as the name itself: the same words, or the same but for words that say nothing. */
const AS_GOOD = 0.93;

/** The longer name by which the element matches the query; undefined when it has the very name, or matches by something else. */
export const longerName = ({ name, selector }: ElementQuery, element: ElementSnapshot): string | undefined => {
  if (name === "" || selector !== undefined) return undefined;
  const { label, text, placeholder, title, alt, testId, field, id } = element;
  const spoken = [element.name, label, text, placeholder, title, alt].flatMap((each) => each ?? []);
  const machine = [testId, field, id].map((each) => identifierWords(each ?? ""));
  if ([...spoken, ...machine].some((each) => answerText(name, each).score >= AS_GOOD)) return undefined;
  return spoken.find(
    (each) => ["prefix", "contains"].includes(answerText(name, each).how) && additionOf(name, each, "any") !== "none",
  );
};

/** Found by a name of which a part was read as a place: `Delete for Ann` as `Delete` in what belongs to `Ann`. */
export const isPlaced = ({ reason }: Candidate): boolean => reason === "place";

/** Says which longer name was taken for the one that was written, and the sentence that would be exact. */
export const warnOfLongerName = (seek: Seek, element: ElementSnapshot): void => {
  const longer = longerName(seek.query, element);
  if (longer === undefined) return;
  seek.book.warn(
    `${JSON.stringify(seek.query.name)} matched only the longer name ${JSON.stringify(longer)}; write ${JSON.stringify(longer)} to be exact`,
  );
};

/** Says how a name was read that nothing has exactly, and the sentence that would be exact. */
export const warnOfReading = (seek: Seek, candidate: Candidate): void => {
  if (isPlaced(candidate)) {
    seek.book.warn(
      `nothing is called ${JSON.stringify(seek.query.name)}, so a part of it was read as a place; write the place in quotes to be exact`,
    );
    return;
  }
  warnOfLongerName(seek, candidate.snapshot);
};
