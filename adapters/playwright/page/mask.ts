import { heldElement } from "./held";
import { ownText } from "./pool";
import { allElements } from "./walk";

const hidden = new Set<WeakRef<Element>>();
let masked: readonly Element[] = [];

/** From now on this field is covered in pictures. */
export const hideInPictures = (id: string): void => {
  const element = heldElement(id);
  if (element) hidden.add(new WeakRef(element));
};

/** Finds what a picture must not show: password fields, fields that took a secret, and elements whose text or value holds one. */
export const markMasked = (secrets: readonly string[]): number => {
  const bearsSecret = (element: Element): boolean => {
    const value = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.value : ownText(element);
    return value !== "" && secrets.some((secret) => secret !== "" && value.includes(secret));
  };
  const taken = [...hidden].flatMap((ref) => ref.deref() ?? []);
  masked = [
    ...new Set([
      ...taken,
      ...allElements().filter((element) => (element instanceof HTMLInputElement && element.type === "password") || bearsSecret(element)),
    ]),
  ].filter((element) => element.isConnected);
  return masked.length;
};

export const maskedElements = (): readonly Element[] => masked;
