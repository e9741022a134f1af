import type { ElementSnapshot } from "../element";
import { isGenerated } from "../generated";
import { identifierWords, words } from "../words";

export type Words = ReadonlySet<string>;

/** A snapshot read for comparing: texts folded, identifiers split into words, everything made once. */
export interface View {
  readonly of: ElementSnapshot;
  /** All that a person may read of it, folded, without repetition; the accessible name first. */
  readonly said: readonly string[];
  readonly saidWords: Words;
  /** Pairs of neighbouring characters of what is said first. */
  readonly saidPairs: Pairs;
  /** The same of the anchor's id. */
  readonly anchorPairs: Pairs;
  /** What a person does with it: press, field, choice, tick; its role or tag where it is none. */
  readonly sort: string;
  /** Its id is likely to survive the next build. */
  readonly idLasts: boolean;
  readonly idWords: Words;
  readonly fieldWords: Words;
  readonly classes: Words;
  readonly classWords: Words;
  readonly hrefWords: Words;
  /** Everything people and machines call it: texts, id, field, test id, classes, address, an anchor that is near. */
  readonly called: Words;
  readonly around: Words;
  readonly headingWords: Words;
  readonly landmarks: Words;
  /** Sorts of page parts around it: header, footer, nav ... */
  readonly zones: Words;
  /** Tags from the element up, nearest first. */
  readonly tags: readonly string[];
}

const SORTS: Readonly<Record<string, string>> = {
  textbox: "field",
  searchbox: "field",
  spinbutton: "field",
  combobox: "choice",
  listbox: "choice",
  button: "press",
  link: "press",
  menuitem: "press",
  tab: "press",
  option: "press",
  checkbox: "tick",
  radio: "tick",
  switch: "tick",
};

const sortOf = ({ role, tag }: ElementSnapshot): string => SORTS[role] ?? (role === "" ? tag : role);

/** Pairs of neighbouring characters of the beginning of a text as numbers, in order. */
export type Pairs = Uint32Array;

type Read<T> = (text: string) => T;

/** Reads each text once: the candidates of a page share most of their classes, headings and neighbours. */
export interface Lexicon {
  /** Lower-case words of a text. */
  readonly words: Read<readonly string[]>;
  /** Words of an identifier. */
  readonly identifier: Read<readonly string[]>;
  readonly pairs: Read<Pairs>;
}

const remembering = <T>(read: Read<T>): Read<T> => {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = read(text);
    known.set(text, made);
    return made;
  };
};

/** For the views of one page. */
export const createLexicon = (): Lexicon => ({
  words: remembering(words),
  identifier: remembering((text) => identifierWords(text).split(" ")),
  pairs: remembering(pairsOf),
});

const MAX_PAIRS = 60;

const pairsOf = (text: string): Pairs => {
  const pairs = new Uint32Array(Math.min(MAX_PAIRS, Math.max(0, text.length - 1)));
  for (let at = 0; at < pairs.length; at++) pairs[at] = text.charCodeAt(at) * 65_536 + text.charCodeAt(at + 1);
  return pairs.sort();
};

const wordsOf = (read: Read<readonly string[]>, ...texts: readonly (string | undefined)[]): Set<string> => {
  const all = new Set<string>();
  for (const text of texts) if (text) for (const word of read(text)) if (word !== "") all.add(word);
  return all;
};

const tagOf = (step: string): string => {
  const at = step.indexOf("[");
  return at < 0 ? step : step.slice(0, at);
};

const ZONE_TAGS: Words = new Set("header footer nav main aside form table dialog".split(" "));
const ZONE_ROLES: Readonly<Record<string, string>> = {
  banner: "header",
  contentinfo: "footer",
  navigation: "nav",
  main: "main",
  complementary: "aside",
  form: "form",
  search: "form",
  table: "table",
  grid: "table",
  dialog: "dialog",
  alertdialog: "dialog",
};

const zonesOf = ({ landmarks }: ElementSnapshot, tags: readonly string[]): Words => {
  const zones = new Set(tags.filter((tag) => ZONE_TAGS.has(tag)));
  for (const landmark of landmarks) {
    const zone = ZONE_ROLES[landmark.split(" ", 1)[0] ?? ""];
    if (zone !== undefined) zones.add(zone);
  }
  return zones;
};

/** An anchor this near names the element itself as much as its place. */
const NEAR_ANCHOR = 2;

const calledOf = (of: ElementSnapshot, saidWords: Words, { identifier }: Lexicon): Words => {
  const anchor = of.anchor && of.anchor.depth <= NEAR_ANCHOR ? of.anchor.id : undefined;
  const called = wordsOf(identifier, of.id, of.field, of.testId, ...of.classes, anchor, of.href);
  for (const word of saidWords) called.add(word);
  return called;
};

/** Reads a snapshot for comparing. */
export const viewOf = (of: ElementSnapshot, lexicon: Lexicon): View => {
  const { words: read, identifier, pairs } = lexicon;
  const texts = [of.name, of.label, of.text, of.placeholder, of.title, of.alt];
  const said = [...new Set(texts.flatMap((text) => (text ? read(text).join(" ") : [])))].filter((text) => text !== "");
  const saidWords = wordsOf(read, ...texts);
  const tags = of.path.map(tagOf);
  return {
    of,
    said,
    saidWords,
    saidPairs: pairs(said[0] ?? ""),
    anchorPairs: pairs(of.anchor?.id ?? ""),
    sort: sortOf(of),
    idLasts: of.id !== undefined && !isGenerated(of.id),
    idWords: wordsOf(identifier, of.id),
    fieldWords: wordsOf(identifier, of.field),
    classes: new Set(of.classes),
    classWords: wordsOf(identifier, ...of.classes),
    hrefWords: wordsOf(read, of.href),
    called: calledOf(of, saidWords, lexicon),
    around: wordsOf(read, ...of.neighbours),
    headingWords: wordsOf(read, of.heading),
    landmarks: new Set(of.landmarks),
    zones: zonesOf(of, tags),
    tags,
  };
};
