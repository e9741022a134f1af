import type { Performed } from "#core/ports/browser";
import { type Act, carryOutOnce, failed, ok, targetOf, until } from "./act";
import type { NativeChoice } from "./page/protocol";
import { notActionable } from "./playwright-failure";

/** Chooses options of a native list once, however long the page is busy with the change, and reads back what the list shows. */
export const chooseNative = async (act: Act, indexes: readonly number[], wanted: string): Promise<Performed> => {
  const deadline = performance.now() + act.timeout;
  let chosen: NativeChoice | null | undefined;
  const done = await until(act, deadline, async () => {
    chosen = await carryOutOnce<NativeChoice>(act, { op: "choose", held: act.held.id, indexes });
    return chosen !== null;
  });
  if (!done) return failed(notActionable("select", (await targetOf(act))?.actionability));
  // No answer: the choice led to another document, or the page is busy with it.
  if (!chosen || chosen.kept) return ok;
  return failed({
    code: "action",
    message: `after choosing ${JSON.stringify(wanted)} the list shows ${JSON.stringify(chosen.shows)}`,
  });
};
