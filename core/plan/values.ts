import { isOneTemplate, templateEnd, templateStarts } from "../model/template-span";

const FILES = new Set([
  "html",
  "htm",
  "php",
  "asp",
  "aspx",
  "jsp",
  "pdf",
  "txt",
  "json",
  "xml",
  "do",
  "cgi",
  "md",
  "svg",
  "png",
]);

const isLetters = (text: string): boolean =>
  [...text].every((character) => character.toLowerCase() !== character.toUpperCase());

const hostOf = (text: string): string => text.split("/")[0]?.split("?")[0]?.split("#")[0] ?? "";

const isLocal = (host: string): boolean => {
  const name = host.split(":")[0] ?? "";
  const numbers = name.split(".");
  return (
    name === "localhost" ||
    (numbers.length === 4 && numbers.every((part) => part !== "" && Number.isInteger(Number(part))))
  );
};

const isDomain = (host: string): boolean => {
  const labels = (host.split(":")[0] ?? "").split(".");
  const top = labels.at(-1) ?? "";
  return (
    labels.length > 1 &&
    labels.every((label) => label !== "") &&
    top.length > 1 &&
    isLetters(top) &&
    !FILES.has(top.toLowerCase())
  );
};

/** Can this be an address? Absolute, a path, a domain, a file name of the web, or a template. */
export const looksLikeUrl = (text: string): boolean => {
  if (text === "" || [...text].some((character) => character.trim() === "")) return isOneTemplate(text);
  if (
    text.includes("://") ||
    text.startsWith("/") ||
    text.startsWith("./") ||
    text.startsWith("?") ||
    text.startsWith("#")
  )
    return true;
  if (text.startsWith("${") || text.startsWith("about:") || text.startsWith("data:") || text.startsWith("javascript:"))
    return true;
  const host = hostOf(text);
  return isLocal(host) || isDomain(host) || FILES.has(host.split(".").slice(1).at(-1)?.toLowerCase() ?? "");
};

/** An address as it is opened: a bare domain gets `https://`, a local host `http://`. */
export const asUrl = (text: string): string => {
  const host = hostOf(text);
  if (text.includes("://") || text.startsWith("/") || text.startsWith("${")) return text;
  if (isLocal(host)) return `http://${text}`;
  return isDomain(host) ? `https://${text}` : text;
};

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  millisecond: 1,
  milliseconds: 1,
  s: 1000,
  sec: 1000,
  secs: 1000,
  second: 1000,
  seconds: 1000,
  m: 60_000,
  min: 60_000,
  mins: 60_000,
  minute: 60_000,
  minutes: 60_000,
  h: 3_600_000,
  hour: 3_600_000,
  hours: 3_600_000,
};

/** A time such as `500ms`, `1.5s`, `30 seconds`, `4m`, in milliseconds; a bare number is milliseconds; undefined when it is none. */
export const durationMs = (text: string): number | undefined => {
  const trimmed = text.trim().toLowerCase();
  let end = 0;
  while (end < trimmed.length && "0123456789.".includes(trimmed[end] ?? "x")) end += 1;
  const amount = Number(trimmed.slice(0, end));
  const unit = trimmed.slice(end).trim();
  const factor = unit === "" ? 1 : Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
  if (end === 0 || factor === undefined || !Number.isFinite(amount) || amount < 0) return undefined;
  return Math.round(amount * factor);
};

const NUMBERS = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

/** A whole number in digits or, up to twelve, in words. */
export const countOf = (text: string): number | undefined => {
  const word = NUMBERS.indexOf(text.toLowerCase());
  if (word >= 0) return word;
  const number = Number(text);
  return text.trim() !== "" &&
    Number.isSafeInteger(number) &&
    number >= 0 &&
    [...text].every((c) => c >= "0" && c <= "9")
    ? number
    : undefined;
};

const SPECIAL = new Set([..."\\^$.*+?()[]{}|/"]);

/** A text as a regular expression that matches just it. Templates stay as they are: their values are escaped when they are filled in. */
export const escapePattern = (text: string): string => {
  const parts: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const end = templateStarts(text, at) ? templateEnd(text, at) : undefined;
    const character = text.charAt(at);
    if (end === undefined) parts.push(SPECIAL.has(character) ? `\\${character}` : character);
    else parts.push(text.slice(at, end));
    at = end === undefined ? at : end - 1;
  }
  return parts.join("");
};

/** The longest pattern that is accepted. */
const PATTERN_LIMIT = 200;

/** Why a pattern cannot be used; undefined when it can. */
export const patternFault = (pattern: string): string | undefined => {
  if (pattern.length > PATTERN_LIMIT) return `the pattern is longer than ${PATTERN_LIMIT} characters`;
  try {
    new RegExp(pattern);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : "the pattern is not a regular expression";
  }
};
