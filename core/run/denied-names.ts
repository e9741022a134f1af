import type { Requirement } from "../model/requirement";
import type { Expectation } from "../model/step";
import type { Session } from "../ports/browser";

/**
 * Names that the requirement expects to be absent, and whether they were ever on a page of this run. An absence that holds because of a
 * misspelt name proves nothing.
 */
export interface DeniedNames {
  /** Looks which of the names are on the page now; asks the page only while some were never seen. */
  look(): Promise<void>;
  /** A warning for an expectation that holds although its name was never on any page of the run; undefined otherwise. */
  warningFor(expectation: Expectation): string | undefined;
}

/** What an expectation says is absent: a name or a text; undefined when it says something else, or its text is not known before the run. */
const deniedText = (expectation: Expectation): string | undefined => {
  const text = ((): string | undefined => {
    switch (expectation.kind) {
      case "state": {
        const { state, negated, element } = expectation;
        return (state === "visible" && negated) || (state === "hidden" && !negated) ? element.name : undefined;
      }
      case "count":
        return !expectation.negated && expectation.count === 0 ? expectation.element.name : undefined;
      case "text":
        return expectation.negated && expectation.match.mode === "contains" ? expectation.match.value : undefined;
      default:
        return undefined;
    }
  })();
  return text === undefined || text === "" || text.includes("${") ? undefined : text;
};

const expectationsOf = ({ steps }: Requirement): readonly Expectation[] =>
  steps.flatMap(({ action, outcome }) => [
    ...(action.kind === "expect" ? [action.that] : action.kind === "wait" ? [action.until] : []),
    ...outcome,
  ]);

/** Creates the watch of one run. */
export const createDeniedNames = (requirement: Requirement, session: Pick<Session, "mentions">): DeniedNames => {
  const unseen = new Set(expectationsOf(requirement).flatMap((expectation) => deniedText(expectation) ?? []));
  return {
    async look() {
      if (unseen.size === 0) return;
      for (const text of await session.mentions([...unseen])) unseen.delete(text);
    },
    warningFor(expectation) {
      const text = deniedText(expectation);
      return text !== undefined && unseen.has(text)
        ? `${JSON.stringify(text)} was on no page of this run, so its absence proves little: is it spelt as the page spells it?`
        : undefined;
    },
  };
};
