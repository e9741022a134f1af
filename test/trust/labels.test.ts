import { describePages } from "./describe-pages";

describePages("labels by position", [
  {
    name: "labels-flow",
    html: `<h2>Extras</h2><form><input type=checkbox id=a> Cream<br><input type=checkbox id=b checked> Sugar<br><input type=checkbox id=c> Spoon</form>
      <p>Cup <input type=radio name=s id=s1> Mug <input type=radio name=s id=s2> Can <input type=radio name=s id=s3></p>
      <p>Left <input type=checkbox id=e> Right</p>
      <p>From <input id=f> To <input id=t></p>`,
    runs: [
      { id: "after", steps: ["check Cream"], outcome: "pass", received: ["click #a", "value #a = true"] },
      { id: "already", steps: ["check Sugar"], outcome: "pass", received: [] },
      { id: "before", steps: ["click Can"], outcome: "pass", received: ["click #s3", "value #s3 = true"] },
      { id: "fields", steps: ['fill To with "B"'], outcome: "pass", received: ['value #t = "B"'] },
      { id: "either", steps: ["check Left"], outcome: "refuse" },
      { id: "heading", steps: ["check Extras"], outcome: "refuse" },
    ],
  },
  {
    name: "labels-grid",
    html: `<style>.g{display:grid;grid-template-columns:120px 60px 60px;row-gap:4px}.r{display:flex;width:600px;justify-content:space-between}
      [role=switch]{width:40px;height:20px}</style>
      <div class=g><div></div><div>Read</div><div>Write</div><div>Ann</div><div><input type=checkbox id=ar></div><div><input type=checkbox id=aw></div>
      <div>Bob</div><div><input type=checkbox id=br></div><div><input type=checkbox id=bw></div></div>
      <div class=r><div><b>Sound</b><p>Rings for a call</p></div><button role=switch aria-checked=false id=so></button></div>
      <div class=r><div><b>Light</b><p>Blinks for a call</p></div><button role=switch aria-checked=false id=li></button></div>
      <script>for (const s of document.querySelectorAll("[role=switch]")) s.onclick = () => s.setAttribute("aria-checked", s.getAttribute("aria-checked") !== "true")</script>`,
    runs: [
      { id: "switch", steps: ["turn on Light"], outcome: "pass", received: ["click #li"] },
      { id: "press", steps: ["click Sound"], outcome: "pass", received: ["click #so"] },
      { id: "column", steps: ["check Read"], outcome: "refuse" },
      { id: "row", steps: ["check Ann"], outcome: "refuse" },
    ],
  },
  {
    name: "labels-below",
    html: `<style>div.f{margin:12px 0}</style><h2>Find</h2><div class=f><input id=x><div>Author</div></div><div class=f><input id=y><div>Editor</div></div>
      <div><label for=z>Pages</label> <input id=z></div><table><tr><td><b>Notes</b></td></tr><tr><td><textarea id=n></textarea></td></tr></table>`,
    runs: [
      {
        id: "below",
        steps: ['fill Author with "A"', 'fill Editor with "E"'],
        outcome: "pass",
        received: ['value #x = "A"', 'value #y = "E"'],
      },
      { id: "above", steps: ['fill Notes with "N"'], outcome: "pass", received: ['value #n = "N"'] },
      { id: "absent", steps: ['fill Printer with "P"'], outcome: "refuse" },
    ],
  },
  {
    name: "labels-twice",
    html: `<form><h3>Send</h3><label for=m>Mail</label> <input id=m data-f=1><label for=w>Street</label> <input id=w></form>
      <form><h3>Bill</h3><label for=m>Mail</label> <input id=m data-f=2><label for=w>Town</label> <input id=w></form>
      <script>document.addEventListener("input", (e) => LOG(e.target.form.firstChild.textContent + " " + e.target.value))</script>`,
    runs: [
      { id: "second", steps: ['fill second Mail with "b"'], outcome: "pass", received: ["Bill b", 'value #m = "b"'] },
      { id: "other", steps: ['fill Town with "T"'], outcome: "pass", received: ["Bill T", 'value #w = "T"'] },
      { id: "own", steps: ['fill Street with "S"'], outcome: "pass", received: ["Send S", 'value #w = "S"'] },
      { id: "which", steps: ['fill Mail with "b"'], outcome: "refuse" },
    ],
  },
  {
    name: "labels-heading-and-link",
    html: `<div><h2>Available groups</h2><p><label for="f"><span title="Type here"></span></label><input id="f" placeholder="Filter"></p><select id="g" multiple><option>Editors</option><option>Writers</option></select><a href="#all">Choose all</a></div>
      <p><input type=checkbox id="t"> <a href="#terms">Terms of service</a></p>`,
    runs: [
      {
        id: "heading",
        steps: ["select Writers from Available groups"],
        outcome: "pass",
        received: ['value #g = ["Writers"]'],
      },
      { id: "no-label", steps: ["select Writers from Choose all"], outcome: "refuse" },
      { id: "box", steps: ["check Terms of service"], outcome: "pass", received: ["click #t", "value #t = true"] },
    ],
  },
]);
