import type { Place, Scribe } from "./scribe";

const WITH_PLACEHOLDER: ReadonlySet<string> = new Set(["email", "number", "password", "search", "tel", "text", "url"]);
const CAPTIONS: ReadonlyMap<string, string> = new Map([
  ["fieldset", "legend"],
  ["figure", "figcaption"],
  ["table", "caption"],
]);
const BUTTON_WORDS: ReadonlyMap<string, string> = new Map([
  ["reset", "Reset"],
  ["submit", "Submit"],
]);

/** Adds the texts of an element's labels; whether there was any text. */
export const writeLabels = (scribe: Scribe, element: Element, place: Place): boolean => {
  const { out, look } = scribe;
  const before = out.ink();
  for (const label of look.labels.labelsOf(element)) {
    out.space();
    const uncovered = look.visibility.hidden(label);
    scribe.write(label, { via: "label", referenced: false, uncovered, depth: place.depth + 1 });
    out.space();
  }
  return out.ink() > before;
};

const firstOf = (...ways: readonly (() => boolean)[]): true => {
  ways.some((way) => way());
  return true;
};

const inputName = (scribe: Scribe, element: HTMLInputElement, place: Place): true => {
  const labels = (): boolean => writeLabels(scribe, element, place);
  const attribute = (name: string) => (): boolean => scribe.writeAttribute(element, name);
  const text = (value: string) => (): boolean => scribe.writeText(value);
  const { type } = element;
  switch (type) {
    case "button":
    case "submit":
    case "reset":
      return firstOf(labels, text(element.value), text(BUTTON_WORDS.get(type) ?? ""), attribute("title"));
    case "image":
      return firstOf(labels, attribute("alt"), attribute("title"), text("Submit"));
    case "file":
      return firstOf(labels, attribute("title"), text("Choose File"));
    default:
      return WITH_PLACEHOLDER.has(type)
        ? firstOf(labels, attribute("title"), attribute("placeholder"))
        : firstOf(labels, attribute("title"));
  }
};

const captionedName = (scribe: Scribe, element: Element, caption: string, place: Place): boolean => {
  const { look, out } = scribe;
  const child = look.tree.childOf(element, caption);
  const before = out.ink();
  if (child) {
    const uncovered = place.uncovered || look.visibility.hidden(child);
    scribe.write(child, { via: "native", referenced: place.referenced, uncovered, depth: place.depth + 1 });
  }
  return out.ink() > before || (look.tree.tag(element) === "table" && scribe.writeAttribute(element, "summary"));
};

const svgName = (scribe: Scribe, element: Element, place: Place): boolean => {
  const title = scribe.look.tree.childOf(element, "title");
  if (title) {
    const before = scribe.out.ink();
    scribe.write(title, { via: "native", referenced: place.referenced, uncovered: true, depth: place.depth + 1 });
    if (scribe.out.ink() > before) return true;
  }
  return scribe.look.tree.tag(element) === "a" && scribe.writeAttribute(element, "xlink:title");
};

/** Adds what HTML or SVG itself says an element is called (step 2E); whether the name is settled thereby. */
export const writeNativeName = (scribe: Scribe, element: Element, tag: string, place: Place): boolean => {
  const attribute = (name: string) => (): boolean => scribe.writeAttribute(element, name);
  const labels = (): boolean => writeLabels(scribe, element, place);
  const caption = CAPTIONS.get(tag);
  if (caption) return captionedName(scribe, element, caption, place);
  switch (tag) {
    case "input":
      return inputName(scribe, element as HTMLInputElement, place);
    case "textarea":
      return firstOf(labels, attribute("title"), attribute("placeholder"));
    case "select":
    case "meter":
    case "progress":
      return firstOf(labels, attribute("title"));
    case "button":
    case "output":
      return labels();
    case "img":
    case "area":
      return firstOf(attribute("alt"), attribute("title"));
    case "optgroup":
    case "option":
      return scribe.writeAttribute(element, "label");
    default:
      return "ownerSVGElement" in element && svgName(scribe, element, place);
  }
};
