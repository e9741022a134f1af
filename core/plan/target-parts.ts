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

/** What was written after the name of a target. */
export interface TargetParts {
  readonly name: readonly Token[];
  readonly scope?: readonly Token[];
  readonly near?: readonly Token[];
  readonly frame?: readonly Token[];
}

const isPage = (tokens: readonly Token[]): boolean => {
  const bare = withoutArticle(tokens);
  const last = bare.at(-1);
  if (!last || last.quoted) return false;
  return WHOLE_PAGE.has(last.lower) || bare.every((token) => PLACES.has(token.lower));
};

const startsUpper = (token: Token | undefined): boolean =>
  token !== undefined && token.text.charAt(0) !== token.text.charAt(0).toLowerCase();

type Reading = "scope" | "name" | "both" | "page";

/** Is what follows a preposition a scope, or does it belong to the name? `Sign in with Google`, `Keep me signed in on this device` are names. */
const readingOf = (link: Link, before: readonly Token[], after: readonly Token[], kind: ElementKind): Reading => {
  if (after.length === 0) return "name";
  const role = scopeRole(withoutArticle(after));
  const article = withoutArticle(after).length < after.length;
  const quoted = after.at(-1)?.quoted === true && after.length <= 2;
  const nameQuoted = before.at(-1)?.quoted === true;
  if (link === "for") return quoted ? "scope" : "name";
  if (link === "of") return role && (article || nameQuoted || role.role === "row") ? "scope" : "name";
  if (isPage(after) && (article || link === "in")) return "page";
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

type Found = { readonly link: Link; readonly at: number; readonly length: number; readonly reading: Reading };

const nextLink = (tokens: readonly Token[], from: number, kind: ElementKind): Found | undefined => {
  for (let at = from; at < tokens.length; at += 1) {
    const match = matchPhrase(LINKS, tokens, at);
    if (!match) continue;
    const sure = match.value === "always" || match.value === "near" || match.value === "frame";
    const after = tokens.slice(at + match.length);
    const end = after.findIndex((token) => token.lower === "within");
    const scope = end < 0 ? after : after.slice(0, end);
    const reading = sure
      ? after.length > 0
        ? "scope"
        : "name"
      : readingOf(match.value, tokens.slice(0, at), scope, kind);
    if (reading !== "name") return { link: match.value, at, length: match.length, reading };
  }
  return undefined;
};

const slotOf = (link: Link): "near" | "frame" | "scope" =>
  link === "near" || link === "for" ? "near" : link === "frame" ? "frame" : "scope";

/** Splits a target into its name and what narrows it: scope, neighbour, frame. Refuses two readings. */
export const splitTarget = (source: string, tokens: readonly Token[], kind: ElementKind): Parsed<TargetParts> => {
  const first = nextLink(tokens, 1, kind);
  if (!first) return done({ name: tokens });
  const slots = new Map<"near" | "frame" | "scope", readonly Token[]>();
  let link: Found | undefined = first;
  while (link) {
    if (link.reading === "both")
      return bothReadings(source, tokens.slice(0, link.at), tokens.slice(link.at + link.length), tokens);
    const from: number = link.at + link.length;
    const next: Found | undefined = nextLink(tokens, from + 1, "any");
    const content = tokens.slice(from, next?.reading === "both" ? undefined : next?.at);
    const slot = slotOf(link.link);
    if (link.reading !== "page") {
      if (slots.has(slot))
        return refuse(
          "two-scopes",
          `more than one scope is written: ${textOf(source, tokens)}`,
          "keep the narrower one",
        );
      slots.set(slot, content);
    }
    link = next?.reading === "both" ? undefined : next;
  }
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
