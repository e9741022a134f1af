import { type Instance, render } from "ink";
import type { RunEvent } from "#core/model/event";
import type { Reporter } from "#core/ports/reporter";
import { App } from "./App";
import type { Canvas } from "./canvas";
import { frameLines } from "./frame";
import { Keyboard, type Release } from "./Keyboard";
import type { Line } from "./line";
import { FIRST_SCREEN, type Key, type Screen, screenAfter } from "./screen";
import type { Terminal } from "./terminal";
import { EMPTY_VIEW, type View, viewAfter, viewWithWords } from "./view";

export interface TuiOptions {
  readonly terminal: Terminal;
  /** Where the screen moves; may show a frame already. */
  readonly canvas: Canvas;
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
/** What is over moves up in batches, or at the end: Ink draws it, and takes its time. */
const TOLD_MS = 1000;
/** The clock on the screen. */
const TICK_MS = 1000;
/** A stop takes hold within this; the first timer after it means that the program goes on. */
const STOPPED_MS = 50;

interface Desk {
  view: View;
  screen: Screen;
  release: Release | undefined;
  away: boolean;
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

type Painter = ReturnType<typeof createPainter>;

/** Takes the screen away for as long as `meanwhile` lasts, then draws it anew. */
const leaveScreen = async (desk: Desk, canvas: Canvas, meanwhile: () => Promise<void>): Promise<void> => {
  if (desk.away || desk.over || !desk.release) return;
  desk.away = true;
  try {
    canvas.wipe();
    const back = await desk.release();
    await meanwhile();
    await back();
  } finally {
    desk.away = false;
  }
};

const stopped = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, STOPPED_MS));

interface Mounted {
  readonly instance: Instance;
  readonly paint: () => void;
  /** Ink draws the last picture: it stays when Ink goes. */
  readonly paintLast: () => void;
}

/** What is over, in batches: the same list until the first of what came to it has waited long enough. */
const createTold = (desk: Desk) => {
  let { told } = desk.view;
  let due: number | undefined;
  return (): View["told"] => {
    const at = performance.now();
    if (told !== desk.view.told) due ??= at + TOLD_MS;
    if (due !== undefined && at >= due) {
      ({ told } = desk.view);
      due = undefined;
    }
    return told;
  };
};

/** Ink listens to the keys and draws what is over; what moves is drawn below that, on the canvas, and steps aside when Ink draws. */
const mount = (desk: Desk, { terminal, canvas, now }: TuiOptions, painter: Painter): Mounted => {
  const { stdin, stdout } = terminal;
  const onKey = (key: Key): void => {
    desk.screen = screenAfter(desk.screen, key, desk.view);
    terminal.pause.hold(desk.screen.paused);
    painter.now();
  };
  const onQuit = (): void => terminal.interrupt();
  const onStop = (): void => {
    void leaveScreen(desk, canvas, () => {
      terminal.stop();
      return stopped();
    }).then(painter.now);
  };
  const onReady = (release: Release): void => {
    desk.release = release;
  };
  const told = createTold(desk);
  const frame = (): readonly Line[] => {
    const { columns, rows } = stdout;
    return frameLines(desk.view, desk.screen, elapsedOf(desk, now()), { columns, rows });
  };
  const picture = (live: readonly Line[]) => (
    <>
      <Keyboard onKey={onKey} onQuit={onQuit} onStop={onStop} onReady={onReady} />
      <App told={drawn} live={live} columns={stdout.columns} theme={canvas.theme} />
    </>
  );
  let drawn = told();
  canvas.wipe();
  // Ink asks whether it runs in CI; here that is decided already.
  const instance = render(picture([]), {
    stdin,
    stdout,
    exitOnCtrlC: false,
    interactive: true,
    maxFps: 1000,
    isScreenReaderEnabled: false,
  });
  canvas.share();
  canvas.draw(frame());
  return {
    instance,
    paint: () => {
      const next = told();
      if (next !== drawn) {
        drawn = next;
        canvas.wipe();
        instance.rerender(picture([]));
      }
      canvas.draw(frame());
    },
    paintLast: () => {
      drawn = desk.view.told;
      canvas.wipe();
      instance.rerender(picture(frame()));
    },
  };
};

/**
 * The screen of a person at a terminal: mounts at once, paints at most every 100 ms, and hands the terminal back when it is closed, when
 * the process is stopped, and when it ends in any other way. What is over stays in the terminal above the last picture.
 */
export const createTuiReporter = (options: TuiOptions): Reporter => {
  const { terminal, canvas } = options;
  const desk: Desk = {
    view: options.early.reduce(viewWithWords, EMPTY_VIEW),
    screen: FIRST_SCREEN,
    release: undefined,
    away: false,
    over: false,
  };
  const painter = createPainter(() => {
    if (!desk.over && !desk.away) paint();
  });
  // Before Ink's own listener, which counts its lines from where the canvas begins; and after it.
  terminal.stdout.on("resize", canvas.wipe);
  const { instance, paint, paintLast } = mount(desk, options, painter);
  const onResize = (): void => {
    if (!desk.over && !desk.away) paint();
  };
  terminal.stdout.on("resize", onResize);
  const tick = setInterval(painter.soon, TICK_MS);
  const offContinue = terminal.onContinue(() => void leaveScreen(desk, canvas, async () => {}).then(painter.now));
  terminal.divert((words) => {
    desk.view = viewWithWords(desk.view, words);
    painter.now();
  });
  const letGo = (): void => {
    desk.over = true;
    painter.stop();
    clearInterval(tick);
    offContinue();
    terminal.stdout.off("resize", canvas.wipe);
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
        paintLast();
        instance.unmount();
      }
      await gone;
    },
  };
};
