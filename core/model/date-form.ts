import type { DateOrder, DateParts, ReadDate } from "./written-date";

/** Native inputs that hold a date or a time, each in a form of its own. */
export type DateInput = "date" | "month" | "week" | "time" | "datetime-local";

export type Formed =
  | { readonly kind: "formed"; readonly text: string }
  | { readonly kind: "refused"; readonly message: string; readonly hint: string };

const EXAMPLES: Readonly<Record<DateInput, string>> = {
  date: "2013-10-24, 24 Oct 2013 or 10/24/2013",
  month: "2013-10 or October 2013",
  week: "2013-W43",
  time: "15:30 or 3:30 pm",
  "datetime-local": "2013-10-24 15:30 or 24 Oct 2013 3:30 pm",
};

const NEEDS: Readonly<Record<DateInput, readonly (keyof DateParts)[]>> = {
  date: ["year", "month", "day"],
  month: ["year", "month"],
  week: ["year", "week"],
  time: ["hours", "minutes"],
  "datetime-local": ["year", "month", "day", "hours", "minutes"],
};

export const isDateInput = (type: string): type is DateInput => Object.hasOwn(NEEDS, type);

const pad = (value: number | undefined, width = 2): string => String(value ?? 0).padStart(width, "0");

/** `2013-10-24`. */
export const isoDay = ({ year, month, day }: DateParts): string => `${pad(year, 4)}-${pad(month)}-${pad(day)}`;

const clock = ({ hours, minutes, seconds }: DateParts): string =>
  `${pad(hours)}:${pad(minutes)}${seconds ? `:${pad(seconds)}` : ""}`;

const native = (input: DateInput, parts: DateParts): string => {
  switch (input) {
    case "date":
      return isoDay(parts);
    case "month":
      return `${pad(parts.year, 4)}-${pad(parts.month)}`;
    case "week":
      return `${pad(parts.year, 4)}-W${pad(parts.week)}`;
    case "time":
      return clock(parts);
    case "datetime-local":
      return `${isoDay(parts)}T${clock(parts)}`;
  }
};

const refused = (message: string, hint: string): Formed => ({ kind: "refused", message, hint });

/** Why a written date is not taken by what wants one; undefined where it is read. */
export const dateProblem = (text: string, read: ReadDate, wants: string, example: string): Formed | undefined => {
  switch (read.kind) {
    case "read":
      return undefined;
    case "impossible":
      return refused(`"${text}" is no ${wants}: ${read.why}`, `write it such as ${example}`);
    case "unreadable":
      return refused(`"${text}" is no ${wants}`, `write it such as ${example}`);
    case "ambiguous":
      return refused(
        `"${text}" can be read as ${isoDay(read.readings[0])} or as ${isoDay(read.readings[1])}`,
        `write "${isoDay(read.readings[0])}" or "${isoDay(read.readings[1])}"`,
      );
  }
};

const NAMES: Readonly<Record<DateInput, string>> = {
  date: "date",
  month: "month",
  week: "week",
  time: "time",
  "datetime-local": "date and time",
};

const LACKS: Readonly<Partial<Record<keyof DateParts, string>>> = {
  year: "year",
  month: "month",
  day: "day",
  week: "week",
  hours: "time",
};

/** The written date in the form that a native input wants, or why it is not one. */
export const formFor = (input: DateInput, text: string, read: ReadDate): Formed => {
  const problem = dateProblem(text, read, NAMES[input], EXAMPLES[input]);
  if (problem || read.kind !== "read") return problem ?? refused(`"${text}" is no ${NAMES[input]}`, EXAMPLES[input]);
  const lacking = NEEDS[input].find((part) => read.parts[part] === undefined);
  if (lacking) return refused(`"${text}" has no ${LACKS[lacking] ?? lacking}`, `write it such as ${EXAMPLES[input]}`);
  return { kind: "formed", text: native(input, read.parts) };
};

/** The order of day, month and year that a hint such as `MM/DD/YYYY`, `tt.mm.jjjj` or `24.12.2020` shows; undefined when it shows none. */
export const orderIn = (hint: string): DateOrder | undefined => {
  const pattern =
    /\b(m{1,2}|[dtj]{1,2}|[yaj]{2,4})[^a-z0-9]{1,3}(m{1,2}|[dtj]{1,2})[^a-z0-9]{1,3}([yaj]{2,4}|[dtj]{1,2})\b/iu.exec(
      hint,
    );
  if (!pattern) return undefined;
  const [first, second] = [pattern[1]?.toLowerCase() ?? "", pattern[2]?.toLowerCase() ?? ""];
  if (/^(?:y|a|jjjj)/u.test(first)) return "ymd";
  return first.startsWith("m") ? (second.startsWith("m") ? undefined : "mdy") : "dmy";
};

const REGIONS_MONTH_FIRST: ReadonlySet<string> = new Set(["us", "ph"]);

/** The order that a language tag decides: `en-US`, `de`; undefined for English of no country, which is written both ways. */
export const orderOfLanguage = (tag: string): DateOrder | undefined => {
  const [language = "", ...rest] = tag.toLowerCase().split("-");
  const region = rest.find((part) => part.length === 2);
  if (region !== undefined && REGIONS_MONTH_FIRST.has(region)) return "mdy";
  if (["zh", "ja", "ko", "hu", "lt", "mn"].includes(language)) return "ymd";
  return language === "" || (language === "en" && (region === undefined || region === "ca")) ? undefined : "dmy";
};
