import fc from "fast-check";
import { expect, it } from "vitest";
import { median, summarise } from "#core/bench/statistics";

it("summarises samples in any order", () => {
  const { n, mean, sigma, min, p50, p95 } = summarise([4, 2, 8, 6]);
  expect({ n, mean, min, p50 }).toEqual({ n: 4, mean: 5, min: 2, p50: 5 });
  expect(sigma).toBeCloseTo(2.582, 3);
  expect(p95).toBeCloseTo(7.7, 9);
});

it("says nothing where there is too little", () => {
  expect(summarise([])).toEqual({ n: 0, mean: NaN, sigma: NaN, min: NaN, p50: NaN, p95: NaN });
  expect(summarise([3])).toEqual({ n: 1, mean: 3, sigma: NaN, min: 3, p50: 3, p95: 3 });
  expect(median([])).toBeNaN();
});

const samples = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 40 });

it("keeps its figures in order, within the samples, and moves with them", () => {
  fc.assert(
    fc.property(samples, fc.integer({ min: 1, max: 1000 }), (values, by) => {
      const { n, mean, sigma, min, p50, p95 } = summarise(values);
      const most = Math.max(...values);
      const slack = 1e-6 * (most + 1);
      expect(n).toBe(values.length);
      expect(min).toBe(Math.min(...values));
      expect(p50).toBeGreaterThanOrEqual(min);
      expect(p95 + slack).toBeGreaterThanOrEqual(p50);
      expect(p95).toBeLessThanOrEqual(most + slack);
      expect(mean).toBeLessThanOrEqual(most + slack);
      const moved = summarise(values.map((value) => value + by));
      expect(Math.abs(moved.p50 - p50 - by)).toBeLessThan(slack);
      expect(Math.abs(moved.sigma - sigma)).toBeLessThan(slack);
    }),
  );
});
