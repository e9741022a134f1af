import type { ElementKind } from "../model/element";
import { type Parsed, done, refuse } from "./problem";
import { matchPhrase } from "./phrases";
import { CONTAINERS, type Link, LINKS, pageLength } from "./target-links";
import { roleAtEnd } from "./roles";
import { scopeRole, withoutArticle } from "./scope";
import { type Token, textOf } from "./tokens";

/** What was written after the name of a target. */
export interface TargetParts {
  readonly name: readonly Token[];
  readonly scope?: readonly Token[];
  readonly near?: readonly Token[];
  readonly frame?: readonly Token[];
}

const startsUpper = (token: Token | undefined): boolean =>
  token !== undefined && token.text.charAt(0) !== token.text.charAt(0).toLowerCase();

type Reading = "scope" | "name" | "both" | "page";

const LANDMARKS = new Set([
  "header",
  "footer",
  "sidebar",
  "navigation",
  "nav",
  "navbar",
  "dialog",
  "modal",
  "popup",
  "toolbar",
]);

/** `the Delete button for Bob`: the name ends before `for`. */
const endsInRole = (before: readonly Token[]): boolean => {
  const role = roleAtEnd(before);
  const last = before.at(-1);
  return role !== undefined && !role.weak && role.length < before.length && last?.text === last?.lower;
};

/** Is what follows a preposition a scope, or does it belong to the name? `Sign in with Google`, `Keep me signed in on this device` are names. */
const readingOf = (link: Link, before: readonly Token[], after: readonly Token[], kind: ElementKind): Reading => {
  if (after.length === 0) return "name";
  const scope = scopeRole(withoutArticle(after));
  const article = withoutArticle(after).length < after.length;
  const landmark = scope && scope.rest.length === 0 && LANDMARKS.has(after[0]?.text ?? "");
  const role =
    scope && CONTAINERS.has(scope.role) && (article || landmark || scope.rest.length > 0) ? scope : undefined;
  const quoted = after.at(-1)?.quoted === true && after.length <= 2;
  const nameQuoted = before.some((token) => token.quoted);
  if (link === "for") return quoted || endsInRole(before) ? "scope" : "name";
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

const LOCATED = new Set(["located", "placed", "found", "displayed", "shown", "situated", "that", "which", "is"]);

const withoutLocated = (tokens: readonly Token[]): readonly Token[] =>
  tokens.length > 1 && LOCATED.has(tokens.at(-1)?.text ?? "") ? withoutLocated(tokens.slice(0, -1)) : tokens;

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
    name: withoutLocated(tokens.slice(0, first.at)),
    ...(scope && { scope }),
    ...(near && { near }),
    ...(frame && { frame }),
  });
};
