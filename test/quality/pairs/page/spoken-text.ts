import type { Random } from "../random";
import { synonymsOf, translationOf } from "./vocabulary";

/** Where an element says what it is called. */
export interface SpokenText {
  readonly text: string;
  /** In an attribute, not in a text of the page. */
  readonly attribute: boolean;
  readonly write: (text: string) => void;
}

const ATTRIBUTES = ["aria-label", "placeholder", "title", "alt"] as const;
const BUTTON_TYPES = ["submit", "button", "reset"];

const firstTextNode = (element: Element): Text | undefined => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node instanceof Text && node.data.trim().length > 1 && !node.parentElement?.closest("script,style,option"))
      return node;
  return undefined;
};

/** The texts that name the element: its own first words, a button's value, attributes. */
export const spokenTextsOf = (element: Element): readonly SpokenText[] => {
  const found: SpokenText[] = [];
  const node = element.matches("input,textarea,select") ? undefined : firstTextNode(element);
  if (node)
    found.push({ text: node.data.trim(), attribute: false, write: (text) => node.replaceData(0, node.length, text) });
  if (element instanceof HTMLInputElement && BUTTON_TYPES.includes(element.type) && element.value !== "")
    found.push({ text: element.value, attribute: true, write: (text) => element.setAttribute("value", text) });
  for (const name of ATTRIBUTES) {
    const text = element.getAttribute(name);
    if (text) found.push({ text, attribute: true, write: (changed) => element.setAttribute(name, changed) });
  }
  return found;
};

/** A way to say a text otherwise; undefined when it does not apply. */
export type Rewording = (text: string, random: Random) => string | undefined;

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const asWritten = (model: string, text: string): string =>
  model === model.toUpperCase() && model.length > 1
    ? text.toUpperCase()
    : model.charAt(0) === model.charAt(0).toUpperCase()
      ? capitalised(text)
      : text;

const synonym: Rewording = (text, random) => {
  const words = text.split(/(\s+)/);
  for (const at of random.shuffled([...words.keys()])) {
    const word = words[at] ?? "";
    const [first, ...others] = synonymsOf(word);
    if (first === undefined) continue;
    words[at] = asWritten(word, random.pick([first, ...others]));
    return words.join("");
  }
  return undefined;
};

const otherCase: Rewording = (text, random) =>
  random.pick([
    text.toUpperCase(),
    text.toLowerCase(),
    capitalised(text.toLowerCase()),
    text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()),
  ]);

const counted: Rewording = (text, random) =>
  random.pick([`${text} (${random.below(40)})`, `${text} ${1 + random.below(99)}`, `${1 + random.below(9)} ${text}`]);

const decorated: Rewording = (text, random) =>
  random.pick([
    `${text} »`,
    `${text} →`,
    `${text}…`,
    `+ ${text}`,
    `${text}:`,
    `${text} *`,
    `★ ${text}`,
    `⚙ ${text}`,
    `✕ ${text}`,
  ]);

const shortened: Rewording = (text, random) => {
  const words = text.split(/\s+/);
  if (words.length < 2) return undefined;
  return random.chance(0.7) ? words.slice(0, -1).join(" ") : words.slice(1).join(" ");
};

const lengthened: Rewording = (text, random) =>
  text.length > 30
    ? undefined
    : random.pick([
        `${text} now`,
        `Your ${text}`,
        `${text} this`,
        `${text} (optional)`,
        `My ${text}`,
        `Go to ${text}`,
        `${text} page`,
        `${text} all`,
      ]);

/** Every word that has synonyms is said otherwise; undefined when there is none. */
export const withSynonyms = (text: string, random: Random): string | undefined => {
  const words = text.split(/(\s+)/).map((word) => {
    const [first, ...others] = synonymsOf(word);
    return first === undefined ? word : asWritten(word, random.pick([first, ...others]));
  });
  return words.join("") === text ? undefined : words.join("");
};

/** Every word that the vocabulary knows, in the language of that number. */
export const translated = (text: string, language: number): string | undefined => {
  const words = text.split(/(\s+|[:.…]+$)/);
  const known = words.map((word) => translationOf(word, language));
  const content = words.filter((word) => /\p{L}{3}/u.test(word)).length;
  const hits = known.filter((word) => word !== undefined).length;
  if (hits === 0 || hits / content < 0.5) return undefined;
  return words.map((word, at) => (known[at] ? asWritten(word, known[at]) : word)).join("");
};

const REWORDINGS: readonly (readonly [Rewording, number])[] = [
  [synonym, 4],
  [otherCase, 3],
  [counted, 2],
  [decorated, 2.5],
  [shortened, 1.5],
  [lengthened, 1.5],
];

/** One small change of wording, as redesigns make them. */
export const reworded = (text: string, random: Random): string | undefined => {
  const total = REWORDINGS.reduce((sum, [, weight]) => sum + weight, 0);
  let at = random.next() * total;
  for (const [rewording, weight] of REWORDINGS) {
    at -= weight;
    if (at <= 0) return rewording(text, random) ?? otherCase(text, random);
  }
  return undefined;
};
