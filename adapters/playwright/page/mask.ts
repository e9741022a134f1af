import { attributeOf, childElements, isConnected, matches, textOf } from "./dom";
import { heldElement } from "./held";
import { allElements } from "./walk";

const hidden = new Set<WeakRef<Element>>();

/** From now on this field is covered in pictures. */
export const hideInPictures = (id: string): void => {
  const element = heldElement(id);
  if (element) hidden.add(new WeakRef(element));
};

/** Texts of the element that are drawn and stand in no text node: what is typed, hints, options, alternative texts. */
const drawnTexts = (element: Element): readonly string[] => {
  const attributes = ["placeholder", "alt", "label"].map((name) => attributeOf(element, name) ?? "");
  const typed = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? [element.value] : [];
  const chosen = element instanceof HTMLSelectElement ? [...element.selectedOptions].map((option) => option.label) : [];
  return [...attributes, ...typed, ...chosen];
};

/** The smallest elements whose text holds the secret, also where it runs over several of them. */
const holdersOf = (secret: string, elements: readonly Element[]): readonly Element[] => {
  const holds = (element: Element): boolean => textOf(element).includes(secret);
  const holders = elements.filter((element) => !matches(element, "script,style,head,title,html") && holds(element));
  return holders.filter((element) => ![...childElements(element)].some(holds));
};

/** What a picture must not show: password fields, fields that took a secret, and elements that show one. */
export const maskedElements = (secrets: readonly string[]): readonly Element[] => {
  const wanted = secrets.filter((secret) => secret !== "");
  const elements = allElements();
  const draws = (element: Element): boolean =>
    (element instanceof HTMLInputElement && element.type === "password") ||
    drawnTexts(element).some((text) => wanted.some((secret) => text.includes(secret)));
  const taken = [...hidden].flatMap((ref) => ref.deref() ?? []);
  const found = [...taken, ...elements.filter(draws), ...wanted.flatMap((secret) => holdersOf(secret, elements))];
  return [...new Set(found)].filter(isConnected);
};
