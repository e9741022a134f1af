import type { CDPSession, Frame, Page } from "playwright";
import { pageScriptSource } from "./page-script";
import type { Ask } from "./page/protocol";

/** The isolated world that Playwright's selector engines run in; ours lives in the same one, so that both see the same held elements. */
const WORLD = "__playwright_utility_world";

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
  /** A navigation of the main frame was requested and has not ended. */
  navigating(): boolean;
  /** Called at every change of the set of worlds and at every navigation. */
  onChange(listener: () => void): void;
}

interface Attached extends World {
  readonly session: CDPSession;
}

const after = (ms: number): { readonly done: Promise<undefined>; readonly cancel: () => void } => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const done = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  return { done, cancel: () => clearTimeout(timer) };
};

/** Attaches to the page over CDP and keeps the page script in every frame's isolated world. */
export const attachWorlds = async (page: Page): Promise<Worlds> => {
  const worlds = new Map<string, Attached>();
  const listeners = new Set<() => void>();
  let pending = false;
  const changed = (): void => {
    for (const listener of listeners) listener();
  };

  const follow = async (session: CDPSession, mainId: string | undefined): Promise<void> => {
    session.on("Runtime.executionContextCreated", ({ context }) => {
      const frameId = context.auxData?.["frameId"];
      if (!context.name.startsWith(WORLD) || typeof frameId !== "string") return;
      worlds.set(context.uniqueId, { contextId: context.uniqueId, frameId, session, main: frameId === mainId });
      session.send("Runtime.evaluate", { expression: pageScriptSource, uniqueContextId: context.uniqueId }).catch(() => undefined);
      changed();
    });
    session.on("Runtime.executionContextDestroyed", ({ executionContextUniqueId }) => {
      if (worlds.delete(executionContextUniqueId)) changed();
    });
    session.on("Runtime.executionContextsCleared", () => {
      for (const [id, world] of worlds) if (world.session === session) worlds.delete(id);
      changed();
    });
    await session.send("Runtime.enable");
  };

  const cdp = await page.context().newCDPSession(page);
  const { frameTree } = await cdp.send("Page.getFrameTree");
  const mainId = frameTree.frame.id;
  const navigation = (state: boolean) => (event: { readonly frameId?: string; readonly frame?: { readonly id: string } }) => {
    if ((event.frameId ?? event.frame?.id) !== mainId) return;
    pending = state;
    changed();
  };
  cdp.on("Page.frameRequestedNavigation", navigation(true));
  cdp.on("Page.frameNavigated", navigation(false));
  cdp.on("Page.frameStoppedLoading", navigation(false));
  await Promise.all([cdp.send("Page.enable"), follow(cdp, mainId)]);

  const children = new WeakSet<Frame>();
  const adopt = async (frame: Frame): Promise<void> => {
    if (frame === page.mainFrame() || children.has(frame)) return;
    try {
      const session = await page.context().newCDPSession(frame);
      children.add(frame);
      session.on("close", () => {
        children.delete(frame);
        for (const [id, world] of worlds) if (world.session === session) worlds.delete(id);
      });
      await follow(session, undefined);
    } catch {
      // a frame of the page's own process has no session of its own: the page's session already follows it
    }
  };
  page.on("framenavigated", (frame) => void adopt(frame));
  await Promise.all(page.frames().map(adopt));

  const main = (): Attached | undefined => [...worlds.values()].find((world) => world.main);
  return {
    all: () => [...worlds.values()].sort((a, b) => Number(b.main) - Number(a.main)),
    navigating: () => pending,
    onChange: (listener) => void listeners.add(listener),
    async ready(timeoutMs) {
      if (main()) return true;
      const deadline = after(timeoutMs);
      let notice: (() => void) | undefined;
      const arrived = new Promise<boolean>((resolve) => {
        notice = () => main() && resolve(true);
        listeners.add(notice);
      });
      const result = await Promise.race([arrived, deadline.done]);
      deadline.cancel();
      if (notice) listeners.delete(notice);
      return result === true;
    },
    async ask<T>(world: World, question: Ask, timeoutMs: number): Promise<T | undefined> {
      const attached = worlds.get(world.contextId);
      if (!attached) return undefined;
      const deadline = after(timeoutMs);
      const expression = `globalThis.__pacts.ask(${JSON.stringify(JSON.stringify(question))})`;
      const answer = attached.session
        .send("Runtime.evaluate", { expression, uniqueContextId: world.contextId, returnByValue: true, awaitPromise: true })
        .catch(() => undefined);
      const reply = await Promise.race([answer, deadline.done]);
      deadline.cancel();
      if (!reply) return undefined;
      if (reply.exceptionDetails) throw new Error(`page script: ${reply.exceptionDetails.exception?.description ?? reply.exceptionDetails.text}`);
      return typeof reply.result.value === "string" ? (JSON.parse(reply.result.value) as T) : undefined;
    },
  };
};
