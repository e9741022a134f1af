import { describe, expect, it } from "vitest";
import type { PageNews } from "#core/ports/browser";
import { readNews } from "#core/run/unasked";

const read = (...news: readonly PageNews[]) => {
  const warnings: string[] = [];
  const failure = readNews({ news: () => news }, { warn: (sentence) => void warnings.push(sentence) });
  return { failure, warnings };
};

describe("what a page does unasked", () => {
  it("is nothing on most pages", () => {
    expect(read()).toEqual({ failure: undefined, warnings: [] });
  });

  it("is a warning where it is only worth knowing", () => {
    expect(read({ kind: "notice", sentence: "opened a new tab: Help" })).toEqual({
      failure: undefined,
      warnings: ["opened a new tab: Help"],
    });
  });

  it("is a failure where it asks something, with the first question's words", () => {
    const { failure } = read(
      { kind: "dialog", dialogType: "confirm", message: "Delete all?" },
      { kind: "dialog", dialogType: "alert", message: "Deleted" },
    );
    expect(failure?.message).toBe(
      'the page asked "Delete all?" (confirm) and nothing in the requirement says what to answer',
    );
  });
});
