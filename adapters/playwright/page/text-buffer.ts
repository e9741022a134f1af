/** Collects text of a page as one line: white space collapsed, words of different blocks kept apart, cut to a cap. */
export interface TextBuffer {
  /** Adds text as it stands in the page. */
  text(value: string): void;
  /** What follows is another word. */
  space(): void;
  /** An element begins or ends here; asked only when two words would touch. */
  edge(element: Element): void;
  /** Printable characters so far. */
  ink(): number;
  full(): boolean;
  /** Begins anew. */
  clear(): void;
  /** The text; `keepEdges` keeps no-break spaces at its ends. */
  line(keepEdges?: boolean): string;
}

/** Characters of one name, and of any one text that is read for it. */
export const NAME_CAP = 4_000;
/** More edges than this between two words are not looked at. */
const EDGES_REMEMBERED = 64;
const ASCII_SPACES = /[\t\n\f\r ]+/g;
/** Soft hyphens and zero-width spaces are seen by nobody. */
const UNSEEN = /[\u200b\u00ad]/g;

const withoutHalfCharacter = (text: string): string => {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text;
};

/** Collapses white space and removes what nobody sees; no-break spaces stay. */
const flatten = (value: string): string => value.replace(ASCII_SPACES, " ").replace(UNSEEN, "");

/** `cap` is in characters; `separates` says whether an element's edge keeps words apart. */
export const createTextBuffer = (cap: number, separates: (element: Element) => boolean): TextBuffer => {
  let line = "";
  let ink = 0;
  let spaced = false;
  const edges: Element[] = [];
  const apart = (): boolean => spaced || edges.some(separates);
  return {
    text: (value) => {
      if (value === "" || line.length >= cap) return;
      let piece = flatten(value.length > cap * 2 ? value.slice(0, cap * 2) : value);
      if (piece === "") return;
      ink += piece.trim().length;
      const endsWithSpace = line === "" || line.endsWith(" ");
      if (endsWithSpace && piece.startsWith(" ")) piece = piece.slice(1);
      else if (!endsWithSpace && !piece.startsWith(" ") && apart()) line += " ";
      if (piece !== "") {
        spaced = false;
        edges.length = 0;
      }
      line += piece;
    },
    space: () => {
      spaced = true;
    },
    edge: (element) => {
      if (edges.length < EDGES_REMEMBERED) edges.push(element);
    },
    ink: () => ink,
    full: () => line.length >= cap,
    clear: () => {
      line = "";
      ink = 0;
      spaced = false;
      edges.length = 0;
    },
    line: (keepEdges = false) => {
      const cut = line.length > cap ? withoutHalfCharacter(line.slice(0, cap)) : line;
      return keepEdges ? cut.replace(/^ | $/g, "") : cut.trim();
    },
  };
};
