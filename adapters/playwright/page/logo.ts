import { answerText, identifierWords, words } from "#core/model/words";
import { attributeOf, closest, findAll, idOf, matches, textOf } from "./dom";
import { testIdOf } from "./sources";

const LOGO_WORDS = new Set(["logo", "brand"]);

/** Words of the attributes that say what a picture is: its file, classes, ids and texts. */
const pictureWords = (element: Element): readonly string[] => {
  const file = (attributeOf(element, "src") ?? attributeOf(element, "href") ?? "").slice(-80);
  const texts = [
    attributeOf(element, "class"),
    idOf(element),
    attributeOf(element, "alt"),
    attributeOf(element, "aria-label"),
    testIdOf(element)?.value,
  ];
  return words([identifierWords(file), ...texts.map((text) => identifierWords(text ?? ""))].join(" "));
};

const isCalledLogo = (element: Element): boolean => pictureWords(element).some((word) => LOGO_WORDS.has(word));

/** The pictures of a link or button; where it has neither any nor a text, what calls itself one is drawn by a style sheet. */
const picturesOf = (element: Element): readonly Element[] => {
  if (matches(element, "img,svg")) return [element];
  if (!matches(element, "a[href],button")) return [];
  const pictures = [...findAll(element, "img,svg")].slice(0, 4);
  if (pictures.length > 0 || textOf(element).trim() !== "") return pictures;
  return [element, ...[...findAll(element, "*")].slice(0, 4)].filter(isCalledLogo);
};

const isHome = (element: Element): boolean => {
  const link = closest(element, "a[href]");
  if (!(link instanceof HTMLAnchorElement) || link.origin !== location.origin) return false;
  return link.pathname === "/" || link.pathname === location.pathname
    ? ["", "#", "#/", "#!/"].includes(link.hash)
    : false;
};

/**
 * How well an element answers to "the (Name) logo": a picture that calls itself one, the link home, the name of the firm.
 * 0 for what holds no picture.
 */
export const answerLogo = (name: string, element: Element): number => {
  const pictures = picturesOf(element);
  if (pictures.length === 0) return 0;
  const called = [element, ...pictures].some(isCalledLogo);
  const home = isHome(element);
  const named = [element, ...pictures].some((part) =>
    ["alt", "title", "aria-label"].some(
      (attribute) => answerText(name, attributeOf(part, attribute) ?? "").score > 0.6,
    ),
  );
  if (!called && !home && !named) return 0;
  return 0.6 + (called ? 0.15 : 0) + (home ? 0.15 : 0) + (named ? 0.05 : 0);
};
