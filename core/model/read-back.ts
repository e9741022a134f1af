import { readDate } from "./written-date";

/** How strictly a field is compared: what is seen as arrangement in a text counts in a password. */
export type ReadBackKind = "text" | "exact";

const MAX_UNIT = 4;

const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, "")
    .replace(/[‘’ʼ]/gu, "'")
    .replace(/[“”„]/gu, '"')
    .replace(/[‐-―−]/gu, "-")
    .replace(/\s+/gu, " ")
    .trim()
    .toLowerCase();

const SIGNIFICANT = /[\p{L}\p{M}\p{N}]/gu;

/** Letters and digits alone. */
const core = (text: string): string => (text.match(SIGNIFICANT) ?? []).join("");

/** Marks that masks put between groups, or take away. */
const ARRANGING: ReadonlySet<string> = new Set([..." -()./,:'_+|•"]);

/** Marks that carry meaning, in order. */
const marks = (text: string): string =>
  [...text.replace(SIGNIFICANT, "")].filter((mark) => !ARRANGING.has(mark)).join("");

/** A mark between two letters is no arrangement: `Smith-Jones` may become `Smith Jones`, but not `SmithJones`. */
const joints = (text: string): number => (text.match(/(?<=\p{L})[^\p{L}\p{M}\p{N}]+(?=\p{L})/gu) ?? []).length;

const NUMBER = /^([^\p{L}\p{N}+-]{0,3})([+-]?)(\d[\d., ']*)([^\p{L}\p{N}]{0,3})$/u;

/** The values that a written number can have: the last mark may divide thousands or decimals. */
const numberReadings = (text: string): readonly number[] => {
  const unitless = text
    .replace(/^\p{L}{1,4}(?=[\s\d])/u, "")
    .replace(/(?<=\d)\s?\p{L}{1,4}$/u, "")
    .trim();
  const accounting = /^\((.*)\)$/u.exec(unitless);
  const match = NUMBER.exec(accounting ? (accounting[1] ?? "") : unitless);
  if (!match) return [];
  const [, , sign = "", digits = ""] = match;
  const factor = sign === "-" || accounting ? -1 : 1;
  const body = digits.replace(/[ ']/gu, "").replace(/[.,]$/u, "");
  const last = Math.max(body.lastIndexOf("."), body.lastIndexOf(","));
  const whole = Number(body.replace(/[.,]/gu, ""));
  if (last < 0) return [factor * whole];
  const decimals = body.length - last - 1;
  const decimal = factor * Number(`${body.slice(0, last).replace(/[.,]/gu, "")}.${body.slice(last + 1)}`);
  const mark = body.charAt(last);
  if (body.split(mark).length > 2) return [factor * whole];
  // Three digits after a lone mark may be thousands or decimals.
  const both = decimals === 3 && !body.slice(0, last).match(/[.,]/u);
  return both ? [decimal, factor * whole] : [decimal];
};

const isDecimal = (text: string): boolean => /^[^\p{L}\p{N}]*\d[\d, ']*[.,]\d{1,2}[^\p{L}\p{N}]*$/u.test(text);

/** The same amount, whatever divides its digits: `1234.50`, `1,234.5`, `1 234,50 €`. */
const sameNumber = (wanted: string, held: string): boolean => {
  // The zeros before a code or an area belong to it.
  if (/^0\d/u.test(wanted) && !held.startsWith("0")) return false;
  const readings = numberReadings(held);
  return numberReadings(wanted).some((value) => readings.includes(value));
};

/** `+1 (415) 555-0132` for `415 555 0132`, `EUR 12`, `70 kg`, `12:30:00` for `12:30`: a field may add a code or a unit at one end. */
const isCompleted = (wanted: string, held: string): boolean => {
  const at = held.indexOf(wanted);
  if (at < 0 || wanted === "") return false;
  const [before, after] = [held.slice(0, at), held.slice(at + wanted.length)];
  const isUnit = (text: string): boolean => text.length <= MAX_UNIT && !/\d/u.test(text);
  const isCode = /^\d{0,3}$/u.test(before) && /^\d{7,}$/u.test(wanted) && after === "";
  return /^[\d]+$/u.test(wanted) && ((isUnit(before) && isUnit(after)) || isCode);
};

const sameDate = (wanted: string, held: string): boolean => {
  const [left, right] = [readDate(wanted), readDate(held)];
  const readings = (read: typeof left) =>
    read.kind === "read" ? [read.parts] : read.kind === "ambiguous" ? read.readings : [];
  const text = (parts: object): string =>
    JSON.stringify(Object.entries({ seconds: 0, ...parts }).sort(([a], [b]) => a.localeCompare(b)));
  const known = new Set(readings(right).map(text));
  return readings(left).some((parts) => known.has(text(parts)));
};

/** `-5` lost its sign, `1.5` its point: the digits are there, the number is another. */
const changesNumber = (wanted: string, held: string): boolean => {
  if (core(held) === core(wanted) && /^-\d/u.test(wanted) && !/-/u.test(wanted.slice(1)) && !/[-(]/u.test(held))
    return true;
  return isDecimal(wanted) && !sameNumber(wanted, held);
};

/**
 * Whether a field holds what was put into it. Masks may regroup, change case, trim, add a unit or zeros; what loses a letter, a digit
 * or a mark with a meaning, or adds to a text, does not hold it.
 */
export const holdsWhatWasFilled = (wanted: string, held: string, kind: ReadBackKind = "text"): boolean => {
  if (wanted === held) return true;
  if (kind === "exact") return false;
  const [left, right] = [plain(wanted), plain(held)];
  if (left === right) return true;
  if (right === "" || left === "") return core(left) === core(right) && marks(left) === marks(right);
  if (sameNumber(left, right) || sameDate(left, right)) return true;
  if (changesNumber(left, right)) return false;
  const [letters, kept] = [core(left), core(right)];
  if (letters === kept) return joints(right) >= joints(left) && marks(left) === marks(right);
  return letters !== "" && isCompleted(letters, kept);
};
