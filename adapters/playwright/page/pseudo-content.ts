import type { FlatTree } from "./flat-tree";

export type PseudoElement = "::before" | "::after";

/** Text that a style sheet puts before or after an element's content. */
export interface PseudoText {
  readonly text: string;
  /** It stands in a box of its own, so it is a word of its own. */
  readonly separate: boolean;
}

interface Token {
  readonly kind: "string" | "slash" | "other";
  readonly value: string;
}

const isHex = (char: string): boolean => /^[0-9a-f]$/i.test(char);

/** Reads a quoted string from `at` (the quote); answers its text and where it ends. */
const readString = (css: string, at: number): { readonly text: string; readonly end: number } => {
  const quote = css[at];
  let text = "";
  let i = at + 1;
  while (i < css.length && css[i] !== quote) {
    if (css[i] !== "\\") {
      text += css[i];
      i += 1;
      continue;
    }
    let digits = "";
    i += 1;
    while (digits.length < 6 && isHex(css[i] ?? "")) {
      digits += css[i];
      i += 1;
    }
    if (digits === "") {
      text += css[i] ?? "";
      i += 1;
    } else {
      const code = Number.parseInt(digits, 16);
      text += code > 0x10ffff ? "\ufffd" : String.fromCodePoint(code);
      if (css[i] === " ") i += 1;
    }
  }
  return { text, end: i + 1 };
};

const tokens = (css: string, attribute: (name: string) => string | null): readonly Token[] => {
  const found: Token[] = [];
  let i = 0;
  while (i < css.length) {
    const char = css[i];
    if (char === '"' || char === "'") {
      const { text, end } = readString(css, i);
      found.push({ kind: "string", value: text });
      i = end;
    } else if (char === "/") {
      found.push({ kind: "slash", value: "" });
      i += 1;
    } else if (char === " ") {
      i += 1;
    } else {
      const open = css.indexOf("(", i);
      const space = css.indexOf(" ", i);
      const isFunction = open !== -1 && (space === -1 || open < space);
      const close = isFunction ? css.indexOf(")", open) : space;
      const end = close === -1 ? css.length : close + 1;
      const name = isFunction ? css.slice(i, open) : "";
      const inside = css.slice(open + 1, end - 1).trim();
      if (name === "attr") found.push({ kind: "string", value: attribute(inside) ?? "" });
      else found.push({ kind: "other", value: name });
      i = end;
    }
  }
  return found;
};

/** The text of a computed `content` value: its alternative text when it has one; nothing where a counter takes part. */
export const contentText = (css: string, attribute: (name: string) => string | null): string => {
  if (css === "none" || css === "normal" || css === "") return "";
  const all = tokens(css, attribute);
  const slash = all.findIndex((token) => token.kind === "slash");
  const spoken = slash === -1 ? all : all.slice(slash + 1);
  if (spoken.some((token) => token.value.startsWith("counter") && token.kind === "other")) return "";
  return spoken.map((token) => (token.kind === "string" ? token.value : "")).join("");
};

/** Reads `::before` or `::after` of an element; null when it shows no text. */
export type PseudoReader = (element: Element, which: PseudoElement) => PseudoText | null;

/** Creates the reader. A look-up costs some microseconds, ten the first time: most of what a name costs. */
export const createPseudoReader =
  (tree: FlatTree): PseudoReader =>
  (element, which) => {
    const style = getComputedStyle(element, which);
    const content = style.getPropertyValue("content");
    if (content === "none" || content === "normal" || content === '""') return null;
    const text = contentText(content, (name) => tree.attribute(element, name));
    if (text === "" || style.display === "none" || style.visibility !== "visible") return null;
    return { text, separate: style.display !== "inline" };
  };
