import type { RunEvent } from "#core/model/event";
import { reportOf } from "#core/model/report";
import type { Reporter } from "#core/ports/reporter";
import { annotations } from "./annotations";
import { summaryMarkdown } from "./summary";

export interface GithubOptions {
  /** Takes workflow commands, a line each; absent when nobody reads them. */
  readonly annotate?: (text: string) => void;
  /** Takes the summary as Markdown. */
  readonly summarize?: (text: string) => void;
}

/** Annotations at the lines of requirement files, and the summary of a job, when everything is over. */
export const createGithubReporter = ({ annotate, summarize }: GithubOptions): Reporter => {
  const events: RunEvent[] = [];
  return {
    on: (event) => {
      events.push(event);
    },
    close: async () => {
      const report = reportOf(events);
      annotate?.(annotations(report).join(""));
      summarize?.(summaryMarkdown(report));
    },
  };
};
