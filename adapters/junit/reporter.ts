import type { RunEvent } from "#core/model/event";
import { reportOf } from "#core/model/report";
import type { Reporter } from "#core/ports/reporter";
import { junitDocument } from "./document";

/** One JUnit XML document, written when everything is over: a testcase for each requirement with each row of its data. */
export const createJunitReporter = ({ write }: { readonly write: (text: string) => void }): Reporter => {
  const events: RunEvent[] = [];
  return {
    on: (event) => {
      events.push(event);
    },
    close: async () => write(junitDocument(reportOf(events))),
  };
};
