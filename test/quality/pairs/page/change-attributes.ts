import type { Change } from "./redesign";

type Rewrite = (path: string) => string;

const HREF_REWRITES: readonly [Rewrite, ...Rewrite[]] = [
  (path) => path.replace(/\.(html?|php)(?=$|[?#])/, ""),
  (path) => `/en/${path.replace(/^\//, "")}`,
  (path) => `/v2/${path.replace(/^\//, "")}`,
  (path) => path.replace(/([a-z])_([a-z])/g, "$1-$2"),
  (path) => `${path}${path.includes("?") ? "&" : "?"}ref=nav&v=3`,
  (path) => path.toLowerCase().replace(/\.html$/, "/index.html"),
  (path) => `https://www.example.org/${path.replace(/^\//, "")}`,
  (path) => `/app/${path.split("/").at(-1) ?? path}`,
];

/** Addresses move: locale, version, host, query. */
export const readdress: Change = ({ all, random, share }) => {
  const rewrite = random.pick(HREF_REWRITES);
  for (const link of all().filter((element) => element.matches("a[href]"))) {
    const href = link.getAttribute("href") ?? "";
    if (href === "" || /^(#|javascript:|mailto:|tel:)/.test(href) || !random.chance(Math.min(1, share * 2))) continue;
    link.setAttribute("href", /^https?:/.test(href) ? `${href}${href.includes("?") ? "&" : "?"}utm=1` : rewrite(href));
  }
};

/** Addresses are gone: the click is handled by a script. */
export const scriptLinks: Change = ({ all, random, share }) => {
  for (const link of random.some(
    all().filter((element) => element.matches("a[href]")),
    share * 0.4,
  ))
    link.setAttribute("href", random.pick(["#", "javascript:void(0)", "#!"]));
};

const labelled = (all: readonly Element[]): (HTMLInputElement | HTMLTextAreaElement)[] =>
  all.filter(
    (element): element is HTMLInputElement | HTMLTextAreaElement =>
      (element instanceof HTMLInputElement &&
        !["hidden", "submit", "button", "checkbox", "radio", "file"].includes(element.type)) ||
      element instanceof HTMLTextAreaElement,
  );

/** What a field is called moves between label, placeholder, title and aria-label. */
export const moveFieldNames: Change = ({ all, random, share, remove }) => {
  for (const field of random.some(labelled(all()), Math.min(1, share * 1.3))) {
    const label = field.labels?.[0];
    const placeholder = field.getAttribute("placeholder") ?? "";
    if (label && !label.contains(field) && !label.querySelector("input,select,textarea")) {
      const text = (label.textContent ?? "").trim().replace(/[:*]$/, "");
      if (text === "") continue;
      field.setAttribute(random.pick(["placeholder", "aria-label", "placeholder"]), text);
      remove(label);
    } else if (placeholder !== "" && !label) {
      if (random.chance(0.4)) field.setAttribute("aria-label", placeholder);
      else {
        const fresh = document.createElement("label");
        fresh.textContent = placeholder;
        if (field.id === "") field.id = `field-${random.hash(4)}`;
        fresh.htmlFor = field.id;
        field.before(fresh);
      }
      if (random.chance(0.7)) field.removeAttribute("placeholder");
    }
  }
};

/** Buttons with words become icons with a label, and the other way round. */
export const moveButtonNames: Change = ({ all, random, share }) => {
  for (const element of random.some(
    all().filter((one) => one.matches("button,a[href],[role=button]")),
    share * 0.3,
  )) {
    const text = (element.textContent ?? "").trim();
    const spoken = element.getAttribute("aria-label") ?? element.getAttribute("title") ?? "";
    if (text === "" && spoken !== "") {
      element.append(spoken);
      if (random.chance(0.6)) element.removeAttribute("aria-label");
      if (random.chance(0.6)) element.removeAttribute("title");
    } else if (text !== "" && text.length < 30 && element.childElementCount === 0 && random.chance(0.5)) {
      element.textContent = "";
      element.setAttribute(random.chance(0.6) ? "aria-label" : "title", text);
      const icon = document.createElement("i");
      icon.className = "icon";
      icon.setAttribute("style", "display:inline-block;width:16px;height:16px;background:#888");
      element.append(icon);
    }
  }
};

const DROPPED = [
  "title",
  "role",
  "aria-label",
  "tabindex",
  "autocomplete",
  "data-toggle",
  "data-target",
  "target",
  "rel",
  "alt",
  "name",
  "type",
] as const;
const ADDED: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ["tabindex", "0"],
  ["role", "presentation"],
  ["aria-expanded", "false"],
  ["aria-hidden", "false"],
  ["data-v-7ba5bd90", ""],
  ["data-reactid", ".0.1"],
  ["_ngcontent-c12", ""],
  ["data-bs-toggle", "collapse"],
  ["draggable", "false"],
];

/** Attributes come and go. */
export const changeAttributes: Change = ({ all, random, share }) => {
  for (const element of random.some(all(), share)) {
    for (const name of random.some(DROPPED, 0.25))
      if (!(name === "type" && element.matches("input"))) element.removeAttribute(name);
    if (!random.chance(0.5)) continue;
    const [name, value] = random.pick(ADDED);
    if (name !== "role" || element.matches("div,span,i")) element.setAttribute(name, value);
  }
};

/** Names that only machines hear are added. */
export const addSpokenNames: Change = ({ all, random, share }) => {
  for (const element of random.some(
    all().filter((one) => one.matches("a,button,nav,section,form,input")),
    share * 0.4,
  )) {
    const text = (element.textContent ?? "").trim().slice(0, 40);
    if (text === "" || element.hasAttribute("title")) continue;
    if (random.chance(0.5) && element.matches("a,button")) element.setAttribute("title", text);
    else if (element.matches("nav,section,form"))
      element.setAttribute("aria-label", random.pick(["Main", "Secondary", "Content", "Filters"]));
  }
};
