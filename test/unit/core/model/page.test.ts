import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageKey } from "#core/model/page";

describe("pageKey", () => {
  it.each([
    ["https://a.test", "https://a.test/"],
    ["https://A.test:443/Users/42/edit/", "https://a.test/Users/:id/edit"],
    ["https://a.test/u/3f2504e0-4f89-11d3-9a0c-0305e82c3301", "https://a.test/u/:id"],
    ["https://a.test/lightning/r/Account/0015g00000ABCdEAAX/view", "https://a.test/lightning/r/Account/:id/view"],
    ["https://a.test/commit/9fceb02d0ae598e95dc970b74767f19372d61af8", "https://a.test/commit/:id"],
    ["https://a.test/day/2026-11-21", "https://a.test/day/:id"],
    ["https://a.test/blog/how-to-test-0a1b2c3d4e5f", "https://a.test/blog/how-to-test-:id"],
    ["https://en.wikipedia.org/wiki/Alan_Turing", "https://en.wikipedia.org/wiki/Alan_Turing"],
    ["https://en.wikipedia.org/wiki/Boeing_737_MAX", "https://en.wikipedia.org/wiki/Boeing_737_MAX"],
    ["https://en.wikipedia.org/wiki/Apollo_11", "https://en.wikipedia.org/wiki/Apollo_11"],
    ["https://en.wikipedia.org/wiki/Caf%C3%A9", "https://en.wikipedia.org/wiki/Caf%C3%A9"],
    [
      "http://w.test/index.php?title=Main_Page&action=edit&oldid=77",
      "http://w.test/index.php?action=edit&title=Main_Page",
    ],
    ["https://a.test/list?page=3&q=shoes&sort=asc", "https://a.test/list"],
    ["https://a.test/list?view=grid&tab=open", "https://a.test/list?tab=open&view=grid"],
    ["https://a.test/adm.php?login&server=x", "https://a.test/adm.php?login="],
    ["https://a.test/a;jsessionid=1234ABCD5678?x=1", "https://a.test/a"],
    ["https://a.test/app#/orders/17?tab=items&n=2", "https://a.test/app#/orders/:id?tab=items"],
    ["https://a.test/app#!/orders", "https://a.test/app#!/orders"],
    ["https://a.test/doc#chapter-2", "https://a.test/doc"],
    ["about:blank", "about:blank"],
    ["not a url", "not a url"],
    ["", ""],
  ])("%s -> %s", (url, key) => {
    expect(pageKey(url)).toBe(key);
  });

  it("never throws and is its own key", () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()), (url) => {
        const key = pageKey(url);
        expect(pageKey(key)).toBe(key);
      }),
    );
  });

  it("does not tell records of one route apart", () => {
    fc.assert(
      fc.property(fc.nat(), fc.uuid(), fc.nat(), fc.uuid(), (a, b, c, d) => {
        expect(pageKey(`https://a.test/x/${a}/${b}?id=${a}`)).toBe(pageKey(`https://a.test/x/${c}/${d}?id=${c}`));
      }),
    );
  });

  it("tells words apart", () => {
    const word = fc.stringMatching(/^[a-z]{1,20}$/);
    fc.assert(
      fc.property(word, word, (a, b) => {
        fc.pre(a !== b);
        expect(pageKey(`https://a.test/wiki/${a}`)).not.toBe(pageKey(`https://a.test/wiki/${b}`));
      }),
    );
  });
});
