import { type Civil, civilOf } from "../model/iso";

/** Days since 1970-01-01 of a civil date (Gregorian, UTC). */
const daysOf = (year: number, month: number, day: number): number => {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
};

const DAY_MS = 86_400_000;

const addMonths = (date: Civil, months: number): Civil => {
  const total = date.year * 12 + date.month - 1 + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  const next = month === 12 ? daysOf(year + 1, 1, 1) : daysOf(year, month + 1, 1);
  return { year, month, day: Math.min(date.day, next - daysOf(year, month, 1)) };
};

const shift = (ms: number, amount: number, unit: string): number | undefined => {
  const days = Math.floor(ms / DAY_MS);
  const rest = ms - days * DAY_MS;
  const civil = civilOf(days);
  switch (unit) {
    case "d":
      return ms + amount * DAY_MS;
    case "w":
      return ms + amount * 7 * DAY_MS;
    case "h":
      return ms + amount * 3_600_000;
    case "m":
    case "y": {
      const moved = addMonths(civil, unit === "m" ? amount : amount * 12);
      return daysOf(moved.year, moved.month, moved.day) * DAY_MS + rest;
    }
    default:
      return undefined;
  }
};

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const pad = (value: number, width: number): string => String(value).padStart(width, "0");
const PARTS = ["YYYY", "MMMM", "MMM", "MM", "DD", "HH", "mm", "ss", "YY", "M", "D"] as const;

const partText = (part: (typeof PARTS)[number], date: Civil, seconds: number): string => {
  const month = MONTHS[date.month - 1] ?? "";
  const texts: Readonly<Record<(typeof PARTS)[number], string>> = {
    YYYY: pad(date.year, 4),
    YY: pad(date.year % 100, 2),
    MMMM: month,
    MMM: month.slice(0, 3),
    MM: pad(date.month, 2),
    M: String(date.month),
    DD: pad(date.day, 2),
    D: String(date.day),
    HH: pad(Math.floor(seconds / 3600), 2),
    mm: pad(Math.floor(seconds / 60) % 60, 2),
    ss: pad(seconds % 60, 2),
  };
  return texts[part];
};

const formatDate = (ms: number, format: string): string => {
  const days = Math.floor(ms / DAY_MS);
  const date = civilOf(days);
  const seconds = Math.floor((ms - days * DAY_MS) / 1000);
  let text = "";
  for (let at = 0; at < format.length; ) {
    const part = PARTS.find((name) => format.startsWith(name, at));
    text += part ? partText(part, date, seconds) : format.charAt(at);
    at += part?.length ?? 1;
  }
  return text;
};

/**
 * The text of `date`, `date+30d`, `date-1m:DD.MM.YYYY` (UTC; units d w m y h; parts YYYY YY MMMM MMM MM M DD D HH mm ss).
 * Undefined when the expression cannot be read or leaves the years 0 to 9999.
 */
export const dateText = (expression: string, nowMs: number): string | undefined => {
  const colon = expression.indexOf(":");
  const head = colon < 0 ? expression : expression.slice(0, colon);
  const format = colon < 0 ? "YYYY-MM-DD" : expression.slice(colon + 1);
  const offset = head.slice("date".length);
  const amount = offset === "" ? 0 : Number(offset.slice(0, -1));
  if (!Number.isInteger(amount) || (offset !== "" && !"+-".includes(offset.charAt(0)))) return undefined;
  const ms = offset === "" ? nowMs : shift(nowMs, amount, offset.slice(-1));
  if (ms === undefined || Math.abs(ms) > 253_402_300_799_999 || ms < -62_167_219_200_000) return undefined;
  return formatDate(ms, format);
};
