import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeQuery, quoteText } from "#core/model/element-text";
import type { ElementQuery } from "#core/model/element";
import { parseExpectationSentence, parseStepSentence } from "#core/plan/sentence";

const name = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 30 }),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
    fc.constantFrom(
      "First Name",
      "Sign in",
      "Save button",
      "row Users",
      "the 2nd",
      "x: y",
      'Bob\'s "pub"',
      "a\\b",
      "\\n",
      "🚀 Go",
      "last",
      "it",
      "Type to search...",
      "Ünïcode",
      "Save -> go",
    ),
  )
  .filter((text) => text.trim() !== "" && !text.includes("${"));

const actionOf = (sentence: string) => {
  const parsed = parseStepSentence(sentence);
  return parsed.ok ? parsed.value.actions[0] : parsed.problem;
};

describe("quoting", () => {
  it("reads a quoted name back as it was", () => {
    fc.assert(
      fc.property(name, (text) => {
        expect(actionOf(`click ${quoteText(text)}`)).toMatchObject({ kind: "click", element: { name: text } });
        expect(actionOf(`fill ${quoteText(text)} with ${quoteText(text)}`)).toMatchObject({
          element: { name: text },
          value: text,
        });
      }),
    );
  });

  const query: fc.Arbitrary<ElementQuery> = fc.record(
    {
      name,
      kind: fc.constant("clickable" as const),
      role: fc.constantFrom(
        "button",
        "link",
        "textbox",
        "row",
        "heading",
        "text",
        "alert",
        "searchbox",
        "img",
        "menu",
        "form",
      ),
      nth: fc.constantFrom(1, 2, 3, 11, 22, -1, -2),
      within: fc.oneof(
        fc.record({ name, role: fc.constantFrom("row", "dialog", "region", "table") }, { requiredKeys: ["name"] }),
        fc.record({
          name: fc.constant(""),
          role: fc.constantFrom("row", "dialog", "listitem"),
          nth: fc.constantFrom(1, 2, 3, 11, 22, -1, -2),
        }),
      ),
      near: name,
      frame: name,
      exact: fc.constant(true as const),
    },
    { requiredKeys: ["name", "kind"] },
  );

  it("reads a described element back as the same query", () => {
    fc.assert(
      fc.property(query, (wanted) => {
        expect(actionOf(`hover ${describeQuery(wanted)}`)).toEqual({ kind: "hover", element: wanted });
      }),
      { numRuns: 500, seed: 20261121 },
    );
  });
});

describe("any text", () => {
  const words = fc.constantFrom(
    "click",
    "the",
    "in",
    "Users",
    '"Save"',
    "and",
    "is",
    "not",
    "visible",
    "row",
    "with",
    "to",
    "within",
    "first",
    "${x}",
    "->",
    "'",
    '"',
    "press",
    "Enter",
    "there",
    "are",
    "3",
    "from",
    "should",
    "have",
    ",",
    "then",
    "of",
    "url",
    "contains",
  );
  it("never throws, ends in a plan or a problem with words", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 80 }),
          fc.array(words, { maxLength: 30 }).map((list) => list.join(" ")),
        ),
        (text) => {
          for (const parsed of [parseStepSentence(text), parseExpectationSentence(text)]) {
            if (!parsed.ok) expect(parsed.problem.message.length).toBeGreaterThan(5);
          }
          const steps = parseStepSentence(text);
          if (steps.ok) expect(steps.value.actions.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each([
    "a",
    "in ",
    "and ",
    "is ",
    "not ",
    '" ',
    "' ",
    "${",
    "${x} ",
    "click and ",
    "press Enter and ",
    "within ",
    "the ",
    "-> ",
    "first ",
    "has ",
    "no longer ",
    "“ ",
    "\\",
    ", ",
  ])("takes 10,000 characters of %j in its stride", (piece) => {
    for (const opening of ["click ", "fill ", "verify ", ""]) {
      const text = opening + piece.repeat(Math.ceil(10_000 / piece.length));
      const start = performance.now();
      parseStepSentence(text);
      expect(performance.now() - start).toBeLessThan(500);
    }
  });

  it("takes the longest sentence it accepts in its stride", () => {
    for (const piece of [
      "in ",
      "and ",
      "is ",
      "has ",
      "and press Enter ",
      "is visible and ",
      "in row Users ",
      "the first ",
    ]) {
      const start = performance.now();
      parseStepSentence(`click ${piece.repeat(390 / piece.trim().split(" ").length)}`);
      expect(performance.now() - start).toBeLessThan(1000);
    }
  });
});
