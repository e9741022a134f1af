import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formFor, isoDay, orderIn, orderOfLanguage } from "#core/model/date-form";
import { sectionKeys } from "#core/model/date-sections";
import { outOfRange } from "#core/model/stepped-number";
import { readDate } from "#core/model/written-date";

const text = (written: string, order?: "dmy" | "mdy"): string => {
  const read = readDate(written, order);
  return read.kind === "read" ? isoDay(read.parts) : read.kind;
};

describe("readDate", () => {
  it.each([
    "2013-10-24",
    "2013/10/24",
    "20131024",
    "10/24/2013",
    "24.10.2013",
    "24/10/2013",
    "24 Oct 2013",
    "October 24, 2013",
    "Thursday, 24th of October 2013",
  ])("%s is the 24th of October", (written) => expect(text(written)).toBe("2013-10-24"));
  it.each(["13/45/2013", "2013-13-45", "30 Feb 2020", "31.02.2020", "29.02.2021", "25:00", "13:00 pm", "1/2/26"])(
    "there is no %s",
    (written) => expect(text(written)).toBe("impossible"),
  );
  it.each(["three", "1234567", "", "soon"])("%j is no date", (written) => expect(text(written)).toBe("unreadable"));
  it("asks which of two days is meant, unless the order is known", () => {
    expect(text("03/04/2013")).toBe("ambiguous");
    expect(text("03/04/2013", "dmy")).toBe("2013-04-03");
    expect(text("03/04/2013", "mdy")).toBe("2013-03-04");
    expect(text("03.04.2013")).toBe("2013-04-03");
    expect(text("04/04/2013")).toBe("2013-04-04");
  });
  it("reads every day in every form", () =>
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1900-01-01"), max: new Date("2199-12-31"), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10);
          const [y, m, d] = iso.split("-");
          expect(text(iso)).toBe(iso);
          expect(text(`${d}.${m}.${y}`)).toBe(iso);
          expect(text(`${m}/${d}/${y}`, "mdy")).toBe(iso);
          expect(text(date.toLocaleDateString("en-US", { dateStyle: "long", timeZone: "UTC" }))).toBe(iso);
        },
      ),
    ));
  it("never throws", () => fc.assert(fc.property(fc.string(), (any) => void readDate(any))));
});

describe("forms of dates", () => {
  const form = (type: Parameters<typeof formFor>[0], written: string) => {
    const formed = formFor(type, written, readDate(written));
    return formed.kind === "formed" ? formed.text : formed.message;
  };
  it("are what native inputs want", () => {
    expect(form("datetime-local", "May 1 2026 at 9am")).toBe("2026-05-01T09:00");
    expect(form("week", "week 18 2026")).toBe("2026-W18");
    expect(form("month", "05/2026")).toBe("2026-05");
    expect(form("time", "12:05 am")).toBe("00:05");
    expect(form("date", "31/12")).toMatch(/no year/u);
  });
  it("are typed by sections in the order that these show", () => {
    expect(sectionKeys("02/03/2026 04:05 PM", ["month", "day", "year", "hours", "minutes", "meridiem"])).toEqual({
      kind: "keys",
      keys: ["02", "03", "2026", "04", "05", "PM"],
    });
    expect(sectionKeys("2026-03-02", ["day", "month", "year"])).toEqual({ kind: "keys", keys: ["02", "03", "2026"] });
    expect(sectionKeys("02/31/2026", ["month", "day", "year"]).kind).toBe("refused");
  });
  it("follow hints and languages", () => {
    expect([orderIn("MM/DD/YYYY"), orderIn("tt.mm.jjjj"), orderIn("a/b/c")]).toEqual(["mdy", "dmy", undefined]);
    expect([orderOfLanguage("en-US"), orderOfLanguage("de"), orderOfLanguage("en")]).toEqual(["mdy", "dmy", undefined]);
  });
});

describe("outOfRange", () => {
  it("says the limits and the nearest values", () => {
    const range = { min: 0, max: 50, step: 5 };
    expect(outOfRange("35", range)).toBeUndefined();
    expect(outOfRange("33", range)?.hint).toBe("write 30 or 35");
    expect(outOfRange("80", range)?.message).toMatch(/from 0 to 50 in steps of 5/u);
    expect(outOfRange("loud", range)?.message).toMatch(/no number/u);
    expect(outOfRange("0.3", { min: 0, max: 1, step: 0.1 })).toBeUndefined();
  });
});
