import type { ElementQuery } from "#core/model/element";
import type { Performed } from "#core/ports/browser";
import { ASK_MS, type Act, failed, ok, stateOf, until } from "./act";
import { adopt } from "./adopt";
import { notActionable } from "./playwright-failure";
import { press } from "./press";

type Seen = "as wanted" | "other" | "gone";

/** What the page shows for the words of the step now: the element itself, or what was put in its place. */
const look = async (act: Act, wanted: boolean, query: ElementQuery | undefined): Promise<Seen> => {
  if (!act.world || !act.worlds.has(act.world)) return "gone";
  const state = await stateOf(act);
  if (state) return state.checked === wanted ? "as wanted" : "other";
  if (!query || query.selector !== undefined) return "gone";
  const anew = await act.worlds.ask<boolean | null>(act.world, { op: "checkedAnew", query }, ASK_MS);
  if (anew == null) return "gone";
  return anew === wanted ? "as wanted" : "other";
};

/** Checks or unchecks a box, radio button or switch by one press, and reads back what the page shows; as it should be already, it is left alone. */
export const setChecked = async (given: Act, wanted: boolean, query: ElementQuery | undefined): Promise<Performed> => {
  const deadline = performance.now() + given.timeout;
  const act = await adopt(given);
  if (!act) return failed(notActionable(wanted ? "check" : "uncheck", undefined));
  const before = await stateOf(act);
  if (before?.checkable && before.checked === wanted) return ok;
  if (before && !before.checkable)
    return failed({ code: "action", message: `${before.description} is nothing that can be checked` });
  if (before?.radio === true && !wanted)
    return failed({
      code: "action",
      message: "a radio button cannot be unchecked",
      hint: "check another one of its group",
    });
  const pressed = await press(act, "click");
  if (!pressed.ok) return pressed;
  let seen: Seen = "other";
  const done = await until(act, deadline, async () => {
    seen = await look(act, wanted, query);
    return seen === "as wanted" || (seen === "gone" && !(act.world && act.worlds.has(act.world)));
  });
  if (done) return ok;
  if ((seen as Seen) === "gone")
    return { ok: true, warnings: ["it went away when it was pressed, so whether it is checked could not be read"] };
  return failed({ code: "action", message: `it is still ${wanted ? "not checked" : "checked"} after a click` });
};
