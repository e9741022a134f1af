import { describe, expect, it } from "vitest";
import { describeAction, describeExpectation } from "#core/model/action-text";
import type { Action } from "#core/model/step";
import { parseStepSentence } from "#core/plan/sentence";
import { ACTION_SENTENCES } from "./action-sentences";
import { EXPECTATION_SENTENCES } from "./expectation-sentences";
import { REFUSED_SENTENCES } from "./refused-sentences";

const canonical = (action: Action): string => {
  if (action.kind === "expect") return `expect ${describeExpectation(action.that)}`;
  if (action.kind === "wait") return `wait ${describeExpectation(action.until)}`;
  return describeAction(action);
};

const last = { name: "LAST", kind: "any" } as const;

const read = (sentence: string): string => {
  const parsed = parseStepSentence(sentence, { last });
  if (!parsed.ok) return `refused: ${parsed.problem.code}`;
  const { actions, outcome, timeoutMs } = parsed.value;
  const outcomes = outcome.map((that) => ` -> ${describeExpectation(that)}`).join("");
  return `${actions.map(canonical).join("; ")}${outcomes}${timeoutMs === undefined ? "" : ` (${timeoutMs} ms)`}`;
};

describe("sentences", () => {
  it("has a large table", () => {
    expect(ACTION_SENTENCES.length + EXPECTATION_SENTENCES.length + REFUSED_SENTENCES.length).toBeGreaterThan(400);
  });
  it.each(ACTION_SENTENCES)("%s", (sentence, meaning) => expect(read(sentence)).toBe(meaning));
  it.each(EXPECTATION_SENTENCES)("%s", (sentence, meaning) => expect(read(sentence)).toBe(meaning));
  it.each(REFUSED_SENTENCES)("refuses: %s", (sentence, code) => expect(read(sentence)).toBe(`refused: ${code}`));

  it("shows both readings when there are two", () => {
    const parsed = parseStepSentence("click Add in Users");
    if (parsed.ok) throw new Error("not refused");
    expect(parsed.problem.message).toContain('"Add in Users"');
    expect(parsed.problem.message).toContain('"Add" within "Users"');
    expect(parsed.problem.hint).toContain("Add within Users");
  });

  it("says the near verb for a misspelt one", () => {
    const parsed = parseStepSentence("clik Save");
    expect(parsed.ok ? "" : parsed.problem.hint).toBe('did you mean "click"?');
  });

  it("refuses `that field` where nothing came before", () => {
    const parsed = parseStepSentence("press Enter on that field");
    expect(parsed.ok ? "" : parsed.problem.code).toBe("nothing-before");
  });

  it("gives the kind the action needs", () => {
    const kindOf = (sentence: string): string => {
      const parsed = parseStepSentence(sentence);
      const action = parsed.ok ? parsed.value.actions[0] : undefined;
      return action && "element" in action ? (action.element?.kind ?? "none") : "none";
    };
    expect(
      ["click A", "fill A with b", "select B from A", "check A", "hover A", "press Enter on A"].map(kindOf),
    ).toEqual(["clickable", "editable", "selectable", "checkable", "clickable", "focusable"]);
  });
});
