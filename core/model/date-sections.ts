import { dateProblem, type Formed, orderIn } from "./date-form";
import { type DateOrder, type DateParts, readDate } from "./written-date";

export type SectionPart = "year" | "month" | "day" | "hours" | "minutes" | "seconds" | "meridiem";

/** One part of a date field that is typed part by part, as the page describes it. */
export interface Section {
  /** Its name: `Month`. */
  readonly label: string;
  /** What it shows: `MM`, `06`. */
  readonly shown: string;
  readonly max: number | null;
}

const WORDS: readonly (readonly [RegExp, SectionPart])[] = [
  [/\b(?:year|jahr|année|año|ano|anno|jaar)\b/iu, "year"],
  [/\b(?:month|monat|mois|mes|mês|mese|maand)\b/iu, "month"],
  [/\b(?:day|tag|jour|día|dia|giorno|dag)\b/iu, "day"],
  [/\b(?:hours?|stunden?|heures?|horas?|ore|uur)\b/iu, "hours"],
  [/\b(?:minutes?|minuten?|minutos?|minuti|minuut)\b/iu, "minutes"],
  [/\b(?:seconds?|sekunden?|secondes?|segundos?|secondi)\b/iu, "seconds"],
  [/\b(?:meridiem|am\/pm|day ?period)\b/iu, "meridiem"],
];

const SHOWN: readonly (readonly [RegExp, SectionPart])[] = [
  [/^(?:y{2,4}|j{4}|a{4})$/iu, "year"],
  [/^M{1,4}$/u, "month"],
  [/^(?:dd?|tt?|jj?)$/iu, "day"],
  [/^hh?$/iu, "hours"],
  [/^mm?$/u, "minutes"],
  [/^ss?$/iu, "seconds"],
  [/^(?:aa?|am|pm)$/iu, "meridiem"],
];

const MAXIMA: ReadonlyMap<number, SectionPart> = new Map([
  [12, "month"],
  [31, "day"],
  [30, "day"],
  [29, "day"],
  [28, "day"],
  [23, "hours"],
  [59, "minutes"],
  [9999, "year"],
]);

/** Which part of a date or time a section takes. */
export const partOf = ({ label, shown, max }: Section): SectionPart | undefined =>
  WORDS.find(([word]) => word.test(label) && !/day ?period/iu.test(label))?.[1] ??
  (/meridiem|am\/pm|day ?period/iu.test(label) ? "meridiem" : undefined) ??
  SHOWN.find(([form]) => form.test(shown))?.[1] ??
  (max === null ? undefined : MAXIMA.get(max));

const pad = (value: number, width: number): string => String(value).padStart(width, "0");

const keysOf = (part: SectionPart, parts: DateParts, halfDays: boolean): string | undefined => {
  if (part === "meridiem") return parts.hours === undefined ? undefined : parts.hours < 12 ? "AM" : "PM";
  const value = part === "seconds" ? (parts.seconds ?? 0) : parts[part];
  if (value === undefined) return undefined;
  if (part === "hours" && halfDays) return pad(value % 12 === 0 ? 12 : value % 12, 2);
  return pad(value, part === "year" ? 4 : 2);
};

export type Sectioned =
  | { readonly kind: "keys"; readonly keys: readonly string[] }
  | Exclude<Formed, { kind: "formed" }>;

const orderOf = (parts: readonly SectionPart[]): DateOrder | undefined => {
  const dated = parts.filter((part) => part === "day" || part === "month" || part === "year");
  if (dated[0] === "year") return "ymd";
  return (
    orderIn(dated.map((part) => ({ day: "dd", month: "mm", year: "yyyy" })[part]).join("/")) ??
    (dated[0] === "day" ? "dmy" : dated[0] === "month" ? "mdy" : undefined)
  );
};

const SAID: Readonly<Record<SectionPart, string>> = {
  year: "year",
  month: "month",
  day: "day",
  hours: "time",
  minutes: "time",
  seconds: "time",
  meridiem: "time",
};

/** The keys for each section, in order, or why the text does not fit them. */
export const sectionKeys = (text: string, parts: readonly SectionPart[]): Sectioned => {
  const read = readDate(text, orderOf(parts));
  const example = parts.includes("year") ? "2013-10-24" : "15:30";
  const problem = dateProblem(text, read, parts.includes("year") ? "date" : "time", example);
  if (problem?.kind === "refused") return problem;
  const given = read.kind === "read" ? read.parts : {};
  const keys = parts.map((part) => keysOf(part, given, parts.includes("meridiem")));
  const missing = parts.find((_, at) => keys[at] === undefined);
  if (missing)
    return { kind: "refused", message: `"${text}" has no ${SAID[missing]}`, hint: `write it such as ${example}` };
  return { kind: "keys", keys: keys.map((key) => key ?? "") };
};
