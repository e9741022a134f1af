import { ASK_MS, type Act, isBySelector, locatorOf } from "./act";

let adopted = 0;

/**
 * The same action on an element that the page script holds. What the user named by a selector is handed to it through the selector engine,
 * which runs in its world; undefined when the selector matches nothing.
 */
export const adopt = async (act: Act): Promise<Act | undefined> => {
  if (!isBySelector(act)) return act;
  const id = `by-selector-${++adopted}`;
  await locatorOf(act).first().waitFor({ state: "attached", timeout: act.timeout });
  if ((await locatorOf(act).locator(`pacts=keep:${id}`).count()) === 0) return undefined;
  for (const world of act.worlds.all()) {
    const state = await act.worlds.ask(world, { op: "state", held: id }, ASK_MS);
    if (state == null) continue;
    const handle = await locatorOf(act).elementHandle({ timeout: ASK_MS });
    const frame = (await handle?.ownerFrame()) ?? act.frame;
    return { ...act, frame, world, held: { id } };
  }
  return undefined;
};
