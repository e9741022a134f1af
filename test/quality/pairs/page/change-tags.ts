import type { Change, Redesign } from "./redesign";

type Attributes = Readonly<Record<string, string>>;

const ONLY_FOR: Readonly<Record<string, readonly string[]>> = {
  href: ["a"],
  type: ["input", "button"],
  value: ["input", "option", "button"],
  placeholder: ["input", "textarea"],
  checked: ["input"],
  for: ["label"],
};

/** The same element under another tag: attributes that still make sense and all children go with it. */
const retag = ({ replace }: Redesign, element: Element, tag: string, extra: Attributes = {}): Element => {
  const fresh = document.createElement(tag);
  for (const { name, value } of element.attributes) {
    if (ONLY_FOR[name]?.includes(tag) === false || name.startsWith("on")) continue;
    fresh.setAttribute(name, value);
  }
  for (const [name, value] of Object.entries(extra)) fresh.setAttribute(name, value);
  if (!fresh.matches("input,select")) fresh.append(...element.childNodes);
  replace(element, fresh);
  return fresh;
};

const isPlain = (element: Element): boolean => !element.tagName.includes("-") && !element.shadowRoot;

/** Buttons become links, blocks with a role or inputs. */
export const retagButtons: Change = (redesign) => {
  const { all, random, share } = redesign;
  const way = random.below(4);
  for (const element of random.some(
    all().filter((one) => one.matches("button") && isPlain(one)),
    share,
  )) {
    const text = (element.textContent ?? "").trim();
    if (way === 0) retag(redesign, element, "a", { href: "#", role: "button" });
    else if (way === 1) retag(redesign, element, "div", { role: "button", tabindex: "0" });
    else if (way === 2 && text !== "" && element.childElementCount === 0)
      retag(redesign, element, "input", {
        type: element.getAttribute("type") === "submit" ? "submit" : "button",
        value: text,
      });
    else retag(redesign, element, "span", { role: "button", tabindex: "0" });
  }
};

/** Inputs that are buttons become buttons. */
export const retagInputButtons: Change = (redesign) => {
  const { all, random, share } = redesign;
  const inputs = all().filter((one) => one.matches("input[type=submit],input[type=button],input[type=reset]"));
  for (const element of random.some(inputs, Math.min(1, share * 2))) {
    const text = element.getAttribute("value") ?? "";
    const fresh = retag(
      redesign,
      element,
      random.chance(0.8) ? "button" : "a",
      element.matches("[type=submit]") ? { type: "submit" } : {},
    );
    fresh.removeAttribute("value");
    fresh.textContent = text;
    if (fresh.tagName === "A") fresh.setAttribute("href", "#");
  }
};

/** Links become buttons; some keep their address elsewhere. */
export const retagLinks: Change = (redesign) => {
  const { all, random, share } = redesign;
  const links = all().filter((one) => one.matches("a[href]") && isPlain(one) && !one.querySelector("a,button,input"));
  const wanted = random.chance(0.6)
    ? links.filter((one) => (one.getAttribute("href") ?? "").startsWith("#") || one.matches(".btn,[role]"))
    : links;
  for (const element of random.some(wanted, share * 0.6)) {
    const href = element.getAttribute("href") ?? "";
    if (random.chance(0.75))
      retag(redesign, element, "button", { type: "button", ...(random.chance(0.3) ? { "data-href": href } : {}) });
    else retag(redesign, element, "div", { role: "link", tabindex: "0" });
  }
};

const BLOCKS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  DIV: ["section", "article", "main"],
  SECTION: ["div", "article"],
  NAV: ["div", "section"],
  HEADER: ["div"],
  FOOTER: ["div", "section"],
  ASIDE: ["div", "section"],
  MAIN: ["div"],
  ARTICLE: ["div", "section"],
  UL: ["div", "ol"],
  P: ["div", "span"],
  B: ["strong"],
  I: ["span", "em"],
  SPAN: ["div", "b"],
  H1: ["h2", "div"],
  H2: ["h3", "h1", "div"],
  H3: ["h4", "h2", "div"],
  H4: ["h5", "h3", "strong"],
  H5: ["h4", "div"],
  H6: ["h5", "div"],
  CENTER: ["div"],
  FONT: ["span"],
};

/** Blocks, headings and inline elements under other tags, one choice a tag. */
export const retagBlocks: Change = (redesign) => {
  const { all, random, share } = redesign;
  const chosen = new Map(
    random.some(Object.entries(BLOCKS), Math.min(0.8, share + 0.2)).map(([from, to]) => [from, random.pick(to)]),
  );
  for (const element of all()) {
    const tag = chosen.get(element.tagName);
    if (!tag || !isPlain(element) || !random.chance(Math.min(1, share * 1.5))) continue;
    if (tag === "div" && element.tagName === "UL" && element.querySelector(":scope > li")) {
      const list = retag(redesign, element, "div");
      for (const item of list.querySelectorAll(":scope > li")) retag(redesign, item, "div");
      continue;
    }
    retag(redesign, element, tag);
  }
};

/** Text boxes change their type or grow to several lines. */
export const retagFields: Change = (redesign) => {
  const { all, random, share } = redesign;
  const boxes = all().filter(
    (one): one is HTMLInputElement =>
      one instanceof HTMLInputElement && ["text", "search", "email", "tel", "url"].includes(one.type),
  );
  for (const element of random.some(boxes, share)) {
    if (random.chance(0.25)) retag(redesign, element, "textarea", { rows: "1" });
    else element.setAttribute("type", random.pick(["text", "search", "email", "tel", "url"]));
    if (random.chance(0.3)) element.setAttribute("autocomplete", "off");
  }
};

/** Native choices become what component libraries draw: a button that opens a list, a switch. */
export const retagChoices: Change = (redesign) => {
  const { all, random, share } = redesign;
  for (const element of random.some(
    all().filter((one) => one.matches("select:not([multiple])")),
    share,
  )) {
    if (!(element instanceof HTMLSelectElement)) continue;
    const shown = element.selectedOptions[0]?.text ?? "";
    const label = element.labels[0]?.textContent?.trim() ?? element.getAttribute("aria-label") ?? "";
    const input = random.chance(0.4);
    const fresh = retag(redesign, element, input ? "input" : random.pick(["button", "div"]), {
      role: "combobox",
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      ...(label === "" ? {} : { "aria-label": label }),
      ...(input ? { type: "text", readonly: "" } : { tabindex: "0" }),
    });
    fresh.removeAttribute("name");
    if (!input) fresh.textContent = shown;
  }
  for (const element of random.some(
    all().filter((one) => one.matches("input[type=checkbox]")),
    share * 0.6,
  )) {
    const { labels } = element as HTMLInputElement;
    const label = labels?.[0]?.textContent?.trim() ?? "";
    retag(redesign, element, "button", {
      type: "button",
      role: random.pick(["switch", "checkbox"]),
      "aria-checked": "false",
      style: "display:inline-block;width:36px;height:20px;opacity:1;position:static",
      ...(label === "" ? {} : { "aria-label": label }),
    });
  }
};
