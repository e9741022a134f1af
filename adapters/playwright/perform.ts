import type { Frame, Locator, Page } from "playwright";
import type { Actionability } from "#core/model/element";
import type { Failure } from "#core/model/failure";
import type { Action } from "#core/model/step";
import type { HeldElement, Performed, PerformOptions } from "#core/ports/browser";
import { BY_SELECTOR } from "./by-selector";
import type { ElementState } from "./page/protocol";
import { actionFailure, happened, notActionable, wentAway } from "./playwright-failure";
import { chooseOption } from "./select";
import type { Traffic } from "./traffic";
import type { World, Worlds } from "./worlds";

const ASK_MS = 2_000;
const POLL_MS = 50;

interface PerformerNeeds {
  readonly page: Page;
  readonly worlds: Worlds;
  readonly traffic: Traffic;
  readonly frameOf: (held: HeldElement) => Promise<Frame>;
}

/** What is pressed for an element, and what is known of it at this moment. */
export interface Target {
  readonly held: string;
  readonly same: boolean;
  readonly tag: string;
  readonly role: string;
  readonly actionability: Actionability;
}

/** One action under way. */
export interface Act {
  readonly page: Page;
  readonly frame: Frame;
  readonly world: World | undefined;
  readonly worlds: Worlds;
  readonly held: HeldElement;
  readonly timeout: number;
}

const ok: Performed = { ok: true };
const failed = (failure: Failure): Performed => ({ ok: false, failure });

/** The element as Playwright acts on it: exactly the held one, never another that matches. */
export const locatorOf = (act: Act, id = act.held.id): Locator =>
  id.startsWith(BY_SELECTOR) ? act.page.locator(id.slice(BY_SELECTOR.length)) : act.frame.locator(`pacts=held:${id}`);

const targetOf = async (act: Act): Promise<Target | undefined> => {
  if (!act.world || act.held.id.startsWith(BY_SELECTOR)) return undefined;
  return (await act.worlds.ask<Target | null>(act.world, { op: "proxy", held: act.held.id }, ASK_MS)) ?? undefined;
};

/** Everything Playwright would wait for was just seen, in the main frame, where nothing of a parent page can lie over it. */
const isReady = (act: Act, { actionability: facts }: Target): boolean =>
  act.world?.main === true && facts.visible && facts.enabled && facts.stable && facts.receivesEvents;

/** Presses the held element. With proof in hand it goes straight there, and a guard in the page stops a press that would hit anything else. */
export const press = async (act: Act, kind: "click" | "dblclick" | "rightclick", known?: Target): Promise<Performed> => {
  const target = known ?? (await targetOf(act));
  const id = target?.held ?? act.held.id;
  const locator = locatorOf(act, id);
  const options = { timeout: act.timeout, ...(kind === "rightclick" ? { button: "right" as const } : {}) };
  const run = (force: boolean): Promise<void> => (kind === "dblclick" ? locator.dblclick({ ...options, force }) : locator.click({ ...options, force }));
  if (!target || !act.world || !isReady(act, target)) {
    await run(false);
    return ok;
  }
  if ((await act.worlds.ask<boolean>(act.world, { op: "arm", held: id }, ASK_MS)) !== true) return failed(notActionable(kind, undefined));
  await run(true);
  const missed = await act.worlds.ask<string | null>(act.world, { op: "disarm", held: id }, ASK_MS);
  return missed ? failed({ code: "not-actionable", message: `the page moved between proof and ${kind}: a <${missed}> stood there, and was not pressed` }) : ok;
};

const stateOf = async (act: Act): Promise<ElementState | undefined> =>
  act.world ? ((await act.worlds.ask<ElementState | null>(act.world, { op: "state", held: act.held.id }, ASK_MS)) ?? undefined) : undefined;

/** Asks until the answer holds or the time is over. */
export const until = async (act: Act, deadline: number, holds: () => Promise<boolean>): Promise<boolean> => {
  for (;;) {
    if (await holds()) return true;
    const left = deadline - performance.now();
    if (left <= 0 || !act.world) return false;
    const ms = Math.min(POLL_MS, left);
    await act.worlds.ask<boolean>(act.world, { op: "mutation", ms }, ms + ASK_MS);
  }
};

const setChecked = async (act: Act, wanted: boolean): Promise<Performed> => {
  const target = await targetOf(act);
  if (!target || target.same) {
    const force = target !== undefined && isReady(act, target) && target.tag === "input";
    await locatorOf(act).setChecked(wanted, { timeout: act.timeout, force });
    return ok;
  }
  const deadline = performance.now() + act.timeout;
  if ((await stateOf(act))?.checked === wanted) return ok;
  const pressed = await press(act, "click", target);
  if (!pressed.ok) return pressed;
  const done = await until(act, deadline, async () => (await stateOf(act))?.checked === wanted);
  return done ? ok : failed({ code: "action", message: `it is still ${wanted ? "not checked" : "checked"} after a click` });
};

const fill = async (act: Act, value: string): Promise<Performed> => {
  const target = await targetOf(act);
  const force = target !== undefined && isReady(act, target) && target.actionability.editable;
  await locatorOf(act).fill(value, { timeout: act.timeout, force });
  return ok;
};

const onElement = async (act: Act, action: Action): Promise<Performed> => {
  const { timeout } = act;
  switch (action.kind) {
    case "click":
    case "dblclick":
    case "rightclick":
      return press(act, action.kind);
    case "check":
    case "uncheck":
      return setChecked(act, action.kind === "check");
    case "fill":
      return fill(act, action.value);
    case "clear":
      return fill(act, "");
    case "select":
      return chooseOption(act, action.option);
    case "hover":
      await locatorOf(act).hover({ timeout });
      return ok;
    case "focus":
      await locatorOf(act).focus({ timeout });
      return ok;
    case "type":
      await locatorOf(act).pressSequentially(action.value, { timeout });
      return ok;
    case "press":
      await locatorOf(act).press(action.key, { timeout });
      return ok;
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
}

/** Acts on held elements through Playwright's input. */
export const createPerformer = ({ page, worlds, traffic, frameOf }: PerformerNeeds): Performer => {
  const worldOf = async (held: HeldElement): Promise<World | undefined> => {
    if (held.frame === undefined) return worlds.all().find(({ main }) => main);
    for (const world of worlds.all()) if ((await worlds.ask(world, { op: "state", held: held.id }, ASK_MS)) != null) return world;
    return undefined;
  };

  const explain = async (act: Act, action: Action, error: unknown, secret: boolean): Promise<Performed> => {
    if (happened(error)) return ok;
    if (wentAway(error)) return failed(notActionable(action.kind, undefined));
    if (!(error instanceof Error) || error.name !== "TimeoutError") return failed(actionFailure(action.kind, error, secret));
    return failed(notActionable(action.kind, (await targetOf(act))?.actionability));
  };

  return {
    async perform(action, held, { timeoutMs, secret }) {
      traffic.mark();
      if (!held) return onFocus(page, action).catch((error: unknown) => failed(actionFailure(action.kind, error, secret)));
      const [frame, world] = await Promise.all([frameOf(held), worldOf(held)]);
      const act: Act = { page, frame, world, worlds, held, timeout: timeoutMs };
      if (secret && world) await worlds.ask(world, { op: "hide", held: held.id }, ASK_MS);
      try {
        return await onElement(act, action);
      } catch (error) {
        return explain(act, action, error, secret);
      }
    },
  };
};
