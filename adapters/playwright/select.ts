import type { ElementQuery } from "#core/model/element";
import { optionPath, severalOptions } from "#core/model/option-list";
import type { Performed } from "#core/ports/browser";
import { ASK_MS, type Act, failed, ok, until } from "./act";
import { adopt } from "./adopt";
import { chooseNative } from "./choose-native";
import { askOption, findOption, type FoundOption } from "./find-option";
import type { ChoiceEvidence, OptionAnswer } from "./page/protocol";
import { notActionable } from "./playwright-failure";
import { press } from "./press";
import { setChecked } from "./set-checked";

/** So long an open list may take to close. */
const CLOSES_MS = 800;
/** So often a list may be drawn anew under a press. */
const REDRAWN = 4;

const quoted = (text: string): string => JSON.stringify(text);

const refuse = (message: string, options: readonly string[] = []): Performed =>
  failed({
    code: "action",
    message,
    ...(options.length > 0 ? { hint: `it offers: ${options.map(quoted).join(", ")}` } : {}),
  });

const refusalOf = (wanted: string, answer: Exclude<FoundOption, { kind: "click" | "native" }>): Performed => {
  switch (answer.kind) {
    case "refused":
      return { ok: false, failure: answer.failure };
    case "gone":
      return failed(notActionable("select", undefined));
    case "ambiguous":
      return refuse(`several options are called ${quoted(wanted)}`, answer.options);
    case "disabled":
      return refuse(`the option ${quoted(answer.text)} is disabled`);
    case "one-only":
      return refuse(`the list takes one choice, and ${quoted(wanted)} names several`, answer.options);
    case "closed":
      return refuse("no list of options opened");
    case "missing":
      return refuse(`there is no option ${quoted(wanted)}`, answer.options);
  }
};

const within = (act: Act, deadline: number): Act => ({ ...act, timeout: Math.max(1, deadline - performance.now()) });

/** What is needed for one choice. */
interface Wish {
  readonly act: Act;
  readonly query: ElementQuery | undefined;
  readonly deadline: number;
}

const evidence = async ({ act, query }: Wish): Promise<ChoiceEvidence | null | undefined> =>
  act.world &&
  act.worlds.ask<ChoiceEvidence | null>(act.world, { op: "afterPress", ...(query ? { query } : {}) }, ASK_MS);

/** A list of several that stays open would lie over what comes next. */
const closeList = async (wish: Wish): Promise<void> => {
  await wish.act.page.keyboard.press("Escape");
  const deadline = Math.min(wish.deadline, performance.now() + CLOSES_MS);
  await until(wish.act, deadline, async () => (await evidence(wish))?.open !== true);
};

/** Presses an option once, and believes in the choice only when the page shows it. */
const pressOption = async (wish: Wish, wanted: string, option: string): Promise<Performed> => {
  const { act, deadline } = wish;
  const { world } = act;
  if (!world) return failed(notActionable("select", undefined));
  await act.worlds.ask(world, { op: "beforePress", held: act.held.id, option, wanted }, ASK_MS);
  const pressed = await press({ ...within(act, deadline), held: { ...act.held, id: option } }, "click");
  if (!pressed.ok) return pressed;
  let seen: ChoiceEvidence | null | undefined;
  const done = await until(act, deadline, async () => {
    seen = await evidence(wish);
    return seen?.holds === true || !act.worlds.has(world);
  });
  if (done && seen?.open === true) await closeList(wish);
  if (done) return ok;
  const shows = seen ? `the control shows ${quoted(seen.shows)}` : "the page does not answer";
  return refuse(`${quoted(wanted)} was pressed, but is not what is chosen now: ${shows}`);
};

const choose = async (wish: Wish, wanted: string, answer: FoundOption, tries = REDRAWN): Promise<Performed> => {
  if (answer.kind === "native") return chooseNative(within(wish.act, wish.deadline), answer, wanted);
  if (answer.kind !== "click") return refusalOf(wanted, answer);
  if (answer.chosen) return ok;
  const done = await pressOption(wish, wanted, answer.held);
  if (done.ok || tries <= 0 || !["not-actionable", "gone"].includes(done.failure.code)) return done;
  // A list that is drawn anew takes its options away before they are pressed.
  const again = await askOption(wish.act, wanted);
  return again.kind === "click" && again.held !== answer.held ? choose(wish, wanted, again, tries - 1) : done;
};

/** Opens one level after the other; each option but the last only brings the next level. */
const chooseOnPath = async (wish: Wish, path: readonly string[]): Promise<Performed> => {
  const { act, deadline } = wish;
  for (const [at, part] of path.entries()) {
    let answer: OptionAnswer = { kind: "closed" };
    await until(act, deadline, async () => {
      answer = await askOption(act, part);
      return answer.kind !== "missing" && answer.kind !== "closed";
    });
    const found = answer as OptionAnswer;
    if (found.kind !== "click" || at === path.length - 1) return choose(wish, part, found);
    if (act.world) await act.worlds.ask(act.world, { op: "anewChoice" }, ASK_MS);
    const pressed = await press({ ...within(act, deadline), held: { ...act.held, id: found.held } }, "click");
    if (!pressed.ok) return pressed;
  }
  return ok;
};

const chooseEach = async (wish: Wish, names: readonly string[]): Promise<Performed> => {
  for (const name of names) {
    const done = await choose(wish, name, await findOption(wish.act, name, wish.deadline));
    if (!done.ok) return done;
  }
  return ok;
};

/** Ticks what is wanted among the radio buttons or boxes of a question. */
const answerQuestion = async (wish: Wish, wanted: string): Promise<Performed> => {
  const { act, query, deadline } = wish;
  const whole = await askOption(act, wanted);
  const several = whole.kind === "missing" ? severalOptions(wanted) : [];
  for (const name of several.length > 0 ? several : [wanted]) {
    const answer = several.length > 0 ? await askOption(act, name) : whole;
    if (answer.kind === "native") return refuse(`${quoted(name)} is in a list and no choice of the question`);
    if (answer.kind !== "click") return refusalOf(name, answer);
    const meant = query && { name, kind: "checkable" as const, within: { name: query.name } };
    const done = await setChecked({ ...within(act, deadline), held: { ...act.held, id: answer.held } }, true, meant);
    if (!done.ok) return done;
  }
  return ok;
};

const isThere = async (act: Act, name: string | undefined): Promise<boolean> =>
  name !== undefined && ["click", "disabled"].includes((await askOption(act, name)).kind);

/** Chooses an option, or several, of a native list or of any other list that a press or typing opens, and reads back what was chosen. */
export const chooseOption = async (given: Act, wanted: string, query: ElementQuery | undefined): Promise<Performed> => {
  const deadline = performance.now() + given.timeout;
  const act = await adopt(given);
  if (!act?.world) return failed(notActionable("select", undefined));
  const wish: Wish = { act, query, deadline };
  const kind = await act.worlds.ask<string | null>(act.world, { op: "beginChoice", held: act.held.id }, ASK_MS);
  if (kind === "question") return answerQuestion(wish, wanted);
  if (kind === "native") return choose(wish, wanted, await askOption(act, wanted));
  const [names, path] = [severalOptions(wanted), optionPath(wanted)];
  const quick = names.length > 0 || path.length > 0 ? (names[0] ?? path[0]) : undefined;
  const answer = await findOption(act, wanted, deadline, quick);
  if (answer.kind !== "missing" && (answer.kind !== "closed" || quick === undefined))
    return choose(wish, wanted, answer);
  if (await isThere(act, path[0])) return chooseOnPath(wish, path);
  if (names.length > 0) return chooseEach(wish, names);
  return choose(wish, wanted, answer);
};
