import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Measure, Threshold } from "#core/bench/threshold";
import { parseThreshold } from "#core/bench/threshold-parse";
import { UserError } from "#core/model/failure";

const fast = { phase: "fast" } as const;
const loops = (from: number, to?: number) => ({ kind: "loops", from, ...(to === undefined ? {} : { to }) });

test.each<[text: string, measure: unknown, comparison: string, wanted: number]>([
  ["hit_rate(loop=2)>=0.8", { kind: "hit_rate", scope: loops(2, 2) }, ">=", 0.8],
  ["hit_rate(loops=2..) >= 95%", { kind: "hit_rate", scope: loops(2) }, ">=", 0.95],
  ["hit_rate(phase=durable) == 100%", { kind: "hit_rate", scope: { kind: "phase", phase: "durable" } }, "==", 1],
  ["drift(loops=3..5)==0", { kind: "count", what: "drift", scope: loops(3, 5) }, "==", 0],
  ["heals < 2", { kind: "count", what: "heals", scope: loops(1) }, "<", 2],
  ["failures()==0", { kind: "count", what: "failures", scope: loops(1) }, "==", 0],
  ["speedup(lookup,p50)>=100", { kind: "speedup", part: "lookup", stat: "p50", ...fast }, ">=", 100],
  ["speedup(lookup)>=100x", { kind: "speedup", part: "lookup", stat: "p50", ...fast }, ">=", 100],
  [
    "speedup( mean , lookup + proof, phase = durable ) > 2.5x",
    { kind: "speedup", part: "lookup+proof", stat: "mean", phase: "durable" },
    ">",
    2.5,
  ],
  ["p95(lookup, phase=fast)<=2ms", { kind: "time", part: "lookup", stat: "p95", ...fast }, "<=", 2],
  ["mean(run,phase=cold) <= 1.5s", { kind: "time", part: "run", stat: "mean", phase: "cold" }, "<=", 1500],
  ["min(discovery) != 0.3ms", { kind: "time", part: "discovery", stat: "min", phase: "cold" }, "!=", 0.3],
])("%s", (text, measure, comparison, wanted) => {
  const parsed = parseThreshold(text);
  expect(parsed).toEqual({ text, measure, comparison, wanted: expect.closeTo(wanted, 9) });
});

const complaintOf = (text: string): UserError => {
  try {
    parseThreshold(text);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error(`${text} was taken`);
};

test.each<[text: string, column: number, message: string, hint: string]>([
  ["", 1, "expected what is measured instead of the end", "one of: hit_rate, drift"],
  ["hitrate(loop=2)>=0.8", 1, "expected what is measured", "did you mean hit_rate?"],
  ["hit_rate(lop=2)>=0.8", 10, 'expected an argument instead of "lop"', "did you mean loop?"],
  ["hit_rate>=0.8", 1, "hit_rate of which loops?", "hit_rate(loop=2)"],
  ["hit_rate(loop=2)>=80", 19, '0.8 or 80% instead of "80"', ""],
  ["hit_rate(loop=2)>=120%", 19, '0.8 or 80% instead of "120%"', ""],
  ["hit_rate(loop=2)=0.8", 17, 'instead of "="', "did you mean ==?"],
  ["hit_rate(loop=2 >=0.8", 17, "expected a comma or )", ""],
  ["hit_rate(loop=0)>=0.8", 15, "loops count from 1", ""],
  ["hit_rate(loop=2.5)>=0.8", 15, "expected the number of a loop", "loops=3..5"],
  ["hit_rate(loop=two)>=0.8", 15, "expected the number of a loop", "loops=3..5"],
  ["drift(loops=5..3)==0", 13, "5..3 runs backwards", "did you mean 3..5?"],
  ["drift(loop=1,phase=fast)==0", 14, "a second choice of loops", ""],
  ["drift(lookup)==0", 7, 'drift has no use for "lookup"', ""],
  ["drift()==0.5", 10, 'a whole number: 0 instead of "0.5"', ""],
  ["drift()==0 0", 12, "expected the end", ""],
  ["speedup()>=100", 1, "speedup of what?", "lookup, lookup+proof, run"],
  ["speedup(action)>=100", 9, "speedup of action is not defined", "lookup, lookup+proof, run"],
  ["speedup(lookup+prof)>=100", 16, 'expected proof instead of "prof"', "did you mean proof?"],
  ["speedup(lookup,loop=2)>=100", 16, "speedup is measured in a phase", "phase=fast"],
  ["speedup(lookup,phase=warm)>=100", 22, "expected a phase", "cold, durable, fast"],
  ["speedup(lookup)>=100ms", 18, '100 or 100x instead of "100ms"', ""],
  ["p95(lookup)<=2", 14, '2ms or 1.5s instead of "2"', ""],
  ["p95(lookup,p50)<=2ms", 12, 'p95 has no use for "p50"', ""],
  ["p95(lookup)<=2ms;", 17, '";" means nothing', ""],
])("%s is refused at column %i", (text, column, message, hint) => {
  const { message: said, options } = complaintOf(text);
  expect(options.place).toEqual({ file: "--threshold", line: 1, column });
  expect(said).toContain(message);
  expect(said).toContain(JSON.stringify(text));
  expect(options.hint).toContain(hint);
});

const phase = fc.constantFrom("cold", "durable", "fast");
const stat = fc.constantFrom("mean", "min", "p50", "p95");
const scope = fc.oneof(
  fc.record({ kind: fc.constant("phase"), phase }),
  fc
    .tuple(fc.integer({ min: 1, max: 999 }), fc.option(fc.integer({ min: 0, max: 99 }), { nil: undefined }))
    .map(([from, more]) => loops(from, more === undefined ? undefined : from + more)),
);
const part = fc.constantFrom("discovery", "lookup", "read", "proof", "lookup+proof", "action", "run");
const measure = fc.oneof(
  fc.record({ kind: fc.constant("hit_rate"), scope }),
  fc.record({ kind: fc.constant("count"), what: fc.constantFrom("drift", "heals", "misses", "wrong"), scope }),
  fc.record({ kind: fc.constant("speedup"), part: fc.constantFrom("lookup", "lookup+proof", "run"), stat, phase }),
  fc.record({ kind: fc.constant("time"), part, stat, phase }),
) as fc.Arbitrary<Measure>;

const spellScope = (of: Extract<Measure, { kind: "count" }>["scope"], gap: string): string =>
  of.kind === "phase" ? `phase${gap}=${gap}${of.phase}` : `loops=${of.from}${gap}..${of.to ?? ""}`;

const spell = (of: Measure, gap: string): string => {
  switch (of.kind) {
    case "hit_rate":
      return `hit_rate(${gap}${spellScope(of.scope, gap)}${gap})`;
    case "count":
      return `${of.what}${gap}(${spellScope(of.scope, gap)})`;
    case "speedup":
      return `speedup(${of.part}${gap},${gap}${of.stat},phase=${of.phase})`;
    case "time":
      return `${of.stat}${gap}(${of.part},${gap}phase=${of.phase}${gap})`;
  }
};

const VALUES = { count: "3", hit_rate: "37.5%", speedup: "12.5x", time: "1.25s" } as const;
const WANTED = { count: 3, hit_rate: 0.375, speedup: 12.5, time: 1250 } as const;

describe("whatever is written", () => {
  it("reads back every threshold, however it is spaced", () => {
    const comparison = fc.constantFrom(">=", "<=", ">", "<", "==", "!=");
    fc.assert(
      fc.property(measure, comparison, fc.constantFrom("", " ", "\t ", "  "), (of, compared, gap) => {
        const text = `${spell(of, gap)}${gap}${compared}${gap}${VALUES[of.kind]}`;
        const expected: Threshold = {
          text,
          measure: of,
          comparison: compared as Threshold["comparison"],
          wanted: WANTED[of.kind],
        };
        expect(parseThreshold(text)).toEqual(expected);
      }),
    );
  });

  const alphabet = fc.constantFrom(
    ...["hit_rate", "drift", "speedup", "p95", "lookup", "proof", "loop", "loops", "phase", "fast", "(", ")"],
    ...[",", "=", "==", ">=", "..", "+", "0", "3", "0.8", "80%", "2ms", " ", "x", "§", "\u202e", "-1"],
  );

  it("takes it or complains about a column of it, never anything else", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(alphabet).map((parts) => parts.join("")),
        ),
        (text) => {
          try {
            expect(parseThreshold(text).text).toBe(text.trim());
          } catch (error) {
            if (!(error instanceof UserError)) throw error;
            expect(error.options.place?.column).toBeGreaterThanOrEqual(1);
            expect(error.options.place?.column).toBeLessThanOrEqual(text.length + 1);
            expect(error.options.hint).not.toBe("");
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
