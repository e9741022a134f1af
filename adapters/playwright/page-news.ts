import type { BrowserContext, Dialog } from "playwright";
import type { PageNews } from "#core/ports/browser";

/** Script errors that one session reports. */
const MOST_ERRORS = 5;
const MOST_TEXT = 200;

const cut = (text: string): string => {
  const line = text.replace(/\s+/gu, " ").trim();
  return line.length > MOST_TEXT ? `${line.slice(0, MOST_TEXT)}…` : line;
};

/** What the pages of a context do unasked. */
export interface NewsDesk {
  notice(sentence: string): void;
  /** All since the last call, oldest first. */
  take(): readonly PageNews[];
}

/** Listens to all pages of the context; dialogs are dismissed, so that the page goes on. */
export const followNews = (context: BrowserContext): NewsDesk => {
  let news: PageNews[] = [];
  const errors = new Set<string>();
  const notice = (sentence: string): void => void news.push({ kind: "notice", sentence });
  const onDialog = (dialog: Dialog): void => {
    const dialogType = dialog.type();
    if (dialogType === "alert" || dialogType === "confirm" || dialogType === "prompt") {
      news.push({ kind: "dialog", dialogType, message: cut(dialog.message()) });
      dialog.dismiss().catch(() => undefined);
      return;
    }
    // The step leads away from the page, which asks whether that is meant.
    notice("the page asked whether to leave it, and was left");
    dialog.accept().catch(() => undefined);
  };
  context.on("dialog", onDialog);
  context.on("weberror", (webError) => {
    const error = webError.error();
    const said = cut(error.message.split("\n")[0] ?? "");
    const text = said.startsWith(error.name) ? said : `${error.name}: ${said}`;
    if (errors.size >= MOST_ERRORS || errors.has(text)) return;
    errors.add(text);
    notice(`script error of the page: ${text}`);
  });
  return {
    notice,
    take: () => {
      const taken = news;
      news = [];
      return taken;
    },
  };
};
