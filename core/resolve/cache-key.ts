import { CACHE_FORMAT } from "../model/cache";
import type { ElementQuery } from "../model/element";
import { pageKey } from "../model/page";
import type { ActionKind } from "../model/step";

const part = (text: string): string => `${text.length}:${text}`;
const present = (value: string | number | undefined): string => (value === undefined ? "-" : part(String(value)));

/** The role of the part to look in, and its position where one is asked for. */
const scopeRole = ({ within }: ElementQuery): string | undefined =>
  within?.nth === undefined ? within?.role : `${within.role ?? ""}#${within.nth}`;

/**
 * The key under which an element of a page is remembered.
 *
 * Everything that tells two elements apart is in it: namespace, page, action, and every field of the query. The parts are
 * length-prefixed, so no two different lists of parts spell the same text. `url` is an address or a page key.
 */
export const cacheKey = (
  namespace: string,
  url: string,
  query: ElementQuery,
  actionKind: ActionKind,
  digest: (text: string) => string,
): string =>
  digest(
    [
      part(String(CACHE_FORMAT)),
      part(namespace),
      part(pageKey(url)),
      part(actionKind),
      part(query.kind),
      part(query.name),
      present(query.role),
      present(query.within?.name),
      present(scopeRole(query)),
      present(query.near),
      present(query.nth),
      present(query.frame),
      query.exact === true ? "exact" : "-",
      present(query.selector),
    ].join("|"),
  );
