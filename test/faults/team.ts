import type { RunEvent } from "#core/model/event";
import { page, type Pages, servePages } from "../e2e/pages";
import { createPlace, type Ended, eventsIn, ofType, type Place } from "../e2e/program";

/** What a test looks at after a run. */
export interface TeamRun extends Ended {
  readonly events: readonly RunEvent[];
  /** Where each look-up was answered, in order. */
  readonly sources: readonly string[];
  readonly degraded: readonly string[];
  /** Of the invocation, as it tells itself; and of the whole process. Milliseconds. */
  readonly ms: number;
  readonly processMs: number;
}

/** A requirement of two pages, run by the real program; the second page can be held back, so that something happens in the middle. */
export interface Team {
  readonly place: Place;
  /** Runs it; `during` is done while the run waits for the second page. */
  run(env: Readonly<Record<string, string>>, during?: () => unknown, args?: readonly string[]): Promise<TeamRun>;
  close(): Promise<void>;
}

const FORMS: Readonly<Record<string, string>> = {
  "/one": `<label>Name <input></label> <label>City <input></label> <a href="/two">Continue</a>`,
  "/two": `<label>Street <input></label> <button onclick="document.querySelector('output').textContent='Order placed'">Order</button><output></output>`,
};

const requirement = (url: string): string =>
  [
    `id: order`,
    `url: ${url}/one`,
    `steps:`,
    `  - fill Name with Ann`,
    `  - fill City with Bern`,
    `  - click Continue`,
    `  - fill Street with Gasse`,
    `  - click: Order`,
    `    outcome: text "Order placed" is visible`,
    ``,
  ].join("\n");

/** Starts the pages; the program must have been built. */
export const createTeam = (): Team => {
  const place = createPlace();
  let middle: (() => Promise<void>) | undefined;
  const pages: Pages = servePages(async ({ pathname }) => {
    if (pathname === "/two") await middle?.();
    return page(pathname.slice(1), FORMS[pathname] ?? "");
  });
  const file = place.file("order.pacts.yaml", requirement(pages.url));
  return {
    place,
    run: async (env, during, args = []) => {
      let trouble: unknown;
      middle =
        during &&
        (async () => {
          try {
            await during();
          } catch (error) {
            trouble = error;
          }
        });
      const before = performance.now();
      const ended = await place.start(["run", "--json", file, ...args], env).ended;
      const processMs = performance.now() - before;
      if (trouble !== undefined) throw trouble;
      const events = eventsIn(ended.out);
      const end = ofType(events, "invocation.end")[0];
      return {
        ...ended,
        events,
        sources: ofType(events, "lookup").map(({ source }) => source),
        degraded: end?.degraded ?? [],
        ms: end?.ms ?? Number.NaN,
        processMs,
      };
    },
    close: async () => {
      await pages.close();
      place.remove();
    },
  };
};
