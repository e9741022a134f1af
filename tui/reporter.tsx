import { type Instance, render } from "ink";
import type { RunEvent } from "#core/model/event";
import type { Reporter } from "#core/ports/reporter";
import { App } from "./App";
import { frameLines } from "./frame";
import { Keyboard, type Release } from "./Keyboard";
import { widthOfLine } from "./line";
import { FIRST_SCREEN, type Key, type Screen, screenAfter } from "./screen";
import type { Terminal } from "./terminal";
import { EMPTY_VIEW, type View, viewAfter, viewWithWords } from "./view";

export interface TuiOptions {
  readonly terminal: Terminal;
  readonly color: boolean;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Words for people from before there was a screen. */
  readonly early: readonly string[];
  /** Told when the screen itself fails; the run goes on without it. */
  readonly onFail: (error: unknown) => void;
}

/** No two paints are nearer to each other. */
const PAINT_MS = 100;
/** Of the time at most this part goes into paints: where they take long, because the machine is slow or busy, there are fewer of them. */
const PAINT_SHARE = 0.025;
/** What is told is painted by then all the same. */
const LATEST_PAINT_MS = 400;
/** What is over moves up in batches: Ink draws everything twice whenever something does. */
const TOLD_MS = 500;
/** The clock on the screen. */
const TICK_MS = 1000;
/** A stop takes hold within this; the first timer after it means that the program goes on. */
const STOPPED_MS = 50;

interface Desk {
  view: View;
  screen: Screen;
  release: Release | undefined;
  away: boolean;
  /** Columns that the lines of the frame on the screen take, and the columns there were. */
  widths: readonly number[];
  columns: number;
  over: boolean;
}

const elapsedOf = ({ view }: Desk, now: number): number =>
  view.startedAt === undefined ? 0 : now - Date.parse(view.startedAt);

/** Calls `paint` soon, never twice within PAINT_MS, and less often where it takes long; `now` does not wait for that. */
const createPainter = (paint: () => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = 0;
  let tookMs = 0;
  const run = (): void => {
    timer = undefined;
    last = performance.now();
    paint();
    tookMs = performance.now() - last;
  };
  const within = (ms: number): void => {
    timer ??= setTimeout(run, Math.max(0, last + ms - performance.now()));
  };
  return {
    soon: (): void => within(Math.min(LATEST_PAINT_MS, Math.max(PAINT_MS, tookMs / PAINT_SHARE))),
    /** For who has pressed a key and looks at the screen. */
    now: (): void => {
      clearTimeout(timer);
      timer = undefined;
      within(PAINT_MS);
    },
    stop: (): void => clearTimeout(timer),
  };
};

/** Takes the screen away for as long as `meanwhile` lasts, then draws it anew. */
const leaveScreen = async (desk: Desk, meanwhile: () => Promise<void>): Promise<void> => {
  if (desk.away || desk.over || !desk.release) return;
  desk.away = true;
  try {
    const back = await desk.release();
    await meanwhile();
    await back();
  } finally {
    desk.away = false;
  }
};

const stopped = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, STOPPED_MS));

const ERASE_ROW_UP = "\u001B[2K\u001B[1A";

/**
 * A terminal that got narrower has broken lines of the frame in two; Ink erases as many rows as it drew. The rows that came to them are
 * erased here, from the bottom up, so that Ink's own count is right again.
 */
const eraseBroken = (desk: Desk, stdout: Terminal["stdout"]): void => {
  const { columns } = stdout;
  const rows = desk.widths.reduce((sum, width) => sum + Math.max(1, Math.ceil(width / columns)), 0);
  if (columns < desk.columns) stdout.write(ERASE_ROW_UP.repeat(rows - desk.widths.length));
  desk.columns = columns;
};

interface Mounted {
  readonly instance: Instance;
  readonly paint: () => void;
}

/** What is over, in batches: the same list until enough time has gone by, or all is over. */
const createTold = (desk: Desk) => {
  let told = desk.view.told;
  let since = 0;
  return (): View["told"] => {
    const at = performance.now();
    if (told !== desk.view.told && (at - since >= TOLD_MS || desk.view.end !== undefined)) {
      told = desk.view.told;
      since = at;
    }
    return told;
  };
};

const mount = (desk: Desk, { terminal, color, now }: TuiOptions, repaint: () => void): Mounted => {
  const { stdin, stdout, unicode } = terminal;
  const theme = { color, unicode };
  const onKey = (key: Key): void => {
    desk.screen = screenAfter(desk.screen, key, desk.view);
    terminal.pause.hold(desk.screen.paused);
    repaint();
  };
  const onQuit = (): void => terminal.interrupt();
  const onStop = (): void => {
    void leaveScreen(desk, () => {
      terminal.stop();
      return stopped();
    });
  };
  const onReady = (release: Release): void => {
    desk.release = release;
  };
  const told = createTold(desk);
  const picture = () => {
    const { columns, rows } = stdout;
    const live = frameLines(desk.view, desk.screen, elapsedOf(desk, now()), { columns, rows });
    desk.widths = live.map(widthOfLine);
    desk.columns = columns;
    return (
      <>
        <Keyboard onKey={onKey} onQuit={onQuit} onStop={onStop} onReady={onReady} />
        <App told={told()} live={live} columns={columns} theme={theme} />
      </>
    );
  };
  // Ink asks whether it runs in CI; here that is decided already.
  const instance = render(picture(), {
    stdin,
    stdout,
    exitOnCtrlC: false,
    interactive: true,
    maxFps: 1000,
    isScreenReaderEnabled: false,
  });
  return { instance, paint: () => instance.rerender(picture()) };
};

/**
 * The screen of a person at a terminal: mounts at once, paints at most every 100 ms, and hands the terminal back when it is closed, when
 * the process is stopped, and when it ends in any other way. What is over stays in the terminal above the last picture.
 */
export const createTuiReporter = (options: TuiOptions): Reporter => {
  const { terminal } = options;
  const desk: Desk = {
    view: options.early.reduce(viewWithWords, EMPTY_VIEW),
    screen: FIRST_SCREEN,
    release: undefined,
    away: false,
    widths: [],
    columns: terminal.stdout.columns,
    over: false,
  };
  const painter = createPainter(() => {
    if (!desk.over) paint();
  });
  const onResize = (): void => {
    if (!desk.away) eraseBroken(desk, terminal.stdout);
    painter.now();
  };
  // Before Ink's own listener: it counts lines as they were before the terminal broke them anew.
  terminal.stdout.on("resize", onResize);
  const { instance, paint } = mount(desk, options, painter.now);
  const tick = setInterval(painter.soon, TICK_MS);
  const offContinue = terminal.onContinue(() => void leaveScreen(desk, async () => {}));
  terminal.divert((words) => {
    desk.view = viewWithWords(desk.view, words);
    painter.now();
  });
  const letGo = (): void => {
    desk.over = true;
    painter.stop();
    clearInterval(tick);
    offContinue();
    terminal.stdout.off("resize", onResize);
    terminal.divert(undefined);
    terminal.pause.hold(false);
  };
  const gone = instance.waitUntilExit().then(letGo, (error: unknown) => {
    letGo();
    options.onFail(error);
  });
  return {
    on: (event: RunEvent) => {
      desk.view = viewAfter(desk.view, event);
      painter.soon();
    },
    close: async () => {
      if (!desk.over) {
        paint();
        instance.unmount();
      }
      await gone;
    },
  };
};
