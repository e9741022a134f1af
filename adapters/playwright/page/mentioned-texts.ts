import { attributeOf, bodyOf, findAll, textOf } from "./dom";
import { readStyleTexts, styledTexts } from "./style-text";
import { allElements, allRoots } from "./walk";

/** Attributes whose text people read. */
const READ = ["aria-label", "title", "alt", "placeholder", "value", "label"] as const;

const lettersOf = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\s\u00ad\u200b-\u200d\u2060\ufeff]+/gu, "")
    .toLowerCase();

/** All letters of the frame, hidden parts and inline scripts included: what a script holds may be on its way to the page. */
const allLetters = (): string => {
  const elements = allElements();
  readStyleTexts(elements);
  const roots = allRoots(elements);
  const bodies = roots.map((root) => {
    const holder = root instanceof Document ? bodyOf() : root;
    return holder ? textOf(holder) : "";
  });
  const attributes = roots.flatMap((root) =>
    READ.flatMap((name) => [...findAll(root, `[${name}]`)].map((element) => attributeOf(element, name) ?? "")),
  );
  return lettersOf([...bodies, ...attributes, ...styledTexts().values()].join("\n"));
};

/** Those of the texts whose letters occur one after the other in the frame, whatever markup and white space stands between them. */
export const mentionedTexts = (texts: readonly string[]): readonly string[] => {
  const letters = allLetters();
  return texts.filter((text) => letters.includes(lettersOf(text)));
};
