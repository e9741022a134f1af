import type { BenchPhase, LoopPhase } from "../model/bench";

/** How often what is run. */
export interface ScheduleOptions {
  /** Loops in a row after the layers were emptied, and loops of each phase; at least 1. */
  readonly loops: number;
  /** Phases of which `loops` loops each are run; none: just the loops in a row. */
  readonly phases: readonly BenchPhase[];
  /** Loops before the first that counts. */
  readonly warmup: number;
}

/** A loop to come. */
export interface PlannedLoop {
  /** From 1 over all loops that count; 0 for those that only warm up. */
  readonly loop: number;
  readonly phase: LoopPhase;
}

/** Each round cools down before it warms up: what the machine does meanwhile hits every phase. */
const ORDER: readonly BenchPhase[] = ["cold", "durable", "fast"];

/** Phases of which at least one loop is run: the first of the loops in a row is cold, the others are fast. */
export const measuredPhases = ({ loops, phases }: Omit<ScheduleOptions, "warmup">): readonly BenchPhase[] =>
  ORDER.filter((phase) => phase === "cold" || phases.includes(phase) || (phase === "fast" && loops > 1));

/** Warm-ups, the loops in a row, then rounds of what the phases still lack, each phase once a round. */
export const scheduleLoops = ({ loops, phases, warmup }: ScheduleOptions): readonly PlannedLoop[] => {
  const row = Array.from({ length: loops }, (_, at): BenchPhase => (at === 0 ? "cold" : "fast"));
  const rest: BenchPhase[] = [];
  for (let round = loops; round > 0; round--) {
    for (const phase of ORDER) {
      const done = [...row, ...rest].filter((each) => each === phase).length;
      if (phases.includes(phase) && done < loops) rest.push(phase);
    }
  }
  return [
    ...Array.from({ length: warmup }, (): PlannedLoop => ({ loop: 0, phase: "warmup" })),
    ...[...row, ...rest].map((phase, at): PlannedLoop => ({ loop: at + 1, phase })),
  ];
};
