import { withoutArticle } from "./scope";
import type { Token } from "./tokens";

/** What an expectation is about. */
export type Subject =
  | { readonly kind: "url" | "title" | "page" }
  | { readonly kind: "element" | "value" | "text" | "count"; readonly element: readonly Token[] }
  | { readonly kind: "attribute"; readonly attribute: string; readonly element: readonly Token[] };

const URL_WORDS = new Set([
  "url",
  "current url",
  "page url",
  "address",
  "page address",
  "browser url",
  "page's url",
  "url of the page",
  "url of page",
  "current page url",
  "uri",
  "web address",
  "browser's url",
  "browser address",
  "location",
  "address bar",
  "url bar",
  "current address",
  "resulting url",
  "new url",
  "url path",
  "path",
  "link in the address bar",
]);
const TITLE_WORDS = new Set([
  "title",
  "page title",
  "page's title",
  "title of the page",
  "browser title",
  "document title",
  "window title",
  "tab title",
  "title of page",
  "current title",
  "browser tab title",
  "title of the window",
  "title of the document",
  "site title",
]);
const PAGE_WORDS = new Set([
  "page",
  "screen",
  "this page",
  "website",
  "site",
  "body",
  "current page",
  "whole page",
  "document",
  "page body",
  "page content",
  "page text",
  "body of the page",
  "web page",
  "webpage",
  "text on the page",
  "content of the page",
  "text of the page",
]);

const COUNTING = new Set(["number", "count", "amount", "quantity", "total"]);

const afterOf = (
  tokens: readonly Token[],
  words: ReadonlySet<string>,
  links: ReadonlySet<string>,
): readonly Token[] | undefined =>
  tokens.length > 2 && words.has(tokens[0]?.lower ?? "") && links.has(tokens[1]?.lower ?? "")
    ? tokens.slice(2)
    : undefined;

const OF = new Set(["of", "in", "for", "on", "inside"]);
const ONLY_OF = new Set(["of"]);

const endsWith = (tokens: readonly Token[], word: string): readonly Token[] | undefined =>
  tokens.length > 1 && tokens.at(-1)?.text === word && !tokens.at(-1)?.quoted ? tokens.slice(0, -1) : undefined;

const withoutPossessive = (tokens: readonly Token[]): readonly Token[] => {
  const last = tokens.at(-1);
  if (!last || last.quoted || !last.lower.endsWith("'s")) return tokens;
  return [
    ...tokens.slice(0, -1),
    { ...last, text: last.text.slice(0, -2), lower: last.lower.slice(0, -2), end: last.end - 2 },
  ];
};

const attributeOf = (tokens: readonly Token[]): Subject | undefined => {
  const at = tokens.findIndex((token) => token.lower === "attribute");
  if (at < 0) return undefined;
  const of = tokens.findIndex((token, index) => index > at && token.lower === "of");
  if (of < 0 || of + 1 >= tokens.length) return undefined;
  const named = at === 0 ? tokens.slice(1, of) : tokens.slice(0, at);
  const [name] = named;
  return named.length === 1 && name
    ? { kind: "attribute", attribute: name.text, element: tokens.slice(of + 1) }
    : undefined;
};

/** Reads what stands before the verb: `the page title`, `value of Amount`, `number of rows`, else an element. */
export const subjectOf = (tokens: readonly Token[]): Subject => {
  const bare = withoutArticle(tokens, true);
  const words = bare.every((token) => !token.quoted) ? bare.map((token) => token.lower).join(" ") : "";
  if (URL_WORDS.has(words)) return { kind: "url" };
  if (TITLE_WORDS.has(words)) return { kind: "title" };
  if (PAGE_WORDS.has(words)) return { kind: "page" };
  const attribute = attributeOf(bare);
  if (attribute) return attribute;
  const counted = afterOf(bare, COUNTING, ONLY_OF);
  if (counted) return { kind: "count", element: counted };
  const valued = afterOf(bare, new Set(["value"]), OF) ?? endsWith(bare, "value");
  if (valued) return { kind: "value", element: withoutPossessive(valued) };
  const texted =
    afterOf(bare, new Set(["text", "label", "content"]), OF) ??
    (bare.length > 2 && !bare[0]?.quoted ? endsWith(bare, "text") : undefined);
  if (texted) return { kind: "text", element: withoutPossessive(texted) };
  const countedEnd = endsWith(bare, "count");
  return countedEnd ? { kind: "count", element: countedEnd } : { kind: "element", element: tokens };
};
