import { expect, it } from "vitest";
import { measuredPhases, scheduleLoops } from "#core/bench/schedule";

const phasesOf = (options: Parameters<typeof scheduleLoops>[0]): string =>
  scheduleLoops(options)
    .map(({ phase }) => phase.charAt(0))
    .join("");

it("runs the loops in a row first, then takes turns until every phase has its number", () => {
  expect(phasesOf({ loops: 3, phases: ["cold", "durable", "fast"], warmup: 1 })).toBe("wcffcdfcdd");
  expect(phasesOf({ loops: 2, phases: ["cold", "fast"], warmup: 0 })).toBe("cfcf");
  expect(phasesOf({ loops: 1, phases: ["cold", "durable", "fast"], warmup: 0 })).toBe("cdf");
});

it("runs only the row where no phase is asked for", () => {
  expect(phasesOf({ loops: 4, phases: [], warmup: 2 })).toBe("wwcfff");
});

it("numbers what counts from 1 and what warms up not at all", () => {
  const loops = scheduleLoops({ loops: 2, phases: ["durable"], warmup: 2 });
  expect(loops.map(({ loop }) => loop)).toEqual([0, 0, 1, 2, 3, 4]);
});

it("knows which phases will have a loop", () => {
  expect(measuredPhases({ loops: 1, phases: [] })).toEqual(["cold"]);
  expect(measuredPhases({ loops: 2, phases: [] })).toEqual(["cold", "fast"]);
  expect(measuredPhases({ loops: 1, phases: ["durable"] })).toEqual(["cold", "durable"]);
});
