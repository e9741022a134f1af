import type { ElementQuery } from "#core/model/element";

/** Words that may tell the name of an element from that of the thing it belongs to. */
const LINK = /\s+(?:for|of)\s+(?:the\s+)?(?=[\p{Lu}\p{N}])/gu;

/** Reason of an answer that is named by such a reading. */
export const PLACED = "place";

/**
 * The name read as that of an element and that of what it belongs to, from the last such word on: `Delete for Ann Meyer` is `Delete` in what
 * belongs to `Ann Meyer`. The thing begins with a capital letter or a digit, as in `Search for flights` it does not.
 */
export const readPlaces = (query: ElementQuery): readonly ElementQuery[] => {
  if (query.exact === true || query.within !== undefined || query.near !== undefined) return [];
  return [...query.name.matchAll(LINK)].reverse().flatMap(({ 0: link, index }) => {
    const [name, place] = [query.name.slice(0, index).trim(), query.name.slice(index + link.length).trim()];
    return name === "" || place === "" ? [] : [{ ...query, name, within: { name: place } }];
  });
};
