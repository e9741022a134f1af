import type { Keyboard, Page } from "playwright";
import type { HeldElement, Performed } from "#core/ports/browser";
import { ASK_MS, type Act, failed, isBySelector, locatorOf, ok } from "./act";
import { UNFOCUSED } from "./fill";
import type { Focused, KeysMode } from "./page/fill-protocol";
import { GRACE_MS } from "./press";
import { performedBy, readBack, STRAYED } from "./read-back";
import { inTime, type World, type Worlds } from "./worlds";

const LATE = "the keys were not taken in time";

type Send = (to: Keyboard) => Promise<void>;

/** The keys go to the held element, and to no other that takes the focus from it. Undefined where the page cannot watch over that. */
const watched = async (act: Act, mode: KeysMode, send: Send): Promise<Performed | undefined> => {
  if (!act.world || isBySelector(act)) return undefined;
  const kept = await act.worlds.ask<boolean | null>(act.world, { op: "watchKeys", held: act.held.id, mode }, ASK_MS);
  if (kept === undefined || kept === null) return undefined;
  if (!kept) return failed(UNFOCUSED);
  const sent = await inTime(
    send(act.page.keyboard).then(() => true),
    // A key that was pressed cannot be taken back: a page that is busy with it is waited for.
    act.timeout + GRACE_MS,
  );
  return sent ? ok : failed({ code: "timeout", message: LATE });
};

/** What ends a word in a field that makes chips of words, or sends a line off, empties it by design. */
const isSentOff = (value: string): boolean => /[\n,;]\s*$/u.test(value);

/** Types key by key behind what the field holds, and reads it back. */
export const typeInto = async (act: Act, value: string): Promise<Performed> => {
  const typed = await watched(act, "type", (keyboard) => keyboard.type(value));
  if (!typed) {
    await locatorOf(act).pressSequentially(value, { timeout: act.timeout });
    return ok;
  }
  const filled = { value, name: act.name, secret: act.secret, keys: true, added: true };
  const taken = await readBack(act, act.held.id, filled);
  if (!typed.ok) return typed;
  if (taken?.kind === "gone" || (taken?.kind === "lost" && taken.unchanged && isSentOff(value))) return ok;
  return performedBy(filled, taken);
};

/** Presses a key on the held element. What it sets off is known when the page has answered. */
export const pressKey = async (act: Act, key: string): Promise<Performed> => {
  const pressed = await watched(act, "press", (keyboard) => keyboard.press(key));
  if (!pressed) {
    await locatorOf(act).press(key, { timeout: act.timeout });
    return ok;
  }
  const lost = act.world && (await act.worlds.ask<boolean>(act.world, { op: "keysLost", held: act.held.id }, ASK_MS));
  return lost === true ? failed({ code: "action", message: STRAYED }) : pressed;
};

/** Where typed text goes when no field is named. */
export interface FocusedField {
  readonly world: World;
  readonly held: HeldElement;
  readonly name: string;
}

/** What has the focus and takes text; in words what has it instead. */
export const focusedField = async (worlds: Worlds): Promise<FocusedField | string> => {
  let instead = "nothing";
  for (const world of worlds.all()) {
    const focused = await worlds.ask<Focused>(world, { op: "focused" }, ASK_MS);
    if (focused?.held) return { world, held: { id: focused.held }, name: focused.name };
    if (focused && focused.name !== "") instead = focused.name;
  }
  return instead;
};

/** Presses a key on what has the focus, as a shortcut does. */
export const pressAnywhere = async (page: Page, key: string): Promise<Performed> => {
  await page.keyboard.press(key);
  return ok;
};
