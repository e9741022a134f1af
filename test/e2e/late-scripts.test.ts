import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { page, type Pages, servePages } from "./pages";
import { buildProgram, createPlace } from "./program";

const place = createPlace();
let pages: Pages;
beforeAll(buildProgram);
afterEach(() => pages.close());
afterAll(() => place.remove());

/** Enter presses the first button, which is for people without scripts: a script takes it away. */
const FORM = `<form><input name="q" aria-label="Search"><button class="fallback" formaction="/wrong">All pages</button><button formaction="/right">Go</button></form>`;
const TAKE = `document.querySelector(".fallback").remove()`;
const LOAD = `const script = document.createElement("script"); script.src = "/take.js"; document.head.append(script)`;
/** A busy page on a busy machine: frames full of work before the script comes to it. */
const BUSY = `
  const frame = (left) => {
    for (const end = performance.now() + 60; performance.now() < end; );
    if (left > 0) requestAnimationFrame(() => frame(left - 1)); else ${TAKE};
  };
  requestAnimationFrame(() => frame(4));`;

const late = (ms: number, text: string): Promise<string> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(text), ms);
  });

const passes = async (answers: Readonly<Record<string, () => string | Promise<string>>>): Promise<void> => {
  pages = servePages(({ pathname }) => answers[pathname]?.() ?? page("Found", "<h1>Found</h1>"));
  const file = place.file(
    "search.pacts.yaml",
    `title: Search\nurl: ${pages.url}/\nsteps:\n  - fill Search with Turing\n  - press Enter in Search\nexpect: url contains "/right"\n`,
  );
  for (const phase of ["cold", "warm"]) {
    const { code, out } = await place.pacts(["run", file, "--step-timeout", "5s"]);
    expect(code, `${phase}\n${out}`).toBe(0);
  }
};

describe("a script that comes late is waited for", () => {
  test("where it has come and has not run yet", () =>
    passes({
      "/": () => page("Search", `${FORM}<script>document.querySelector("input").onfocus = () => { ${LOAD} }</script>`),
      "/take.js": () => BUSY,
    }));

  test("where the whole page comes slowly", () =>
    passes({
      "/": () => late(600, page("Search", `${FORM}<script>onload = () => setTimeout(() => { ${LOAD} })</script>`)),
      "/take.js": () => late(900, TAKE),
    }));

  test("by the second step too, where it takes longer than the first waits", () =>
    passes({
      "/": () => page("Search", `${FORM}<script>onload = () => setTimeout(() => { ${LOAD} })</script>`),
      "/take.js": () => late(800, TAKE),
    }));
});
