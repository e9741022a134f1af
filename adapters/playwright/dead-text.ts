import type { Failure } from "#core/model/failure";
import type { ElementQuery } from "#core/model/element";
import type { Act } from "./act";
import type { Handlers, PageHandlers } from "./handlers";
import type { PressEvidence } from "./page/protocol";

const ASK_MS = 1_500;
const ANY_PRESS = "mousedown mouseup pointerdown pointerup touchstart touchend";
const PRESSES = {
  click: new Set(`click ${ANY_PRESS}`.split(" ")),
  dblclick: new Set(`click dblclick ${ANY_PRESS}`.split(" ")),
  rightclick: new Set(`contextmenu auxclick ${ANY_PRESS}`.split(" ")),
} as const;
/** What listens to so many types of events is the root of a framework, which keeps the handlers of its elements elsewhere. */
const ROOT_TYPES = 15;
/** Roles that a person only writes of what is pressed as it stands. */
const STATIC_ROLES: ReadonlySet<string> = new Set([
  "heading",
  "text",
  "paragraph",
  "row",
  "cell",
  "columnheader",
  "listitem",
  "img",
  "region",
  "article",
  "dialog",
  "table",
]);

type Press = keyof typeof PRESSES;

const listensTo = ({ listens }: Handlers, press: Press): boolean =>
  new Set(listens).size < ROOT_TYPES && listens.some((type) => PRESSES[press].has(type));

/**
 * Whether a press on what is no control does something: a handler on it, on what it fills, or on a card or row that it is part of. A handler
 * on a list of many things counts for an item of the list; for what stands deeper, and for handlers further up, the pointer or an attribute
 * that such a script reads must show it.
 */
const isLive = ({ pointer, hooked, levels }: PressEvidence, { each, top }: PageHandlers, press: Press): boolean => {
  const isHandled = (one: Handlers, at: number): boolean =>
    one.matched.includes(press) ||
    (levels[at]?.apart !== true && (one.delegated.includes(press) || listensTo(one, press)));
  const isTop = top.some((type) => PRESSES[press].has(type)) || each.some((one) => listensTo(one, press));
  return pointer || each.some(isHandled) || (hooked && isTop);
};

/** Nothing is pressed whose effect cannot be known; the step looks again while it has time. */
const silent = ({ name }: ElementQuery): Failure => ({
  code: "not-actionable",
  message: `the page was too busy to say whether a press on ${JSON.stringify(name)} does anything, and nothing was pressed`,
});

/**
 * The failure of a press on dead text, or of one about which the page gives no answer; undefined where a press does something. Who names a static role
 * (`click the heading "Booking"`) knows what is pressed.
 */
export const deadText = async (act: Act, query: ElementQuery, press: Press): Promise<Failure | undefined> => {
  const { world, worlds, held } = act;
  if (!world || query.selector !== undefined || STATIC_ROLES.has(query.role ?? "")) return undefined;
  const evidence = await worlds.ask<PressEvidence | null>(world, { op: "pressEvidence", held: held.id }, ASK_MS);
  if (evidence === undefined) return silent(query);
  if (evidence === null) return undefined;
  const handlers = await worlds.handlers(
    world,
    evidence.levels.map((level) => level.held),
    ASK_MS,
  );
  if (!handlers) return silent(query);
  if (isLive(evidence, handlers, press)) return undefined;
  return {
    code: "not-found",
    message: `${JSON.stringify(query.name)} is ${evidence.kind} here, and nothing happens when it is pressed`,
    ...(evidence.nearest ? { hint: `the nearest control is ${evidence.nearest}` } : {}),
  };
};
