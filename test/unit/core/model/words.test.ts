import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerText, identifierWords, isSameName, normaliseText, wordOverlap, words } from "#core/model/words";

describe("answerText", () => {
  it.each([
    ["Save", "Save", 1, 1],
    ["save", "Save", 0.95, 0.95],
    ["Email", "Email *", 0.95, 0.95],
    ["Email", "Your email", 0.93, 0.93],
    ["Search", "Search Wikipedia", 0.76, 0.9],
    ["Wikipedia", "Search Wikipedia", 0.64, 0.76],
    ["Alan Turing", "Turing, Alan", 0.52, 0.63],
    ["Save", "Cancel", 0, 0],
  ])("%s answers to %s between %f and %f", (wanted, text, low, high) => {
    const { score } = answerText(wanted, text);
    expect(score).toBeGreaterThanOrEqual(low);
    expect(score).toBeLessThanOrEqual(high);
  });

  it.each([
    ["New", "Renew"],
    ["Name", "Username"],
    ["Log", "Blog"],
  ])("whole words only: %s is not %s", (wanted, text) => {
    expect(answerText(wanted, text).score).toBe(0);
  });

  it.each([
    ["Name", "First Name"],
    ["Email", "Confirm Email"],
    ["Password", "Password confirmation"],
    ["Password", "New password"],
  ])("a qualified name is another name: %s is not chosen for %s", (wanted, text) => {
    expect(answerText(wanted, text).score).toBeLessThan(0.55);
  });

  it("ranks exact before prefix before inside before scattered", () => {
    const scores = ["Turing machine", "Turing machine tape", "The big Turing machine hall", "machine of Turing"].map(
      (text) => answerText("Turing machine", text).score,
    );
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores).size).toBe(4);
  });

  it("any text answers to itself best, and every score lies in [0, 1]", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const { score } = answerText(a, b);
        if (normaliseText(a) !== "") expect(answerText(a, a).score).toBe(1);
        return score >= 0 && score <= 1;
      }),
    );
  });

  it("reads 10,000 characters, emoji and quotes without complaint", () => {
    expect(answerText("🚀 Launch", "🚀 Launch").score).toBe(1);
    expect(answerText("🚀", "🛑").score).toBe(0);
    expect(answerText('Say "hi": now', 'Say "hi": now').score).toBe(1);
    expect(answerText("x".repeat(10_000), "x".repeat(10_000)).score).toBe(1);
  });
});

describe("words", () => {
  it("splits identifiers the way people read them", () => {
    expect(identifierWords("firstName")).toBe("first name");
    expect(identifierWords("auth[driver]")).toBe("auth driver");
    expect(identifierWords("search_box-2")).toBe("search box 2");
  });

  it("overlap is symmetric, and counters do not matter", () => {
    expect(wordOverlap("Cart (3)", "Cart (4)")).toBe(1);
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => wordOverlap(a, b) === wordOverlap(b, a)));
  });

  it("never yields an empty word", () => {
    fc.assert(fc.property(fc.string(), (text) => words(text).every((word) => word !== "")));
  });
});

describe("isSameName", () => {
  it.each([
    ["Place order", "Place your order"],
    ["Gift wrap (£3.50)", "Gift wrapping (£4)"],
    ["Cart (3)", "Cart (4)"],
    ["Type to search...", "Search packages"],
    ["Search the shop", "Search"],
  ])("%s may have become %s", (a, b) => {
    expect([isSameName(a, b), isSameName(b, a)]).toEqual([true, true]);
  });
  it.each([
    ["Archive project", "Delete project"],
    ["Pay 10 EUR", "Pay 9000 EUR"],
    ["Version 2", "Version 3"],
    ["Send me offers", "Do not send me offers"],
    ["Account settings", "Delete account settings"],
    ["Edit profile", "Close profile"],
    ["Save", ""],
    ["Sign in", "Sign up"],
    ["Log in", "Log out"],
    ["Zoom in", "Zoom out"],
    ["Save", "Save as"],
  ])("%s has not become %s", (a, b) => {
    expect([isSameName(a, b), isSameName(b, a)]).toEqual([false, false]);
  });
});
