import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createPlace, eventsIn, ofType, type Place, programPath } from "../e2e/program";
import { page, servePages } from "../e2e/pages";

/** One call of a program in a terminal of its own. Times are milliseconds from its start. */
export interface Shown {
  /** When the awaited text was first on the screen; NaN when it never was. */
  readonly firstMs: number;
  readonly wholeMs: number;
  readonly code: number | null;
  /** All that was written to the terminal. */
  readonly text: string;
}

const DEADLINE_MS = 120_000;

/** Runs a command in a terminal of 100 x 30 until it ends. */
export const runInTerminal = async (
  command: readonly string[],
  awaited: string,
  place: Pick<Place, "folder" | "environment">,
): Promise<Shown> => {
  let text = "";
  let firstMs = Number.NaN;
  const decoder = new TextDecoder();
  const before = performance.now();
  const child = Bun.spawn([...command], {
    cwd: place.folder,
    env: place.environment({ TERM: "xterm-256color", LANG: "C.UTF-8" }),
    timeout: DEADLINE_MS,
    terminal: {
      cols: 100,
      rows: 30,
      data: (_, bytes) => {
        text += decoder.decode(bytes, { stream: true });
        if (Number.isNaN(firstMs) && text.includes(awaited)) firstMs = performance.now() - before;
      },
    },
  });
  const code = await child.exited;
  const wholeMs = performance.now() - before;
  child.terminal?.close();
  return { firstMs, wholeMs, code, text };
};

const FIELDS = 19;

/** A page of many fields, a requirement that fills them, and what a call of it took. */
export const openForm = () => {
  const fields = Array.from({ length: FIELDS }, (_, at) => `<label>Field ${at} <input></label>`).join("");
  const pages = servePages(() => page("Here", fields));
  const place = createPlace();
  const steps = Array.from({ length: FIELDS }, (_, at) => `  - fill Field ${at} with "x"\n`).join("");
  const file = place.file("form.pacts.yaml", `id: form\nurl: ${pages.url}\nsteps:\n${steps}expect: title is Here\n`);
  return {
    place,
    /** With the screen, or with lines; `invocationMs` is what the run itself says. */
    call: async (face: "screen" | "list"): Promise<Shown & { readonly invocationMs: number }> => {
      const reporter = face === "screen" ? "json:events.ndjson" : "list,json:events.ndjson";
      const shown = await runInTerminal([programPath, "run", "--reporter", reporter, file], "pacts", place);
      if (shown.code !== 0) throw new Error(`pacts ended with ${shown.code}: ${shown.text.slice(-500)}`);
      const events = eventsIn(readFileSync(join(place.folder, "events.ndjson"), "utf8"));
      return { ...shown, invocationMs: ofType(events, "invocation.end")[0]?.ms ?? Number.NaN };
    },
    close: async () => {
      await pages.close();
      place.remove();
    },
  };
};
