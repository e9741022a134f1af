import type { Place } from "../model/place";
import { type Action, elementOf, type Step } from "../model/step";
import type { Complaint } from "../model/requirement";
import type { Complaints } from "./complaints";

const SECRET_WORDS = new Set([
  "password",
  "passwort",
  "passphrase",
  "passcode",
  "pwd",
  "pin",
  "token",
  "secret",
  "otp",
  "cvv",
  "cvc",
  "api-key",
  "apikey",
]);

const wordsOf = (text: string): readonly string[] => {
  let words = "";
  for (const character of text.toLowerCase())
    words += character.toLowerCase() !== character.toUpperCase() || character === "-" ? character : " ";
  return words.split(" ");
};

const isSecretName = (name: string): boolean => {
  const words = wordsOf(name);
  return words.some(
    (word, index) =>
      SECRET_WORDS.has(word) ||
      (word === "key" && ["api", "secret", "private", "access"].includes(words[index - 1] ?? "")),
  );
};

/** Does the action, as written, put a readable value into what looks like a field for a secret? */
export const isLiteralSecret = (action: Action): boolean => {
  if (action.kind !== "fill" && action.kind !== "type") return false;
  return isSecretName(elementOf(action)?.name ?? "") && action.value !== "" && !action.value.includes("${");
};

/** Warns of it. */
export const warnOfSecret = (place: Place, complaints: Complaints): void =>
  complaints.warn(
    "literal-secret",
    "a password stands in the file in plain text",
    place,
    "write ${secrets.NAME} and set NAME in the environment",
  );

const asserts = ({ action, outcome }: Step): boolean => outcome.length > 0 || action.kind === "expect";

/** Warns of a requirement that checks nothing. */
export const warnOfNothingAsserted = (steps: readonly Step[], place: Place, complaints: Complaints): void => {
  if (steps.length > 0 && !steps.some(asserts))
    complaints.warn(
      "nothing-asserted",
      "nothing is expected: the run can only show that the steps can be carried out",
      place,
      "add expect: and what must hold at the end",
    );
};

/** What `lint` is strict about: a warning that a run only tells becomes an error. */
export const strict = (complaint: Complaint): Complaint =>
  complaint.code === "literal-secret" ? { ...complaint, severity: "error" } : complaint;
