import type { CDPSession } from "playwright";

type Press = "click" | "dblclick" | "rightclick";

/** What the page's own scripts listen to on one element. */
export interface Handlers {
  /** Event types with a listener on the element. */
  readonly listens: readonly string[];
  /** The presses for which a framework that listens further up keeps a handler of this element. */
  readonly delegated: readonly Press[];
  /** The presses for which a script further up listens for what this element is, by a selector. */
  readonly matched: readonly Press[];
}

export interface PageHandlers {
  readonly each: readonly Handlers[];
  /** Event types with a listener on the body, the root element or the document. */
  readonly top: readonly string[];
}

/**
 * Where frameworks that listen at their root keep the handlers of an element: the beginning of a property name, and the handlers in it.
 * Frameworks that listen on the element itself need no row.
 */
const KEPT = {
  /** React: the element's props. Vue 3: the handlers by name. */
  props: ["__reactProps$", "__reactEventHandlers$", "_vei"],
  /** Older Svelte 5 and Solid: the handler itself, by the type of event. */
  handlers: ["__", "$$"],
  /** Newer Svelte 5: the handlers by the type of event, under a symbol of this description. */
  symbols: ["events"],
  /** jQuery: handlers by type of event, each with the selector of what it is for. */
  selectors: ["jQuery"],
} as const;

/** Runs in the page's own world, where frameworks keep their properties; calls nothing of the page but `matches`. */
const READ_KEPT = `function () {
  const kept = ${JSON.stringify(KEPT)};
  const any = "mousedown|mouseup|pointerdown|pointerup|touchstart|touchend";
  const presses = { click: "click|" + any, dblclick: "click|dblclick|doubleclick|" + any, rightclick: "contextmenu|auxclick|" + any };
  const keys = Object.getOwnPropertyNames(this);
  const held = new Set();
  for (const key of keys) {
    for (const mark of kept.handlers) if (key.startsWith(mark) && this[key]) held.add(key.slice(mark.length));
    if (kept.props.some((name) => key.startsWith(name)) && this[key])
      for (const name of Object.keys(this[key]))
        if (typeof this[key][name] === "function") held.add(name.replace(/^on/, "").replace(/Capture$/, "").toLowerCase());
  }
  for (const symbol of Object.getOwnPropertySymbols(this))
    if (kept.symbols.includes(symbol.description) && this[symbol])
      for (const [type, handler] of Object.entries(this[symbol])) if (handler) held.add(type);
  const selected = new Set();
  for (let at = this.parentNode; at; at = at.parentNode)
    for (const key of Object.getOwnPropertyNames(at))
      if (kept.selectors.some((name) => key.startsWith(name)) && at[key] && at[key].events)
        for (const [type, list] of Object.entries(at[key].events))
          for (const { selector } of Object.values(list)) if (selector && this.matches(selector)) selected.add(type);
  const of = (types) => Object.keys(presses).filter((press) => presses[press].split("|").some((type) => types.has(type)));
  return { delegated: of(held), matched: of(selected) };
}`;

const listenersOf = async (session: CDPSession, objectId: string): Promise<readonly string[]> => {
  const { listeners } = await session.send("DOMDebugger.getEventListeners", { objectId });
  return listeners.map(({ type }) => type);
};

/** The element in the page's own world. */
const inPage = async (session: CDPSession, contextId: string, id: string): Promise<string> => {
  const expression = `globalThis.__pacts.pick(${JSON.stringify(`held:${id}`)})[0]`;
  const { result } = await session.send("Runtime.evaluate", { expression, uniqueContextId: contextId });
  const objectId = result.objectId ?? "";
  const { node } = await session.send("DOM.describeNode", { objectId });
  const { object } = await session.send("DOM.resolveNode", { backendNodeId: node.backendNodeId });
  release(session, objectId);
  return object.objectId ?? "";
};

const release = (session: CDPSession, objectId: string): void => {
  session.send("Runtime.releaseObject", { objectId }).catch(() => undefined);
};

const handlersOfOne = async (session: CDPSession, objectId: string): Promise<Handlers> => {
  const [listens, kept] = await Promise.all([
    listenersOf(session, objectId),
    session.send("Runtime.callFunctionOn", { objectId, functionDeclaration: READ_KEPT, returnByValue: true }),
  ]);
  const { delegated = [], matched = [] } = (kept.result.value ?? {}) as Partial<Handlers>;
  return { listens, delegated, matched };
};

/** What listens above all elements. */
const topOf = async (session: CDPSession, objectId: string): Promise<readonly string[]> => {
  const part = async (path: string): Promise<readonly string[]> => {
    const functionDeclaration = `function () { return this.ownerDocument${path} }`;
    const { result } = await session.send("Runtime.callFunctionOn", { objectId, functionDeclaration });
    if (result.objectId === undefined) return [];
    const types = await listenersOf(session, result.objectId);
    release(session, result.objectId);
    return types;
  };
  return (await Promise.all(["", ".documentElement", ".body", ".defaultView"].map(part))).flat();
};

/** What the page's scripts listen to on each of the held elements, and above them; undefined when one of them went away. */
export const handlersOf = async (
  session: CDPSession,
  contextId: string,
  held: readonly string[],
): Promise<PageHandlers | undefined> => {
  try {
    const objects = await Promise.all(held.map((id) => inPage(session, contextId, id)));
    const [first = ""] = objects;
    const [top, each] = await Promise.all([
      topOf(session, first),
      Promise.all(objects.map((objectId) => handlersOfOne(session, objectId))),
    ]);
    for (const objectId of objects) release(session, objectId);
    return { each, top };
  } catch {
    return undefined; // the document or the element went away
  }
};
