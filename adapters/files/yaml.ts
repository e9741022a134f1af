import type { Place } from "#core/model/place";
import type { Complaint, RawNode } from "#core/model/requirement";
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from "yaml";

/** How many aliases one file may use: beyond it a small file could grow without bounds. */
const ALIAS_LIMIT = 50;
const DEPTH_LIMIT = 20;
/** How many nodes a file may grow to once its aliases are followed. */
const NODE_LIMIT = 100_000;

/** Where a piece of a file starts in it: lines are counted from there. */
export interface Origin {
  readonly file: string;
  /** Lines of the file before the piece. */
  readonly linesBefore: number;
}

export interface YamlReading {
  /** Absent when the text cannot be read, or is empty. */
  readonly root?: RawNode;
  readonly complaints: readonly Complaint[];
}

type PlaceAt = (offset: number) => Place;

const placer =
  (counter: LineCounter, { file, linesBefore }: Origin): PlaceAt =>
  (offset) => {
    const { line, col } = counter.linePos(offset);
    return { file, line: Math.max(line, 1) + linesBefore, column: Math.max(col, 1) };
  };

const offsetOf = (node: Node | null): number | undefined => node?.range?.[0];

interface Walk {
  readonly at: PlaceAt;
  readonly resolve: (alias: Node) => Node | undefined;
  /** Nodes that may still be read. */
  readonly budget: { left: number };
}

const toRaw = (node: Node | null, walk: Walk, parent: number, depth: number): RawNode => {
  const offset = offsetOf(node) ?? parent;
  const place = walk.at(offset);
  walk.budget.left -= 1;
  if (depth > DEPTH_LIMIT || walk.budget.left < 0) return { kind: "text", text: "", place };
  if (isAlias(node)) return toRaw(walk.resolve(node) ?? null, walk, offset, depth + 1);
  if (isSeq<Node>(node))
    return { kind: "list", items: node.items.map((item) => toRaw(item, walk, offset, depth + 1)), place };
  if (isMap<Node, Node | null>(node)) {
    const entries = node.items.map(({ key, value }) => {
      const named = toRaw(key, walk, offset, depth + 1);
      const text = named.kind === "text" ? named.text : "";
      return { key: { text, place: named.place }, value: toRaw(value, walk, offsetOf(key) ?? offset, depth + 1) };
    });
    return { kind: "map", entries, place };
  }
  return { kind: "text", text: isScalar(node) ? String(node.value ?? "") : "", place };
};

const HINTS: Readonly<Record<string, string>> = {
  BAD_INDENT: "indent with spaces, the same number for all keys of a map",
  TAB_AS_INDENT: "indent with spaces, not with tabs",
  DUPLICATE_KEY: "keep one of them",
  MISSING_CHAR: "quotes and brackets come in pairs",
  BLOCK_AS_IMPLICIT_KEY: "put the text in quotes: it holds a colon",
  MULTILINE_IMPLICIT_KEY: "put the text in quotes: it holds a colon",
  UNEXPECTED_TOKEN: "a sentence that starts with a quote goes into quotes of the other kind as a whole",
  BLOCK_IN_FLOW: "close the bracket first",
};

const tooManyAliases = (count: number, place: Place): Complaint => ({
  severity: "error",
  code: "yaml-aliases",
  message: `the file uses ${count} aliases`,
  hint: `at most ${ALIAS_LIMIT} are read`,
  place,
});

const tooBig = (place: Place): Complaint => ({
  severity: "error",
  code: "yaml-size",
  message: `the file grows to more than ${NODE_LIMIT} values`,
  hint: "use fewer aliases",
  place,
});

/** Reads YAML into a tree of strings with places: `007` and `1e3` stay as written, aliases are bounded, all syntax errors are told. */
export const readYaml = (source: string, origin: Origin): YamlReading => {
  const counter = new LineCounter();
  const document = parseDocument(source, {
    lineCounter: counter,
    schema: "failsafe",
    prettyErrors: false,
    uniqueKeys: true,
    keepSourceTokens: false,
    merge: false,
  });
  const at = placer(counter, origin);
  const complaints = document.errors.map(
    (error): Complaint => ({
      severity: "error",
      code: "yaml",
      message: error.message,
      ...(HINTS[error.code] && { hint: HINTS[error.code] }),
      place: at(error.pos[0]),
    }),
  );
  if (complaints.length > 0) return { complaints };
  let aliases = 0;
  visit(document, (_, node) => {
    if (isAlias(node)) aliases += 1;
  });
  if (aliases > ALIAS_LIMIT) return { complaints: [tooManyAliases(aliases, at(0))] };
  if (document.contents === null) return { complaints: [] };
  const known = new Map<Node, Node | undefined>();
  const resolve = (alias: Node): Node | undefined => {
    if (!known.has(alias)) known.set(alias, isAlias(alias) ? alias.resolve(document) : undefined);
    return known.get(alias);
  };
  const budget = { left: NODE_LIMIT };
  const root = toRaw(document.contents, { at, resolve, budget }, 0, 0);
  return budget.left < 0 ? { complaints: [tooBig(at(0))] } : { root, complaints: [] };
};
