import { cacheLines, cachePage } from "./cache-panel";
import { detailLines } from "./detail";
import { headerLines } from "./header";
import { healPage, storyLines } from "./heal-panel";
import { clip, flow, type Line, line, wrapped } from "./line";
import { loopLines } from "./loop-table";
import { type Screen, shownRun } from "./screen";
import { stepLines } from "./step-list";
import type { View } from "./view";

/** Size of the terminal. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

const KEYS = ["↑↓ select", "enter detail", "h heals", "c cache", "l log", "p pause", "q quit", "? help"] as const;

const HELP = [
  " ↑ ↓      select a step; in heals and log: scroll",
  " enter    all that is known of the selected step; esc leads back",
  " h        elements that drifted or were healed",
  " c        the cache by layer, and the latest look-up times",
  " l        what happened, and warnings",
  " p        hold the runs before their next step; again: go on",
  " q        end the step, run nothing more, quit; twice: at once",
  " ctrl-z   to the shell; fg leads back",
  " ✓ passed  ✚ healed  ✗ failed  ◐ running or partial  ○ queued or skipped",
] as const;

const rule = (width: number): Line => line("─".repeat(width), "dim");

const logPage = ({ log }: View, width: number, rows: number, back: number): readonly Line[] => {
  const to = Math.max(Math.min(rows, log.length), log.length - back);
  return log
    .slice(Math.max(0, to - rows), to)
    .map((each) => clip(line(` ${each}`, each.startsWith("!") ? "warn" : "plain"), width));
};

interface Part {
  readonly lines: readonly Line[];
  /** The lowest leaves first when there is no room. */
  readonly worth: number;
}

/** Drops what is worth least until all fits. */
const roomFor = (parts: readonly Part[], rows: number): readonly Part[] => {
  const taken = parts.reduce((sum, { lines }) => sum + lines.length, 0);
  if (taken <= rows || parts.length === 0) return parts;
  const least = Math.min(...parts.map(({ worth }) => worth));
  return roomFor(
    parts.filter(({ worth }) => worth !== least),
    rows,
  );
};

const NARROWEST_BODY = 3;

const mainBody = (view: View, screen: Screen, width: number, rows: number): readonly Line[] => {
  const run = shownRun(view, screen);
  const step = run?.steps.find(({ id }) => id === screen.selected?.step);
  if (screen.detail && run && step) return detailLines(run, step, width, rows);
  const beside = view.open.filter((each) => each !== run);
  if (view.start?.command !== "bench" && view.loops.length === 0)
    return stepLines({ run, beside, screen, width, rows });
  const loops = loopLines(view, width, Math.max(0, Math.ceil(rows * 0.6)));
  return [...loops, ...stepLines({ run, beside, screen, width, rows: rows - loops.length })];
};

const body = (view: View, screen: Screen, width: number, rows: number): readonly Line[] => {
  switch (screen.panel) {
    case "main":
      return mainBody(view, screen, width, rows);
    case "heals":
      return healPage(view, width, rows, screen.back);
    case "cache":
      return cachePage(view, width);
    case "log":
      return logPage(view, width, rows, screen.back);
    case "help":
      return HELP.map((each) => clip(line(each), width));
  }
};

/** Held are only the steps to come: what is under way is ended first. */
const pauseLines = ({ paused }: Screen, { open }: View, width: number): readonly Line[] => {
  if (!paused) return [];
  const running = open.some(({ steps }) => steps.at(-1)?.state === "running");
  return wrapped(`paused${running ? " after the step under way" : ""}: p goes on, q quits`, "warn", 1, width);
};

const noticeLines = ({ notice, end }: View, width: number): readonly Line[] => {
  const degraded = end?.degraded ?? [];
  return [
    ...(notice === undefined ? [] : wrapped(notice, "warn", 1, width)),
    ...(degraded.length > 0 ? wrapped(`did not work as it should: ${degraded.join(", ")}`, "warn", 1, width) : []),
  ];
};

const liveFrame = (view: View, screen: Screen, elapsedMs: number, width: number, rows: number): readonly Line[] => {
  const isMain = screen.panel === "main" && !screen.detail;
  const story = isMain ? view.heals.at(-1) : undefined;
  const cut = (lines: readonly Line[], worth: number): Part => ({ lines, worth });
  const above = [cut(headerLines(view, elapsedMs, width), 9), cut([rule(width)], 3)];
  const below = [
    ...(isMain ? [cut([rule(width)], 3), cut(cacheLines(view, width), 6)] : []),
    ...(story ? [cut([rule(width), ...storyLines(story, width, 6, false)], 4)] : []),
    cut([rule(width)], 3),
    cut(pauseLines(screen, view, width), 8),
    cut(noticeLines(view, width), 7),
    cut(
      flow(
        KEYS.map((keys) => line(keys, "dim")),
        width,
      ),
      5,
    ),
  ];
  const kept = roomFor([...above, ...below], rows - NARROWEST_BODY);
  const room = rows - kept.reduce((sum, { lines }) => sum + lines.length, 0);
  const top = kept.filter((part) => above.includes(part));
  const bottom = kept.filter((part) => below.includes(part));
  return [...top, cut(body(view, screen, width, room).slice(0, room), 0), ...bottom].flatMap(({ lines }) => lines);
};

/** The last picture: what it all came to. A bench tells it in its own report. */
const lastFrame = (view: View, width: number, rows: number): readonly Line[] => {
  if (view.start?.command === "bench") return [];
  const around = [headerLines(view, 0, width), cacheLines(view, width), noticeLines(view, width)] as const;
  const [head, cache, notice] = around;
  const room = rows - around.reduce((sum, lines) => sum + lines.length, 0);
  const loops = view.loops.length > 0 ? loopLines(view, width, room) : [];
  return [...head, ...loops, ...cache, ...notice].slice(0, rows);
};

/**
 * The live part of the screen: never more than rows - 2 lines, and none wider than the terminal less one column, so that no terminal
 * breaks a line or scrolls by itself.
 */
export const frameLines = (view: View, screen: Screen, elapsedMs: number, size: Size): readonly Line[] => {
  const width = Math.max(20, size.columns - 1);
  const rows = Math.max(3, size.rows - 2);
  const lines = view.end ? lastFrame(view, width, rows) : liveFrame(view, screen, elapsedMs, width, rows);
  return lines.slice(0, rows).map((each) => clip(each, width));
};
