import { quote } from "./code";

/** What `${date...}` asks for. */
export interface DateRequest {
  readonly amount: number;
  readonly unit: "h" | "d" | "w" | "m" | "y";
  readonly format: string;
}

const isUnit = (text: string): text is DateRequest["unit"] => text.length === 1 && "hdwmy".includes(text);

/** Reads `date`, `date+30d`, `date-1m:DD.MM.YYYY`; undefined when it is none. */
export const readDate = (expression: string): DateRequest | undefined => {
  const colon = expression.indexOf(":");
  const head = colon < 0 ? expression : expression.slice(0, colon);
  const format = colon < 0 ? "YYYY-MM-DD" : expression.slice(colon + 1);
  const offset = head.slice("date".length);
  if (offset === "") return { amount: 0, unit: "d", format };
  const amount = Number(offset.slice(0, -1));
  const unit = offset.slice(-1);
  return Number.isInteger(amount) && isUnit(unit) ? { amount, unit, format } : undefined;
};

const HOURS = { h: 1, d: 24, w: 168 } as const;

/** Functions that an exported file declares when it uses them. */
export const DATE_HELPERS = {
  hoursFromNow: ["const hoursFromNow = (hours: number): Date => new Date(Date.now() + hours * 3_600_000);"],
  monthsFromNow: [
    "const monthsFromNow = (months: number): Date => {",
    "  const date = new Date();",
    "  const day = date.getUTCDate();",
    "  date.setUTCDate(1);",
    "  date.setUTCMonth(date.getUTCMonth() + months);",
    "  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();",
    "  date.setUTCDate(Math.min(day, last));",
    "  return date;",
    "};",
  ],
} as const;

export type DateHelper = keyof typeof DATE_HELPERS;

/** The moment, and the function it needs. */
export const dateCode = ({ amount, unit }: DateRequest): { readonly code: string; readonly helper?: DateHelper } => {
  if (amount === 0) return { code: "new Date()" };
  if (unit === "m" || unit === "y")
    return { code: `monthsFromNow(${unit === "m" ? amount : amount * 12})`, helper: "monthsFromNow" };
  return { code: `hoursFromNow(${amount * HOURS[unit]})`, helper: "hoursFromNow" };
};

const month = (length: "long" | "short"): string => `.toLocaleString("en-US", { month: "${length}", timeZone: "UTC" })`;

/** Parts of a format, longest first; each a piece of the ISO text of the date. */
const PARTS: readonly (readonly [name: string, code: (date: string) => string])[] = [
  ["YYYY", (date) => `${date}.toISOString().slice(0, 4)`],
  ["MMMM", (date) => `${date}${month("long")}`],
  ["MMM", (date) => `${date}${month("short")}`],
  ["MM", (date) => `${date}.toISOString().slice(5, 7)`],
  ["DD", (date) => `${date}.toISOString().slice(8, 10)`],
  ["HH", (date) => `${date}.toISOString().slice(11, 13)`],
  ["mm", (date) => `${date}.toISOString().slice(14, 16)`],
  ["ss", (date) => `${date}.toISOString().slice(17, 19)`],
  ["YY", (date) => `${date}.toISOString().slice(2, 4)`],
  ["M", (date) => `(${date}.getUTCMonth() + 1)`],
  ["D", (date) => `${date}.getUTCDate()`],
];

/** The date, held in a variable, as the format wants it: expressions and characters in turn. */
export const formatCode = (format: string, date: string): string => {
  if (format === "YYYY-MM-DD") return `${date}.toISOString().slice(0, 10)`;
  const pieces: string[] = [];
  for (let at = 0; at < format.length; ) {
    const part = PARTS.find(([name]) => format.startsWith(name, at));
    pieces.push(part ? part[1](date) : quote(format.charAt(at)));
    at += part?.[0].length ?? 1;
  }
  return `[${pieces.join(", ")}].join("")`;
};
