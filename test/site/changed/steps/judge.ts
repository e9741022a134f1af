import type { Outcome } from "./stage";

/** What is wrong with a run, in words; empty when nothing is. */
export interface Judgement {
  readonly wrong: readonly string[];
  /** How many of the truths were touched, in their order. */
  readonly touched: number;
}

/** Every touch belongs to the truth that is due; anything else is a wrong touch. */
export const judge = ({ touches, steps }: Outcome, truth: readonly string[]): Judgement => {
  const wrong: string[] = [];
  let at = -1;
  for (const { type, hits, what } of touches) {
    // A field tells that it changed when the next one is touched.
    if (hits.includes(at) || (type === "change" && hits.some((hit) => hit <= at))) continue;
    // Where the element leaves between down and up, the browser clicks what holds both: so it is for a person.
    if (type === "click" && at >= 0 && (what.startsWith("<body") || what.startsWith("<html"))) continue;
    if (hits.includes(at + 1)) at++;
    else wrong.push(`${type} on ${what} (due: ${truth[at + 1] ?? "nothing"}, before it: ${truth[at] ?? "nothing"})`);
  }
  for (const { outcome, error, text } of steps)
    if (outcome === "fail" && (error?.message ?? "").trim().length < 10)
      wrong.push(`"${text}" failed without a reason`);
  return { wrong, touched: at + 1 };
};

/** The run in a line or two, for the message of a failed test. */
export const story = ({ steps, touches }: Outcome): string =>
  [
    ...steps.map(
      ({ text, outcome, source, selector, error }) =>
        `${text}: ${outcome} ${source ?? ""} ${selector ?? ""} ${error ? `[${error.code}] ${error.message} ${error.hint ?? ""}` : ""}`,
    ),
    ...touches.map(({ type, hits, what }) => `  ${type} ${JSON.stringify(hits)} ${what}`),
  ].join("\n");
