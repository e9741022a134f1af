/**
 * What a page says, apart from how it is drawn. `A|B`: the old and the new wording; `-A` stands on the old page only, `+A` on the new one only.
 * A field is `kind name Label`, with `: option, option` behind the label of a select or radio group.
 */
export interface Content {
  readonly site: string;
  readonly brand: string;
  readonly login: string;
  readonly nav: readonly string[];
  readonly search: string;
  readonly go: string;
  readonly side: readonly string[];
  readonly title: string;
  readonly tabs: readonly string[];
  readonly form: {
    readonly title: string;
    readonly fields: readonly string[];
    readonly submit: string;
    readonly cancel: string;
  };
  readonly table: {
    readonly title: string;
    readonly columns: readonly string[];
    readonly rows: readonly string[];
    readonly actions: readonly string[];
  };
  readonly cards: readonly string[];
  readonly more: string;
  readonly notice: string;
  readonly dialog: { readonly title: string; readonly text: string; readonly ok: string; readonly cancel: string };
  readonly footer: readonly string[];
}

/** A text of the page, known by its old wording. */
export interface Item {
  readonly key: string;
  readonly text: string;
  /** For ids, names and addresses. */
  readonly slug: string;
}

export type FieldKind =
  | "text"
  | "email"
  | "password"
  | "search"
  | "tel"
  | "date"
  | "number"
  | "select"
  | "check"
  | "radio"
  | "area"
  | "file";

export interface FieldItem extends Item {
  readonly kind: FieldKind;
  readonly name: string;
  readonly options: readonly Item[];
}

/** Before and after. */
export type Wording = "old" | "new";

export const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");

/** The item as that version of the page says it; undefined when it is not on it. */
export const itemOf = (part: string, source: string, wording: Wording): Item | undefined => {
  if (source.startsWith(wording === "old" ? "+" : "-")) return undefined;
  const [before = "", after = before] = source.replace(/^[+-]/, "").split("|");
  return { key: `${part}.${slugOf(before)}`, text: wording === "old" ? before : after, slug: slugOf(before) };
};

export const itemsOf = (part: string, sources: readonly string[], wording: Wording): Item[] =>
  sources.flatMap((source) => itemOf(part, source, wording) ?? []);

const isFieldKind = (text: string): text is FieldKind =>
  "text email password search tel date number select check radio area file".split(" ").includes(text);

/** `select country Country|Nation: Germany, France` */
export const fieldsOf = (sources: readonly string[], wording: Wording): FieldItem[] =>
  sources.flatMap((source) => {
    const sign = /^[+-]/.exec(source)?.[0] ?? "";
    const [kind = "", name = "", ...rest] = source.replace(/^[+-]/, "").split(" ");
    const [label = "", options = ""] = rest.join(" ").split(": ");
    const item = itemOf("field", sign + label, wording);
    if (!item || !isFieldKind(kind)) return [];
    return [{ ...item, kind, name, options: options === "" ? [] : itemsOf(item.key, options.split(", "), wording) }];
  });
