import type { Failure } from "#core/model/failure";
import type { Performed } from "#core/ports/browser";
import { ASK_MS, type Act, failed, isBySelector, locatorOf, ok } from "./act";
import { fillParts, moveSlider } from "./fill-parts";
import type { Grip, Taken } from "./page/fill-protocol";
import { type Filled, performedBy, readBack } from "./read-back";
import { inTime } from "./worlds";

export const UNFOCUSED: Failure = { code: "not-actionable", message: "the element does not keep the focus" };
const LATE: Failure = { code: "timeout", message: "the text was not taken in time" };

/** The field has the focus of the page: what it holds is replaced by the text. */
const put = async (
  act: Act,
  grip: Grip & { kind: "ready" | "editor" },
  { value, keys, added }: Filled,
): Promise<boolean> => {
  const { keyboard } = act.page;
  const work = async (): Promise<true> => {
    if (grip.kind === "editor") await keyboard.press(added ? "ControlOrMeta+End" : "ControlOrMeta+A");
    if (keys) await keyboard.type(value);
    else if (value === "") await keyboard.press("Delete");
    else await keyboard.insertText(value);
    return true;
  };
  return (await inTime(work(), act.timeout)) === true;
};

/** A page that emptied its field, or took the focus away, may do so once: as it came to life, or as the field was entered. */
const isWorthAgain = (taken: Taken | undefined): boolean =>
  taken?.kind === "strayed" || (taken?.kind === "lost" && taken.unchanged);

const TRIES = 2;

const fillHeld = async (act: Act, filled: Filled, grip: Grip, tries: number): Promise<Performed> => {
  switch (grip.kind) {
    case "unfocused":
      return failed(UNFOCUSED);
    case "refused":
      return failed({ code: "action", message: grip.message, hint: grip.hint });
    case "parts":
    case "slider": {
      const failure = await (grip.kind === "parts" ? fillParts(act, grip) : moveSlider(act, grip));
      if (failure) return failed(failure);
      return grip.kind === "slider" ? ok : performedBy(filled, await readBack(act, act.held.id, filled));
    }
    case "set":
      return performedBy(filled, await readBack(act, act.held.id, { ...filled, value: grip.wanted }));
    case "ready":
    case "editor": {
      // A rich editor keeps what it holds when text is typed.
      const typed = { ...filled, added: filled.keys && grip.kind === "editor" };
      if (!(await put(act, grip, typed))) return failed(LATE);
      const taken = await readBack(act, grip.held, typed);
      return isWorthAgain(taken) && tries < TRIES ? fillOnce(act, filled, tries + 1) : performedBy(typed, taken);
    }
  }
};

const fillOnce = async (act: Act, filled: Filled, tries: number): Promise<Performed> => {
  const { value } = filled;
  const grip =
    act.world && (await act.worlds.ask<Grip | null>(act.world, { op: "grip", held: act.held.id, value }, ASK_MS));
  if (grip) return fillHeld(act, filled, grip, tries);
  await locatorOf(act).fill(value, { timeout: act.timeout });
  return performedBy(filled, await readBack(act, act.held.id, filled));
};

/** Replaces what the field holds, by real keys where those are asked for, and reads back what it holds then. */
export const fill = async (act: Act, value: string, keys = false): Promise<Performed> => {
  if (isBySelector(act)) {
    await locatorOf(act).fill(value, { timeout: act.timeout });
    return ok;
  }
  return fillOnce(act, { value, name: act.name, secret: act.secret, keys: keys && value !== "", added: false }, 1);
};
