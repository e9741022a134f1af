import { answerText, identifierWords, words } from "#core/model/words";

const LOGO_WORDS = new Set(["logo", "brand"]);

/** Words of the attributes that say what a picture is: its file, classes, ids and texts. */
const pictureWords = (element: Element): readonly string[] => {
  const file = (element.getAttribute("src") ?? element.getAttribute("href") ?? "").slice(-80);
  const texts = [
    element.getAttribute("class"),
    element.id,
    element.getAttribute("alt"),
    element.getAttribute("aria-label"),
  ];
  return words([identifierWords(file), ...texts.map((text) => identifierWords(text ?? ""))].join(" "));
};

const isHome = (element: Element): boolean => {
  const link = element.closest("a[href]");
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
  const pictures = element.matches("img,svg")
    ? [element]
    : element.matches("a[href],button")
      ? [...element.querySelectorAll("img,svg")].slice(0, 4)
      : [];
  if (pictures.length === 0) return 0;
  const called = [element, ...pictures].some((part) => pictureWords(part).some((word) => LOGO_WORDS.has(word)));
  const home = isHome(element);
  const named = [element, ...pictures].some((part) =>
    ["alt", "title", "aria-label"].some(
      (attribute) => answerText(name, part.getAttribute(attribute) ?? "").score > 0.6,
    ),
  );
  if (!called && !home && !named) return 0;
  return 0.6 + (called ? 0.15 : 0) + (home ? 0.15 : 0) + (named ? 0.05 : 0);
};
