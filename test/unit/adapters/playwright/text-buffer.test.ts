import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTextBuffer } from "#adapters/playwright/page/text-buffer";

const block = { block: true } as unknown as Element;
const inline = { block: false } as unknown as Element;
const create = (cap = 100) => createTextBuffer(cap, (element) => element === block);

describe("text buffer", () => {
  it("collapses white space and trims", () => {
    const out = create();
    out.text("  one\n\t two ");
    out.text(" three");
    expect(out.line()).toBe("one two three");
  });

  it("keeps words of different blocks apart, and joins what an inline element splits", () => {
    const out = create();
    out.text("but");
    out.edge(inline);
    out.text("ton");
    out.edge(block);
    out.text("label");
    expect(out.line()).toBe("button label");
  });

  it("keeps no-break spaces inside, and at the ends only when asked", () => {
    const out = create();
    out.text("\u00a0a\u00a0\u00a0b\u00a0");
    expect(out.line()).toBe("a\u00a0\u00a0b");
    expect(out.line(true)).toBe("\u00a0a\u00a0\u00a0b\u00a0");
  });

  it("leaves out what nobody sees", () => {
    const out = create();
    out.text("Pass\u00adword\u200b");
    expect(out.line()).toBe("Password");
  });

  it("counts no ink for white space", () => {
    const out = create();
    out.text(" \n\u00a0 ");
    expect(out.ink()).toBe(0);
  });

  it("never cuts a character in half", () => {
    const out = create(3);
    out.text("ab\u{1f600}");
    expect(out.line()).toBe("ab");
  });

  it("is one line within its cap, whatever comes in", () => {
    const steps = fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.constant(block), fc.constant(inline)));
    fc.assert(
      fc.property(steps, (all) => {
        const out = create(20);
        for (const step of all) {
          if (typeof step === "string") out.text(step);
          else out.edge(step);
        }
        expect(out.line().length).toBeLessThanOrEqual(20);
        expect(out.line()).not.toMatch(/[\t\n\f\r]| {2}/);
      }),
    );
  });
});
