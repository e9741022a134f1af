import { resolve } from "node:path";
import { z } from "zod";

/** Readers of single settings: text in, value out. Each message completes the sentence "expected ...". */

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const DAY_MS = 86_400_000;

/** `500ms`, `30s`, `4m` -> whole milliseconds, at most a day. */
export const time = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,3})?(ms|s|m|h)$/, "a time such as 500ms, 30s or 4m")
  .transform((text) => {
    const unit = text.replace(/[\d.]/g, "");
    return Math.round(Number(text.slice(0, -unit.length)) * (unitMs[unit] ?? 0));
  })
  .refine((ms) => ms <= DAY_MS, "at most 24h");

/** `90m`, `24h`, `7d` -> milliseconds, at most 366 days. */
export const span = z
  .string()
  .regex(/^[1-9]\d{0,5}[mhd]$/, "a span such as 90m, 24h or 7d")
  .transform((text) => Number(text.slice(0, -1)) * (text.endsWith("d") ? DAY_MS : (unitMs[text.slice(-1)] ?? 0)))
  .refine((ms) => ms <= 366 * DAY_MS, "at most 366d");

/** `35%` or `0.35` -> 0.35. */
export const percent = z
  .string()
  .regex(/^(\d{1,3}(\.\d{1,6})?%|[01]?\.\d{1,6}|1)$/, "a share such as 35% or 0.35")
  .transform((text) => (text.endsWith("%") ? Number(text.slice(0, -1)) / 100 : Number(text)))
  .refine((share) => share > 0 && share <= 1, "more than 0% and at most 100%");

/** A whole number, from 1 unless told otherwise. */
export function count(most: number, least = 1) {
  const message = `a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((value) => value >= least && value <= most, message);
}

/** One of the words. */
export function choice<const T extends readonly string[]>(...words: T) {
  return z.string().pipe(z.enum(words, { error: `one of ${words.join(", ")}` }));
}

/** Several of the words, separated by commas, each once. */
export function list<const T extends readonly string[]>(...words: T) {
  const message = `one or more of ${words.join(", ")}`;
  return z
    .string()
    .transform((text) => [...new Set(text.split(",").map((word) => word.trim()))])
    .pipe(z.array(z.enum(words, { error: message })).min(1, message));
}

/** `1280x720`, in CSS pixels. */
export const viewport = z
  .string()
  .regex(/^\d{2,5}x\d{2,5}$/, "a size such as 1280x720")
  .transform((text) => {
    const [width = 0, height = 0] = text.split("x").map(Number);
    return { width, height };
  })
  .refine(({ width, height }) => width >= 50 && height >= 50 && width <= 10_000 && height <= 10_000, {
    message: "50 to 10000 pixels each way",
  });

/** An absolute address with one of the schemes. */
export function address(...schemes: readonly string[]) {
  const message = `an address that starts with ${schemes.map((scheme) => `${scheme}://`).join(" or ")}`;
  return z.string().refine((text) => {
    const scheme = URL.canParse(text) ? new URL(text).protocol.slice(0, -1) : "";
    return schemes.includes(scheme);
  }, message);
}

/** A folder, made absolute; it need not be there. */
export const folder = z
  .string()
  .refine((text) => text !== "" && !text.includes("\0"), "a folder")
  .transform((text) => resolve(text));

/** A name for what is shared. */
export const namespace = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "a name of letters, digits, dots, dashes and underscores, at most 64");

/** A key that nobody guesses. */
export const signingKey = z.string().min(16, "at least 16 characters, for instance of: openssl rand -hex 32");

/** `90d`, `12h` -> milliseconds. */
export const age = z
  .string()
  .regex(/^[1-9]\d{0,4}(h|d|w)$/, "an age such as 90d, 12h or 8w")
  .transform((text) => Number(text.slice(0, -1)) * ({ h: 1, d: 24, w: 168 }[text.slice(-1)] ?? 0) * 3_600_000);

/** A switch in an environment variable, or the flag itself. */
export const switchWord = z
  .string()
  .pipe(z.enum(["1", "true", "0", "false"], { error: "1, 0, true or false" }))
  .transform((word) => word === "1" || word === "true");

/** `name=value`; the value may be empty and may hold further `=`. */
export const variable = z
  .string()
  .refine((text) => /^[A-Za-z_][A-Za-z0-9_.-]{0,127}=/.test(text), "name=value")
  .transform((text): [string, string] => [text.slice(0, text.indexOf("=")), text.slice(text.indexOf("=") + 1)]);
