import { answerText, identifierWords, words } from "#core/model/words";
import { attributeOf, closest, findAll, idOf, matches } from "./dom";

const LOGO_WORDS = new Set(["logo", "brand"]);

/** Words of the attributes that say what a picture is: its file, classes, ids and texts. */
const pictureWords = (element: Element): readonly string[] => {
  const file = (attributeOf(element, "src") ?? attributeOf(element, "href") ?? "").slice(-80);
  const texts = [
    attributeOf(element, "class"),
    idOf(element),
    attributeOf(element, "alt"),
    attributeOf(element, "aria-label"),
  ];
  return words([identifierWords(file), ...texts.map((text) => identifierWords(text ?? ""))].join(" "));
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
  const pictures = matches(element, "img,svg")
    ? [element]
    : matches(element, "a[href],button")
      ? [...findAll(element, "img,svg")].slice(0, 4)
      : [];
  if (pictures.length === 0) return 0;
  const called = [element, ...pictures].some((part) => pictureWords(part).some((word) => LOGO_WORDS.has(word)));
  const home = isHome(element);
  const named = [element, ...pictures].some((part) =>
    ["alt", "title", "aria-label"].some(
      (attribute) => answerText(name, attributeOf(part, attribute) ?? "").score > 0.6,
    ),
  );
  if (!called && !home && !named) return 0;
  return 0.6 + (called ? 0.15 : 0) + (home ? 0.15 : 0) + (named ? 0.05 : 0);
};
