import { describeQuery } from "../model/element-text";
import type { ElementQuery } from "../model/element";
import type { FoundElement } from "./found";
import { foundCode, queryCode } from "./locate";
import type { Values } from "./values";

/** An element as code. */
export interface ElementCode {
  readonly code: string;
  /** What the run acted on; absent where nobody but the test has looked for it. */
  readonly found?: FoundElement;
  /** Label and hidden input lie over each other: whichever is hit is right. */
  readonly layered?: true;
  /** Its role is asked for: what is hidden does not answer. */
  readonly byRole?: true;
}

/** Elements of one requirement and data row. */
export interface Elements {
  /** The element of an action: what the run acted on, or the selector that was written. */
  acted(query: ElementQuery, found: FoundElement | undefined): ElementCode | undefined;
  /** The elements of an expectation: what the run acted on, where it is called the same; else what the words say. */
  expected(query: ElementQuery, control: boolean): ElementCode | undefined;
}

/** What a query asks for, whatever is to be done with it. */
const wordsOf = (query: ElementQuery): string => describeQuery({ ...query, kind: "any" });

/** Creates the reader of elements; it remembers what was acted on. */
export const createElements = (values: Values): Elements => {
  const known = new Map<string, ElementCode>();
  return {
    acted: (query, found) => {
      const codeOf = (acts: boolean): string | undefined =>
        query.selector !== undefined ? queryCode(query, true, values) : found && foundCode(query, found, acts, values);
      const [pressed, looked] = [codeOf(true), codeOf(false)];
      if (pressed === undefined || looked === undefined) return undefined;
      const of = found ? { found } : {};
      known.set(wordsOf(query), { code: looked, ...of });
      return { code: pressed, ...of, ...(pressed === looked ? {} : { layered: true }) };
    },
    expected: (query, control) => {
      const same = known.get(wordsOf(query));
      if (same) return same;
      const code = queryCode(query, control, values);
      if (code === undefined) return undefined;
      const { role, nth, selector } = query;
      const byRole = role !== undefined && role !== "text" && nth === undefined && selector === undefined;
      return { code, ...(byRole ? { byRole } : {}) };
    },
  };
};
