import type { Failure } from "../model/failure";
import type { Expectation } from "../model/step";
import type { Observation, Session } from "../ports/browser";
import type { Clock } from "../ports/clock";
import type { StepBook } from "../resolve/seek";
import type { Settle } from "../resolve/settle";
import type { DeniedNames } from "./denied-names";

const LOOK_EVERY_MS = 500;

export interface ExpectNeeds {
  readonly session: Session;
  readonly clock: Clock;
  readonly settle: Settle;
  readonly signal: AbortSignal;
  readonly names: DeniedNames;
  readonly book: Pick<StepBook, "warn">;
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

/** A page that does not change for so long is at rest. */
const REST_MS = 250;
/** A page that never rests is believed when the expectation held at every look for so long. */
const RESTLESS_MS = 2_000;

/** An absence or a number may hold only because the page is not finished: it is believed on a page at rest. */
const needsRest = (expectation: Expectation): boolean =>
  expectation.negated ||
  expectation.kind === "count" ||
  (expectation.kind === "state" && (expectation.state === "hidden" || expectation.state === "empty"));

/** Since when the expectation held at every look, and whether the page came to rest meanwhile. */
interface Holding {
  readonly since: number;
  rested: boolean;
}

const accept = async (needs: ExpectNeeds, expectation: Expectation, { warning }: Observation): Promise<void> => {
  await needs.names.look();
  for (const sentence of [warning, needs.names.warningFor(expectation)])
    if (sentence !== undefined) needs.book.warn(sentence);
};

/**
 * Waits until the expectation holds, or the deadline; undefined when it holds.
 *
 * It looks at the page itself and only there: nothing remembered, nothing healed. A view that is about to be replaced by what the last
 * action set off does not count, be it that the expectation holds there or (`is not visible`) only there; an absence and a number count only
 * on a page at rest. `observe` answers for the negation too.
 */
export const waitUntil = async (
  needs: ExpectNeeds,
  expectation: Expectation,
  deadline: number,
): Promise<Failure | undefined> => {
  const { clock, session, settle } = needs;
  const start = clock.elapsed();
  let holding: Holding | undefined;
  for (;;) {
    if (needs.signal.aborted) return { code: "interrupted", message: "interrupted" };
    const settled = settle.settled();
    const last = await session.observe(expectation);
    const now = clock.elapsed();
    // What the last action set off may begin during the look.
    holding =
      last.holds && settled && settle.settled()
        ? (holding ?? { since: now, rested: !needsRest(expectation) })
        : undefined;
    const believed = holding !== undefined && (holding.rested || now - holding.since >= RESTLESS_MS);
    if (believed || (now >= deadline && last.holds)) {
      await accept(needs, expectation, last);
      return undefined;
    }
    if (now >= deadline) return failed(expectation, last, now - start);
    const until = holding ? REST_MS : last.holds ? settle.untilSettledMs() : LOOK_EVERY_MS;
    await session.changed(Math.max(1, Math.min(deadline - now, until, LOOK_EVERY_MS)));
    if (holding) holding.rested = clock.elapsed() - now >= REST_MS;
  }
};
