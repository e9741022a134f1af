import type { Page } from "playwright";
import type { Performed } from "#core/ports/browser";
import { ASK_MS, type Act, aimAt, failed, isBySelector, locatorOf, ok, POLL_MS } from "./act";
import { notActionable } from "./playwright-failure";
import type { Aim, PressKind, PressOutcome } from "./page/protocol";
import { inTime, type World } from "./worlds";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A page that took a press in vain is given it once more, and no oftener. */
const MOST_LOST = 1;
/** What moves all the time is missed more often on a busy machine. */
const MOST_LOST_MOVING = 5;
/** How long a press that seems over may take to say what became of it. */
const OUTCOME_MS = 250;
/** What was pushed cannot be taken back: so much longer than its time a page may be busy before it takes the press. */
export const GRACE_MS = 10_000;

/** An element that the user named by a selector is pressed by Playwright, which waits for it. */
const pressBySelector = async (act: Act, kind: PressKind): Promise<Performed> => {
  const { timeout } = act;
  if (kind === "dblclick") await locatorOf(act).dblclick({ timeout });
  else await locatorOf(act).click({ timeout, ...(kind === "rightclick" ? { button: "right" } : {}) });
  return ok;
};

/** What moves all the time has no time to move on between down and up: neither waits for the other's answer. */
const pushButton = async (page: Page, kind: PressKind, moving: boolean): Promise<true> => {
  const which = kind === "rightclick" ? ({ button: "right" } as const) : {};
  for (const clickCount of kind === "dblclick" ? [1, 2] : [1]) {
    const down = page.mouse.down({ ...which, clickCount });
    if (!moving) await down;
    await Promise.all([down, page.mouse.up({ ...which, clickCount })]);
  }
  return true;
};

/** What one push of the button came to: a result, or nothing was pressed yet and the element is to be looked at again. */
type Pushed = Performed | "not yet" | "lost";

const LOST: Performed = failed({
  code: "action",
  message: "the page moved the element away under the press, and no click reached it",
});

const resultOf = (outcome: PressOutcome, kind: PressKind): Pushed => {
  switch (outcome.kind) {
    case "reached":
      return ok;
    case "moved":
      return "lost";
    case "replaced":
      return failed({
        code: "not-actionable",
        message: `the page replaced the element under the press, and no ${kind} reached it`,
      });
    case "unseen":
      return failed({
        code: "action",
        message: `the ${kind} did not arrive at the element: the page or a part of it kept it back`,
      });
    case "missed":
      return "not yet";
  }
};

/** A closed page, a document that went away: the press led there. */
const ledAway = (page: Page, error: unknown): true => {
  if (page.isClosed()) return true;
  throw error;
};

/** Where the point of a frame's document lies on the page; undefined when the frame or the element is not in view, or something lies over it. */
const placeOnPage = async (act: Act, world: World, { held, corner }: Aim, point: Point): Promise<Point | undefined> => {
  if (world.main) return point;
  const box = await locatorOf(act, held).boundingBox({ timeout: ASK_MS });
  const page = act.worlds.all().find(({ main }) => main);
  if (!box || !page) return undefined;
  const at = { x: point.x + box.x - corner.x, y: point.y + box.y - corner.y };
  return (await act.worlds.ask<boolean>(page, { op: "isFrame", ...at }, ASK_MS)) ? at : undefined;
};

/** Pushes the button over an element that is watched; a page that is busy with the press has received it. */
const pushWatched = async (
  act: Act,
  world: World,
  kind: PressKind,
  { held, moving }: Aim,
  ms: number,
): Promise<Pushed> => {
  const ask = (now: boolean, within: number): Promise<PressOutcome | null | undefined> =>
    act.worlds.ask<PressOutcome | null>(world, { op: "pressEnded", held, now }, within);
  const ended = ask(false, ms + GRACE_MS);
  const pushed = inTime(
    pushButton(act.page, kind, moving).catch((error: unknown) => ledAway(act.page, error)),
    ms + GRACE_MS,
  );
  // What was pushed cannot be taken back: a page that has not seen it yet is waited for.
  const first = await Promise.race([pushed, inTime(ended, ms).then((outcome) => (outcome ? pushed : undefined))]);
  const received = await inTime(ended, first ? OUTCOME_MS : 1);
  if (received) return resultOf(received, kind);
  if (!first && !(await pushed)) return failed({ code: "timeout", message: `the ${kind} did not end in time` });
  // Undefined where the press led to another document: it arrived.
  const last = await ask(true, ASK_MS);
  return last ? resultOf(last, kind) : ok;
};

/** The pointer comes first, so that what the page does about it is done; then the element must still be there; then the button. */
const pressAt = async (act: Act, world: World, kind: PressKind, target: Aim, deadline: number): Promise<Pushed> => {
  const { point, held } = target;
  const left = (): number => Math.max(1, deadline - performance.now());
  const at = point && (await placeOnPage(act, world, target, point));
  if (!at) return "not yet";
  const came = await inTime(
    act.page.mouse.move(at.x, at.y).then(() => true),
    left(),
  );
  const ms = left();
  const arm = { op: "arm", held, x: point.x, y: point.y, press: kind, until: Date.now() + ms } as const;
  const armed = came && (await act.worlds.ask<boolean>(world, arm, ms));
  return armed === true ? pushWatched(act, world, kind, target, ms) : "not yet";
};

const SILENT: Performed = failed({
  code: "timeout",
  message: "the page was too busy to be asked where the element is, and nothing was pressed",
});

/** Nothing was pressed until the time was over. */
const waitedInVain = (kind: PressKind, { actionability, point }: Aim): Performed =>
  point === null
    ? failed(notActionable(kind, actionability))
    : failed({
        code: "not-actionable",
        message: "the page changed under the pointer: the element is not where it was, and nothing was pressed",
      });

/** Presses the held element as soon as a press reaches it, and nothing else; a press that was lost to a page that moved it away is repeated once. */
export const press = async (act: Act, kind: PressKind, known?: Aim): Promise<Performed> => {
  const { world, worlds } = act;
  if (!world || isBySelector(act)) return pressBySelector(act, kind);
  const deadline = performance.now() + act.timeout;
  let lost = 0;
  for (let target = known ?? (await aimAt(act)); ; target = await aimAt(act)) {
    if (target === null || (target === undefined && !worlds.has(world))) return failed(notActionable(kind, undefined));
    const pushed = target ? await pressAt(act, world, kind, target, deadline) : "not yet";
    if (pushed === "lost" && ++lost > (target?.moving ? MOST_LOST_MOVING : MOST_LOST)) return LOST;
    if (pushed !== "lost" && pushed !== "not yet") return pushed;
    const left = deadline - performance.now();
    if (left <= 0) return target ? waitedInVain(kind, target) : SILENT;
    const ms = Math.min(POLL_MS, left);
    await worlds.ask<boolean>(world, { op: "mutation", ms }, ms + ASK_MS);
  }
};
