import fc from "fast-check";
import { expect, it } from "vitest";
import { markdownText, markupText } from "#core/model/markup";

const ANY = fc.string({ unit: "binary" });

it("leaves no character that is markup, or none at all", () => {
  fc.assert(
    fc.property(ANY, (text) => {
      const safe = markupText(text);
      expect(safe).not.toMatch(/[<>"'\p{Cc}\p{Cs}\uFFFE\uFFFF\u202A-\u202E]/u);
      expect(safe.replace(/&(amp|lt|gt|quot|#39);/g, "")).not.toContain("&");
    }),
  );
  expect(markupText("a ]]> \uFFFE\u{1FFFF}\u0000 & 'b'")).toBe("a ]]&gt; \uFFFD\uFFFD\uFFFD &amp; &#39;b&#39;");
});

it("leaves words as they are", () => {
  expect(markupText("Søk 商店 🎁 a-b_c")).toBe("Søk 商店 🎁 a-b_c");
});

it("lets nothing in Markdown be more than text", () => {
  expect(markdownText("a | b")).toBe("a \\| b");
  expect(markdownText("[x](javascript:y) <b> *z* `c` @d #1")).toBe(
    "\\[x\\]\\(javascript\\:y\\) &lt;b&gt; \\*z\\* \\`c\\` \\@d \\#1",
  );
  fc.assert(
    fc.property(ANY, (text) => {
      const bare = markdownText(text).replace(/&(?:amp|lt|gt|quot|#39);|\\[!-/:-@[-`{-~]/g, "");
      expect(bare).not.toMatch(/[\\`*_{}[\]()#|~@<>&\n]/);
    }),
  );
});
