import type { DataRow } from "../model/requirement";
import { dateText } from "./dates";
import { nearest } from "../model/nearest";
import { type Parsed, type Problem, done, refuse } from "./problem";
import { isOneTemplate, templateEnd, templateStarts } from "../model/template-span";

/** What templates are filled from. Time and ids are asked for once a plan, so that `${uuid}` is the same in all its steps. */
export interface World {
  /** From the command line; wins over everything. */
  readonly variables: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
  readonly newId: () => string;
  /** Relative addresses start here; its origin wins over the file's. */
  readonly baseUrl?: string;
}

export interface Expansion {
  readonly text: string;
  /** Names of the secrets that are still to be filled in. */
  readonly secrets: readonly string[];
}

/** Fills the templates of a text; `quote` is applied to every value that is put in. */
export type Expand = (text: string, quote?: (value: string) => string) => Parsed<Expansion>;

interface Sources {
  readonly row: DataRow | null;
  readonly vars: Readonly<Record<string, string>>;
  readonly world: World;
  readonly uuid: () => string;
}

const DEPTH_LIMIT = 8;
/** How many variables one text may draw in, those in its variables counted. */
const LOOKUP_LIMIT = 1000;

const own = (values: Readonly<Record<string, string | undefined>>, name: string): string | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;

const isName = (text: string): boolean =>
  text !== "" && [..."{}$\"'` \t\n|"].every((character) => !text.includes(character));

type Found =
  | {
      readonly kind: "text";
      readonly text: string;
      /** May hold templates itself: it comes from the file. */
      readonly open: boolean;
    }
  | { readonly kind: "secret"; readonly name: string }
  | { readonly kind: "missing" }
  | { readonly kind: "wrong"; readonly problem: Problem };

const fixed = (text: string | undefined, open: boolean): Found =>
  text === undefined ? { kind: "missing" } : { kind: "text", text, open };

const lookUp = (name: string, { row, vars, world, uuid }: Sources): Found => {
  const rest = (prefix: string): string => name.slice(prefix.length);
  if (name.startsWith("env.")) return fixed(own(world.env, rest("env.")), false);
  if (name.startsWith("data.")) return fixed(row ? own(row.values, rest("data.")) : undefined, true);
  if (name.startsWith("vars.")) return fixed(own(vars, rest("vars.")), true);
  if (name.startsWith("secrets.")) return { kind: "secret", name: rest("secrets.") };
  const given = own(world.variables, name);
  if (given !== undefined) return fixed(given, false);
  const written = (row ? own(row.values, name) : undefined) ?? own(vars, name);
  if (written !== undefined) return fixed(written, true);
  if (name === "timestamp") return fixed(String(Math.floor(world.nowMs)), false);
  if (name === "uuid") return fixed(uuid(), false);
  return { kind: "missing" };
};

const isDate = (name: string): boolean =>
  name === "date" || ["date+", "date-", "date:"].some((start) => name.startsWith(start));

/** A value from outside must not bring a secret of its own into the step. */
const find = (name: string, sources: Sources): Found => {
  const found = findAny(name, sources);
  const smuggled = found.kind === "text" && !found.open && found.text.includes("${secrets.");
  return smuggled
    ? {
        kind: "wrong",
        problem: {
          code: "secret-in-value",
          message: `the value of \${${name}} names a secret`,
          hint: "name the secret in the requirement file itself",
        },
      }
    : found;
};

const findAny = (name: string, sources: Sources): Found => {
  if (isDate(name) && lookUp(name, sources).kind === "missing") {
    const text = dateText(name, sources.world.nowMs);
    const hint = "write ${date}, ${date+30d} or ${date-1m:MM/DD/YYYY}; units are d, w, m (months), y, h";
    return text === undefined
      ? { kind: "wrong", problem: { code: "bad-template", message: `this date cannot be read: \${${name}}`, hint } }
      : fixed(text, false);
  }
  return isName(name)
    ? lookUp(name, sources)
    : {
        kind: "wrong",
        problem: {
          code: "bad-template",
          message: `this is no variable: \${${name}}`,
          hint: "write ${name} or ${name|default}",
        },
      };
};

const known = (name: string, { row, vars, world }: Sources): readonly string[] => {
  const columns = row ? Object.keys(row.values) : [];
  if (name.startsWith("data.")) return columns.map((column) => `data.${column}`);
  if (name.startsWith("env.")) return [];
  return [...new Set([...Object.keys(world.variables), ...columns, ...Object.keys(vars)])];
};

const missing = (name: string, sources: Sources): Problem => {
  const names = known(name, sources);
  const close = nearest(name, names);
  const shown =
    names.length > 0
      ? `known: ${names.slice(0, 20).join(", ")}`
      : name.startsWith("data.")
        ? "the requirement has no data rows"
        : "no variable is known";
  const rescue = name.startsWith("env.")
    ? `set ${name.slice(4)} in the environment, or write a default: \${${name}|...}`
    : `${shown}; or write a default: \${${name}|...}`;
  return {
    code: "missing-variable",
    message: `there is no value for \${${name}}`,
    hint: close ? `did you mean \${${close}}? ${shown}` : rescue,
  };
};

/** Makes the function that fills templates for one data row. Precedence: command line, data row, vars, default. `$${` is a plain `${`. */
export const createExpand = (sources: Omit<Sources, "uuid">): Expand => {
  let id: string | undefined;
  let left = LOOKUP_LIMIT;
  const uuid = (): string => {
    id ??= sources.world.newId();
    return id;
  };
  const all: Sources = { ...sources, uuid };

  const one = (body: string, depth: number, quote: (value: string) => string): Parsed<Expansion> => {
    const bar = body.indexOf("|");
    const name = (bar < 0 ? body : body.slice(0, bar)).trim();
    const found = find(name, all);
    if (found.kind === "wrong") return { ok: false, problem: found.problem };
    if (found.kind === "secret") return done({ text: `\${secrets.${found.name}}`, secrets: [found.name] });
    if (found.kind === "missing")
      return bar < 0 ? { ok: false, problem: missing(name, all) } : fill(body.slice(bar + 1), depth + 1, quote);
    return found.open ? fill(found.text, depth + 1, quote, true) : done({ text: quote(found.text), secrets: [] });
  };

  const fill = (
    text: string,
    depth: number,
    quote: (value: string) => string,
    inner = depth > 0,
  ): Parsed<Expansion> => {
    left -= 1;
    if (depth > DEPTH_LIMIT || left < 0)
      return refuse(
        "circular-variable",
        "variables refer to each other in a circle",
        "let one of them hold a plain text",
      );
    const parts: string[] = [];
    const secrets = new Set<string>();
    let plain = "";
    for (let at = 0; at < text.length; ) {
      const escaped = text.startsWith("$${", at);
      const end = !escaped && templateStarts(text, at) ? templateEnd(text, at) : undefined;
      if (end === undefined) {
        plain += escaped ? "${" : text.charAt(at);
        at += escaped ? 3 : 1;
        continue;
      }
      const value = one(text.slice(at + 2, end - 1), depth, quote);
      if (!value.ok) return value;
      for (const secret of value.value.secrets) secrets.add(secret);
      parts.push(inner ? quote(plain) : plain, value.value.text);
      plain = "";
      at = end;
    }
    parts.push(inner ? quote(plain) : plain);
    return done({ text: parts.join(""), secrets: [...secrets] });
  };

  return (text, quote = (value) => value) => {
    left = LOOKUP_LIMIT;
    return fill(text, 0, isOneTemplate(text) ? (value) => value : quote);
  };
};
