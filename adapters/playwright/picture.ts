import { PortError } from "#core/model/failure";
import type { World, Worlds } from "./worlds";

/** A page that navigates all the time is not taken for ever. */
const MOST_TRIES = 5;

const failure = (message: string): PortError => new PortError("browser", "playwright", "screenshot", message);

/** Covers in all frames; answers in how many there is something covered. A frame that does not answer might show a secret: it throws. */
const coverAll = async (
  worlds: Worlds,
  all: readonly World[],
  secrets: readonly string[],
  timeoutMs: number,
): Promise<readonly World[]> => {
  const counts = await Promise.all(all.map((world) => worlds.ask<number>(world, { op: "cover", secrets }, timeoutMs)));
  if (counts.some((count, at) => count === undefined && isThere(worlds, all[at])))
    throw failure("a part of the page did not answer, and what must not be seen in it could not be covered");
  return all.filter((_, at) => counts[at] !== 0);
};

const isThere = (worlds: Worlds, world: World | undefined): boolean => world !== undefined && worlds.has(world);

const isSame = (before: readonly World[], after: readonly World[]): boolean =>
  before.length === after.length && before.every(({ contextId }, at) => contextId === after[at]?.contextId);

/**
 * A PNG of the viewport in which what must not be seen is covered. A document that came meanwhile bears no covers: it is taken anew.
 * Throws PortError when there is none in time.
 */
export const takePicture = async (
  worlds: Worlds,
  secrets: readonly string[],
  timeoutMs: number,
): Promise<Uint8Array> => {
  const deadline = performance.now() + timeoutMs;
  const left = (): number => Math.max(1, deadline - performance.now());
  for (let tries = 0; tries < MOST_TRIES && performance.now() < deadline; tries++) {
    if (!(await worlds.ready(left()))) throw failure("the page has no document");
    const all = worlds.all();
    const covered = await coverAll(worlds, all, secrets, left());
    try {
      const picture = await worlds.capture(left());
      if (isSame(all, worlds.all())) return picture;
    } finally {
      await Promise.all(covered.map((world) => worlds.ask(world, { op: "uncover" }, left())));
    }
  }
  throw failure(`the page did not stand still for a picture within ${timeoutMs} ms`);
};
