import fc from "fast-check";
import { expect, test } from "vitest";
import { urlAttributes } from "#adapters/otel/attributes";
import { failureText } from "#adapters/otel/failure-text";

test.each([
  [null, {}],
  ["http://shop.test/a?b", { "url.full": "http://shop.test/a?b=REDACTED" }],
  [
    "https://ann:geheim@shop.test/?token=geheim&x=1#geheim",
    { "url.full": "https://shop.test/?token=REDACTED&x=REDACTED" },
  ],
  ["/cart?token=geheim", { "url.path": "/cart" }],
])("the address %s", (address, attributes) => {
  expect(urlAttributes(address)).toEqual(attributes);
});

test("no value of a query, no user and no password leaves", () => {
  const word = fc.string({ unit: fc.constantFrom(..."abcxyz0189"), minLength: 1 }).map((text) => `Q${text}Q`);
  fc.assert(
    fc.property(
      word,
      word,
      fc.dictionary(
        word,
        word.map((text) => `V${text}`),
      ),
      (user, password, query) => {
        const address = `http://U${user}:P${password}@shop.test/path?${new URLSearchParams(query)}#H${user}`;
        const told = JSON.stringify(urlAttributes(address));
        for (const secret of [`U${user}`, `P${password}`, `H${user}`, ...Object.values(query)])
          expect(told).not.toContain(secret);
      },
    ),
  );
});

test("a failure is told in our words, with neither user nor path nor the collector's own", () => {
  const said = failureText("traces", "https://ann:geheim@x.test:4318/geheim", {
    code: 401,
    message: "x-api-key: geheim",
  });
  expect(said).toBe("the collector of traces at https://x.test:4318 answered with status 401");
  expect(failureText("metrics", "http://x.test", new Error("geheim"))).not.toContain("geheim");
});
