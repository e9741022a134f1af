import { chancesOf } from "#core/model/ranking/chances";
import type { Case } from "./cases";

/** Weight of each piece of evidence; the last one is the bias. */
export type Weights = Float64Array;

export const scoreOf = (weights: Weights, row: Float64Array): number => {
  let sum = weights[row.length] ?? 0;
  for (let at = 0; at < row.length; at++) sum += (weights[at] ?? 0) * (row[at] ?? 0);
  return sum;
};

interface Trial {
  readonly rows: readonly Float64Array[];
  readonly answer: number;
  readonly weight: number;
}

/** Every question is asked twice: as it is, and with the answer taken away. */
const trialsOf = ({ isGone, rows, answer, rest, weight }: Case): readonly Trial[] => {
  const asked = { rows, answer, weight };
  if (isGone) return [asked];
  const without = { rows: rest, answer: -1, weight };
  return answer < 0 ? [without] : [asked, without];
};

interface Point {
  readonly loss: number;
  readonly gradient: Float64Array;
}

const evaluate = (trials: readonly Trial[], weights: Weights, ridge: number): Point => {
  const gradient = new Float64Array(weights.length);
  let loss = 0;
  for (const { rows, answer, weight } of trials) {
    const chances = chancesOf(rows.map((row) => scoreOf(weights, row)));
    const gone = Math.max(1e-300, 1 - chances.reduce((sum, chance) => sum + chance, 0));
    loss -= weight * Math.log(Math.max(1e-300, answer < 0 ? gone : (chances[answer] ?? 0)));
    for (const [index, row] of rows.entries()) {
      const error = weight * ((chances[index] ?? 0) - (index === answer ? 1 : 0));
      if (Math.abs(error) < 1e-9) continue;
      for (let at = 0; at < row.length; at++) gradient[at] = (gradient[at] ?? 0) + error * (row[at] ?? 0);
      gradient[row.length] = (gradient[row.length] ?? 0) + error;
    }
  }
  for (let at = 0; at < weights.length - 1; at++) {
    const value = weights[at] ?? 0;
    loss += (ridge * value * value) / 2;
    gradient[at] = (gradient[at] ?? 0) + ridge * value;
  }
  return { loss, gradient };
};

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
const plus = (a: Float64Array, b: Float64Array, factor: number): Float64Array =>
  a.map((value, at) => value + factor * (b[at] ?? 0));

interface Memory {
  readonly step: Float64Array;
  readonly change: Float64Array;
}

/** The two-loop recursion of L-BFGS (Nocedal & Wright 2006, algorithm 7.4). */
const direction = (gradient: Float64Array, memory: readonly Memory[]): Float64Array => {
  let q = gradient;
  const factors: number[] = [];
  for (const { step, change } of memory.toReversed()) {
    const factor = dot(step, q) / dot(change, step);
    factors.push(factor);
    q = plus(q, change, -factor);
  }
  const last = memory.at(-1);
  if (last) q = q.map((value) => (value * dot(last.step, last.change)) / dot(last.change, last.change));
  for (const { step, change } of memory) q = plus(q, step, (factors.pop() ?? 0) - dot(change, q) / dot(change, step));
  return q.map((value) => -value);
};

const MEMORY = 10;
const MAX_STEPS = 300;
const DONE = 1e-4;

/** Weights of the greatest likelihood with a ridge penalty: a convex problem, so there is one answer. */
export const fitted = (cases: readonly Case[], size: number, ridge: number): Weights => {
  const trials = cases.flatMap(trialsOf);
  let weights: Weights = new Float64Array(size + 1);
  let point = evaluate(trials, weights, ridge);
  let memory: readonly Memory[] = [];
  for (let round = 0; round < MAX_STEPS; round++) {
    const along = direction(point.gradient, memory);
    const slope = dot(point.gradient, along);
    let length = round === 0 ? 1 / Math.sqrt(dot(along, along)) : 1;
    let next = plus(weights, along, length);
    let there = evaluate(trials, next, ridge);
    while (there.loss > point.loss + 1e-4 * length * slope && length > 1e-8) {
      length /= 2;
      next = plus(weights, along, length);
      there = evaluate(trials, next, ridge);
    }
    const made = { step: plus(next, weights, -1), change: plus(there.gradient, point.gradient, -1) };
    if (dot(made.step, made.change) > 1e-12) memory = [...memory, made].slice(-MEMORY);
    const gained = point.loss - there.loss;
    weights = next;
    point = there;
    if (gained < DONE) break;
  }
  return weights;
};
