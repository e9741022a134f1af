import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { base64, createRedactor } from "#core/model/redact";

const CANARY = `pa$$ "w<o>r'd" & ümläut/+?`;
const redact = createRedactor([{ name: "PASSWORD", value: CANARY }]);
const html = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

describe("createRedactor", () => {
  it.each([
    ["raw", CANARY],
    ["base64", Buffer.from(CANARY).toString("base64")],
    ["base64url", Buffer.from(CANARY).toString("base64url")],
    ["URL-encoded", encodeURIComponent(CANARY)],
    ["URL-encoded in lower case", encodeURIComponent(CANARY).replace(/%../g, (hex) => hex.toLowerCase())],
    ["a form field", new URLSearchParams({ p: CANARY }).toString().slice(2)],
    ["a form field of a page in Latin-1", "pa%24%24+%22w%3Co%3Er%27d%22+%26+%FCml%E4ut%2F%2B%3F"],
    ["the same in lower case", "pa%24%24%20%22w%3co%3er%27d%22%20%26%20%fcml%e4ut%2f%2b%3f"],
    ["Latin-1 that was read as UTF-8", new TextDecoder().decode(Buffer.from(CANARY, "latin1"))],
    ["HTML", html(CANARY)],
    ["JSON", JSON.stringify(CANARY).slice(1, -1)],
    ["JSON in JSON", JSON.stringify(JSON.stringify(CANARY)).slice(3, -3)],
  ])("masks it as %s", (_form, text) => {
    expect(redact.text(`before ${text} after`)).toBe("before [secret PASSWORD] after");
  });

  it.each(["", "u", "us", "user:"])("masks it inside of the base64 of %j and more", (before) => {
    const masked = redact.text(Buffer.from(`${before}${CANARY}, and more`).toString("base64"));
    expect(masked).toContain("[secret PASSWORD]");
    const rest = masked.split("[secret PASSWORD]").map((part) => Buffer.from(part, "base64").toString());
    expect(rest.join("")).not.toContain("mläut");
  });

  it("masks what was cut off at the end of a text", () => {
    expect(redact.text(`value ${CANARY.slice(0, 12)}`)).toBe("value [secret PASSWORD]");
    expect(redact.text(`value ${CANARY.slice(0, 12)}…`)).toBe("value [secret PASSWORD]");
  });

  it("masks a short value only as a whole word, and an empty one never", () => {
    const short = createRedactor([
      { name: "PIN", value: "42" },
      { name: "NONE", value: "" },
    ]);
    expect(short.text("42 of 142, (42)")).toBe("[secret PIN] of 142, ([secret PIN])");
    expect(short.values).toEqual(["42"]);
  });

  it("walks whole trees and leaves the fields it is told to", () => {
    const named = createRedactor([{ name: "WORD", value: "click" }]);
    const event = { action: "click", text: "click it", list: [{ seen: "click" }], n: 1, none: null };
    expect(named.deep(event, new Set(["action"]))).toEqual({
      action: "click",
      text: "[secret WORD] it",
      list: [{ seen: "[secret WORD]" }],
      n: 1,
      none: null,
    });
  });

  it("prefers the longer of two secrets that begin alike", () => {
    const two = createRedactor([
      { name: "SHORT", value: "open" },
      { name: "LONG", value: "open-sesame" },
    ]);
    expect(two.text("open-sesame, open")).toBe("[secret LONG], [secret SHORT]");
  });

  it("lets no form of any value through", () => {
    const value = fc
      .string({ minLength: 4, maxLength: 40, unit: "grapheme" })
      .filter((text) => !/[[\]]/.test(text) && !"[secret NAME]".includes(text));
    fc.assert(
      fc.property(value, fc.string(), fc.string(), (secret, before, after) => {
        const masked = createRedactor([{ name: "NAME", value: secret }]);
        const forms = [
          secret,
          encodeURIComponent(secret),
          html(secret),
          JSON.stringify(secret).slice(1, -1),
          Buffer.from(secret).toString("base64"),
        ];
        for (const form of forms) {
          const left = masked.text(`${before}${form}${after}`).split("[secret NAME]");
          expect(left.some((part) => part.includes(secret) || part.includes(form))).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("leaves texts without secrets as they are", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(createRedactor([]).text(text)).toBe(text);
        fc.pre(!text.includes("Q7x"));
        expect(createRedactor([{ name: "A", value: "Q7x!Q7x!Q7x" }]).text(text)).toBe(text);
      }),
    );
  });
});

describe("base64", () => {
  it("is what everybody else calls base64", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(base64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
      }),
    );
  });
});
