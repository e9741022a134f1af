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

/** Both say something, and the same. */
export const isSameText = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && a !== "" && b !== undefined && b !== "" && plain(a) === plain(b);

const isAmong = (texts: readonly (string | undefined)[], name: string): boolean => {
  const wanted = plain(name);
  return texts.some((text) => text !== undefined && text !== "" && plain(text) === wanted);
};

/** Does the element bear the name, whole, in one of the ways a person reads names? An empty name is borne by all. */
export const bearsName = (snapshot: ElementSnapshot, name: string): boolean => {
  const { label, text, placeholder, title, alt } = snapshot;
  return name === "" || isAmong([snapshot.name, label, text, placeholder, title, alt], name);
};

/** Is it called so at least by the machine: test id, field name, id? */
export const isCalled = ({ testId, field, id }: ElementSnapshot, name: string): boolean =>
  isAmong([testId, field, id], name);
