import type { RunEvent } from "#core/model/event";
import { reportOf } from "#core/model/report";
import type { Reporter } from "#core/ports/reporter";
import { htmlDocument } from "./document";
import { readPictures } from "./pictures";

/** One HTML page that needs nothing else, written when everything is over. Pictures are read then and put inside. */
export const createHtmlReporter = ({ write }: { readonly write: (text: string) => void }): Reporter => {
  const events: RunEvent[] = [];
  return {
    on: (event) => {
      events.push(event);
    },
    close: async () => {
      const report = reportOf(events);
      write(htmlDocument(report, await readPictures(report)));
    },
  };
};
