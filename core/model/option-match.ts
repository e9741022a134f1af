import { answerText, normaliseText, words } from "./words";

/** An option as a list offers it. */
export interface Offered {
  /** What a person reads there, in every form it is written. */
  readonly labels: readonly string[];
  /** What a form sends for it; nobody sees it. */
  readonly value?: string;
}

export type OptionMatch =
  /** `sure`: it has the whole name, so no option further down can match better. */
  | { readonly kind: "one"; readonly index: number; readonly sure: boolean }
  | { readonly kind: "several"; readonly indexes: readonly number[] }
  | { readonly kind: "none" };

/** From here on a label has the whole name: nothing but filling words is added. */
const WHOLE = 0.93;
const SET_APART = 0.85;
const COUNTED = 0.8;

/** What is set apart from a name without changing it: `Express (2 days)`, `London - City`, `Small, 9 €`. */
const OPENS_ASIDE = /^\s*[([{,;:|/·•–—…]|^\s+[-=→>]\s|^\s*-{2,}\s/u;
const CLOSES_ASIDE = /[)\]}:|/·•–—.]\s*$|\s[-=→>]\s*$/u;
const LETTERS = /\p{L}/u;

/** The label is the name with something set apart behind or before it. */
const isSetApart = (wanted: string, label: string): boolean => {
  const [name, text] = [normaliseText(wanted).toLowerCase(), normaliseText(label).toLowerCase()];
  if (name === "" || text.length <= name.length) return false;
  const [before, after] = [text.slice(0, -name.length), text.slice(name.length)];
  if (text.startsWith(name) && (OPENS_ASIDE.test(after) || (!LETTERS.test(after) && /^[\s\p{P}\p{S}]/u.test(after))))
    return true;
  return text.endsWith(name) && /[\s\p{P}\p{S}]$/u.test(before) && (CLOSES_ASIDE.test(before) || !LETTERS.test(before));
};

/** `2` is `2 people`. */
const isCounted = (wanted: string, label: string): boolean => {
  const [name, text] = [words(wanted), words(label)];
  return name.length === 1 && /^\d+$/u.test(name[0] ?? "") && text.length === 2 && text[0] === name[0];
};

const labelScore = (wanted: string, label: string): number => {
  const { score } = answerText(wanted, label);
  if (score >= WHOLE) return score;
  return isSetApart(wanted, label) ? SET_APART : isCounted(wanted, label) ? COUNTED : 0;
};

/** The label says the name: whole, or with something set apart that does not change it. */
export const saysOption = (wanted: string, label: string): boolean => labelScore(wanted, label) > 0;

/** The label has the whole name and nothing more. */
export const isWholeOption = (wanted: string, label: string): boolean => answerText(wanted, label).score >= WHOLE;

const best = (scores: readonly number[]): OptionMatch => {
  const top = Math.max(0, ...scores);
  if (top === 0) return { kind: "none" };
  const indexes = scores.flatMap((score, index) => (score > top - 0.01 ? [index] : []));
  const [index] = indexes;
  if (index === undefined) return { kind: "none" };
  return indexes.length > 1 ? { kind: "several", indexes } : { kind: "one", index, sure: top >= WHOLE };
};

/**
 * The option that is named. A label goes before a value, because a person reads labels; a whole label goes before one with something set
 * apart. Words that narrow a name make it another option: `Red` is not `Dark red`, `United States` not its outlying islands.
 */
export const matchOption = (wanted: string, offered: readonly Offered[]): OptionMatch => {
  const byLabel = best(offered.map(({ labels }) => Math.max(0, ...labels.map((label) => labelScore(wanted, label)))));
  if (byLabel.kind !== "none") return byLabel;
  const valued = (same: (value: string) => boolean): OptionMatch =>
    best(offered.map(({ value }) => (value !== undefined && value !== "" && same(value) ? 1 : 0)));
  const exact = valued((value) => value === wanted.trim());
  return exact.kind !== "none" ? exact : valued((value) => value.toLowerCase() === wanted.trim().toLowerCase());
};
