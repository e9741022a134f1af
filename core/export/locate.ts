import { type ElementQuery, isCounted, type ScopeQuery } from "../model/element";
import type { Locator } from "../model/locator";
import { call, optionsCode, type Part, patternCode, plainOf, quote, type Text, textCode, wholePattern } from "./code";
import { chooseLocator, type FoundElement } from "./found";
import { isKnownRole, TOLD_BY_TEXT } from "./roles";
import type { Values } from "./values";

const cssText = (text: string): string =>
  `"${[...text].map((c) => (c === '"' || c === "\\" ? `\\${c}` : c < " " ? `\\${c.charCodeAt(0).toString(16)} ` : c)).join("")}"`;

/** The frame an element stands in, by the key it was found under: its name or the path of its address, and which one of several. */
const frameByKey = (key: string): string => {
  const tilde = key.lastIndexOf("~");
  const twin = tilde < 0 ? Number.NaN : Number(key.slice(tilde + 1));
  const [plain, at] = Number.isInteger(twin) && twin > 0 ? [key.slice(0, tilde), twin] : [key, undefined];
  const selector = plain.startsWith("about:srcdoc")
    ? "iframe[srcdoc]"
    : plain.startsWith("/")
      ? `iframe[src*=${cssText(plain)}]`
      : `iframe[name=${cssText(plain)}]`;
  const frame = call("page.frameLocator", quote(selector));
  return at === undefined ? frame : `${frame}.nth(${at})`;
};

/** The frame that a person calls so. */
const frameByName = (name: string): string => {
  const said = ["name", "title", "id", "aria-label"].map((attribute) => `iframe[${attribute}*=${cssText(name)} i]`);
  return call("page.frameLocator", quote([...said, `iframe[src*=${cssText(name)}]`].join(", ")));
};

/** A name that is looked for among longer ones: a single word only as a whole word, so that `New` is not found in `Renew`. */
const loose = (text: Text): string => {
  const plain = plainOf(text);
  return plain !== undefined && /^\w+$/.test(plain) ? patternCode(plain, true) : textCode(text);
};

/** The part of the page to look in. */
const scopeCode = (root: string, { role, name }: { readonly role: string; readonly name: Text }): string => {
  if (plainOf(name) === "") return call(`${root}.getByRole`, quote(role));
  if (!TOLD_BY_TEXT.has(role)) return call(`${root}.getByRole`, quote(role), `{ name: ${loose(name)} }`);
  // The texts of its parts follow each other without a space: whole words cannot be told.
  return `${call(`${root}.getByRole`, quote(role))}.filter({ hasText: ${textCode(name)} })`;
};

/** What the run saw around the element that answers to the scope. */
const landmarkOf = (scope: ScopeQuery, name: string, found: FoundElement): string | undefined => {
  const wanted = name.toLowerCase();
  const { landmarks = [], row = "" } = found.fingerprint ?? {};
  const answering = landmarks
    .map((landmark) => ({ role: landmark.split(" ")[0] ?? "", name: landmark.slice(landmark.indexOf(" ") + 1) }))
    .filter((each) => each.role !== each.name && each.name.toLowerCase().includes(wanted) && isKnownRole(each.role));
  const role = answering.find((each) => each.role === scope.role)?.role ?? answering[0]?.role;
  if (role !== undefined) return role;
  return scope.role === "row" && row.toLowerCase().includes(wanted) ? "listitem" : undefined;
};

const exact = "exact: true";

const byLocator = (root: string, { strategy, args }: Locator, say: (text: string) => Text): string => {
  const arg = (name: string): string => args[name] ?? "";
  const by = (method: string, text: string): string => call(`${root}.${method}`, textCode(say(text)), `{ ${exact} }`);
  const css = (selector: string): string => call(`${root}.locator`, quote(selector));
  switch (strategy) {
    case "role":
      return call(`${root}.getByRole`, quote(arg("role")), `{ name: ${textCode(say(arg("name")))}, ${exact} }`);
    case "label":
      return by("getByLabel", arg("text"));
    case "placeholder":
      return by("getByPlaceholder", arg("text"));
    case "alt":
      return by("getByAltText", arg("text"));
    case "title":
      return by("getByTitle", arg("text"));
    case "text":
      return `${by("getByText", arg("text"))}.and(${call("page.locator", quote(arg("tag")))})`;
    case "testid": {
      const attribute = arg("attribute") || "data-testid";
      if (attribute === "data-testid") return call(`${root}.getByTestId`, textCode(say(arg("value"))));
      return css(`[${attribute}=${cssText(arg("value"))}]`);
    }
    case "id":
      return css(/^[A-Za-z][\w-]*$/.test(arg("value")) ? `#${arg("value")}` : `[id=${cssText(arg("value"))}]`);
    case "field":
      return css(`${arg("tag")}[name=${cssText(arg("value"))}]`);
    case "css":
      return css(arg("path"));
  }
};

/** A text of the page in which what was looked for stands as it is written. */
const sayer =
  (pairs: readonly (readonly [asked: string, written: Text])[]) =>
  (text: string): Text => {
    for (const [asked, written] of pairs) {
      const at = asked === "" || plainOf(written) !== undefined ? -1 : text.indexOf(asked);
      if (at >= 0) return [text.slice(0, at), ...written, text.slice(at + asked.length)] satisfies readonly Part[];
    }
    return [text];
  };

/** How far above a control its label is looked for. */
const LABEL_REACH = 6;

/** What a person presses for a styled checkbox or radio button, which hides its input: the label round it, or the one that says its name. */
const labelCode = (
  root: string,
  { fingerprint }: FoundElement,
  say: (text: string) => Text,
  input: string,
): string | undefined => {
  if (fingerprint?.concealed !== true) return undefined;
  const labels = `${root}.locator("label")`;
  if (fingerprint.path.slice(1, LABEL_REACH).some((step) => step.startsWith("label[")))
    return `${labels}.filter({ has: ${input} })`;
  const said = fingerprint.label ?? fingerprint.name;
  if (said === "") return undefined;
  const text = say(said);
  const plain = plainOf(text);
  return `${labels}.filter({ hasText: ${plain === undefined ? textCode(text) : wholePattern(plain)} })`;
};

/** To Playwright the head of a part that unfolds is no button. */
const isUsable = ({ strategy, args }: Locator, { fingerprint }: FoundElement): boolean =>
  strategy !== "role" || (isKnownRole(args.role ?? "") && fingerprint?.tag !== "summary");

/** The root of what stands in a frame: the page itself where there is none. */
const rootOf = (frame: string | undefined): string => (frame === undefined ? "page" : frameByKey(frame));

const ordinal = (nth: number | undefined): string => {
  if (nth === undefined) return "";
  if (nth === -1) return ".last()";
  return nth === 1 ? ".first()" : `.nth(${nth < 0 ? nth : nth - 1})`;
};

/** Which of several: what is counted from the end stays so. */
const nthCode = ({ nth }: Locator, asked: number | undefined): string => {
  if (nth === undefined) return "";
  if (asked !== undefined && asked < 0) return ordinal(asked);
  return nth === 0 ? ".first()" : `.nth(${nth})`;
};

/** The element that was found, as code; `acts`: what is pressed for it. Undefined when nothing of how it was found can be told. */
export const foundCode = (
  query: ElementQuery,
  whole: FoundElement,
  acts: boolean,
  values: Values,
): string | undefined => {
  const found = { ...whole, locators: whole.locators.filter((each) => isUsable(each, whole)) };
  const asked = found.query ?? query;
  const name = values.text(query.name);
  const scope = query.within && { query: query.within, name: values.text(query.within.name) };
  const scopeRole = scope && landmarkOf(scope.query, asked.within?.name ?? scope.query.name, found);
  const locator = chooseLocator(found, { counted: query.nth !== undefined, scoped: scopeRole !== undefined });
  if (!locator) return undefined;
  const frame = rootOf(locator.frame);
  const say = sayer([[asked.name, name], ...(scope ? [[asked.within?.name ?? "", scope.name] as const] : [])]);
  const placed = locator.strategy === "css" || locator.strategy === "id" || locator.strategy === "field";
  const inScope = scope && scopeRole !== undefined && !placed && !isCounted(query);
  const root = inScope ? scopeCode(frame, { role: scopeRole, name: scope.name }) : frame;
  const label = acts ? labelCode(root, found, say, byLocator("page", locator, say)) : undefined;
  if (label !== undefined) return label;
  return `${byLocator(root, locator, say)}${inScope ? "" : nthCode(locator, query.nth)}`;
};

/** The innermost part of the page that holds both the words and what is looked for. */
const around = (name: Text, target: string): string =>
  `page.locator("*").filter({ has: ${call("page.getByText", loose(name))} }).filter({ has: ${target} }).last().locator(${target})`;

/** Words for "the part of the page called". */
const VAGUE: ReadonlySet<string | undefined> = new Set([undefined, "region", "group", "generic", "article"]);

const isAround = ({ near, within: scope }: ElementQuery): boolean =>
  near !== undefined || (scope !== undefined && VAGUE.has(scope.role));

const inPart = (root: string, query: ElementQuery, values: Values, target: (root: string) => string): string => {
  const { near, within: scope } = query;
  if (near !== undefined) return around(values.text(near), target("page"));
  if (scope === undefined) return target(root);
  const name = values.text(scope.name);
  return scope.role === undefined || VAGUE.has(scope.role)
    ? around(name, target("page"))
    : target(scopeCode(root, { role: scope.role, name }));
};

/** Ways to call an element of no particular role. */
const anyOf = (root: string, methods: readonly string[], name: string, options: string): string => {
  const [first = "", ...others] = methods.map((method) => call(`${root}.${method}`, name, options));
  return others.reduce((code, other) => `${code}.or(${other})`, first);
};

const byQuery = (root: string, query: ElementQuery, name: Text, control: boolean): string => {
  const { role } = query;
  const options = query.exact ? `{ ${exact} }` : "";
  const said = query.exact ? textCode(name) : loose(name);
  if (role === "text") return call(`${root}.getByText`, said, options);
  if (role !== undefined) {
    const named = optionsCode([
      ["name", plainOf(name) === "" ? undefined : said],
      ["exact", query.exact ? "true" : undefined],
    ]);
    return call(`${root}.getByRole`, quote(role), named);
  }
  if (!control) return anyOf(root, ["getByText", "getByLabel", "getByPlaceholder"], said, options);
  const button = call(`${root}.getByRole`, quote("button"), `{ name: ${said}${query.exact ? `, ${exact}` : ""} }`);
  return `${anyOf(root, ["getByLabel", "getByPlaceholder"], said, options)}.or(${button})`;
};

/**
 * What answers to the query, as code, without anybody having found it; several elements may. `control`: something one acts on is meant.
 * Undefined for what has no such words.
 */
export const queryCode = (query: ElementQuery, control: boolean, values: Values): string | undefined => {
  if (query.selector !== undefined) return call("page.locator", textCode(values.text(query.selector)));
  if (query.role !== undefined && query.role !== "text" && !isKnownRole(query.role)) return undefined;
  if (query.within?.nth !== undefined || (query.frame !== undefined && isAround(query))) return undefined;
  const frame = query.frame === undefined ? "page" : frameByName(plainOf(values.text(query.frame)) ?? query.frame);
  const code = inPart(frame, query, values, (root) => byQuery(root, query, values.text(query.name), control));
  return `${code}${ordinal(query.nth)}`;
};

/** The root in which an option of the element's list is looked for. */
export const rootOfFound = ({ locators }: FoundElement): string => rootOf(locators[0]?.frame);
