/** What is served under a sub-path of a page: a document, or JSON, perhaps late. */
export interface Route {
  readonly body: string;
  readonly delayMs?: number;
  readonly type?: string;
}

/** How a page is broken when it is loaded. */
export interface Breakage {
  /** A script that defines `breakPage(by, mark, element)`, which answers the element of now, null when it is gone. */
  readonly source: string;
  readonly by: string;
  /** Whatever the fault makes anew bears it. */
  readonly mark: string;
}

/** One look of a page. `truth` holds a CSS selector for each step that touches something, in order. */
export interface Face {
  readonly html: string | (() => string);
  readonly routes?: Readonly<Record<string, Route>>;
  readonly delayMs?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly truth: readonly string[];
  /** Broken when it is loaded: what each truth matched before is known by itself from then on, whatever it looks like. */
  readonly broken?: Breakage;
  /** How often the mouse goes down in all, where twice would be once too often. */
  readonly presses?: number;
}

/** A page, what became of it, and what a person means on it. */
export interface ChangedPage {
  readonly name: string;
  readonly steps: readonly string[];
  readonly before: Face;
  /** Its truth ends early where what the next step means is no longer there: that step must fail and touch nothing. */
  readonly after: Face;
  /** `act`: a person would not hesitate, so a refusal is a fault too. Otherwise a refusal that says why is right. */
  readonly must?: "act";
  /** What the last field that was written into holds at the end, when something did. */
  readonly value?: string;
  /** How often the changed page is run: for races. */
  readonly times?: number;
  readonly note: string;
}

/** A whole document round a body. */
export const html = (body: string, head = ""): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>${head}</head><body>${body}</body></html>`;

/** A script element that runs where it stands. */
export const script = (code: string): string => `<script>${code}</script>`;

/** A sentence said to a page without any memory of it, and the element a careful person takes; null where they would ask back. */
export interface Asked {
  readonly say: string;
  readonly truth: string | null;
  /** Nothing has to be touched: an expectation, or a hover. `truth` null = it does not hold. */
  readonly untouched?: true;
  /** What the field holds after it. */
  readonly value?: string;
  /** The action has to be refused, the element may have been pressed to see what it offers. */
  readonly refused?: true;
}

/** A page with sentences and their truth. */
export interface DiscoveryPage {
  readonly name: string;
  /** `{{other}}` stands for this server under its other site name. */
  readonly html: string;
  readonly routes?: Readonly<Record<string, Route>>;
  readonly asks: readonly Asked[];
}
