import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { change, createCanvas } from "#tui/canvas.ts";
import { line } from "#tui/line.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is read here
const ESCAPES = /\u001B\[(?<count>\d*)(?<what>[ABKJ])|\u001B\[\?2026[hl]|(?<text>[^\u001B\n\r]+)|\n|\r/y;

/** A terminal that knows what a canvas writes: up, down, erase right and below, new lines. It scrolls. */
const terminal = (rows: number, first: readonly string[] = []) => {
  const screen = [...first, ""];
  let row = screen.length - 1;
  let column = 0;
  const top = (): number => Math.max(0, screen.length - rows);
  const put = (text: string): void => {
    const before = (screen[row] ?? "").padEnd(column);
    screen[row] = before.slice(0, column) + text + before.slice(column + text.length);
    column += text.length;
  };
  return {
    write: (data: string): void => {
      ESCAPES.lastIndex = 0;
      while (ESCAPES.lastIndex < data.length) {
        const from = ESCAPES.lastIndex;
        const found = ESCAPES.exec(data);
        if (!found) throw new Error(`not understood: ${JSON.stringify(data.slice(from))}`);
        const { count, what, text } = found.groups ?? {};
        if (text !== undefined) put(text);
        else if (found[0] === "\n") {
          row++;
          column = 0;
          if (row === screen.length) screen.push("");
        } else if (found[0] === "\r") column = 0;
        else if (what === "A") row = Math.max(top(), row - Number(count || 1));
        else if (what === "B") row = Math.min(Math.max(screen.length, rows) - 1, row + Number(count || 1));
        else if (what === "K") screen[row] = (screen[row] ?? "").slice(0, column);
        else if (what === "J") screen.splice(row, Infinity, (screen[row] ?? "").slice(0, column));
      }
    },
    screen: () => [...screen],
    cursor: () => [row, column],
  };
};

const texts = fc.array(fc.constantFrom("", "a", "bb", "longer", "the longest of all"), { maxLength: 8 });

describe("change", () => {
  it("leaves the rows that are wanted and the cursor below them, whatever was there", () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const shown = terminal(20, ["above", ...before]);
        shown.write(change(before, after));
        expect(shown.screen()).toEqual(["above", ...after, ""]);
        expect(shown.cursor()).toEqual([after.length + 1, 0]);
      }),
    );
  });
  it("writes nothing for what is there, and only the rows that differ", () => {
    expect(change(["a", "b"], ["a", "b"])).toBe("");
    expect(change(["a", "b", "c"], ["a", "x", "c"])).toBe("\u001B[2Ax\u001B[K\n\u001B[1B");
  });
});

const canvasOn = (columns: number) => {
  const shown = terminal(20, ["$ pacts run"]);
  const written: string[] = [];
  const stdout = {
    columns,
    write: (data: string) => {
      written.push(data);
      shown.write(data);
    },
  };
  const canvas = createCanvas({ stdout: stdout as unknown as NodeJS.WriteStream }, { color: false, unicode: true });
  return { canvas, stdout, written, shown };
};
const lines = (...rows: readonly string[]) => rows.map((each) => line(each));

describe("a canvas", () => {
  it("writes nothing when nothing changed", () => {
    const { canvas, written } = canvasOn(40);
    canvas.draw(lines("one", "two"));
    canvas.draw(lines("one", "two"));
    expect(written).toHaveLength(1);
  });
  it("is taken away without a trace", () => {
    const { canvas, shown } = canvasOn(40);
    canvas.draw(lines("one", "two"));
    canvas.wipe();
    canvas.wipe();
    expect(shown.screen()).toEqual(["$ pacts run", ""]);
  });
  it("takes away what a narrower terminal broke in two", () => {
    const { canvas, shown, stdout } = canvasOn(40);
    canvas.draw(lines("x".repeat(39), "two"));
    // What a terminal makes of them when it has 20 columns.
    shown.write(`\u001B[2A\u001B[J${"x".repeat(20)}\n${"x".repeat(19)}\ntwo\n`);
    stdout.columns = 20;
    canvas.wipe();
    expect(shown.screen()).toEqual(["$ pacts run", ""]);
  });
  it("draws over the row it shares, and leaves it empty as it was", () => {
    const { canvas, shown } = canvasOn(40);
    shown.write("\n");
    canvas.share();
    canvas.draw(lines("one", "two"));
    expect(shown.screen()).toEqual(["$ pacts run", "one", "two", ""]);
    canvas.draw(lines("one", "three"));
    canvas.wipe();
    expect(shown.screen()).toEqual(["$ pacts run", "", ""]);
    expect(shown.cursor()).toEqual([2, 0]);
  });
});
