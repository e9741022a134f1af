import type { Change } from "./redesign";
import { reworded, spokenTextsOf, translated, withSynonyms } from "./spoken-text";
import { LANGUAGES } from "./vocabulary";

const NAMED =
  "a,button,label,h1,h2,h3,h4,h5,h6,th,legend,summary,input,textarea,select,[role],[aria-label],[title],img";

/** Links, buttons, labels and headings are called a little otherwise. */
export const rewordSome: Change = ({ all, random, share }) => {
  const named = all().filter((element) => element.matches(NAMED));
  for (const element of random.some(named, share * 0.6)) {
    const [spoken] = spokenTextsOf(element);
    if (!spoken || spoken.text.length > 80) continue;
    const once = reworded(spoken.text, random) ?? spoken.text;
    spoken.write(random.chance(share * 0.5) ? (reworded(once, random) ?? once) : once);
  }
};

/** Every link, button or field that says a word says it otherwise: the same synonym all over the page. */
export const renameWords: Change = ({ all, random, share }) => {
  const chosen = new Map<string, string>();
  for (const element of all().filter((one) => one.matches(NAMED))) {
    for (const { text, write } of spokenTextsOf(element).slice(0, 1)) {
      if (text.length > 60) continue;
      if (!chosen.has(text)) chosen.set(text, random.chance(share) ? (withSynonyms(text, random) ?? text) : text);
      const fresh = chosen.get(text) ?? text;
      if (fresh !== text) write(fresh);
    }
  }
};

/** The whole interface speaks another language, as far as a small dictionary goes. */
export const translate: Change = ({ all, random }) => {
  const language = random.below(LANGUAGES.length);
  document.documentElement.lang = LANGUAGES[language] ?? "de";
  for (const element of all()) {
    if (!element.matches(NAMED) && element.childElementCount > 0) continue;
    for (const { text, write } of spokenTextsOf(element)) {
      const other = text.length < 80 ? translated(text, language) : undefined;
      if (other !== undefined) write(other);
    }
  }
};

// Years stay, and bare small numbers are names: days, pages.
const NUMBERS = /\b(?!(?:19|20)\d\d\b)\d+([.,]\d+)*/g;
const BARE = /^\s*\d{1,2}\s*$/;

/** Numbers, dates and prices are those of another day. */
export const renumber: Change = ({ all, random, share }) => {
  for (const element of all()) {
    if (!random.chance(Math.min(1, share * 1.5))) continue;
    for (const node of element.childNodes) {
      if (!(node instanceof Text) || node.data.length > 200 || BARE.test(node.data)) continue;
      node.data = node.data.replace(NUMBERS, (digits) =>
        digits.replace(/\d/g, (digit, at: number) =>
          at === 0 && digits.length > 1 ? String(1 + random.below(9)) : String(random.below(10)) || digit,
        ),
      );
    }
  }
};

const PHRASES = [
  "The quick overview of what happened while you were away",
  "A short note on how this works",
  "Figures are taken from the last closed period",
  "Nothing here yet",
  "We have improved this part of the application",
] as const;

/** Running text is written anew. */
export const rewriteProse: Change = ({ all, random, share }) => {
  const prose = all().filter(
    (element) => element.matches("p,td,dd,small,blockquote,figcaption") && element.childElementCount === 0,
  );
  for (const element of random.some(prose, share * 0.5)) {
    const text = (element.textContent ?? "").trim();
    if (text.length < 25) continue;
    element.textContent = random.chance(0.5)
      ? random.pick(PHRASES)
      : random.shuffled(text.split(/\s+/)).slice(0, 20).join(" ");
  }
};
