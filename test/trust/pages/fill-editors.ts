import type { TrustPage } from "../trust-page";

/** An editor that draws its text, and catches the keys with a text area that nobody sees, as CodeMirror 5 does. */
const drawn = (keys: boolean): string =>
  `<label for="m">Body</label><div style="position:relative;width:300px;height:80px;border:1px solid"><div style="overflow:hidden;position:relative;width:3px;height:0"><textarea id="m" style="position:absolute;width:1000px;height:16px"></textarea></div><div id="d"></div></div>
  <button id="s" onclick="LOG('body ' + text)">Save</button><script>var text = 'Old', all = false, keys = KEYS; const draw = () => { d.textContent = text };
  m.onkeydown = (e) => { const c = e.ctrlKey || e.metaKey; if (c && keys && e.code === 'KeyA') { all = true; e.preventDefault() } else if (c && e.key === 'End') { all = false; e.preventDefault() } else if (e.key === 'Delete' && all) { text = ''; draw() } };
  m.oninput = () => { text = (all ? '' : text) + m.value; all = false; m.value = ''; draw() }; draw()</script>`.replace(
    "KEYS",
    String(keys),
  );
const SAID = ["click #s"];

/** Rich editors by label, heading or placeholder: fill replaces all, type adds. */
export const FILL_EDITOR_PAGES: readonly TrustPage[] = [
  {
    name: "editor-drawn",
    html: drawn(true),
    runs: [
      {
        id: "fill",
        steps: ["fill Body with New", "click Save"],
        outcome: "pass",
        may: ['value #m = ""', "key End #m"],
        received: [...SAID, "body New"],
      },
      {
        id: "twice",
        steps: ["fill Body with First", "fill Body with Second", "click Save"],
        outcome: "pass",
        may: ['value #m = ""', "key End #m"],
        received: [...SAID, "body Second"],
      },
      {
        id: "type",
        steps: ["fill Body with New", 'type "er" into Body', "click Save"],
        outcome: "pass",
        may: ['value #m = ""', "key End #m"],
        received: [...SAID, "body Newer"],
      },
    ],
  },
  {
    name: "editor-that-only-adds",
    html: drawn(false),
    runs: [
      {
        id: "fill",
        steps: ["fill Body with New", "click Save"],
        outcome: "refuse",
        may: ['value #m = ""', "key End #m"],
        says: /Body holds/u,
      },
    ],
  },
  {
    name: "editor-placeholders",
    html: `<style>[contenteditable]{width:300px;min-height:40px;border:1px solid;margin:8px}.q:empty::before{content:attr(data-placeholder)}</style>
      <div contenteditable id="a" class="q" data-placeholder="Write a comment"></div>
      <div contenteditable id="b"><p data-placeholder="Tell your story"><br></p></div>
      <div style="position:relative"><div contenteditable id="c"></div><div class="editor-placeholder" style="position:absolute;top:4px;left:12px;pointer-events:none">Enter some notes</div></div>
      <div contenteditable id="e"></div><p>Published notes</p>`,
    runs: [
      { id: "attribute", steps: ["fill Write a comment with Hi"], outcome: "pass", received: ['value #a = "Hi"'] },
      { id: "paragraph", steps: ["fill Tell your story with Hi"], outcome: "pass", received: ['value #b = "Hi"'] },
      { id: "drawn-over", steps: ["fill Enter some notes with Hi"], outcome: "pass", received: ['value #c = "Hi"'] },
      { id: "other", steps: ["fill Tell your name with Hi"], outcome: "refuse" },
    ],
  },
];
