import type { Failure } from "#core/model/failure";
import type { ElementQuery } from "#core/model/element";
import type { Act } from "./act";
import type { Handlers } from "./handlers";
import type { PressEvidence } from "./page/protocol";

const ASK_MS = 1_500;
const PRESSES: ReadonlySet<string> = new Set(
  "click dblclick mousedown mouseup pointerdown pointerup touchstart touchend contextmenu auxclick".split(" "),
);
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

const listensToPresses = ({ listens }: Handlers): boolean =>
  new Set(listens).size < ROOT_TYPES && listens.some((type) => PRESSES.has(type));

/**
 * Whether a press on what is no control does something: a handler on it, on what it fills, or on a card or row that it is part of. A handler
 * on a list of many things counts for an item of the list; for what stands deeper, and for handlers on the document, the pointer must show it.
 */
const isLive = ({ pointer, levels }: PressEvidence, handlers: readonly Handlers[]): boolean => {
  const at = handlers.findIndex((each) => each.delegated || listensToPresses(each));
  if (at >= 0 && (handlers[at]?.delegated === true || !levels[at]?.apart)) return true;
  return pointer;
};

/**
 * The failure of a press on dead text; undefined where a press does something, or where that cannot be known. Who names a static role
 * (`click the heading "Booking"`) knows what is pressed.
 */
export const deadText = async (act: Act, query: ElementQuery): Promise<Failure | undefined> => {
  const { world, worlds, held } = act;
  if (!world || query.selector !== undefined || STATIC_ROLES.has(query.role ?? "")) return undefined;
  const evidence = await worlds.ask<PressEvidence | null>(world, { op: "pressEvidence", held: held.id }, ASK_MS);
  if (!evidence) return undefined;
  const handlers = await worlds.handlers(
    world,
    evidence.levels.map((level) => level.held),
    ASK_MS,
  );
  if (!handlers || isLive(evidence, handlers)) return undefined;
  return {
    code: "not-found",
    message: `${JSON.stringify(query.name)} is ${evidence.kind} here, and nothing happens when it is pressed`,
    ...(evidence.nearest ? { hint: `the nearest control is ${evidence.nearest}` } : {}),
  };
};
