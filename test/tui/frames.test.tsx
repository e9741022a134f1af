import { renderToString } from "ink";
import { describe, expect, it } from "vitest";
import type { RunEventBody } from "#core/model/event";
import { widthOf } from "#core/model/text-width";
import { App } from "#tui/App.tsx";
import { toldLines } from "#tui/finished.ts";
import { frameLines } from "#tui/frame.ts";
import { widthOfLine } from "#tui/line.ts";
import { FIRST_SCREEN, type Screen } from "#tui/screen.ts";
import type { Theme } from "#tui/paint.ts";
import { EMPTY_VIEW, type View, viewAfter } from "#tui/view.ts";
import {
  BUSY,
  invocationEnded,
  loopEnded,
  runEnded,
  runStarted,
  stamped,
  started,
  stepEnded,
  stepStarted,
} from "./events";

const seen = (bodies: readonly RunEventBody[]): View => stamped(bodies).reduce(viewAfter, EMPTY_VIEW);
const PLAIN: Theme = { color: false, unicode: true };
const WIDTHS = [50, 72, 80, 120, 200] as const;
const BENCH = [
  started({ command: "bench", runs: 9 }),
  ...[1, 2, 3].map((loop) => loopEnded(loop)),
  runStarted("shop"),
  stepStarted("shop", 1, "click Buy"),
];
const REPEATED = [
  started({ runs: 4 }),
  ...[1, 2, 3].flatMap((loop) => [runStarted("shop"), runEnded("shop"), loopEnded(loop, { phase: "repeat" })]),
  runStarted("shop"),
  stepStarted("shop", 1, "click Buy"),
];
const SCREENS: Readonly<Record<string, Screen>> = {
  main: FIRST_SCREEN,
  detail: { ...FIRST_SCREEN, detail: true, selected: { run: "order", step: "S2" } },
  heals: { ...FIRST_SCREEN, panel: "heals" },
  cache: { ...FIRST_SCREEN, panel: "cache" },
  log: { ...FIRST_SCREEN, panel: "log" },
  help: { ...FIRST_SCREEN, panel: "help" },
  paused: { ...FIRST_SCREEN, paused: true },
};

const draw = (view: View, screen: Screen, columns: number, rows = 30, theme = PLAIN): string =>
  renderToString(
    <App told={view.told} live={frameLines(view, screen, 21_000, { columns, rows })} columns={columns} theme={theme} />,
    { columns },
  );

it("tells once what came nearest", () => {
  const nearest = 'link "Sign in"';
  const error = { code: "gone", message: "Find is gone", file: "a.pacts.yaml", line: 5, column: 5 } as const;
  const of = (hint: string): string =>
    draw(
      seen([
        started({ runs: 1 }),
        runStarted("a"),
        stepEnded("a", 1, "click Find", {
          outcome: "fail",
          source: null,
          error: { ...error, hint, candidates: [nearest] },
        }),
        runEnded("a", { verdict: "fail", error: "Find is gone" }),
      ]),
      FIRST_SCREEN,
      80,
    );
  expect(of(`nearest: ${nearest}`).split(nearest)).toHaveLength(2);
  expect(of("say which one")).toContain("hint: say which one");
});

describe.each(WIDTHS)("%i columns", (columns) => {
  it.each(Object.keys(SCREENS))("%s", (name) => {
    expect(draw(seen(BUSY), SCREENS[name] ?? FIRST_SCREEN, columns)).toMatchSnapshot();
  });
  it("bench", () => expect(draw(seen(BENCH), FIRST_SCREEN, columns)).toMatchSnapshot());
  it("repeated", () => expect(draw(seen(REPEATED), FIRST_SCREEN, columns)).toMatchSnapshot());
  it("repeated, the end", () =>
    expect(draw(seen([...REPEATED, runEnded("shop"), invocationEnded()]), FIRST_SCREEN, columns)).toMatchSnapshot());
  it("the end", () =>
    expect(
      draw(seen([...BUSY, runEnded("order", { healed: 1 }), invocationEnded(1)]), FIRST_SCREEN, columns),
    ).toMatchSnapshot());
  it.each([5, 8, 12, 24, 60])("never wider than the terminal, never more than rows - 2: %i rows", (rows) => {
    for (const screen of Object.values(SCREENS)) {
      for (const view of [seen(BUSY), seen(BENCH), seen(REPEATED), EMPTY_VIEW, seen([...BUSY, invocationEnded(1)])]) {
        const lines = frameLines(view, screen, 21_000, { columns, rows });
        expect(lines.length).toBeLessThanOrEqual(Math.max(3, rows - 2));
        const above = view.told.flatMap((each) => toldLines(each, columns - 1));
        for (const line of [...lines, ...above]) expect(widthOfLine(line)).toBeLessThan(columns);
      }
    }
  });
  it("Ink draws as many lines as there are, none broken in two", () => {
    const view = seen(BUSY);
    const lines = frameLines(view, FIRST_SCREEN, 0, { columns, rows: 30 });
    const drawn = draw({ ...view, told: [] }, FIRST_SCREEN, columns).split("\n");
    expect(drawn).toHaveLength(lines.length);
    for (const line of drawn) expect(widthOf(line)).toBeLessThan(columns);
  });
});

describe("what a terminal can show", () => {
  it("text of a page brings no control character, and no line of its own", () => {
    const text = draw(seen(BUSY), FIRST_SCREEN, 120);
    expect(text).not.toContain("\u001B");
    expect(text).toContain("Order \uFFFD[31mred\uFFFD[0m and a second line");
  });
  it("without unicode: ASCII alone, as wide as before", () => {
    const ascii = draw(seen(BUSY), FIRST_SCREEN, 80, 30, { color: false, unicode: false });
    expect(ascii).toMatch(/^[\n\x20-\x7E]*$/);
    expect(ascii).toMatchSnapshot();
  });
  it("says the state in words or columns, not by colour alone", () => {
    const text = draw(seen([...BUSY, runEnded("order", { healed: 1 })]), FIRST_SCREEN, 80);
    for (const word of ["passed", "passed, healed", "failed", "✓", "✗", "✚"]) expect(text).toContain(word);
  });
});
