import type { Frame, Keyboard, Page } from "playwright";
import type { Failure } from "#core/model/failure";
import type { ElementQuery } from "#core/model/element";
import type { Action } from "#core/model/step";
import type { HeldElement, Performed, PerformOptions } from "#core/ports/browser";
import { ASK_MS, type Act, failed, isBySelector, locatorOf, ok, targetOf } from "./act";
import { actionFailure, happened, notActionable, wentAway } from "./playwright-failure";
import type { Leaving } from "./leaving";
import { GRACE_MS, press } from "./press";
import { deadText } from "./dead-text";
import { chooseOption } from "./select";
import type { Aim } from "./page/protocol";
import { setChecked } from "./set-checked";
import type { Traffic } from "./traffic";
import { inTime, type World, type Worlds } from "./worlds";

interface PerformerNeeds {
  readonly page: Page;
  readonly worlds: Worlds;
  readonly traffic: Traffic;
  readonly leaving: Leaving;
  readonly frameOf: (held: HeldElement) => Promise<Frame | undefined>;
}

/** A question to the page about the held element of the main frame; undefined for others. */
const askMain = async <T>(act: Act, op: "grip" | "took" | "watchKeys" | "keysLost"): Promise<T | undefined> =>
  act.world?.main === true && !isBySelector(act)
    ? ((await act.worlds.ask<T | null>(act.world, { op, held: act.held.id }, ASK_MS)) ?? undefined)
    : undefined;

const UNFOCUSED: Failure = { code: "not-actionable", message: "the element does not keep the focus" };

const fill = async (act: Act, value: string): Promise<Performed> => {
  const type = await askMain<string>(act, "grip");
  if (type === undefined || (type === "number" && Number.isNaN(Number(value)))) {
    await locatorOf(act).fill(value, { timeout: act.timeout });
    return ok;
  }
  if (type === "") return failed(UNFOCUSED);
  const { keyboard } = act.page;
  const typed = value === "" ? keyboard.press("Delete") : keyboard.insertText(value);
  const done = typed.then(() => true);
  if (!(await inTime(done, act.timeout))) return failed({ code: "timeout", message: "the text was not taken in time" });
  const took = await askMain<boolean>(act, "took");
  // Filling once more is no harm: what was written went with the field that the page took away.
  return took === false ? failed(notActionable("fill", undefined)) : ok;
};

const LOST = "another element has the focus: the keys for this one were not given to it";

/** Keys into the held element, and into no other that takes the focus from it. What they set off is known when the page has answered. */
const keys = async (act: Act, send: (to: Keyboard) => Promise<void>, wait: () => Promise<void>): Promise<Performed> => {
  const watched = await askMain<boolean>(act, "watchKeys");
  if (watched === undefined) {
    await wait();
    return ok;
  }
  if (!watched) return failed(UNFOCUSED);
  const sent = await inTime(
    send(act.page.keyboard).then(() => true),
    // A key that was pressed cannot be taken back: a page that is busy with it is waited for.
    act.timeout + GRACE_MS,
  );
  const lost = await askMain<boolean>(act, "keysLost");
  if (lost === true) return failed({ code: "action", message: LOST });
  return sent ? ok : failed({ code: "timeout", message: "the keys were not taken in time" });
};

/** The action on what is pressed for its element. */
const pressed = (act: Act, { held }: Aim): Act => ({ ...act, held: { ...act.held, id: held } });

const onElement = async (act: Act, action: Action, query?: ElementQuery): Promise<Performed> => {
  const { timeout } = act;
  switch (action.kind) {
    case "click":
    case "dblclick":
    case "rightclick": {
      const target = await targetOf(act);
      const dead =
        target?.plain === true ? await deadText(pressed(act, target), action.element, action.kind) : undefined;
      return dead ? failed(dead) : press(act, action.kind, target);
    }
    case "check":
    case "uncheck":
      return setChecked(act, action.kind === "check", query);
    case "fill":
      return fill(act, action.value);
    case "clear":
      return fill(act, "");
    case "select":
      return chooseOption(act, action.option, query);
    case "hover":
      await locatorOf(act).hover({ timeout });
      return ok;
    case "focus":
      await locatorOf(act).focus({ timeout });
      return ok;
    case "type":
      return keys(
        act,
        (keyboard) => keyboard.type(action.value),
        () => locatorOf(act).pressSequentially(action.value, { timeout }),
      );
    case "press":
      return keys(
        act,
        (keyboard) => keyboard.press(action.key),
        () => locatorOf(act).press(action.key, { timeout }),
      );
    default:
      throw new Error(`${action.kind} acts on no element`);
  }
};

const onFocus = async (page: Page, action: Action): Promise<Performed> => {
  if (action.kind === "type") await page.keyboard.type(action.value);
  else if (action.kind === "press") await page.keyboard.press(action.key);
  else throw new Error(`${action.kind} needs an element`);
  return ok;
};

export interface Performer {
  perform(action: Action, held: HeldElement | undefined, options: PerformOptions): Promise<Performed>;
  /** Resolves when the page has shown something of the last press, or after that time. */
  answered(timeoutMs: number): Promise<void>;
}

const PRESSES: ReadonlySet<string> = new Set(["click", "dblclick", "rightclick", "press"]);

/** Acts on held elements through Playwright's input. */
export const createPerformer = ({ page, worlds, traffic, leaving, frameOf }: PerformerNeeds): Performer => {
  const worldOf = async (held: HeldElement): Promise<World | undefined> => {
    if (held.frame === undefined) return worlds.all().find(({ main }) => main);
    for (const world of worlds.all())
      if ((await worlds.ask(world, { op: "state", held: held.id }, ASK_MS)) != null) return world;
    return undefined;
  };

  const explain = async (act: Act, action: Action, error: unknown, secret: boolean): Promise<Performed> => {
    // A page that closed while it was acted on was closed by that.
    if (happened(error) || act.page.isClosed()) return ok;
    if (wentAway(error)) return failed(notActionable(action.kind, undefined));
    if (!(error instanceof Error) || error.name !== "TimeoutError")
      return failed(actionFailure(action.kind, error, secret));
    return failed(notActionable(action.kind, (await targetOf(act))?.actionability));
  };

  let pressedIn: World | undefined;
  const answered = async (timeoutMs: number): Promise<void> => {
    if (pressedIn && worlds.has(pressedIn))
      await worlds.ask(pressedIn, { op: "effect", ms: timeoutMs }, timeoutMs + ASK_MS);
  };

  return {
    answered,
    async perform(action, held, { timeoutMs, secret, query }) {
      traffic.mark();
      if (!held)
        return onFocus(page, action).catch((error: unknown) => failed(actionFailure(action.kind, error, secret)));
      const [frame, world] = await Promise.all([frameOf(held), worldOf(held)]);
      if (!frame) return failed(notActionable(action.kind, undefined));
      pressedIn = PRESSES.has(action.kind) ? world : undefined;
      if (pressedIn) leaving.pressing(answered);
      else leaving.acting();
      const act: Act = { page, frame, world, worlds, held, timeout: timeoutMs };
      if (secret && world) await worlds.ask(world, { op: "hide", held: held.id }, ASK_MS);
      try {
        return await onElement(act, action, query);
      } catch (error) {
        return explain(act, action, error, secret);
      }
    },
  };
};
