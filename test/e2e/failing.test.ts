import { readFileSync, statSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { never, page, type Pages, servePages } from "./pages";
import { buildProgram, createPlace, ofType } from "./program";

const place = createPlace();
let pages: Pages;
beforeAll(() => {
  buildProgram();
  pages = servePages((url) => {
    if (url.pathname === "/silent") return never();
    return page(
      "Shop",
      `<h1>Shop</h1><button>Save order</button>
       <table><tr><td>Ann</td><td><button>Edit</button></td></tr><tr><td>Bob</td><td><button>Edit</button></td></tr></table>`,
    );
  });
});
afterAll(async () => {
  await pages.close();
  place.remove();
});

const requirement = (...lines: readonly string[]): string => ["title: A failing one", ...lines, ""].join("\n");

describe("what a step that fails says", () => {
  test("of an element that is not there: where, what came nearest, what was kept, what to do next", async () => {
    const file = place.file(
      "missing.pacts.yaml",
      requirement(
        `url: ${pages.url}`,
        "steps:",
        "  - click Save draft",
        "  - click Save order",
        "expect: title is Shop",
      ),
    );
    const { code, out, err } = await place.pacts(["run", file, "--step-timeout", "2s"]);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out).toContain("missing.pacts.yaml:4:5\n  nothing on the page answers to Save draft\n");
    expect(out).toContain('- button "Save order"');
    // The steps that nobody came to are told by their text.
    expect(out).toMatch(/○ 2 {2}click Save order +skipped/);
    const [picture = ""] = /\S+failure\.png/.exec(out) ?? [];
    const [context = ""] = /\S+error-context\.json/.exec(out) ?? [];
    expect(statSync(picture).size).toBeGreaterThan(500);
    expect(JSON.parse(readFileSync(context, "utf8"))).toMatchObject({
      step: "S1",
      place: "missing.pacts.yaml:4:5",
      code: "not-found",
      candidates: ['button "Save order"'],
      url: `${pages.url}/`,
    });
    const [, command = ""] = /pacts (runs view \S+)/.exec(out) ?? [];
    const view = await place.pacts(command.split(" "));
    expect(view).toMatchObject({ code: 0, err: "" });
    for (const text of ["missing", "nothing on the page answers", picture, context, "skipped"])
      expect(view.out).toContain(text);
  });

  test("of two that are equal: both, and what tells them apart", async () => {
    const file = place.file(
      "equal.pacts.yaml",
      requirement(`url: ${pages.url}`, "steps:", "  - click Edit", "expect: title is Shop"),
    );
    const { code, events } = await place.events([file, "--step-timeout", "2s"]);
    expect(code).toBe(1);
    const [end] = ofType(events, "step.end");
    expect(end?.error).toMatchObject({
      code: "ambiguous",
      message: "2 elements answer equally well to Edit",
      file: "equal.pacts.yaml",
      line: 4,
      column: 5,
      candidates: ['button "Edit" in row Ann', 'button "Edit" in row Bob'],
    });
    expect(end?.error?.hint).toContain('within row "Ann"');
  });

  test("of a page that never answers: within its time, be it a step or the first page", async () => {
    const step = place.file(
      "silent.pacts.yaml",
      requirement(`url: ${pages.url}`, "steps:", "  - goto: /silent", "    timeout: 1s", "expect: title is Shop"),
    );
    const first = place.file(
      "dumb.pacts.yaml",
      requirement(`url: ${pages.url}/silent`, "steps:", "  - click Edit", "expect: title is Shop"),
    );
    const began = performance.now();
    const [inStep, atFirst] = await Promise.all(
      [step, first].map((file) => place.pacts(["run", file, "--step-timeout", "1s"])),
    );
    expect(performance.now() - began).toBeLessThan(20_000);
    expect([inStep?.code, atFirst?.code]).toEqual([1, 1]);
    expect(inStep?.out).toContain(`silent.pacts.yaml:4:5\n  ${pages.url}/silent did not answer in time\n`);
    expect(atFirst?.out).toContain(`dumb.pacts.yaml:1:1: ${pages.url}/silent did not answer in time\n`);
    for (const ended of [inStep, atFirst]) {
      expect(ended?.out).toContain("raise --step-timeout");
      expect(ended?.out).not.toContain("Call log");
    }
  });
});
