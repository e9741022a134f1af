import { answerText } from "#core/model/words";
import type { Performed } from "#core/ports/browser";
import type { ElementState, OptionAnswer, Scrolled } from "./page/protocol";
import { ASK_MS, type Act, carryOutOnce, locatorOf, ok, stateOf, targetOf, until } from "./act";
import { press } from "./press";

const refuse = (message: string, options: readonly string[]): Performed => ({
  ok: false,
  failure: {
    code: "action",
    message,
    ...(options.length > 0 ? { hint: `it offers: ${options.map((text) => JSON.stringify(text)).join(", ")}` } : {}),
  },
});

const ask = async (act: Act, wanted: string): Promise<OptionAnswer> => {
  const answer =
    act.world && (await act.worlds.ask<OptionAnswer>(act.world, { op: "option", held: act.held.id, wanted }, ASK_MS));
  return answer ?? { kind: "missing", options: [] };
};

const shows = (wanted: string, state: ElementState | undefined): boolean =>
  state !== undefined &&
  [state.value, state.text, ...state.value.split(", ")].some((text) => answerText(wanted, text).score >= 0.7);

const chooseNative = async (act: Act, index: number, wanted: string): Promise<Performed> => {
  const ask = { op: "choose", held: act.held.id, index } as const;
  const chosen = await carryOutOnce<ElementState>(act, ask);
  if (chosen === undefined) return ok;
  if (!chosen) await locatorOf(act).selectOption({ index }, { timeout: act.timeout });
  const state = chosen ?? (await stateOf(act));
  // A page may take the list away once something is chosen; what is gone cannot be read back.
  return state === undefined || shows(wanted, state) || state.value === ""
    ? ok
    : refuse(`after choosing ${JSON.stringify(wanted)} the list shows ${JSON.stringify(state.value)}`, []);
};

/** Screens of one list that are looked through, and how many that change nothing tell that all of it is there. */
const MAX_SCREENS = 500;
const SAME_SCREENS = 3;

/** A list that draws only what is in view: scrolled through from its top until the option stands there. */
const scrollFor = async (act: Act, wanted: string, deadline: number, before: OptionAnswer): Promise<OptionAnswer> => {
  const { world, worlds, held } = act;
  if (before.kind !== "missing" || before.options.length === 0 || !world) return before;
  const scroll = async (to: "top" | "next"): Promise<Scrolled | undefined> =>
    worlds.ask<Scrolled>(world, { op: "scrollOptions", held: held.id, to }, ASK_MS);
  await scroll("top");
  let same = 0;
  for (let screen = 0; screen < MAX_SCREENS && same < SAME_SCREENS && performance.now() < deadline; screen++) {
    const answer = await ask(act, wanted);
    if (answer.kind === "ambiguous" || (answer.kind === "click" && answer.sure)) return answer;
    const scrolled = await scroll("next");
    if (!scrolled?.moved) break;
    same = scrolled.changed ? 0 : same + 1;
  }
  return before;
};

const takesTyping = async (act: Act): Promise<boolean> => {
  const target = await targetOf(act);
  return target?.tag === "input" && target.actionability.editable;
};

/** Opens the control if its options are not there yet, and waits for the one that is wanted. */
const openFor = async (act: Act, wanted: string, deadline: number): Promise<OptionAnswer> => {
  let answer = await ask(act, wanted);
  const typing = answer.kind !== "native" && answer.kind !== "click" && (await takesTyping(act));
  if (answer.kind !== "closed") return typing ? answer : scrollFor(act, wanted, deadline, answer);
  const pressed = await press(act, "click");
  if (!pressed.ok) return answer;
  let scrolled = typing;
  await until(act, deadline, async () => {
    answer = await ask(act, wanted);
    if (answer.kind === "missing" && !scrolled) {
      scrolled = answer.options.length > 0;
      answer = await scrollFor(act, wanted, deadline, answer);
    }
    return answer.kind === "click" || answer.kind === "native" || answer.kind === "ambiguous";
  });
  return answer;
};

/** An input that filters its list: the text is typed where opening alone did not show the option. */
const typeFor = async (act: Act, wanted: string, deadline: number, before: OptionAnswer): Promise<OptionAnswer> => {
  let answer = before;
  if (!(await takesTyping(act))) return answer;
  await locatorOf(act).fill(wanted, { timeout: act.timeout });
  await until(act, deadline, async () => {
    answer = await ask(act, wanted);
    return answer.kind === "click" || answer.kind === "ambiguous";
  });
  return answer;
};

/** Chooses an option of a native list, an ARIA combobox or a listbox, and reads back what was chosen. */
export const chooseOption = async (act: Act, wanted: string): Promise<Performed> => {
  const deadline = performance.now() + act.timeout;
  const half = performance.now() + act.timeout / 2;
  let answer = await openFor(act, wanted, half);
  if (answer.kind === "native") return chooseNative(act, answer.index, wanted);
  if (answer.kind === "missing" || answer.kind === "closed") answer = await typeFor(act, wanted, deadline, answer);
  switch (answer.kind) {
    case "native":
      return chooseNative(act, answer.index, wanted);
    case "ambiguous":
      return refuse(`several options answer to ${JSON.stringify(wanted)}`, answer.options);
    case "closed":
      return refuse("no list of options opened", []);
    case "missing":
      return refuse(`there is no option ${JSON.stringify(wanted)}`, answer.options);
    case "click": {
      const option = answer;
      const pressed = await press({ ...act, held: { ...act.held, id: option.held } }, "click");
      if (!pressed.ok) return pressed;
      const done = await until(act, deadline, async () => {
        if (shows(wanted, await stateOf(act))) return true;
        const now = await ask(act, wanted);
        return now.kind === "click" && now.chosen;
      });
      return done ? ok : refuse(`${JSON.stringify(wanted)} was pressed, but is not what is chosen now`, []);
    }
  }
};
