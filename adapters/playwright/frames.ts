import type { Frame, Page } from "playwright";
import type { HeldElement } from "#core/ports/browser";
import type { World, Worlds } from "./worlds";

const ASK_MS = 1_000;

interface FrameFacts {
  readonly name: string;
  readonly url: string;
  readonly title: string;
}

export interface Frames {
  /** A name for the frame that survives a reload: its name, else its path, with a position when several share it. */
  keyOf(world: World): Promise<string>;
  /** The frame's world for a key; the main frame's for none. */
  worldOf(key: string | undefined): Promise<World | undefined>;
  /** What a person may call the frame. */
  textsOf(world: World): Promise<readonly string[]>;
  /** The Playwright frame that holds the element; undefined when it went away. */
  frameOf(held: HeldElement): Promise<Frame | undefined>;
}

const pathOf = (url: string): string => {
  const afterScheme = url.indexOf("://");
  const slash = afterScheme < 0 ? -1 : url.indexOf("/", afterScheme + 3);
  const end = url.search(/[?#]/u);
  return slash < 0 ? url : url.slice(slash, end < 0 ? undefined : end);
};

/** Tells the frames of the page apart. */
export const createFrames = (page: Page, worlds: Worlds): Frames => {
  const facts = new Map<string, FrameFacts>();

  const factsOf = async (world: World): Promise<FrameFacts> => {
    const known = facts.get(world.contextId);
    if (known) return known;
    const read = (await worlds.ask<FrameFacts>(world, { op: "frame" }, ASK_MS)) ?? { name: "", url: "", title: "" };
    facts.set(world.contextId, read);
    return read;
  };

  const plainKey = ({ name, url }: FrameFacts): string => name || pathOf(url);

  const children = (): readonly World[] => worlds.all().filter(({ main }) => !main);

  const keyed = async (): Promise<readonly { readonly world: World; readonly key: string }[]> => {
    const plain = await Promise.all(children().map(async (world) => ({ world, key: plainKey(await factsOf(world)) })));
    return plain.map(({ world, key }, index) => {
      const twins = plain.slice(0, index).filter((other) => other.key === key).length;
      return { world, key: twins === 0 ? key : `${key}~${twins}` };
    });
  };

  return {
    async keyOf(world) {
      return (await keyed()).find((each) => each.world.contextId === world.contextId)?.key ?? "";
    },
    async worldOf(key) {
      if (key === undefined) return worlds.all().find(({ main }) => main);
      return (await keyed()).find((each) => each.key === key)?.world;
    },
    async textsOf(world) {
      const [{ name, url, title }, framedBy] = await Promise.all([factsOf(world), worlds.framedBy(world)]);
      const said = ["title", "aria-label", "id"].map((attribute) => framedBy.get(attribute) ?? "");
      return [name, title, pathOf(url), ...said].filter((text) => text !== "");
    },
    async frameOf(held) {
      if (held.frame === undefined) return page.mainFrame();
      const holds = await Promise.all(
        page.frames().map(async (frame) => ({
          frame,
          count: await frame
            .locator(`pacts=held:${held.id}`)
            .count()
            .catch(() => 0),
        })),
      );
      return holds.find(({ count }) => count === 1)?.frame;
    },
  };
};
