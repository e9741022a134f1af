import { matchPhrase, phraseBook } from "./phrases";
import type { Token } from "./tokens";

/** How what follows a preposition narrows a target. */
export type Link = "always" | "in" | "under" | "of" | "from" | "for" | "near" | "frame" | "nowhere";

/** Prepositions. */
export const LINKS = phraseBook<Link>([
  ["within", "always"],
  ["inside", "always"],
  ["inside of", "always"],
  ["in", "in"],
  ["on", "in"],
  ["under", "under"],
  ["underneath", "near"],
  ["from", "from"],
  ["of", "of"],
  ["for", "for"],
  ["at", "in"],
  ["next to", "near"],
  ["beside", "near"],
  ["near", "near"],
  ["near to", "near"],
  ["close to", "near"],
  ["adjacent to", "near"],
  ["right next to", "near"],
  ["to the right of", "near"],
  ["to the left of", "near"],
  ["on the right of", "near"],
  ["on the left of", "near"],
  ["right of", "near"],
  ["left of", "near"],
  ["above", "near"],
  ["below", "near"],
  ["in the same row as", "near"],
  ["opposite", "near"],
  ["alongside", "near"],
  ["in frame", "frame"],
  ["in the frame", "frame"],
  ["in iframe", "frame"],
  ["in the iframe", "frame"],
  ["inside frame", "frame"],
  ["inside the frame", "frame"],
  ["inside iframe", "frame"],
  ["inside the iframe", "frame"],
  ["within frame", "frame"],
  ["within the frame", "frame"],
  ["within iframe", "frame"],
  ["within the iframe", "frame"],
]);

const PLACES = new Set([
  "top",
  "bottom",
  "left",
  "right",
  "center",
  "centre",
  "middle",
  "upper",
  "lower",
  "corner",
  "side",
  "of",
  "the",
  "page",
  "screen",
  "hand",
  "left-hand",
  "right-hand",
  "-",
]);
const WHOLE_PAGE = new Set([
  "page",
  "screen",
  "site",
  "website",
  "webpage",
  "window",
  "browser",
  "view",
  "homepage",
  "app",
  "application",
  "ui",
]);

const NO_PLACE = new Set(["the", "of", "-"]);

/** Roles that hold other elements; `Sign in to your account link` is no scope. */
export const CONTAINERS: ReadonlySet<string> = new Set([
  "row",
  "cell",
  "columnheader",
  "dialog",
  "region",
  "form",
  "banner",
  "contentinfo",
  "group",
  "toolbar",
  "navigation",
  "complementary",
  "article",
  "main",
  "tabpanel",
  "tab",
  "table",
  "grid",
  "list",
  "listitem",
  "listbox",
  "combobox",
  "menu",
  "alert",
  "paragraph",
]);

/** How many of these tokens only say that it is on the page: `the top right of the page`, `the login page`. */
export const pageLength = (tokens: readonly Token[]): number => {
  let at = 0;
  while (PLACES.has(tokens[at]?.lower ?? "")) at += 1;
  const words = tokens[at] && WHOLE_PAGE.has(tokens[at]?.lower ?? "") ? at + 1 : at;
  const placed = tokens.slice(0, words).some((token) => !NO_PLACE.has(token.lower));
  if (placed && endsThere(tokens, words)) return words;
  for (let end = 0; end < 5; end += 1) {
    const lower = tokens[end]?.lower ?? "";
    if (lower === "" || matchPhrase(LINKS, tokens, end)) return 0;
    if (WHOLE_PAGE.has(lower) && endsThere(tokens, end + 1)) return end + 1;
  }
  return 0;
};

const endsThere = (tokens: readonly Token[], at: number): boolean =>
  at >= tokens.length || matchPhrase(LINKS, tokens, at) !== undefined;
