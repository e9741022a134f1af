import type { RunEvent, StepEnded } from "#core/model/event";
import type { Verdict } from "#core/model/run";

/** What one of the demo's runs came to. Times are milliseconds. */
export interface DemoTally {
  readonly name: string;
  readonly verdict: Verdict;
  /** From the first step's start to the last one's end. */
  readonly ms: number;
  /** What finding the elements took: look-up, proof, search. */
  readonly findMs: number;
  readonly steps: number;
  readonly passed: number;
  /** Elements by where they came from, in order of first use. */
  readonly sources: ReadonlyMap<string, number>;
  readonly healed: number;
}

/** What it took to have the step's element at hand. */
export const findMsOf = (end: StepEnded): number => end.lookupMs + end.proofMs + end.discoverMs;

/** Adds up the events of one invocation; `fail` when it ended before its run did. */
export const tallyOf = (name: string, events: readonly RunEvent[]): DemoTally => {
  const ended = events.flatMap((event) => (event.type === "step.end" ? [event] : []));
  const run = events.find((event) => event.type === "run.end");
  const sources = new Map<string, number>();
  for (const { source } of ended) if (source !== null) sources.set(source, (sources.get(source) ?? 0) + 1);
  return {
    name,
    verdict: run?.verdict ?? "fail",
    ms: run?.ms ?? 0,
    findMs: ended.reduce((sum, end) => sum + findMsOf(end), 0),
    steps: run?.steps.total ?? ended.length,
    passed: ended.filter(({ outcome }) => outcome === "success").length,
    sources,
    healed: ended.filter(({ healed }) => healed).length,
  };
};
