import type { Requirement } from "../model/requirement";
import type { CacheLayer } from "../ports/cache-layer";
import {
  concludeInvocation,
  type InvocationNeeds,
  type InvocationOptions,
  type InvocationSummary,
  openInvocation,
} from "../run/invocation";
import type { RunSummary } from "../run/tell-run";
import { createLoopBook } from "./loop-book";

/** Layers that note which keys runs take out of them. */
const watchRemovals = (layers: readonly CacheLayer[]) => {
  let removed = new Set<string>();
  return {
    layers: layers.map(
      (layer): CacheLayer => ({
        ...layer,
        remove: (keys) => {
          for (const key of keys) removed.add(key);
          return layer.remove(keys);
        },
      }),
    ),
    take: (): number => {
      const count = removed.size;
      removed = new Set();
      return count;
    },
  };
};

/**
 * Runs requirements several times in one invocation, loop by loop, with a `loop.end` after each loop that was not cut short. What a loop
 * learned is in the layers when the next one begins. Answers, throws and closes as `runInvocation` does; no loop is begun after
 * `maxFailures` failures over all of them.
 */
export const runRepeated = async (
  needs: InvocationNeeds,
  requirements: readonly Requirement[],
  options: InvocationOptions,
  loops: number,
): Promise<InvocationSummary> => {
  const book = createLoopBook();
  const watched = watchRemovals(needs.layers);
  const planned = requirements.length * loops;
  const invocation = openInvocation(
    { ...needs, layers: watched.layers, reporters: [book, ...needs.reporters] },
    planned,
    options,
  );
  const summaries: RunSummary[] = [];
  for (let loop = 1; loop <= loops; loop++) {
    summaries.push(...(await invocation.run(requirements)));
    await invocation.settled();
    const { figures } = book.take(watched.take());
    if (summaries.length < loop * requirements.length || needs.signal.aborted) break;
    invocation.emit({ type: "loop.end", loop, phase: "repeat", ...figures });
  }
  return concludeInvocation(invocation, needs.signal, summaries, planned);
};
