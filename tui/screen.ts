import type { RunView, View } from "./view";

/** What the person at the keyboard has chosen to see. */
export interface Screen {
  readonly panel: "main" | "heals" | "cache" | "log" | "help";
  /** The step that was selected; the latest one is followed when absent. */
  readonly selected?: { readonly run: string; readonly step: string };
  readonly detail: boolean;
  /** Lines scrolled back in heals and log. */
  readonly back: number;
  /** The runs are held before their next step. */
  readonly paused: boolean;
}

export type Key = "up" | "down" | "enter" | "escape" | "h" | "c" | "l" | "p" | "?";

export const FIRST_SCREEN: Screen = { panel: "main", detail: false, back: 0, paused: false };

/** The run whose steps are shown: that of the selected step, else the oldest under way, else the last one. */
export const shownRun = (view: View, { selected }: Screen): RunView | undefined => {
  const all = view.last ? [...view.open, view.last] : view.open;
  return all.find(({ run }) => run === selected?.run) ?? view.open[0] ?? view.last;
};

const moved = (screen: Screen, view: View, by: -1 | 1): Screen => {
  if (screen.panel !== "main") return { ...screen, back: Math.max(0, screen.back - by) };
  const run = shownRun(view, screen);
  if (!run || run.steps.length === 0) return screen;
  const at = run.steps.findIndex(({ id }) => id === screen.selected?.step);
  const from = at < 0 ? run.steps.length - (by < 0 ? 1 : 0) : at + by;
  const to = run.steps[Math.max(0, from)];
  const { selected: _, ...rest } = screen;
  // Past the last step the screen follows again.
  return to === undefined ? { ...rest, detail: false } : { ...rest, selected: { run: run.run, step: to.id } };
};

const first = ({ paused }: Screen): Screen => ({ ...FIRST_SCREEN, paused });

const panelOf = { h: "heals", c: "cache", l: "log", "?": "help" } as const;

/** The screen after a key. A panel's key pressed again, and escape, lead back. */
export const screenAfter = (screen: Screen, key: Key, view: View): Screen => {
  switch (key) {
    case "up":
      return moved(screen, view, -1);
    case "down":
      return moved(screen, view, 1);
    case "enter": {
      if (screen.panel !== "main") return first(screen);
      const chosen = screen.selected ? screen : moved(screen, view, -1);
      return { ...chosen, detail: !screen.detail && chosen.selected !== undefined };
    }
    case "escape":
      return screen.detail ? { ...screen, detail: false } : first(screen);
    case "p":
      return { ...screen, paused: !screen.paused };
    default: {
      const panel = panelOf[key];
      return { ...screen, back: 0, panel: screen.panel === panel ? "main" : panel };
    }
  }
};
