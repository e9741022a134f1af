import { simHash } from "#core/model/digest";
import { localName, parentElement } from "./dom";

/** Elements that are read; the rest of a larger page is more of the same. */
const READ = 20_000;

/** The structure of the document in one word: which tags stand in which. Texts, ids and classes have no part in it. */
export const pageDigest = (elements: readonly Element[]): string => {
  const counts = new Map<string, number>();
  for (const element of elements.slice(0, READ)) {
    const parent = parentElement(element);
    const above = parent && parentElement(parent);
    const feature = `${above ? localName(above) : ""}>${parent ? localName(parent) : ""}>${localName(element)}`;
    counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  return simHash(counts);
};
