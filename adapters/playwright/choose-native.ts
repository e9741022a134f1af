import type { Performed } from "#core/ports/browser";
import { type Act, carryOutOnce, failed, ok, targetOf, until } from "./act";
import type { ElementState, NativeChoice, OptionAnswer } from "./page/protocol";
import { notActionable } from "./playwright-failure";

type NativeOption = Extract<OptionAnswer, { readonly kind: "native" }>;

/** A page may be busy with a choice for so long beyond the time of the step. */
const GRACE_MS = 10_000;

/** What the list shows once the page has dealt with the choice; undefined when it went away with its document. */
const readLate = async (act: Act, labels: readonly string[]): Promise<NativeChoice | undefined> => {
  if (!act.world || !act.worlds.has(act.world)) return undefined;
  const state = await act.worlds.ask<ElementState | null>(act.world, { op: "state", held: act.held.id }, GRACE_MS);
  if (!state) return undefined;
  const shown = ` ${state.value}, `;
  return { kept: labels.every((label) => shown.includes(` ${label}, `)), shows: state.value };
};

/** Chooses options of a native list once, however long the page is busy with the change, and reads back what the list shows. */
export const chooseNative = async (act: Act, option: NativeOption, wanted: string): Promise<Performed> => {
  const deadline = performance.now() + act.timeout;
  let chosen: NativeChoice | null | undefined;
  const done = await until(act, deadline, async () => {
    chosen = await carryOutOnce<NativeChoice>(act, { op: "choose", held: act.held.id, indexes: option.indexes });
    return chosen !== null;
  });
  if (!done) return failed(notActionable("select", (await targetOf(act))?.actionability));
  const seen = chosen ?? (await readLate(act, option.labels));
  if (!seen || seen.kept) return ok;
  return failed({
    code: "action",
    message: `after choosing ${JSON.stringify(wanted)} the list shows ${JSON.stringify(seen.shows)}`,
  });
};
