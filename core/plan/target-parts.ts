import type { ElementKind } from "../model/element";
import { type Parsed, done, refuse } from "./problem";
import { matchPhrase, phraseBook } from "./phrases";
import { scopeRole, withoutArticle } from "./scope";
import { type Token, textOf } from "./tokens";

type Link = "always" | "in" | "under" | "of" | "from" | "for" | "near" | "frame" | "nowhere";

const LINKS = phraseBook<Link>([
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
const CONTAINERS = new Set([
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

/** What was written after the name of a target. */
export interface TargetParts {
  readonly name: readonly Token[];
  readonly scope?: readonly Token[];
  readonly near?: readonly Token[];
  readonly frame?: readonly Token[];
}

/** How many of these tokens only say that it is on the page: `the top right of the page`, `the login page`. */
const pageLength = (tokens: readonly Token[]): number => {
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

const startsUpper = (token: Token | undefined): boolean =>
  token !== undefined && token.text.charAt(0) !== token.text.charAt(0).toLowerCase();

type Reading = "scope" | "name" | "both" | "page";

/** Is what follows a preposition a scope, or does it belong to the name? `Sign in with Google`, `Keep me signed in on this device` are names. */
const readingOf = (link: Link, before: readonly Token[], after: readonly Token[], kind: ElementKind): Reading => {
  if (after.length === 0) return "name";
  const scope = scopeRole(withoutArticle(after));
  const article = withoutArticle(after).length < after.length;
  const role = scope && CONTAINERS.has(scope.role) && (article || scope.rest.length > 0) ? scope : undefined;
  const quoted = after.at(-1)?.quoted === true && after.length <= 2;
  const nameQuoted = before.at(-1)?.quoted === true;
  if (link === "for") return quoted ? "scope" : "name";
  if (link === "of") return role && (article || nameQuoted || role.role === "row") ? "scope" : "name";
  if (pageLength(after) > 0) return "page";
  if (quoted || role || nameQuoted) return "scope";
  if (article && kind !== "checkable") return "scope";
  if (link === "from" || kind === "checkable") return "name";
  return startsUpper(after[0]) && after[0]?.lower !== "i" ? (link === "under" ? "scope" : "both") : "name";
};

const bothReadings = (
  source: string,
  before: readonly Token[],
  after: readonly Token[],
  whole: readonly Token[],
): Parsed<never> => {
  const name = textOf(source, before);
  const scope = textOf(source, after);
  return refuse(
    "two-readings",
    `this can be read in two ways: "${textOf(source, whole)}", or "${name}" within "${scope}"`,
    `write "${textOf(source, whole)}" in quotes, or: ${name} within ${scope}`,
  );
};

interface Found {
  readonly link: Link;
  readonly at: number;
  /** Where what it links to starts. */
  readonly from: number;
  readonly reading: Reading;
}

const SURE = new Set<Link>(["always", "near", "frame"]);
const INSIDE_SCOPE = new Set<Link>(["for", "of"]);

const readLink = (tokens: readonly Token[], at: number, kind: ElementKind): Found | undefined => {
  const match = matchPhrase(LINKS, tokens, at);
  if (!match) return undefined;
  const from = at + match.length;
  const after = tokens.slice(from);
  const narrower = after.findIndex((token) => token.lower === "within");
  const scope = narrower < 0 ? after : after.slice(0, narrower);
  const sure = SURE.has(match.value) && after.length > 0;
  const reading = sure ? "scope" : readingOf(match.value, tokens.slice(0, at), scope, kind);
  if (reading === "name") return undefined;
  return { link: match.value, at, from: reading === "page" ? from + pageLength(after) : from, reading };
};

const nextLink = (tokens: readonly Token[], start: number, kind: ElementKind, scoped: boolean): Found | undefined => {
  for (let at = start; at < tokens.length; at += 1) {
    const found = readLink(tokens, at, kind);
    if (found && !(scoped && (INSIDE_SCOPE.has(found.link) || found.reading === "both"))) return found;
  }
  return undefined;
};

type Slot = "near" | "frame" | "scope";

const slotOf = (link: Link): Slot =>
  link === "near" || link === "for" ? "near" : link === "frame" ? "frame" : "scope";

const fillSlots = (tokens: readonly Token[], first: Found): ReadonlyMap<Slot, readonly Token[]> | undefined => {
  const slots = new Map<Slot, readonly Token[]>();
  for (let link: Found | undefined = first; link; ) {
    const page: boolean = link.reading === "page";
    const next: Found | undefined = nextLink(tokens, page ? link.from : link.from + 1, "any", !page);
    const slot = slotOf(link.link);
    if (!page && slots.has(slot)) return undefined;
    if (!page) slots.set(slot, tokens.slice(link.from, next?.at));
    link = next;
  }
  return slots;
};

/** Splits a target into its name and what narrows it: scope, neighbour, frame. Refuses two readings. */
export const splitTarget = (source: string, tokens: readonly Token[], kind: ElementKind): Parsed<TargetParts> => {
  const first = nextLink(tokens, 1, kind, false);
  if (!first) return done({ name: tokens });
  if (first.reading === "both")
    return bothReadings(source, tokens.slice(0, first.at), tokens.slice(first.from), tokens);
  const slots = fillSlots(tokens, first);
  if (!slots)
    return refuse("two-scopes", `more than one scope is written: ${textOf(source, tokens)}`, "keep the narrower one");
  const scope = slots.get("scope");
  const near = slots.get("near");
  const frame = slots.get("frame");
  return done({
    name: tokens.slice(0, first.at),
    ...(scope && { scope }),
    ...(near && { near }),
    ...(frame && { frame }),
  });
};
