import type { Failure } from "#core/model/failure";
import { ASK_MS, type Act, locatorOf, until } from "./act";
import type { OptionAnswer, Scrolled } from "./page/protocol";
import { press } from "./press";
import { inTime } from "./worlds";

/** So long a field that filters may take to open its list before it is typed into. */
const OPENS_MS = 500;
const TOGETHER_MS = 1_500;
/** Screens of one list that are looked through, and how many that change nothing tell that all of it is there. */
const MAX_SCREENS = 500;
const SAME_SCREENS = 3;
/** Longer texts are put in at once, as a paste would. */
const MOST_KEYS = 60;

/** Where an option is, or why the control could not be opened to look. */
export type FoundOption = OptionAnswer | { readonly kind: "refused"; readonly failure: Failure };

/** Where the option is now. */
export const askOption = async (act: Act, wanted: string): Promise<OptionAnswer> =>
  (act.world &&
    (await act.worlds.ask<OptionAnswer>(act.world, { op: "option", held: act.held.id, wanted }, ASK_MS))) ?? {
    kind: "missing",
    options: [],
  };

const isOpenEnded = ({ kind }: OptionAnswer): boolean => kind === "missing" || kind === "closed";

/** A list that draws only what is in view: scrolled through from its top until the option is there. */
const scrollFor = async (act: Act, wanted: string, deadline: number, before: OptionAnswer): Promise<OptionAnswer> => {
  const { world, worlds, held } = act;
  if (before.kind !== "missing" || before.options.length === 0 || !world) return before;
  const scroll = async (to: "top" | "next"): Promise<Scrolled | undefined> =>
    worlds.ask<Scrolled>(world, { op: "scrollOptions", held: held.id, to }, ASK_MS);
  await scroll("top");
  let same = 0;
  for (let screen = 0; screen < MAX_SCREENS && same < SAME_SCREENS && performance.now() < deadline; screen++) {
    const answer = await askOption(act, wanted);
    if (answer.kind === "ambiguous" || answer.kind === "disabled" || (answer.kind === "click" && answer.sure))
      return answer;
    const scrolled = await scroll("next");
    if (!scrolled?.moved) break;
    same = scrolled.changed ? 0 : same + 1;
  }
  return before;
};

const typingPlace = async (act: Act): Promise<string | undefined> =>
  (act.world && (await act.worlds.ask<string | null>(act.world, { op: "typingPlace", held: act.held.id }, ASK_MS))) ??
  undefined;

/** Types what is wanted into the field that filters the list, as a person would, and waits for the option. */
const typeFor = async (act: Act, wanted: string, deadline: number, before: OptionAnswer): Promise<OptionAnswer> => {
  const place = await typingPlace(act);
  if (place === undefined) return before;
  let answer = before;
  const field = locatorOf(act, place);
  const typed = async (): Promise<true> => {
    await field.focus({ timeout: Math.max(1, deadline - performance.now()) });
    if ((await field.inputValue({ timeout: ASK_MS }).catch(() => "")) !== "") await field.selectText();
    if (wanted.length <= MOST_KEYS) await act.page.keyboard.type(wanted);
    else await act.page.keyboard.insertText(wanted);
    return true;
  };
  await inTime(typed(), Math.max(1, deadline - performance.now()));
  await until(act, deadline, async () => {
    answer = await askOption(act, wanted);
    return !isOpenEnded(answer);
  });
  return answer;
};

/** `part`: what else may be found in the list, where all that is wanted is not one option. */
interface Wanted {
  readonly wanted: string;
  readonly part: string | undefined;
}

/** Waits for the opened list to show the option; a field that filters is waited for no longer than its list takes to open. */
const waitFor = async (
  act: Act,
  { wanted, part }: Wanted,
  deadline: number,
  filters: boolean,
): Promise<OptionAnswer> => {
  let answer: OptionAnswer = { kind: "closed" };
  let scrolled = filters;
  const opened = performance.now();
  await until(act, deadline, async () => {
    answer = await askOption(act, wanted);
    if (answer.kind === "missing" && !scrolled) {
      scrolled = answer.options.length > 0;
      answer = await scrollFor(act, wanted, deadline, answer);
    }
    if (!isOpenEnded(answer) || (filters && performance.now() - opened > OPENS_MS)) return true;
    return part !== undefined && !isOpenEnded(await askOption(act, part));
  });
  return answer;
};

/** Opens the control if its options are not there yet, waits for the one that is wanted, and types for it where the list filters. */
export const findOption = async (act: Act, wanted: string, deadline: number, part?: string): Promise<FoundOption> => {
  const half = performance.now() + (deadline - performance.now()) / 2;
  let answer = await askOption(act, wanted);
  if (!isOpenEnded(answer)) return answer;
  const open = answer.kind === "missing";
  if (answer.kind === "closed") {
    const pressed = await press({ ...act, timeout: Math.max(1, half - performance.now()) }, "click");
    if (!pressed.ok) return { kind: "refused", failure: pressed.failure };
  }
  const filters = (await typingPlace(act)) !== undefined;
  if (open && !filters) return scrollFor(act, wanted, deadline, answer);
  answer = await waitFor(act, { wanted, part }, half, filters);
  if (part !== undefined && answer.kind === "missing" && !isOpenEnded(await askOption(act, part))) return answer;
  if (!isOpenEnded(answer)) return answer;
  // Where several are wanted, one option of all these words is looked for only shortly.
  const end = part === undefined ? deadline : Math.min(deadline, performance.now() + TOGETHER_MS);
  return typeFor(act, wanted, end, answer);
};
