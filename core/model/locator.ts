/** How an element is addressed; the order is the rank a fresh entry gives them. */
export type LocatorStrategy =
  | "testid"
  | "role"
  | "label"
  | "placeholder"
  | "id"
  | "field"
  | "title"
  | "alt"
  | "text"
  | "css";

/** A serialisable address of an element: data, never a free selector or code. */
export interface Locator {
  readonly strategy: LocatorStrategy;
  /** role: {role, name}; label, placeholder, title, alt, text: {tag, text}; testid, id, field: {tag, value}; css: {path}. */
  readonly args: Readonly<Record<string, string>>;
  /** Position among all that match, from 0; 0 and unique when absent. */
  readonly nth?: number;
  /** The element stands in an open shadow tree; elsewhere only the document itself is searched. */
  readonly shadow?: true;
  /** Key of the frame: absent for the main frame. */
  readonly frame?: string;
}

const quoted = (text: string): string => JSON.stringify(text);

const body = ({ strategy, args }: Locator): string => {
  const arg = (name: string): string => args[name] ?? "";
  switch (strategy) {
    case "role":
      return `role=${arg("role")}[name=${quoted(arg("name"))}]`;
    case "testid":
      return `[${arg("attribute") || "data-testid"}=${quoted(arg("value"))}]`;
    case "id":
      return `${arg("tag")}[id=${quoted(arg("value"))}]`;
    case "field":
      return `${arg("tag")}[name=${quoted(arg("value"))}]`;
    case "label":
      return `internal:label=${quoted(arg("text"))}s`;
    case "placeholder":
    case "title":
    case "alt":
      return `${arg("tag")}[${strategy}=${quoted(arg("text"))}]`;
    case "text":
      return `${arg("tag")}:text-is(${quoted(arg("text"))})`;
    case "css":
      return arg("path");
  }
};

/** The Playwright selector string of a locator, for people and exports; frames are written before it. */
export const renderSelector = (locator: Locator): string => {
  const nth = locator.nth === undefined ? "" : ` >> nth=${locator.nth}`;
  const frame = locator.frame === undefined ? "" : `frame(${locator.frame}) >> `;
  return `${frame}${body(locator)}${nth}`;
};
