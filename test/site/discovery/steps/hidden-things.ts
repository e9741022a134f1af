import { type DiscoveryPage, html } from "../../changed/steps/page";

export const hiddenThings: DiscoveryPage = {
  name: "hidden-things",
  html: html(
    `<p style="display:none">Saved</p><p style="opacity:0">Stored</p><p style="position:absolute;left:-9999px">Kept</p><template><p>Templated</p></template><script type="text/plain">Scripted</script><details><summary>More</summary><p>Folded</p></details><p style="visibility:hidden">Gone</p><p style="font-size:0">Tiny</p><p id="real">Visible words</p><input value="Typed" aria-label="Box">`,
  ),
  asks: [
    { say: 'expect text "Visible words" is visible', truth: "#real", untouched: true },
    { say: 'expect text "Saved" is visible', truth: null, untouched: true },
    { say: 'expect text "Stored" is visible', truth: null, untouched: true },
    { say: 'expect text "Templated" is visible', truth: null, untouched: true },
    { say: 'expect text "Scripted" is visible', truth: null, untouched: true },
    { say: 'expect text "Folded" is visible', truth: null, untouched: true },
    { say: 'expect text "Gone" is visible', truth: null, untouched: true },
    { say: 'expect text "Visible" is not visible', truth: null, untouched: true },
    { say: 'expect text "Saved" is not visible', truth: "p", untouched: true },
    { say: "expect Renewal button is visible", truth: null, untouched: true },
    { say: 'expect value of Box is "Typ"', truth: null, untouched: true },
    { say: "click Folded", truth: null },
  ],
};
