import type { Failure } from "../model/failure";
import type { PageNews, Session } from "../ports/browser";
import type { StepBook } from "../resolve/seek";

const VERBS = { alert: "said", confirm: "asked", prompt: "asked for" } as const;

const dialogFailure = ({ dialogType, message }: Extract<PageNews, { kind: "dialog" }>): Failure => ({
  code: "action",
  message: `the page ${VERBS[dialogType]} ${JSON.stringify(message)} (${dialogType}) and nothing in the requirement says what to answer`,
  hint: "it was dismissed, so that the page goes on",
});

/** Writes down what the page did unasked since the last time; a dialog that nobody expects is a failure. */
export const readNews = (session: Pick<Session, "news">, book: Pick<StepBook, "warn">): Failure | undefined => {
  let failure: Failure | undefined;
  for (const news of session.news()) {
    if (news.kind === "notice") book.warn(news.sentence);
    else failure ??= dialogFailure(news);
  }
  return failure;
};
