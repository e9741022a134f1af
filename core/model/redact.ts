/** A value nobody may see, and the name to show instead. */
export interface SecretValue {
  readonly name: string;
  readonly value: string;
}

/** Masks secrets in texts and in whole trees of plain data. */
export interface Redactor {
  /** The text with every form of every secret replaced by `[secret NAME]`. */
  text(text: string): string;
  /** The same value with all its strings masked (keys are the program's own words); `keep` names fields that are left alone at any depth. */
  deep<T>(value: T, keep?: ReadonlySet<string>): T;
  /** The raw values, for pictures. */
  readonly values: readonly string[];
}

interface Form {
  readonly text: string;
  readonly name: string;
  /** Too short to be masked inside of other words. */
  readonly wholeWord: boolean;
}

const SHORTEST_INSIDE = 4;
const SHORTEST_TAIL = 6;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Base64 of bytes, with padding. */
export const base64 = (bytes: Uint8Array): string => {
  let out = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = [bytes[i], bytes[i + 1], bytes[i + 2]];
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    out += ALPHABET.charAt(bits >> 18) + ALPHABET.charAt((bits >> 12) & 63);
    out += b === undefined ? "=" : ALPHABET.charAt((bits >> 6) & 63);
    out += c === undefined ? "=" : ALPHABET.charAt(bits & 63);
  }
  return out;
};

/** The part of the base64 of `anything + value + anything` that only the value decides, for each of the three alignments. */
const base64Cores = (value: string): string[] => {
  const bytes = new TextEncoder().encode(value);
  return [0, 1, 2].map((offset) => {
    const shifted = new Uint8Array(offset + bytes.length);
    shifted.set(bytes, offset);
    const whole = Math.floor((shifted.length * 8) / 6);
    return base64(shifted).slice(Math.ceil((offset * 8) / 6), whole);
  });
};

const html = (value: string, quote: string, apostrophe: string): string =>
  value
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', quote)
    .replaceAll("'", apostrophe);

const wellFormed = (value: string): string => new TextDecoder().decode(new TextEncoder().encode(value));
const lowerHex = (encoded: string): string =>
  encoded
    .split("%")
    .map((part, i) => (i === 0 ? part : part.slice(0, 2).toLowerCase() + part.slice(2)))
    .join("%");
const json = (value: string): string => JSON.stringify(value).slice(1, -1);
const strictUrl = (value: string): string =>
  [...encodeURIComponent(wellFormed(value))]
    .map((c) => ("!'()*".includes(c) ? `%${c.charCodeAt(0).toString(16).toUpperCase()}` : c))
    .join("");

/** Pages that are not in UTF-8 send these by their one byte. */
const oneByte = (encode: (text: string) => string, value: string): string =>
  [...value]
    .map((c) => (c >= "\u0080" && c <= "\u00ff" ? `%${c.charCodeAt(0).toString(16).toUpperCase()}` : encode(c)))
    .join("");
/** What is read as UTF-8 and is not. */
const misread = (value: string): string => [...value].map((c) => (c < "\u0080" ? c : "\ufffd")).join("");

const urlSpellings = (value: string): string[] => {
  const encoders = [(text: string) => encodeURIComponent(wellFormed(text)), strictUrl];
  const forms = encoders.flatMap((encode) => [encode(value), oneByte(encode, value)]);
  return [...forms, ...forms.map((text) => text.replaceAll("%20", "+")), encodeURI(wellFormed(value))];
};

const spellings = (value: string): string[] => {
  const urls = urlSpellings(value);
  const whole = base64(new TextEncoder().encode(value));
  const bases = [
    whole,
    whole.replaceAll("=", ""),
    ...base64Cores(value).filter((core) => core.length >= SHORTEST_INSIDE),
  ];
  return [
    value,
    value.trim().split(/\s+/).join(" "),
    misread(value),
    ...urls,
    ...urls.map(lowerHex),
    ...bases,
    ...bases.map((text) => text.replaceAll("+", "-").replaceAll("/", "_")),
    html(value, "&quot;", "&#39;"),
    html(value, "&#34;", "&#x27;"),
    html(value, '"', "'"),
    html(value, "&quot;", "&apos;"),
    json(value),
    json(json(value)),
    json(value).replaceAll("<", "\\u003c").replaceAll(">", "\\u003e").replaceAll("&", "\\u0026"),
    json(value).replaceAll("/", "\\/"),
  ];
};

const formsOf = ({ name, value }: SecretValue): Form[] =>
  [...new Set(spellings(value))]
    .filter((text) => text !== "")
    .map((text) => ({ text, name, wholeWord: text.length < SHORTEST_INSIDE }));

const isWordPart = (c: string | undefined): boolean => c !== undefined && /[\p{L}\p{N}_]/u.test(c);

const standsAlone = (text: string, at: number, length: number): boolean =>
  !isWordPart(text[at - 1]) && !isWordPart(text[at + length]);

const nextOf = (text: string, form: Form, from: number): number => {
  let at = text.indexOf(form.text, from);
  while (at >= 0 && form.wholeWord && !standsAlone(text, at, form.text.length)) at = text.indexOf(form.text, at + 1);
  return at;
};

/** Texts of pages are cut: the beginning of a secret at the very end is masked too. */
const maskTail = (text: string, secrets: readonly SecretValue[]): string => {
  const body = text.endsWith("…") ? text.slice(0, -1) : text.endsWith("...") ? text.slice(0, -3) : text;
  for (const { name, value } of secrets) {
    for (let length = Math.min(value.length - 1, body.length); length >= SHORTEST_TAIL; length--) {
      if (body.endsWith(value.slice(0, length))) return `${body.slice(0, -length)}[secret ${name}]`;
    }
  }
  return text;
};

const maskAll = (text: string, forms: readonly Form[]): string => {
  // Longest first: at one place the longest form wins, so no rest of a longer secret stays behind a shorter one.
  const next = forms.map((form) => nextOf(text, form, 0));
  let out = "";
  let from = 0;
  for (;;) {
    let best = -1;
    for (let i = 0; i < forms.length; i++) {
      const form = forms[i];
      if (form === undefined) continue;
      if ((next[i] ?? -1) >= 0 && (next[i] ?? -1) < from) next[i] = nextOf(text, form, from);
      const at = next[i] ?? -1;
      if (at >= 0 && (best < 0 || at < (next[best] ?? -1))) best = i;
    }
    const form = forms[best];
    const at = next[best] ?? -1;
    if (form === undefined || at < 0) return out + text.slice(from);
    out += `${text.slice(from, at)}[secret ${form.name}]`;
    from = at + form.text.length;
  }
};

/**
 * The one redactor of an invocation. Knows each value raw, in base64 (any alignment, both alphabets), URL-, HTML- and
 * JSON-escaped, and cut off at the end of a text. Values under four characters are masked only as whole words. Empty values are ignored.
 */
export const createRedactor = (secrets: readonly SecretValue[]): Redactor => {
  const named = secrets.filter(({ value }) => value !== "");
  const forms = named.flatMap(formsOf).sort((a, b) => b.text.length - a.text.length);
  const text = (input: string): string => (forms.length === 0 ? input : maskTail(maskAll(input, forms), named));
  const walk = (value: unknown, keep: ReadonlySet<string> | undefined): unknown => {
    if (typeof value === "string") return text(value);
    if (Array.isArray(value)) return value.map((item) => walk(item, keep));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, keep?.has(key) === true ? item : walk(item, keep)]),
    );
  };
  return {
    text,
    deep: <T>(value: T, keep?: ReadonlySet<string>): T => (forms.length === 0 ? value : (walk(value, keep) as T)),
    values: named.map(({ value }) => value),
  };
};
