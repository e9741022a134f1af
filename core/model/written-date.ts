/** What a text says of a date and a time; parts that it does not give are absent. Months and days from 1, hours from 0 to 23. */
export interface DateParts {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly week?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
}

export type DateOrder = "dmy" | "mdy" | "ymd";

/** How a written date can be read. */
export type ReadDate =
  | { readonly kind: "read"; readonly parts: DateParts }
  /** Both readings are dates. */
  | { readonly kind: "ambiguous"; readonly readings: readonly [DateParts, DateParts] }
  /** It has the form of a date or time, but there is no such one. */
  | { readonly kind: "impossible"; readonly why: string }
  | { readonly kind: "unreadable" };

const MONTHS = "january february march april may june july august september october november december".split(" ");
const UNREADABLE: ReadDate = { kind: "unreadable" };
const MAX_TEXT = 60;

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const daysIn = (month: number, year: number | undefined): number => {
  if (month === 2) return year === undefined || isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

/** The month of an English name or its beginning of three letters or more. */
const monthOf = (word: string): number | undefined => {
  const at = word.length < 3 ? -1 : MONTHS.findIndex((month) => month.startsWith(word) || word === "sept");
  return word === "sept" ? 9 : at < 0 ? undefined : at + 1;
};

const MONTH_NAME = (month: number): string => {
  const name = MONTHS[month - 1] ?? "";
  return name.charAt(0).toUpperCase() + name.slice(1);
};

const impossible = (why: string): ReadDate => ({ kind: "impossible", why });

/** The parts, unless there is no such day. */
const dated = (parts: DateParts): ReadDate => {
  const { year, month, day, week } = parts;
  if (month !== undefined && (month < 1 || month > 12)) return impossible(`there is no month ${month}`);
  if (week !== undefined && (week < 1 || week > 53)) return impossible(`there is no week ${week}`);
  if (month === undefined || day === undefined) return { kind: "read", parts };
  if (day >= 1 && day <= daysIn(month, year)) return { kind: "read", parts };
  return impossible(`${MONTH_NAME(month)}${year === undefined ? "" : ` ${year}`} has no day ${day}`);
};

const sameDay = (a: DateParts, b: DateParts): boolean => a.month === b.month && a.day === b.day;

/** Two numbers in the order that the page or the marks between them give; in no known order where both are possible. */
const inOrder = (
  first: number,
  second: number,
  year: number | undefined,
  order: DateOrder | undefined,
  dotted: boolean,
): ReadDate => {
  const rest = year === undefined ? {} : { year };
  const dayFirst = dated({ ...rest, day: first, month: second });
  const monthFirst = dated({ ...rest, day: second, month: first });
  if (dayFirst.kind !== "read") return monthFirst.kind === "read" || order === "mdy" ? monthFirst : dayFirst;
  if (monthFirst.kind !== "read" || sameDay(dayFirst.parts, monthFirst.parts)) return dayFirst;
  if (order === "dmy" || (order === undefined && dotted)) return dayFirst;
  if (order === "mdy") return monthFirst;
  return { kind: "ambiguous", readings: [dayFirst.parts, monthFirst.parts] };
};

const numeric = (text: string, order: DateOrder | undefined): ReadDate | undefined => {
  const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/u.exec(text) ?? /^(\d{4})()(\d{2})(\d{2})$/u.exec(text);
  if (yearFirst) return dated({ year: Number(yearFirst[1]), month: Number(yearFirst[3]), day: Number(yearFirst[4]) });
  const yearLast = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})$/u.exec(text);
  if (yearLast)
    return inOrder(Number(yearLast[1]), Number(yearLast[3]), Number(yearLast[4]), order, yearLast[2] === ".");
  const short = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{2})$/u.exec(text);
  if (short) return impossible(`"${text}" has a year of two digits`);
  const noYear = /^(\d{1,2})([/.])(\d{1,2})\.?$/u.exec(text);
  if (noYear) return inOrder(Number(noYear[1]), Number(noYear[3]), undefined, order, noYear[2] === ".");
  const monthYear = /^(\d{1,2})[-/.](\d{4})$/u.exec(text);
  if (monthYear) return dated({ month: Number(monthYear[1]), year: Number(monthYear[2]) });
  const yearMonth = /^(\d{4})[-/.](\d{1,2})$/u.exec(text);
  return yearMonth ? dated({ year: Number(yearMonth[1]), month: Number(yearMonth[2]) }) : undefined;
};

const named = (text: string): ReadDate | undefined => {
  const week = /^(\d{4})-?w(\d{1,2})$/u.exec(text) ?? /^()w(?:eek)? ?(\d{1,2})(?:[ /]+(\d{4}))?$/u.exec(text);
  if (week) {
    const year = week[1] || week[3];
    return dated({ week: Number(week[2]), ...(year ? { year: Number(year) } : {}) });
  }
  const words = text.split(/[ \-/.]+/u).filter((word) => word !== "");
  const months = words.flatMap((word) => monthOf(word) ?? []);
  const numbers = words.filter((word) => /^\d+$/u.test(word));
  const [month] = months;
  if (month === undefined || months.length > 1 || months.length + numbers.length !== words.length) return undefined;
  const years = numbers.filter((number) => number.length === 4);
  const days = numbers.filter((number) => number.length <= 2);
  if (years.length > 1 || days.length > 1 || years.length + days.length !== numbers.length) return undefined;
  const [year, day] = [years[0], days[0]];
  return dated({
    month,
    ...(day === undefined ? {} : { day: Number(day) }),
    ...(year === undefined ? {} : { year: Number(year) }),
  });
};

const IDLE =
  /\b(?:at|of|the|on|o'clock|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?\b/gu;

const CLOCKS = [
  /(?:^|[ t,])(\d{1,2})(?:[:.](\d{2})(?:[:.](\d{2}))?)? ?([ap])\.?m\b\.?/u,
  /(?:^|[ t,])(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?()z?(?= |$)/u,
  /(?:^|[ t,])(\d{1,2})h(\d{2})()()(?= |$)/u,
] as const;

interface Clock {
  readonly time: DateParts;
  readonly rest: string;
  readonly why?: string;
}

/** The time in the text, and what else the text says. */
const clockIn = (text: string): Clock => {
  const found = CLOCKS.map((clock) => clock.exec(text)).find((match) => match !== null);
  if (!found) return { time: {}, rest: text };
  const [whole, hour, minute, second, half] = found;
  const written = Number(hour);
  const hours = half ? (written % 12) + (half === "p" ? 12 : 0) : written;
  const time: DateParts = { hours, minutes: Number(minute || 0), ...(second ? { seconds: Number(second) } : {}) };
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + whole.length)}`;
  const bad =
    hours > 23 || Number(minute || 0) > 59 || Number(second || 0) > 59 || (half && (written < 1 || written > 12));
  return { time, rest, ...(bad ? { why: `there is no time ${whole.replace(/^[t,]/u, "").trim()}` } : {}) };
};

/**
 * Reads a date, a time or both in any clear form: `2013-10-24`, `10/24/2013`, `24.10.2013`, `24 Oct 2013`, `3:30 pm`, `2013-10-24 15:30`.
 * Dots mean day first; slashes and dashes with two possible readings are ambiguous unless `order` decides.
 */
export const readDate = (text: string, order?: DateOrder): ReadDate => {
  if (text.length > MAX_TEXT) return UNREADABLE;
  const plain = text.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
  const { time, rest, why } = clockIn(plain);
  if (why !== undefined) return impossible(why);
  const date = rest
    .replace(IDLE, " ")
    .replace(/(\d)(?:st|nd|rd|th)\b/gu, "$1")
    .replace(/,/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  if (date === "") return time.hours === undefined ? UNREADABLE : { kind: "read", parts: time };
  const read = numeric(date, order) ?? named(date) ?? UNREADABLE;
  if (read.kind === "read") return { kind: "read", parts: { ...read.parts, ...time } };
  if (read.kind !== "ambiguous") return read;
  const [first, second] = read.readings;
  return {
    kind: "ambiguous",
    readings: [
      { ...first, ...time },
      { ...second, ...time },
    ],
  };
};
