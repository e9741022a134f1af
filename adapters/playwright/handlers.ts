import type { CDPSession } from "playwright";

/** What the page's own scripts listen to on one element. */
export interface Handlers {
  /** Event types with a listener on the element. */
  readonly listens: readonly string[];
  /** A framework that listens further up keeps a handler for presses of this element. */
  readonly delegated: boolean;
}

/**
 * Where frameworks that listen at their root keep the handlers of an element: the beginning of a property name, and the handlers in it.
 * Frameworks that listen on the element itself need no row.
 */
const KEPT = {
  /** React: the element's props. */
  props: ["__reactProps$", "__reactEventHandlers$"],
  /** Svelte 5 and Solid: the handler itself. */
  handlers: ["__click", "__mousedown", "__pointerdown", "$$click", "$$mousedown", "$$pointerdown"],
  /** Vue 3: the handlers by name. */
  invokers: ["_vei"],
} as const;

/** Runs in the page's own world, where frameworks keep their properties; reads and calls nothing else. */
const READ_KEPT = `function () {
  const kept = ${JSON.stringify(KEPT)};
  const press = /^on(?:Double)?(?:Click|Mouse(?:Down|Up)|Pointer(?:Down|Up)|Touch(?:Start|End)|ContextMenu)(?:Capture)?$/;
  const has = (holder) => !!holder && Object.keys(holder).some((name) => press.test(name) && typeof holder[name] === "function");
  const keys = Object.getOwnPropertyNames(this);
  return keys.some((key) =>
    kept.handlers.some((name) => key === name) ||
    kept.props.concat(kept.invokers).some((name) => key.startsWith(name) && has(this[key])));
}`;

const handlersOfOne = async (session: CDPSession, contextId: string, id: string): Promise<Handlers> => {
  const expression = `globalThis.__pacts.pick(${JSON.stringify(`held:${id}`)})[0]`;
  const { result } = await session.send("Runtime.evaluate", { expression, uniqueContextId: contextId });
  const objectId = result.objectId ?? "";
  const { node } = await session.send("DOM.describeNode", { objectId });
  const { object } = await session.send("DOM.resolveNode", { backendNodeId: node.backendNodeId });
  const inPage = object.objectId ?? "";
  const [{ listeners }, kept] = await Promise.all([
    session.send("DOMDebugger.getEventListeners", { objectId: inPage }),
    session.send("Runtime.callFunctionOn", { objectId: inPage, functionDeclaration: READ_KEPT, returnByValue: true }),
  ]);
  for (const each of [objectId, inPage])
    session.send("Runtime.releaseObject", { objectId: each }).catch(() => undefined);
  return { listens: listeners.map(({ type }) => type), delegated: kept.result.value === true };
};

/** What the page's scripts listen to on each of the held elements; undefined when one of them went away. */
export const handlersOf = async (
  session: CDPSession,
  contextId: string,
  held: readonly string[],
): Promise<readonly Handlers[] | undefined> => {
  try {
    return await Promise.all(held.map((id) => handlersOfOne(session, contextId, id)));
  } catch {
    return undefined; // the document or the element went away
  }
};
