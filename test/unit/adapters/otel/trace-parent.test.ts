import fc from "fast-check";
import { expect, test } from "vitest";
import { readTraceParent } from "#adapters/otel/trace-parent";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const SPAN = "b7ad6b7169203331";

test("a valid one is read", () => {
  expect(readTraceParent(`00-${TRACE}-${SPAN}-01`)).toEqual({
    traceId: TRACE,
    spanId: SPAN,
    traceFlags: 1,
    isRemote: true,
  });
  // A version that is not known yet may say more after the flags.
  expect(readTraceParent(`01-${TRACE}-${SPAN}-00-more`)).toMatchObject({ traceFlags: 0 });
});

test.each([
  undefined,
  "",
  "nonsense",
  `00-${TRACE}-${SPAN}`,
  `00-${TRACE}-${SPAN}-01-more`,
  `ff-${TRACE}-${SPAN}-01`,
  `00-${"0".repeat(32)}-${SPAN}-01`,
  `00-${TRACE}-${"0".repeat(16)}-01`,
  `00-${TRACE.toUpperCase()}-${SPAN}-01`,
  `00-${TRACE}-${SPAN}-01\n00-${TRACE}-${SPAN}-01`,
])("%j is none", (text) => {
  expect(readTraceParent(text)).toBeUndefined();
});

const hex = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: length, maxLength: length });

test("every valid one comes back as it was, every other text is none or valid", () => {
  fc.assert(
    fc.property(hex(32), hex(16), hex(2), (trace, span, flags) => {
      fc.pre(/[^0]/.test(trace) && /[^0]/.test(span));
      const read = readTraceParent(`00-${trace}-${span}-${flags}`);
      expect(read).toMatchObject({ traceId: trace, spanId: span, traceFlags: Number.parseInt(flags, 16) });
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(readTraceParent(text)?.traceId ?? TRACE).toMatch(/^[0-9a-f]{32}$/);
    }),
  );
});
