import type { FaultName } from "./fault-names";

/** What a fault does to an element of a page; answers the element that stands for it now, null when it is gone. Runs in the page. */
type Break = (element: HTMLElement, mark: string) => Element | null;

/** Names that say the same as others: what a person rewords a control to. */
const SYNONYMS =
  "save=store search=find sign=log delete=remove edit=change add=create close=dismiss next=continue send=dispatch open=view cancel=abort buy=order email=mail name=title phone=telephone city=town street=road password=passcode user=member";

const renameIds: Break = (element, mark) => {
  const refer = ["for", "aria-labelledby", "aria-describedby", "aria-controls", "list", "form"];
  for (const each of document.querySelectorAll("[id]")) {
    const before = each.id;
    each.id = `${mark}-${Math.abs([...before].reduce((sum, c) => sum * 31 + c.charCodeAt(0), 7) % 99_991)}`;
    for (const attribute of refer)
      for (const other of document.querySelectorAll(`[${attribute}~="${CSS.escape(before)}"]`))
        other.setAttribute(
          attribute,
          (other.getAttribute(attribute) ?? "")
            .split(" ")
            .map((id) => (id === before ? each.id : id))
            .join(" "),
        );
  }
  for (const attribute of ["data-testid", "data-test", "data-test-id", "name"])
    if (element.hasAttribute(attribute) && !["radio", "checkbox"].includes(element.getAttribute("type") ?? ""))
      element.setAttribute(attribute, `${mark}${attribute.length}`);
  return element;
};

/** As a new build does: what the page looks like stays, for its style sheets are renamed, too. */
const renameClasses: Break = (element, mark) => {
  const names = new Map<string, string>();
  const renamed = (name: string): string => {
    const other = names.get(name) ?? `${mark}${names.size}`;
    names.set(name, other);
    return other;
  };
  for (const each of document.querySelectorAll("[class]"))
    each.setAttribute("class", [...each.classList].map(renamed).join(" "));
  for (const sheet of document.querySelectorAll("style"))
    sheet.textContent = (sheet.textContent ?? "").replace(/\.([a-z][\w-]*)/giu, (whole, name: string) =>
      names.has(name) ? `.${renamed(name)}` : whole,
    );
  return element;
};

const wrap: Break = (element) => {
  const [outer, inner] = [document.createElement("div"), document.createElement("div")];
  element.replaceWith(outer);
  outer.append(inner);
  inner.append(element);
  return element;
};

const retag: Break = (element) => {
  const to = { BUTTON: "a", A: "button", SPAN: "div", DIV: "span", LI: "div" }[element.tagName];
  if (to === undefined) return element;
  const other = document.createElement(to);
  for (const { name, value } of element.attributes) if (name !== "type") other.setAttribute(name, value);
  if (to === "a") {
    if (!other.hasAttribute("role")) other.setAttribute("role", "button");
    other.setAttribute("tabindex", "0");
  }
  if (element.tagName === "A") other.setAttribute("type", "button");
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
};

const reorder: Break = (element) => {
  const label = element.closest("label");
  const moved = label ?? element;
  const before = moved.previousElementSibling;
  const own = before instanceof HTMLLabelElement && before.htmlFor === element.id && element.id !== "";
  moved.parentElement?.append(...(own ? [before, moved] : [moved]));
  return element;
};

/** Changes what a person reads of it: its text, its label, its placeholder. */
const reword = (element: HTMLElement, change: (text: string) => string): void => {
  const texts = (root: Node): Text[] => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found: Text[] = [];
    while (walker.nextNode())
      if ((walker.currentNode.nodeValue ?? "").trim() !== "") found.push(walker.currentNode as Text);
    return found;
  };
  const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  const isSelect = element instanceof HTMLSelectElement;
  const labels = isField || isSelect ? [...(element.labels ?? [])] : [];
  const named = (element.getAttribute("aria-labelledby") ?? "")
    .split(" ")
    .flatMap((id) => document.getElementById(id) ?? []);
  const said = [...labels, ...named, ...(isField || isSelect ? [] : [element])];
  const [first] = said.flatMap((each) => texts(each).filter((text) => (isSelect ? !element.contains(text) : true)));
  if (first) first.nodeValue = (first.nodeValue ?? "").replace(/\S(?:.*\S)?/su, change);
  for (const attribute of ["aria-label", "placeholder", "title", "alt", "value"]) {
    const isText = attribute !== "value" || ["submit", "button", "reset"].includes(element.getAttribute("type") ?? "");
    const value = element.getAttribute(attribute);
    if (value && isText) element.setAttribute(attribute, change(value));
  }
};

const growName: Break = (element, mark) => {
  const more = ["now", "here", "details", "(beta)"][mark.charCodeAt(1) % 4] ?? "now";
  reword(element, (text) => `${text} ${more}`);
  return element;
};

const upperName: Break = (element) => {
  reword(element, (text) => `${text.toUpperCase()} …`);
  return element;
};

const rewordName: Break = (element) => {
  const pairs = SYNONYMS.split(" ").map((pair) => pair.split("="));
  reword(element, (text) => {
    const swapped = text
      .split(" ")
      .map((word) => {
        const pair = pairs.find((each) => each.includes(word.toLowerCase()));
        const other = pair?.find((each) => each !== word.toLowerCase());
        if (other === undefined) return word;
        return word.charAt(0) === word.charAt(0).toLowerCase() ? other : other.charAt(0).toUpperCase() + other.slice(1);
      })
      .join(" ");
    return swapped;
  });
  return element;
};

const changeHeadings: Break = (element, mark) => {
  for (const heading of document.querySelectorAll("h1,h2,h3,legend,caption"))
    if (!heading.contains(element)) heading.textContent = `Part ${mark}`;
  return element;
};

const remove: Break = (element) => {
  for (const label of element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []) label.remove();
  element.remove();
  return null;
};

/** Another control in its place, with its id, class and attributes. */
const replaceByAnother: Break = (element, mark) => {
  reword(element, () => ["Subscribe", "Report a fault", "Language", "Unlock"][mark.charCodeAt(1) % 4] ?? "Unlock");
  return null;
};

const all =
  (...breaks: readonly Break[]): Break =>
  (element, mark) =>
    breaks.reduce<Element | null>((now, each) => (now instanceof HTMLElement ? each(now, mark) : now), element);

const BREAKS: Readonly<Record<FaultName, Break>> = {
  ids: renameIds,
  classes: renameClasses,
  tags: retag,
  wrapping: wrap,
  order: reorder,
  headings: changeHeadings,
  "name in capitals": upperName,
  "name grown": growName,
  "name reworded": rewordName,
  "ids, classes, wrapping": all(renameIds, renameClasses, wrap),
  "tags, ids, order": all(retag, renameIds, reorder),
  "name grown, ids, classes": all(growName, renameIds, renameClasses),
  "name grown, wrapping": all(growName, wrap),
  removal: remove,
  "removal, ids, classes": all(renameIds, renameClasses, remove),
  "another in its place": replaceByAnother,
};

/** Breaks the page round the element; answers what stands for it now, null when it is gone. */
export const breakPage = (by: FaultName, mark: string, element: Element): Element | null =>
  element instanceof HTMLElement ? BREAKS[by](element, mark) : element;
