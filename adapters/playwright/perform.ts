import type { Frame, Page } from "playwright";
import type { ElementQuery } from "#core/model/element";
import type { Action } from "#core/model/step";
import type { HeldElement, Performed, PerformOptions } from "#core/ports/browser";
import { ASK_MS, type Act, failed, locatorOf, ok, targetOf } from "./act";
import { actionFailure, happened, notActionable, wentAway } from "./playwright-failure";
import { fill } from "./fill";
import type { Leaving } from "./leaving";
import { press } from "./press";
import { deadText } from "./dead-text";
import { followTyped } from "./typed";
import { chooseOption } from "./select";
import type { Aim } from "./page/protocol";
import { setChecked } from "./set-checked";
import type { Traffic } from "./traffic";
import { focusedField, pressAnywhere, pressKey, typeInto } from "./type-keys";
import type { World, Worlds } from "./worlds";

interface PerformerNeeds {
  readonly page: Page;
  readonly worlds: Worlds;
  readonly traffic: Traffic;
  readonly leaving: Leaving;
  readonly frameOf: (held: HeldElement) => Promise<Frame | undefined>;
}

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
      return fill(act, action.value, action.keys);
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
      return typeInto(act, action.value);
    case "press":
      return pressKey(act, action.key);
    default:
      throw new Error(`${action.kind} acts on no element`);
  }
};

/** Text that no field is named for goes into what has the focus, and nowhere when that takes none. */
const typeIntoFocused = async (page: Page, worlds: Worlds, value: string, options: PerformOptions) => {
  const field = await focusedField(worlds);
  if (typeof field === "string")
    return failed({
      code: "not-actionable",
      message: `${field} has the focus: typed text goes nowhere`,
      hint: 'click the field first, or write: type "TEXT" into FIELD',
    });
  const { world, held, name } = field;
  const { timeoutMs: timeout, secret } = options;
  if (secret) await worlds.ask(world, { op: "hide", held: held.id }, ASK_MS);
  return typeInto({ page, frame: page.mainFrame(), world, worlds, held, timeout, name, secret }, value);
};

const onFocus = async (page: Page, worlds: Worlds, action: Action, options: PerformOptions): Promise<Performed> => {
  if (action.kind === "type") return typeIntoFocused(page, worlds, action.value, options);
  if (action.kind !== "press") throw new Error(`${action.kind} needs an element`);
  return pressAnywhere(page, action.key);
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

  const typed = followTyped(worlds);
  let pressedIn: World | undefined;
  const answered = async (timeoutMs: number): Promise<void> => {
    if (pressedIn && worlds.has(pressedIn))
      await worlds.ask(pressedIn, { op: "effect", ms: timeoutMs }, timeoutMs + ASK_MS);
  };

  return {
    answered,
    async perform(action, held, options) {
      const { timeoutMs, secret, query } = options;
      traffic.mark();
      await typed.suggestions(action);
      if (!held) {
        typed.acts(action, undefined);
        return onFocus(page, worlds, action, options).catch((error: unknown) =>
          failed(actionFailure(action.kind, error, secret)),
        );
      }
      const [frame, world, lost] = await Promise.all([frameOf(held), worldOf(held), typed.overwritten(action)]);
      if (lost) return lost;
      if (!frame) return failed(notActionable(action.kind, undefined));
      typed.acts(action, world);
      pressedIn = PRESSES.has(action.kind) ? world : undefined;
      if (pressedIn) leaving.pressing(answered);
      else leaving.acting();
      const act: Act = {
        page,
        frame,
        world,
        worlds,
        held,
        timeout: timeoutMs,
        name: options.name ?? "the field",
        secret,
      };
      if (secret && world) await worlds.ask(world, { op: "hide", held: held.id }, ASK_MS);
      try {
        return await onElement(act, action, query);
      } catch (error) {
        return explain(act, action, error, secret);
      }
    },
  };
};
