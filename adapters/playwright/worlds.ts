import type { CDPSession, Frame, Page } from "playwright";
import { PortError } from "#core/model/failure";
import type { Ask } from "./page/protocol";
import { type PageHandlers, handlersOf } from "./handlers";
import { pageScriptSource } from "./page-script";

/**
 * Name of the isolated world that Playwright's selector engines run in; the page script lives in the same one, so that both see the same
 * held elements. It ends in the page's id: another client of the same browser has a world of its own.
 */
const worldName = (page: Page): string => {
  const id: unknown = Reflect.get(page, "_guid");
  return `__playwright_utility_world_${typeof id === "string" ? id : ""}`;
};

const STOP_MS = 1_000;

/** The page script in one frame's current document. */
export interface World {
  readonly contextId: string;
  readonly frameId: string;
  readonly main: boolean;
}

export interface Worlds {
  /** The main frame first. */
  all(): readonly World[];
  /** Waits until the main frame has a document to ask, at most `timeoutMs`. */
  ready(timeoutMs: number): Promise<boolean>;
  /** The answer of one frame; undefined when its document went away or did not answer in time. */
  ask<T>(world: World, question: Ask, timeoutMs: number): Promise<T | undefined>;
  /** What the page's own scripts listen to on each of the held elements; undefined when that could not be learned in time. */
  handlers(world: World, held: readonly string[], timeoutMs: number): Promise<PageHandlers | undefined>;
  /** Its document is still there. */
  has(world: World): boolean;
  /** Attributes of the element that frames this world; none for the main frame, or when it went away. */
  framedBy(world: World): Promise<ReadonlyMap<string, string>>;
  /** A navigation of the main frame was requested and has not ended, or its document is not loaded yet. A new address within the document is none. */
  navigating(): boolean;
  /** Ends a load that nobody waits for any more: a page that never answers blocks every question about the one before it. */
  stopLoading(): Promise<void>;
  /** A PNG of the viewport as it is. Throws PortError when there is none in time. */
  capture(timeoutMs: number): Promise<Uint8Array>;
  /** Called when the page asks for a new window or tab, before that comes. */
  onOpening(listener: () => void): void;
  /** Called at every change of the set of worlds and at every navigation. */
  onChange(listener: () => void): void;
}

interface Attached extends World {
  readonly session: CDPSession;
}

/** All worlds of the page, and who wants to know of changes. */
interface Registry {
  readonly name: string;
  readonly worlds: Map<string, Attached>;
  readonly listeners: Set<() => void>;
  changed(): void;
}

const createRegistry = (name: string): Registry => {
  const listeners = new Set<() => void>();
  return {
    name,
    worlds: new Map(),
    listeners,
    changed: () => {
      for (const listener of listeners) listener();
    },
  };
};

/** The first of the work and the time; undefined = the time. */
export const inTime = async <T>(work: Promise<T>, ms: number): Promise<T | undefined> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  const first = await Promise.race([work, late]);
  clearTimeout(timer);
  return first;
};

/** Puts the page script into every world of the session's frames, as they come and go. */
const follow = async (registry: Registry, session: CDPSession, mainId: string | undefined): Promise<void> => {
  const { worlds, changed } = registry;
  session.on("Runtime.executionContextCreated", ({ context }) => {
    const frameId = context.auxData?.frameId;
    if (!context.name.startsWith(registry.name) || typeof frameId !== "string") return;
    worlds.set(context.uniqueId, { contextId: context.uniqueId, frameId, session, main: frameId === mainId });
    // A document that goes away meanwhile takes its world with it.
    session
      .send("Runtime.evaluate", { expression: pageScriptSource, uniqueContextId: context.uniqueId })
      .catch(() => undefined);
    changed();
  });
  session.on("Runtime.executionContextDestroyed", ({ executionContextUniqueId }) => {
    if (worlds.delete(executionContextUniqueId)) changed();
  });
  const forget = (): void => {
    for (const [id, world] of worlds) if (world.session === session) worlds.delete(id);
    changed();
  };
  session.on("Runtime.executionContextsCleared", forget);
  session.on("close", forget);
  await session.send("Runtime.enable");
};

/** Whether the main frame is on its way to another document, or that document is still loading. */
const followNavigation = async (registry: Registry, cdp: CDPSession, mainId: string): Promise<() => boolean> => {
  let [pending, loaded] = [false, true];
  const set = (now: { readonly pending?: boolean; readonly loaded?: boolean }): void => {
    pending = now.pending ?? pending;
    loaded = now.loaded ?? loaded;
    registry.changed();
  };
  cdp.on("Page.frameRequestedNavigation", ({ frameId }) => frameId === mainId && set({ pending: true }));
  cdp.on("Page.frameNavigated", ({ frame }) => frame.id === mainId && set({ pending: false, loaded: false }));
  cdp.on("Page.loadEventFired", () => set({ loaded: true }));
  cdp.on("Page.frameStoppedLoading", ({ frameId }) => frameId === mainId && set({ pending: false, loaded: true }));
  await cdp.send("Page.enable");
  return () => pending || !loaded;
};

/** Frames of other sites run in processes of their own and have sessions of their own. */
const followForeignFrames = async (registry: Registry, page: Page): Promise<void> => {
  const known = new WeakSet<Frame>();
  const adopt = async (frame: Frame): Promise<void> => {
    if (frame === page.mainFrame() || known.has(frame)) return;
    try {
      const session = await page.context().newCDPSession(frame);
      known.add(frame);
      session.on("close", () => known.delete(frame));
      await follow(registry, session, undefined);
    } catch {
      // a frame of the page's own process has no session of its own: the page's session already follows it
    }
  };
  page.on("framenavigated", (frame) => void adopt(frame));
  await Promise.all(page.frames().map(adopt));
};

const askWorld = async <T>(attached: Attached, question: Ask, timeoutMs: number): Promise<T | undefined> => {
  const { session, contextId } = attached;
  const expression = `globalThis.__pacts.ask(${JSON.stringify(JSON.stringify(question))})`;
  const call = { expression, uniqueContextId: contextId, returnByValue: true, awaitPromise: true };
  const reply = await inTime(
    session.send("Runtime.evaluate", call).catch(() => undefined),
    timeoutMs,
  );
  if (!reply) return undefined;
  const { exceptionDetails, result } = reply;
  if (exceptionDetails)
    throw new Error(`page script: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
  return typeof result.value === "string" ? (JSON.parse(result.value) as T) : undefined;
};

const NONE: ReadonlyMap<string, string> = new Map();

/** The element stands in the parent's document, which another process may hold: the first session that knows it answers. */
const framedBy = async (sessions: Iterable<CDPSession>, frameId: string): Promise<ReadonlyMap<string, string>> => {
  for (const session of sessions) {
    const attributes = await inTime(attributesOfOwner(session, frameId), STOP_MS);
    if (attributes) return attributes;
  }
  return NONE;
};

const attributesOfOwner = async (
  session: CDPSession,
  frameId: string,
): Promise<ReadonlyMap<string, string> | undefined> => {
  try {
    const { backendNodeId } = await session.send("DOM.getFrameOwner", { frameId });
    const { node } = await session.send("DOM.describeNode", { backendNodeId });
    const flat = node.attributes ?? [];
    return new Map(flat.flatMap((name, at) => (at % 2 === 0 ? [[name, flat[at + 1] ?? ""] as const] : [])));
  } catch {
    return undefined; // not a frame of this session's process
  }
};

const captureViewport = async (cdp: CDPSession, timeoutMs: number): Promise<Uint8Array> => {
  const taken = await inTime(cdp.send("Page.captureScreenshot", { format: "png", optimizeForSpeed: true }), timeoutMs);
  if (taken) return Buffer.from(taken.data, "base64");
  throw new PortError("browser", "playwright", "screenshot", `there was no picture within ${timeoutMs} ms`);
};

/** Attaches to the page over CDP and keeps the page script in every frame's isolated world. */
export const attachWorlds = async (page: Page): Promise<Worlds> => {
  const registry = createRegistry(worldName(page));
  const { worlds, listeners } = registry;
  const cdp = await page.context().newCDPSession(page);
  const { frameTree } = await cdp.send("Page.getFrameTree");
  const mainId = frameTree.frame.id;
  const [navigating] = await Promise.all([
    followNavigation(registry, cdp, mainId),
    follow(registry, cdp, mainId),
    followForeignFrames(registry, page),
  ]);
  const main = (): Attached | undefined => [...worlds.values()].find((world) => world.main);
  return {
    all: () => [...worlds.values()].sort((a, b) => Number(b.main) - Number(a.main)),
    navigating,
    has: ({ contextId }) => worlds.has(contextId),
    framedBy: async ({ main: isMain, frameId }) =>
      isMain ? NONE : framedBy(new Set([cdp, ...[...worlds.values()].map(({ session }) => session)]), frameId),
    stopLoading: async () => {
      await inTime(
        cdp.send("Page.stopLoading").catch(() => undefined),
        STOP_MS,
      );
    },
    capture: (timeoutMs) => captureViewport(cdp, timeoutMs),
    onOpening: (listener) => void cdp.on("Page.windowOpen", listener),
    onChange: (listener) => void listeners.add(listener),
    async ready(timeoutMs) {
      if (main()) return true;
      let notice: (() => void) | undefined;
      const arrived = new Promise<true>((resolve) => {
        notice = () => main() && resolve(true);
        listeners.add(notice);
      });
      const result = await inTime(arrived, timeoutMs);
      if (notice) listeners.delete(notice);
      return result === true;
    },
    async handlers(world, held, timeoutMs) {
      const attached = worlds.get(world.contextId);
      return attached && inTime(handlersOf(attached.session, attached.contextId, held), timeoutMs);
    },
    async ask<T>(world: World, question: Ask, timeoutMs: number): Promise<T | undefined> {
      const attached = worlds.get(world.contextId);
      return attached ? askWorld<T>(attached, question, timeoutMs) : undefined;
    },
  };
};
