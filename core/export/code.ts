/** A part of a text: characters, or code whose value is a string. */
export type Part = string | Code;

export interface Code {
  readonly code: string;
  /** It is known only inside the test: it differs from row to row, or from call to call. */
  readonly inTest: boolean;
  /** It holds a secret, and is put nowhere but into a field. */
  readonly secret?: true;
}

/** A text as the exported file builds it. */
export type Text = readonly Part[];

/** JSON is JavaScript but for two characters that end a line there. */
const escapeLines = (code: string): string => code.replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");

/** A string literal, in the quotes that need the fewest escapes. */
export const quote = (text: string): string => {
  const code = escapeLines(JSON.stringify(text));
  if (!text.includes('"') || text.includes("'")) return code;
  // Every quote in the text stands behind a backslash of its own.
  return `'${code.slice(1, -1).replaceAll('\\"', '"')}'`;
};

/** The inside of a template literal. */
const templateText = (text: string): string => {
  const inner = escapeLines(JSON.stringify(text)).slice(1, -1).replaceAll('\\"', '"');
  return inner.replaceAll("`", "\\`").replaceAll("${", "\\${");
};

/** Neighbouring characters as one part, nothing empty. */
const joined = (text: Text): Text => {
  const parts: Part[] = [];
  for (const part of text) {
    const last = parts.at(-1);
    if (typeof part === "string" && typeof last === "string") parts[parts.length - 1] = last + part;
    else if (part !== "") parts.push(part);
  }
  return parts;
};

/** The characters of a text that holds no code. */
export const plainOf = (text: Text): string | undefined => {
  const [first = "", ...others] = joined(text);
  return typeof first === "string" && others.length === 0 ? first : undefined;
};

/** The text as an expression: a string literal, a name, or a template literal. */
export const textCode = (text: Text): string => {
  const plain = plainOf(text);
  if (plain !== undefined) return quote(plain);
  const parts = joined(text);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && typeof only !== "string") return only.code;
  // A `$` before a value would begin another one.
  const body = parts.map((part, at) => {
    if (typeof part !== "string") return `\${${part.code}}`;
    const inner = templateText(part);
    return at < parts.length - 1 && inner.endsWith("$") ? `${inner.slice(0, -1)}\\$` : inner;
  });
  return `\`${body.join("")}\``;
};

/** As `textCode`, fit to stand before a dot. */
export const operandCode = (text: Text): string => {
  const code = textCode(text);
  return plainOf(text) === undefined && !code.startsWith("`") && code.includes(" ") ? `(${code})` : code;
};

const SPECIAL = /[.*+?^${}()|[\]\\/]/gu;

/** The characters as a pattern that matches them and nothing else. */
const literally = (text: string): string => text.replace(SPECIAL, "\\$&");

/** A pattern as a literal where it has nothing that ends a line, or looks like it. */
const pattern = (source: string, flags = ""): string =>
  /^[\x20-\x7e]+$/u.test(source)
    ? `/${source}/${flags}`
    : `new RegExp(${quote(source)}${flags === "" ? "" : `, ${quote(flags)}`})`;

/** A pattern that finds the text; `words`: only as whole words and in any case. */
export const patternCode = (text: string, words = false): string =>
  words ? pattern(`\\b${literally(text)}\\b`, "i") : pattern(literally(text));

/** A pattern that only the text itself fits, however its words are kept apart. */
export const wholePattern = (text: string): string =>
  pattern(`^\\s*${text.split(" ").map(literally).join("\\s*")}\\s*$`);

/** The user's own pattern. */
export const regexCode = (text: Text): string => `new RegExp(${textCode(text)}, "u")`;

const isIdentifier = (name: string): boolean => /^[A-Za-z_$][\w$]*$/.test(name);

/** The name of a property in an object literal. */
export const keyCode = (name: string): string =>
  isIdentifier(name) && name !== "__proto__" ? name : `[${quote(name)}]`;

/** The property of a value. */
export const memberCode = (of: string, name: string): string =>
  isIdentifier(name) ? `${of}.${name}` : `${of}[${quote(name)}]`;

/** Lines, two spaces deeper. */
export const indent = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => (line === "" ? line : `  ${line}`));

/** An object literal of the members that are there; nothing where there is none. */
export const optionsCode = (members: readonly (readonly [name: string, code: string | undefined])[]): string => {
  const there = members.filter(([, code]) => code !== undefined);
  return there.length === 0 ? "" : `{ ${there.map(([name, code]) => `${name}: ${code}`).join(", ")} }`;
};

/** A call with the arguments that are there. */
export const call = (name: string, ...args: readonly string[]): string =>
  `${name}(${args.filter((arg) => arg !== "").join(", ")})`;
