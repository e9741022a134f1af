import type { Packages } from "../packages";

export interface LibraryVersion {
  readonly name: string;
  readonly html: string;
  /** Selectors clicked one after the other before the page is read. */
  readonly press?: readonly string[];
}

/** One page rendered by several versions of a library, the oldest first. */
export interface LibraryPage {
  readonly library: string;
  readonly packages: Packages;
  /** Seen when the page is drawn, in every version. */
  readonly ready: string;
  readonly versions: readonly LibraryVersion[];
  /** Playwright selectors of one element each, in the order of the versions; empty where the version has no such element. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

/** A page of style sheets, scripts, a body and a last script. */
export const html = (files: readonly string[], body: string, script = ""): string => {
  const head = files.map((file) =>
    file.endsWith(".css") ? `<link rel="stylesheet" href="/${file}">` : `<script src="/${file}"></script>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>${head.join("")}</head><body>${body}<script>${script}</script></body></html>`;
};

/** The same kind of key for many names: `many(["bold"], (name) => [old, now])`. */
export const many = (
  names: readonly string[],
  selectors: (name: string) => readonly string[],
  prefix = "",
): Record<string, readonly string[]> => Object.fromEntries(names.map((name) => [`${prefix}${name}`, selectors(name)]));

/** A component in a box that both versions share. */
export const box = (name: string, inner: string): string => `<div data-w="${name}">${inner}</div>`;
/** Inside the box of that name. */
export const inBox = (name: string, selector: string): string => `[data-w="${name}"] ${selector}`;
/** Keys whose first word is the name of their box: selectors inside it. */
export const boxed = (inside: Readonly<Record<string, readonly [string, string]>>): Record<string, readonly string[]> =>
  Object.fromEntries(
    Object.entries(inside).map(([key, [old, now]]) => [
      key,
      [inBox(key.split(" ")[0] ?? key, old), inBox(key.split(" ")[0] ?? key, now)],
    ]),
  );
