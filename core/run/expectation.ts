import type { Failure } from "../model/failure";
import type { Expectation } from "../model/step";
import type { Observation, Session } from "../ports/browser";
import type { Clock } from "../ports/clock";
import type { Settle } from "../resolve/settle";

const LOOK_EVERY_MS = 500;

export interface ExpectNeeds {
  readonly session: Session;
  readonly clock: Clock;
  readonly settle: Settle;
  readonly signal: AbortSignal;
}

const expected = ({ text, negated }: Expectation): string =>
  text === "" ? (negated ? "something not to hold" : "something to hold") : text;

const failed = (expectation: Expectation, last: Observation | undefined, elapsedMs: number): Failure => {
  const seen = last === undefined || last.seen === "" ? "nothing of the kind" : last.seen;
  const waited = `after ${Math.round(elapsedMs)} ms`;
  if (last?.ambiguous === true) {
    return {
      code: "ambiguous",
      message: `expected ${expected(expectation)}, but several elements answer to it: ${seen}`,
      hint: "say which one: a role word, `within`, `near` or an ordinal tells them apart",
    };
  }
  return { code: "expectation", message: `expected ${expected(expectation)}; seen ${waited}: ${seen}` };
};

/**
 * Waits until the expectation holds, or the deadline; undefined when it holds.
 *
 * It looks at the page itself and only there: nothing remembered, nothing healed. A view that is about to be replaced by what the last
 * action set off does not count, be it that the expectation holds there or (`is not visible`) only there. `observe` answers for the negation too.
 */
export const waitUntil = async (
  needs: ExpectNeeds,
  expectation: Expectation,
  deadline: number,
): Promise<Failure | undefined> => {
  const start = needs.clock.elapsed();
  let last: Observation | undefined;
  for (;;) {
    if (needs.signal.aborted) return { code: "interrupted", message: "interrupted" };
    const settled = needs.settle.settled();
    last = await needs.session.observe(expectation);
    if (last.holds && settled) return undefined;
    const now = needs.clock.elapsed();
    if (now >= deadline) return last.holds ? undefined : failed(expectation, last, now - start);
    const until = last.holds ? needs.settle.untilSettledMs() : LOOK_EVERY_MS;
    await needs.session.changed(Math.max(1, Math.min(deadline - now, until, LOOK_EVERY_MS)));
  }
};
