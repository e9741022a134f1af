import { describe, expect, it } from "vitest";
import { matchLabels, type PlacedControl, type PlacedText } from "#core/model/label-match";

/** Lines of characters: `[]` is a box, `[___]` a field, words are texts; a character is 8 pixels wide and a line 20 high. */
const drawn = (...lines: readonly string[]) => {
  const controls: PlacedControl[] = [];
  const texts: (PlacedText & { readonly said: string })[] = [];
  for (const [row, line] of lines.entries())
    for (const found of line.matchAll(/\[_*\]|[^\s[\]]+(?: [^\s[\]]+)*/gu)) {
      const [said] = found;
      const box = { x: found.index * 8, y: row * 20, width: said.length * 8, height: 18 };
      if (said.startsWith("[")) controls.push({ box, toggle: said === "[]" });
      else texts.push({ box, taken: said.startsWith("~"), caption: said.endsWith(":"), said });
    }
  return matchLabels(controls, texts).map((text) => (text === undefined ? "" : (texts[text]?.said ?? "")));
};

describe("labels by position", () => {
  it.each([
    ["text after boxes", ["[] One", "[] Two"], ["One", "Two"]],
    ["text before boxes", ["Heating []", "Alarm []"], ["Heating", "Alarm"]],
    ["a flow that ends with a text", ["[] Small [] Medium [] Large"], ["Small", "Medium", "Large"]],
    ["a flow that ends with a box", ["Small [] Medium [] Large []"], ["Small", "Medium", "Large"]],
    ["the nearer of two sides", ["x  [] A      [] B      [] C"], ["A", "B", "C"]],
    ["equal gaps on both sides", ["Off [] On"], [""]],
    ["equal gaps throughout", ["A [] B [] C"], ["", ""]],
    ["a caption with a colon", ["Size: [] S [] M"], ["S", "M"]],
    ["a doubtful line as the others", ["Heat []", "Off [] On", "Alarm []"], ["Heat", "Off", "Alarm"]],
    [
      "blocks that differ line by line",
      ["Heating []", "Alarm []", "", "[] Toast [] Egg"],
      ["Heating", "Alarm", "Toast", "Egg"],
    ],
    ["a row of boxes after one word", ["Ann [] [] []"], ["", "", ""]],
    ["one row under a heading row", ["  Read   Write", "   []     []"], ["Read", "Write"]],
    ["two rows under a heading row", ["  Read   Write", "   []     []", "   []     []"], ["", "", "", ""]],
    ["captions above fields", ["Name", "[______]", "Street", "[______]"], ["Name", "Street"]],
    ["captions below fields", ["[______]", "Name", "[______]", "Street"], ["Name", "Street"]],
    ["a hint below", ["Name [______]", "     As in the passport"], ["Name"]],
    ["a unit after", ["Width [____] cm"], ["Width"]],
    ["words between lists", ["From [____] To [____]"], ["From", "To"]],
    ["words after lists", ["[____] From [____] To"], ["From", "To"]],
    ["what labels another", ["~other [____]"], [""]],
    ["a field and a box", ["Name [_____] [] Remember me"], ["Name", "Remember me"]],
  ])("%s", (_, lines, labels) => expect(drawn(...lines)).toEqual(labels));

  it("labels the control of a settings row from its other end", () => {
    const texts = [0, 40].map((y) => ({ box: { x: 0, y, width: 90, height: 36 }, taken: false, caption: false }));
    const controls = [8, 48].map((y) => ({ box: { x: 600, y, width: 40, height: 20 }, toggle: true }));
    expect(matchLabels(controls, texts)).toEqual([0, 1]);
  });
});
