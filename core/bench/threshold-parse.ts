import type { BenchPhase, ThresholdUnit } from "../model/bench";
import { type Part, PARTS, SPEED_PARTS, type Stat, STATS } from "./report";
import { type Comparison, type Counted, type LoopScope, type Measure, type Threshold, unitOf } from "./threshold";
import { expected, oneOf, type Reading, readTokens, refuse, type Token } from "./threshold-tokens";

const COUNTED = [
  "drift",
  "heals",
  "misses",
  "stale",
  "invalidations",
  "wrong",
  "failures",
] as const satisfies readonly Counted[];
const NAMES = ["hit_rate", ...COUNTED, "speedup", ...STATS] as const;
const PHASES = ["cold", "durable", "fast"] as const satisfies readonly BenchPhase[];
const COMPARISONS = [">=", "<=", ">", "<", "==", "!="] as const satisfies readonly Comparison[];
const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000 };

type Argument =
  | { readonly kind: "part"; readonly at: Token; readonly part: Part }
  | { readonly kind: "stat"; readonly at: Token; readonly stat: Stat }
  | { readonly kind: "scope"; readonly at: Token; readonly scope: LoopScope };

const loopNumber = (reading: Reading): number => {
  const token = reading.next();
  if (token.kind !== "number" || token.unit !== "" || token.text.includes("."))
    return expected(reading, token, "the number of a loop", "for instance loop=2, loops=3..5 or loops=2..");
  if (Number(token.text) < 1) return refuse(reading.text, token, "loops count from 1, so there is no loop 0");
  return Number(token.text);
};

const loopScope = (reading: Reading): LoopScope => {
  const at = reading.peek();
  const from = loopNumber(reading);
  if (!reading.take("..")) return { kind: "loops", from, to: from };
  if (reading.peek().kind !== "number") return { kind: "loops", from };
  const to = loopNumber(reading);
  if (to < from) return refuse(reading.text, at, `${from}..${to} runs backwards`, `did you mean ${to}..${from}?`);
  return { kind: "loops", from, to };
};

const scopeArgument = (reading: Reading, at: Token): Argument => {
  const sign = reading.next();
  if (sign.text !== "=" && sign.text !== "==") return expected(reading, sign, `= behind ${at.text}`);
  if (at.text !== "phase") return { kind: "scope", at, scope: loopScope(reading) };
  const phase = oneOf(reading, reading.next(), "a phase", PHASES);
  return { kind: "scope", at, scope: { kind: "phase", phase } };
};

const partArgument = (reading: Reading, at: Token): Argument => {
  if (at.text !== "lookup" || !reading.take("+"))
    return { kind: "part", at, part: oneOf(reading, at, "a part", PARTS) };
  oneOf(reading, reading.next(), "proof", ["proof"]);
  return { kind: "part", at, part: "lookup+proof" };
};

const KEYS = ["loop", "loops", "phase"] as const;

const argument = (reading: Reading): Argument => {
  const at = reading.next();
  const word = oneOf(reading, at, "an argument", [...KEYS, ...PARTS, ...STATS]);
  if (word === "loop" || word === "loops" || word === "phase") return scopeArgument(reading, at);
  const stat = STATS.find((each) => each === word);
  return stat === undefined ? partArgument(reading, at) : { kind: "stat", at, stat };
};

const argumentsOf = (reading: Reading): readonly Argument[] => {
  if (!reading.take("(") || reading.take(")")) return [];
  const found: Argument[] = [];
  do {
    const one = argument(reading);
    if (found.some(({ kind }) => kind === one.kind))
      refuse(reading.text, one.at, `a second ${one.kind === "scope" ? "choice of loops" : one.kind}`);
    found.push(one);
  } while (reading.take(","));
  if (!reading.take(")")) expected(reading, reading.peek(), "a comma or )");
  return found;
};

/** Arguments of some kinds only; others are refused in the name of the measure. */
const only = (reading: Reading, name: Token, kinds: readonly Argument["kind"][]): readonly Argument[] => {
  const found = argumentsOf(reading);
  const wrong = found.find(({ kind }) => !kinds.includes(kind));
  if (wrong) refuse(reading.text, wrong.at, `${name.text} has no use for ${JSON.stringify(wrong.at.text)}`);
  return found;
};

const ofKind = <K extends Argument["kind"]>(found: readonly Argument[], kind: K) =>
  found.find((each): each is Extract<Argument, { kind: K }> => each.kind === kind);

const timed = (reading: Reading, name: Token, stat: Stat | undefined): Measure => {
  const found = only(reading, name, stat === undefined ? ["part", "stat", "scope"] : ["part", "scope"]);
  const wanted = stat === undefined ? SPEED_PARTS : PARTS;
  const part = ofKind(found, "part");
  if (part === undefined) return refuse(reading.text, name, `${name.text} of what?`, `one of: ${wanted.join(", ")}`);
  const scope = ofKind(found, "scope");
  if (scope && scope.scope.kind !== "phase")
    return refuse(reading.text, scope.at, `${name.text} is measured in a phase`, "for instance phase=fast");
  const given = scope?.scope.kind === "phase" ? scope.scope.phase : undefined;
  if (stat !== undefined) {
    const phase = given ?? (part.part === "discovery" ? "cold" : "fast");
    return { kind: "time", part: part.part, stat, phase };
  }
  const speedPart = SPEED_PARTS.find((each) => each === part.part);
  if (speedPart === undefined)
    return refuse(reading.text, part.at, `speedup of ${part.part} is not defined`, `one of: ${SPEED_PARTS.join(", ")}`);
  return { kind: "speedup", part: speedPart, stat: ofKind(found, "stat")?.stat ?? "p50", phase: given ?? "fast" };
};

const measure = (reading: Reading): Measure => {
  const name = reading.next();
  const word = oneOf(reading, name, "what is measured", NAMES);
  const stat = STATS.find((each) => each === word);
  if (word === "speedup" || stat !== undefined) return timed(reading, name, stat);
  const scope = ofKind(only(reading, name, ["scope"]), "scope")?.scope;
  const what = COUNTED.find((each) => each === word);
  if (what !== undefined) return { kind: "count", what, scope: scope ?? { kind: "loops", from: 1 } };
  if (scope !== undefined) return { kind: "hit_rate", scope };
  const hint = "for instance hit_rate(loop=2), hit_rate(loops=2..) or hit_rate(phase=fast)";
  return refuse(reading.text, name, "hit_rate of which loops?", hint);
};

const comparison = (reading: Reading): Comparison => {
  const token = reading.next();
  const found = COMPARISONS.find((each) => each === token.text);
  if (found !== undefined) return found;
  return expected(reading, token, "a comparison", token.text === "=" ? "did you mean ==?" : COMPARISONS.join(" "));
};

const HINTS: Readonly<Record<ThresholdUnit, string>> = {
  count: "a whole number: 0",
  share: "a share of 1 or of a hundred: 0.8 or 80%",
  ratio: "a number of times: 100 or 100x",
  ms: "a time with its unit: 2ms or 1.5s",
};

/** The number in the unit, or undefined when it is not one. */
const inUnit = ({ text, unit }: Token, wanted: ThresholdUnit): number | undefined => {
  const number = Number(text);
  switch (wanted) {
    case "count":
      return unit === "" && Number.isInteger(number) ? number : undefined;
    case "share": {
      const share = unit === "%" ? number / 100 : unit === "" ? number : Number.NaN;
      return share <= 1 ? share : undefined;
    }
    case "ratio":
      return unit === "" || unit === "x" ? number : undefined;
    case "ms": {
      const factor = Object.hasOwn(UNIT_MS, unit) ? UNIT_MS[unit] : undefined;
      return factor === undefined ? undefined : number * factor;
    }
  }
};

const value = (reading: Reading, unit: ThresholdUnit): number => {
  const token = reading.next();
  const found = token.kind === "number" ? inUnit(token, unit) : undefined;
  return found ?? expected(reading, token, HINTS[unit]);
};

/**
 * Reads a threshold such as `hit_rate(loop=2)>=80%`, `drift(loops=3..5)==0`, `speedup(lookup, p50)>=100` or `p95(lookup, phase=fast)<=2ms`.
 *
 * Throws UserError whose place is the column of what cannot be meant, and whose hint says what can.
 */
export const parseThreshold = (text: string): Threshold => {
  const reading = readTokens(text);
  const measured = measure(reading);
  const compared = comparison(reading);
  const wanted = value(reading, unitOf(measured));
  if (reading.peek().kind !== "end") expected(reading, reading.peek(), "the end");
  return { text: text.trim(), measure: measured, comparison: compared, wanted };
};
