import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UserError } from "#core/model/failure";
import { widthOf } from "#core/model/text-width";
import { type Column, limitOf, renderFields, renderTable, showMs, showTime } from "#cmd/table";

interface Row {
  readonly name: string;
  readonly count: number;
}
const columns: readonly Column<Row>[] = [
  { head: "NAME", show: (row) => row.name, flexible: true },
  { head: "COUNT", show: (row) => `${row.count} x`, raw: (row) => String(row.count), align: "right" },
];
const tty = (width: number) => ({ isTty: true, columns: width });
const pipe = { isTty: false, columns: 80 };

describe("tables", () => {
  it("stand aligned on a terminal", () => {
    const rows = [
      { name: "a", count: 1 },
      { name: "世界 long", count: 100 },
    ];
    expect(renderTable(columns, rows, tty(80))).toBe(
      ["NAME       COUNT", "a            1 x", "世界 long  100 x", ""].join("\n"),
    );
  });

  it("are tab-separated without headings when piped, whole and raw", () => {
    const name = "n".repeat(300);
    expect(renderTable(columns, [{ name, count: 7 }], pipe)).toBe(`${name}\t7\n`);
    expect(renderTable(columns, [{ name: "a\tb\nc", count: 7 }], pipe)).toBe("a b c\t7\n");
  });

  it("let nothing through that a terminal would obey, and stay within its width", () => {
    const name = fc.string({ unit: "binary", maxLength: 60 });
    fc.assert(
      fc.property(
        fc.array(fc.record({ name, count: fc.nat(999) }), { maxLength: 5 }),
        fc.integer({ min: 20, max: 100 }),
        (rows, width) => {
          const text = renderTable(columns, rows, tty(width));
          const lines = text.split("\n");
          expect(lines).toHaveLength(rows.length + 2);
          for (const line of lines) {
            expect(widthOf(line)).toBeLessThanOrEqual(width);
            expect([...line].some((c) => (c.codePointAt(0) ?? 0) < 32 || c === "\u009b" || c === "\u202e")).toBe(false);
          }
        },
      ),
    );
  });

  it("shorten the flexible column with an ellipsis", () => {
    const text = renderTable(columns, [{ name: "a".repeat(50), count: 1 }], tty(30));
    expect(text.split("\n")[1]).toBe(`${"a".repeat(22)}…    1 x`);
  });

  it("leave columns out that are empty in every row, for people alone", () => {
    const noted: readonly Column<Row>[] = [...columns, { head: "NOTE", show: (row) => (row.count > 1 ? "many" : "") }];
    const one = { name: "a", count: 1 };
    expect(renderTable(noted, [one], tty(80))).toBe("NAME  COUNT\na       1 x\n");
    expect(renderTable(noted, [one, { name: "b", count: 2 }], tty(80))).toContain("NOTE");
    expect(renderTable(noted, [one], pipe)).toBe("a\t1\t\n");
  });

  it("leave spare columns out where it is narrow, the lowest first, and none where there is room", () => {
    const many: readonly Column<Row>[] = [
      ...columns,
      { head: "SECOND", show: () => "x".repeat(10), raw: () => "2", spare: 2 },
      { head: "FIRST", show: () => "y".repeat(10), raw: () => "1", spare: 1 },
    ];
    const heads = (width: number): string => {
      const [first = ""] = renderTable(many, [{ name: "n".repeat(40), count: 1 }], tty(width)).split("\n");
      return first.split(/ +/).join(" ");
    };
    expect(heads(80)).toBe("NAME COUNT SECOND FIRST");
    expect(heads(8 + 2 + 5 + 12 + 12)).toBe("NAME COUNT SECOND FIRST");
    expect(heads(8 + 2 + 5 + 12 + 11)).toBe("NAME COUNT SECOND");
    expect(heads(8 + 2 + 5 + 11)).toBe("NAME COUNT");
    expect(heads(10)).toBe("NAME COUNT");
    expect(renderTable(many, [{ name: "a", count: 7 }], pipe)).toBe("a\t7\t2\t1\n");
  });

  it("leave empty fields out", () => {
    const fields = [
      ["run", "1"],
      ["error", ""],
      ["requirement", "x\u001b[2J"],
    ] as const;
    expect(renderFields(fields, tty(80))).toBe("run          1\nrequirement  x\uFFFD[2J\n");
    expect(renderFields(fields, pipe)).toBe("run\t1\nrequirement\tx\uFFFD[2J\n");
  });

  it.each([
    [0.034, "0.03 ms"],
    [9.5, "9.5 ms"],
    [340.4, "340 ms"],
    [1250, "1.25 s"],
    [125_000, "2m 05s"],
  ])("show %d ms as %s", (ms, text) => {
    expect(showMs(ms)).toBe(text);
  });

  it("show times to the second", () => {
    expect(showTime("2026-11-21T10:00:05.123Z")).toBe("2026-11-21 10:00:05Z");
    expect(showTime(0)).toBe("1970-01-01 00:00:00Z");
  });

  it.each(["0", "-1", "x", "1.5", "", true])("refuse %j as a limit", (limit) => {
    if (limit === true) expect(limitOf({ limit: "3" }, 20)).toBe(3);
    else expect(() => limitOf({ limit }, 20)).toThrow(UserError);
  });

  it("fall back when no limit is given", () => {
    expect(limitOf({}, 20)).toBe(20);
  });
});
