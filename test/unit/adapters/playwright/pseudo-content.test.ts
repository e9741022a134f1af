import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentText } from "#adapters/playwright/page/pseudo-content";

const attributes: Readonly<Record<string, string>> = { "data-alt": "alternative" };
const read = (css: string): string => contentText(css, (name) => attributes[name] ?? null);

describe("text of a computed content value", () => {
  it.each([
    ["none", ""],
    ["normal", ""],
    ['"plain"', "plain"],
    ["'single'", "single"],
    ['"a" "b"', "ab"],
    ['"say \\"hi\\""', 'say "hi"'],
    ['"\\e001 x"', "\ue001x"],
    ['"before" / "spoken"', "spoken"],
    ['"before" / ""', ""],
    ['url("icon.svg") / " start " attr(data-alt) " end "', " start alternative end "],
    ['url("icon.svg") "after the image"', "after the image"],
    ['counter(step) ". "', ""],
    ["attr(data-missing)", ""],
    ["open-quote", ""],
    ['"never closed', "never closed"],
  ])("%s", (css, text) => expect(read(css)).toBe(text));

  it("gives back any text that is written as one string", () => {
    const quoted = (text: string): string => `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
    fc.assert(fc.property(fc.string(), (text) => read(quoted(text)) === text));
  });

  it("ends on anything", () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (css) => read(css).length <= css.length + 100));
  });
});
