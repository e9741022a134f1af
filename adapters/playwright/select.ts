import { answerText } from "#core/model/words";
import type { Performed } from "#core/ports/browser";
import type { ElementState, OptionAnswer } from "./page/protocol";
import { ASK_MS, type Act, locatorOf, ok, press, stateOf, targetOf, until } from "./act";

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
  const chosen = act.world && (await act.worlds.ask<ElementState | null>(act.world, ask, ASK_MS));
  if (!chosen) await locatorOf(act).selectOption({ index }, { timeout: act.timeout });
  const state = chosen ?? (await stateOf(act));
  // A page may take the list away once something is chosen; what is gone cannot be read back.
  return state === undefined || shows(wanted, state) || state.value === ""
    ? ok
    : refuse(`after choosing ${JSON.stringify(wanted)} the list shows ${JSON.stringify(state.value)}`, []);
};

/** Opens the control if its options are not there yet, and waits for the one that is wanted. */
const openFor = async (act: Act, wanted: string, deadline: number): Promise<OptionAnswer> => {
  let answer = await ask(act, wanted);
  if (answer.kind !== "closed") return answer;
  const pressed = await press(act, "click");
  if (!pressed.ok) return answer;
  await until(act, deadline, async () => {
    answer = await ask(act, wanted);
    return answer.kind === "click" || answer.kind === "native" || answer.kind === "ambiguous";
  });
  return answer;
};

/** An input that filters its list: the text is typed where opening alone did not show the option. */
const typeFor = async (act: Act, wanted: string, deadline: number, before: OptionAnswer): Promise<OptionAnswer> => {
  let answer = before;
  const target = await targetOf(act);
  if (target?.tag !== "input" || !target.actionability.editable) return answer;
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
