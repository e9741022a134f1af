import type { DataRow } from "../model/requirement";
import { templateEnd, templateStarts } from "../model/template-span";
import { type Code, memberCode, type Part, plainOf, quote, type Text, textCode } from "./code";
import { type DateHelper, dateCode, formatCode, readDate } from "./dates";

/** What templates are filled from: values of the file and of the command line. */
export interface ValueSources {
  readonly row: DataRow | null;
  readonly vars: Readonly<Record<string, string>>;
  /** From the command line; wins over everything. */
  readonly variables: Readonly<Record<string, string>>;
}

/** A `const` of the exported file. */
export interface Constant {
  readonly name: string;
  readonly code: string;
}

/** Texts of a requirement as code, and what they need declared. */
export interface Values {
  /** A text with its templates as code in its place. */
  text(template: string): Text;
  /** Declared before the tests. */
  readonly shared: readonly Constant[];
  /** Declared in the test: other ones in every call. */
  readonly own: readonly Constant[];
  /** Columns of the data row that are read, and what they hold. */
  readonly columns: ReadonlyMap<string, string>;
  readonly dateHelpers: ReadonlySet<DateHelper>;
}

const TAKEN = new Set(
  (
    "test expect page row url option process crypto Date Math String Number RegExp URL JSON Array Object Promise undefined NaN Infinity arguments eval " +
    "hoursFromNow monthsFromNow await break case catch class const continue debugger default delete do else enum export extends false finally for " +
    "function if implements import in instanceof interface let new null package private protected public return static super switch this throw true " +
    "try typeof var void while with yield async of as any string number boolean symbol type"
  ).split(" "),
);

/** A name of a variable as an identifier nobody else has: `first-name` is `firstName`. */
const identifierOf = (name: string, used: ReadonlySet<string>): string => {
  const [first = "", ...rest] = name.split(/[^A-Za-z0-9]+/u).filter((word) => word !== "");
  const camel = [
    first.slice(0, 1).toLowerCase() + first.slice(1),
    ...rest.map((w) => w.slice(0, 1).toUpperCase() + w.slice(1)),
  ];
  const spelled = camel.join("").slice(0, 40);
  const base = /^[A-Za-z]/.test(spelled) ? spelled : `value${spelled}`;
  let own = base;
  for (let count = 2; used.has(own) || TAKEN.has(own); count++) own = `${base}${count}`;
  return own;
};

const has = (record: Readonly<Record<string, string>>, name: string): boolean => Object.hasOwn(record, name);

interface Book {
  readonly names: Map<string, string>;
  readonly used: Set<string>;
  readonly shared: Constant[];
  readonly own: Constant[];
}

/** Whether the text is known only inside the test. */
export const isInTest = (text: Text): boolean => text.some((part) => typeof part !== "string" && part.inTest);
const isSecret = (text: Text): boolean => text.some((part) => typeof part !== "string" && part.secret === true);

/** The constant that stands for a value; declared at its first use. */
const declare = (book: Book, key: string, wanted: string, code: string, inTest: boolean): Code => {
  const known = book.names.get(key);
  const name = known ?? identifierOf(wanted, book.used);
  if (known === undefined) {
    book.names.set(key, name);
    book.used.add(name);
    (inTest ? book.own : book.shared).push({ name, code });
  }
  return { code: name, inTest };
};

const secret = (name: string): Code => ({ code: `${memberCode("process.env", name)}!`, inTest: false, secret: true });

const environment = (book: Book, name: string, fallback: Text | undefined): Code => {
  const read = memberCode("process.env", name);
  if (fallback === undefined) return { code: `${read}!`, inTest: false };
  const code = `${read} ?? ${textCode(fallback)}`;
  return declare(book, `env ${code}`, name.toLowerCase(), code, isInTest(fallback));
};

interface Reading {
  readonly sources: ValueSources;
  readonly book: Book;
  readonly columns: Map<string, string>;
  readonly dateHelpers: Set<DateHelper>;
}

const datePart = (name: string, { book, dateHelpers }: Reading): Text | undefined => {
  const request = name.startsWith("date") ? readDate(name) : undefined;
  if (!request) return undefined;
  const { code, helper } = dateCode(request);
  if (helper) dateHelpers.add(helper);
  const moment = declare(book, `date ${code}`, "date", code, true);
  return [{ code: formatCode(request.format, moment.code), inTest: true }];
};

const column = (name: string, value: string, reading: Reading): Text => {
  const written = fill(value, reading);
  const plain = plainOf(written);
  if (plain === undefined) return written;
  reading.columns.set(name, plain);
  return [{ code: memberCode("row", name), inTest: true }];
};

const variable = (name: string, reading: Reading): Text => {
  const value = fill(reading.sources.vars[name] ?? "", reading);
  const held = declare(reading.book, `var ${name}`, name, textCode(value), isInTest(value));
  return [isSecret(value) ? { ...held, secret: true } : held];
};

const bare = (name: string, reading: Reading): Text | undefined => {
  const { book } = reading;
  const { row, vars, variables } = reading.sources;
  if (has(variables, name)) return [declare(book, `given ${name}`, name, quote(variables[name] ?? ""), false)];
  if (row && has(row.values, name)) return column(name, row.values[name] ?? "", reading);
  if (has(vars, name)) return variable(name, reading);
  if (name === "timestamp") return [declare(book, "timestamp", name, "String(Date.now())", true)];
  if (name === "uuid") return [declare(book, "uuid", name, "crypto.randomUUID()", true)];
  return datePart(name, reading);
};

const named = (name: string, fallback: string | undefined, reading: Reading): Text => {
  const { row, vars } = reading.sources;
  const rest = (prefix: string): string => name.slice(prefix.length);
  const otherwise = (): Text => (fallback === undefined ? [] : fill(fallback, reading));
  if (name.startsWith("secrets.")) return [secret(rest("secrets."))];
  if (name.startsWith("env."))
    return [environment(reading.book, rest("env."), fallback === undefined ? undefined : fill(fallback, reading))];
  if (name.startsWith("data.")) {
    const value = row && has(row.values, rest("data.")) ? row.values[rest("data.")] : undefined;
    return value === undefined ? otherwise() : column(rest("data."), value, reading);
  }
  if (name.startsWith("vars.")) return has(vars, rest("vars.")) ? variable(rest("vars."), reading) : otherwise();
  return bare(name, reading) ?? otherwise();
};

const one = (body: string, reading: Reading): Text => {
  const bar = body.indexOf("|");
  return bar < 0
    ? named(body.trim(), undefined, reading)
    : named(body.slice(0, bar).trim(), body.slice(bar + 1), reading);
};

const fill = (template: string, reading: Reading): Text => {
  const parts: Part[] = [];
  for (let at = 0; at < template.length; ) {
    const escaped = template.startsWith("$${", at);
    const end = !escaped && templateStarts(template, at) ? templateEnd(template, at) : undefined;
    if (end !== undefined) parts.push(...one(template.slice(at + 2, end - 1), reading));
    else parts.push(escaped ? "${" : template.charAt(at));
    at = end ?? at + (escaped ? 3 : 1);
  }
  return parts;
};

/** Creates the reader of one requirement's texts for one data row. Precedence and meaning are those of the planner. */
export const createValues = (sources: ValueSources): Values => {
  const book: Book = { names: new Map(), used: new Set(), shared: [], own: [] };
  const reading: Reading = { sources, book, columns: new Map(), dateHelpers: new Set() };
  const { columns, dateHelpers } = reading;
  return { text: (template) => fill(template, reading), shared: book.shared, own: book.own, columns, dateHelpers };
};

/** A text that people read: where it would hold a secret it stays as it is written. */
export const shownText = (template: string, values: Values): Text => {
  const text = values.text(template);
  return isSecret(text) ? [template] : text;
};
