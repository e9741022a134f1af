import type { Failure } from "#core/model/failure";
import type { Action } from "#core/model/step";
import type { Performed } from "#core/ports/browser";
import { ASK_MS, failed } from "./act";
import type { World, Worlds } from "./worlds";

const overwrittenField = (name: string): Failure => ({
  code: "action",
  message: `the page has emptied ${JSON.stringify(name)}, or put back what it held, after it was filled`,
  hint: "the page was not ready when it was filled: wait in a step before for something that shows that it is",
});
const TYPES: ReadonlySet<string> = new Set(["type", "fill"]);
/** Keys that take one of the suggestions of a field. */
const TAKES: ReadonlySet<string> = new Set(["Enter", "Tab", "ArrowDown", "ArrowUp"]);
/** So long a field may take to bring its suggestions. */
const SUGGESTIONS_MS = 1_500;

/** A step that follows so soon after the text was read back goes on with what was read. */
const AT_ONCE_MS = 150;

/** What follows from text that was typed, for the action after it. */
export interface Typed {
  /** Before a key that takes one of the suggestions which typing brings: resolves when they have come. */
  suggestions(action: Action): Promise<void>;
  /** A page that comes alive late may put back what its fields held, and the action would go on with that: refused. */
  overwritten(action: Action): Promise<Performed | undefined>;
  /** The action begins, in a world that is known where it has an element. */
  acts(action: Action, world: World | undefined): void;
}

/** Follows what is typed on a page. */
export const followTyped = (worlds: Worlds): Typed => {
  let typedIn: World | undefined;
  let filledIn: World | undefined;
  let filledAt = 0;
  return {
    async suggestions(action) {
      if (action.kind !== "press" || !TAKES.has(action.key) || !typedIn || !worlds.has(typedIn)) return;
      await worlds.ask(typedIn, { op: "suggestionsCame", ms: SUGGESTIONS_MS }, SUGGESTIONS_MS + ASK_MS);
    },
    async overwritten(action) {
      const world = filledIn;
      const forget = !TYPES.has(action.kind);
      if (forget) filledIn = undefined;
      if (!world || !worlds.has(world) || performance.now() - filledAt < AT_ONCE_MS) return undefined;
      const [name] = (await worlds.ask<readonly string[]>(world, { op: "overwritten", forget }, ASK_MS)) ?? [];
      return name === undefined ? undefined : failed(overwrittenField(name));
    },
    acts(action, world) {
      const types = TYPES.has(action.kind);
      typedIn = types ? (world ?? worlds.all().find(({ main }) => main)) : undefined;
      if (types && world) [filledIn, filledAt] = [world, performance.now()];
    },
  };
};
