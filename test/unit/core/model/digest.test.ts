import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digestDistance, simHash } from "#core/model/digest";

const page = (...rows: readonly (readonly [string, number])[]): ReadonlyMap<string, number> => new Map(rows);
const shop = page(
  ["html>body>header", 1],
  ["body>header>nav", 1],
  ["header>nav>a", 6],
  ["html>body>main", 1],
  ["body>main>ul", 1],
  ["main>ul>li", 12],
  ["ul>li>button", 12],
  ["ul>li>img", 12],
  ["html>body>footer", 1],
  ["body>footer>a", 9],
);
const form = page(
  ["html>body>form", 1],
  ["body>form>label", 8],
  ["form>label>input", 8],
  ["form>label>select", 2],
  ["body>form>fieldset", 2],
  ["form>fieldset>legend", 2],
  ["body>form>button", 1],
);

describe("the digest of a page", () => {
  it("hardly changes when a list grows, and a lot on another page", () => {
    const grown = new Map(shop).set("main>ul>li", 62).set("ul>li>button", 62).set("ul>li>img", 62);
    const near = digestDistance(simHash(shop), simHash(grown));
    const far = digestDistance(simHash(shop), simHash(form));
    expect(near).toBeLessThan(0.25);
    expect(far).toBeGreaterThan(near);
  });

  it("is 16 digits, the same for the same page in any order, and as far from a as from b", () => {
    const rows = fc.uniqueArray(fc.tuple(fc.string(), fc.integer({ min: 1, max: 1e6 })), {
      selector: ([name]) => name,
    });
    fc.assert(
      fc.property(rows, rows, (a, b) => {
        const [left, right] = [simHash(new Map(a)), simHash(new Map(b))];
        expect(left).toMatch(/^[0-9a-f]{16}$/u);
        expect(digestDistance(left, right)).toBe(digestDistance(right, left));
        expect(digestDistance(left, left)).toBe(0);
      }),
    );
  });
});
