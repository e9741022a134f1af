import { checkable, clickable, type DiscoveryPage, documentOf, editable, selectable } from "../site-page";

const options = (words: readonly string[]): string =>
  words.map((word) => `<li role="option" id="o-${word.toLowerCase()}">${word}</li>`).join("");

/** Opens its list on click and takes the chosen text over. */
const LIST_SCRIPT = `<script>for (const box of document.querySelectorAll("[role=combobox]")) {
  const list = document.getElementById(box.getAttribute("aria-controls"));
  const show = (open) => { list.hidden = !open; box.setAttribute("aria-expanded", String(open)); };
  box.addEventListener("click", () => show(list.hidden));
  for (const option of list.children) option.addEventListener("click", () => {
    if (box.tagName === "INPUT") box.value = option.textContent; else box.querySelector("span").textContent = option.textContent;
    show(false);
  });
}</script>`;

export const CONTROL_PAGES: readonly DiscoveryPage[] = [
  {
    name: "comboboxes",
    html: documentOf(
      "Deal",
      `<p><label for="stage">Stage</label><input id="stage" role="combobox" readonly aria-haspopup="listbox" aria-expanded="false" aria-controls="stages" value="--None--"></p><ul id="stages" role="listbox" aria-label="Stage" hidden>${options(["Prospecting", "Qualified", "Won"])}</ul><p><span id="ll">Lead source</span> <button id="lead" type="button" role="combobox" aria-haspopup="listbox" aria-expanded="false" aria-labelledby="ll" aria-controls="leads"><span>--None--</span></button></p><ul id="leads" role="listbox" aria-labelledby="ll" hidden>${options(["Web", "Phone", "Partner"])}</ul><p><label for="kind">Kind</label><select id="kind"><option>New customer</option><option>Renewal</option></select></p>${LIST_SCRIPT}`,
    ),
    cases: [
      { query: selectable("Stage"), truth: "#stage" },
      { query: selectable("Lead source"), truth: "#lead" },
      { query: selectable("Kind"), truth: "#kind" },
    ],
    note: "One combobox is an input, one a button, one a real select.",
  },
  {
    name: "open-listbox",
    html: documentOf(
      "Colours",
      `<h2 id="c">Colour</h2><ul role="listbox" id="colours" aria-labelledby="c" tabindex="0"><li role="option" id="red">Red</li><li role="option" id="dark-red">Dark red</li><li role="option" id="blue" aria-selected="true">Blue</li></ul>`,
    ),
    cases: [
      { query: selectable("Colour"), truth: "#colours" },
      { query: clickable("Red"), truth: "#red" },
      { query: clickable("Dark red"), truth: "#dark-red" },
    ],
    note: "A list box that is always open.",
  },
  {
    name: "radio-groups",
    html: documentOf(
      "Lead",
      `<fieldset><legend>Rating</legend><label><input type="radio" name="r" id="hot"> Hot</label><label><input type="radio" name="r" id="cold"> Cold</label></fieldset><div role="radiogroup" aria-label="Speed"><div role="radio" id="fast" aria-checked="false" tabindex="0" onclick="this.setAttribute('aria-checked', 'true')">Fast</div><div role="radio" id="slow" aria-checked="true" tabindex="-1">Slow</div></div><fieldset><legend>Newsletter</legend><label><input type="radio" name="n" id="yes"> Yes</label><label><input type="radio" name="n" id="no"> No</label></fieldset><fieldset><legend>Calls</legend><label><input type="radio" name="c" id="yes-calls"> Yes</label></fieldset>`,
    ),
    cases: [
      { query: checkable("Hot"), truth: "#hot" },
      { query: checkable("Fast"), truth: "#fast" },
      { query: checkable("Yes", { within: { name: "Newsletter" } }), truth: "#yes" },
      { query: checkable("Yes"), truth: null },
    ],
    note: "Native and hand-made radio buttons.",
  },
  {
    name: "toggles",
    html: documentOf(
      "Settings",
      `<style>.t{position:relative;display:block}.t input{position:absolute;opacity:0;width:40px;height:22px}.t i{position:relative;display:inline-block;width:40px;height:22px;border-radius:11px;background:#ccd}</style><label class="t"><input type="checkbox" id="dark"><i></i> Dark mode</label><label class="t"><input type="checkbox" id="auto" class="away"><i></i> Dark mode at night</label><button role="switch" id="sound" aria-checked="false" aria-label="Sound" onclick="this.setAttribute('aria-checked', 'true')">○</button><div role="checkbox" id="beta" aria-checked="false" tabindex="0" onclick="this.setAttribute('aria-checked', 'true')">Try new things</div>`,
    ),
    cases: [
      { query: checkable("Dark mode"), truth: "#dark" },
      { query: checkable("Dark mode at night"), truth: "#auto" },
      { query: checkable("Sound"), truth: "#sound" },
      { query: checkable("Try new things"), truth: "#beta" },
    ],
    note: "The box is invisible or lies under its own picture; the label is what people press.",
  },
  {
    name: "contenteditable",
    html: documentOf(
      "Post",
      `<div id="title" contenteditable="true" role="textbox" aria-label="Title"></div><p id="bl">Body</p><div id="body" contenteditable="true" role="textbox" aria-multiline="true" aria-labelledby="bl" style="min-height:60px;border:1px solid #ccd"></div><button id="post">Post</button>`,
    ),
    cases: [
      { query: editable("Title"), truth: "#title" },
      { query: editable("Body"), truth: "#body" },
      { query: clickable("Post"), truth: "#post" },
    ],
    note: "Fields that are no inputs.",
  },
];
