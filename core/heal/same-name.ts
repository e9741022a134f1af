import type { ElementSnapshot } from "../model/element";

const isWordPart = (c: string): boolean => /[\p{L}\p{N}]/u.test(c);

/** Case, spaces and the marks round a label (`* Name:`) say nothing about which element is meant. */
const plain = (text: string): string => {
  const chars = [...text.toLowerCase().normalize("NFKC").split(/\s+/).join(" ")];
  let start = 0;
  let end = chars.length;
  while (start < end && !isWordPart(chars[start] ?? "")) start++;
  while (end > start && !isWordPart(chars[end - 1] ?? "")) end--;
  return start < end ? chars.slice(start, end).join("") : text.trim();
};

/** Does the element bear the name, whole, in one of the ways a person reads names? An empty name is borne by all. */
export const bearsName = (snapshot: ElementSnapshot, name: string): boolean => {
  if (name === "") return true;
  const wanted = plain(name);
  const names = [snapshot.name, snapshot.label, snapshot.text, snapshot.placeholder, snapshot.title, snapshot.alt];
  const fields = [snapshot.testId, snapshot.field, snapshot.id];
  return [...names, ...fields].some((text) => text !== undefined && text !== "" && plain(text) === wanted);
};
