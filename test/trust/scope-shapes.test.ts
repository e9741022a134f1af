import { describePages } from "./describe-pages";

describePages("shapes of scopes", [
  {
    name: "wrapped-cards",
    html: `<main><h1>Shop</h1><div class="row"><div class="col"><div class="card"><img alt="Red kettle"><h5>Kettle</h5><p>Boils fast</p><p>Sold out</p></div></div>
      <div class="col"><div class="card"><h5>Toaster</h5><p>Two slots</p><a href="#t" id="t1">Details</a><button id="t2">Buy</button></div></div>
      <div class="col promo"><div class="card"><h5>Mixer</h5><button id="m2">Buy</button></div></div></div></main>`,
    runs: [
      { id: "kettle", steps: ['click Buy for "Kettle"'], outcome: "refuse" },
      { id: "kettle-image", steps: ['click Buy for "Red kettle"'], outcome: "refuse" },
      { id: "boils", steps: ['click Buy near "Boils fast"'], outcome: "refuse" },
      { id: "toaster", steps: ['click Buy near "Two slots"'], outcome: "pass", received: ["click #t2"] },
      { id: "mixer", steps: ['click Buy for "Mixer"'], outcome: "pass", received: ["click #m2"] },
    ],
  },
  {
    name: "flat-products",
    html: `<div class="list"><h3>Pen</h3><span>1.00</span><h3>Ink</h3><span>3.00</span><button id="i">Add</button><h3>Nib</h3><button id="n">Add</button></div>`,
    runs: [
      { id: "pen", steps: ['click Add for "Pen"'], outcome: "refuse" },
      { id: "ink", steps: ["click Add within Ink"], outcome: "pass", received: ["click #i"] },
    ],
  },
  {
    name: "questions",
    html: `<form><p>Do you own a car?</p><label><input type="radio" name="c" id="cy"> Yes</label><label><input type="radio" name="c" id="cn"> No</label>
      <p>Do you own a boat?</p><label><input type="radio" name="b" id="by"> Yes</label><label><input type="radio" name="b" id="bn"> No</label>
      <div class="q"><div class="t">Do you fly often?</div><div><input type="radio" name="f" id="fy"><label for="fy">Yes</label> <input type="radio" name="f" id="fn"><label for="fn">No</label></div></div>
      <div class="q"><div class="t">Newsletter topics</div><div><input type="checkbox" id="k1"><label for="k1">News</label> <input type="checkbox" id="k2"><label for="k2">Offers</label></div></div>
      <fieldset><legend>Can we call you? *</legend><label><input type="radio" name="w" id="wy">Yes</label><label><input type="radio" name="w" id="wn">No</label></fieldset></form>`,
    runs: [
      {
        id: "select-for",
        steps: ['select No for "Do you own a car?"'],
        outcome: "pass",
        received: ["click #cn", "value #cn = true"],
      },
      {
        id: "check-for",
        steps: ['check Yes for "Do you fly often?"'],
        outcome: "pass",
        received: ["click #fy", "value #fy = true"],
      },
      {
        id: "choose-legend",
        steps: ['choose Yes for "Can we call you?"'],
        outcome: "pass",
        received: ["click #wy", "value #wy = true"],
      },
      {
        id: "topic",
        steps: ['check Offers within "Newsletter topics"'],
        outcome: "pass",
        received: ["click #k2", "value #k2 = true"],
      },
      { id: "no-answer", steps: ['select Yes from "Newsletter topics"'], outcome: "refuse" },
      { id: "no-question", steps: ['select Yes from "Do you own a horse?"'], outcome: "refuse" },
    ],
  },
  {
    name: "single-row-grid",
    html: `<h2>Members</h2><div role="grid" aria-label="Members"><div role="row"><span role="columnheader">Name</span><span role="columnheader">Role</span><span role="columnheader"></span></div>
      <div role="row"><span role="gridcell">Ann</span><span role="gridcell">Owner</span><span role="gridcell"></span></div></div>
      <div class="foot"><button id="f">Remove</button></div>`,
    runs: [{ id: "none", steps: ['click Remove for "Ann"'], outcome: "refuse" }],
  },
  {
    name: "nested-lists",
    html: `<ul><li><span>Fruit</span><button id="f">Open</button><ul><li><span>Apple</span></li><li><span>Pear</span><button id="p">Edit</button></li></ul></li>
      <li><span>Nuts</span><button id="n">Open</button></li></ul>`,
    runs: [
      { id: "apple", steps: ['click Edit for "Apple"'], outcome: "refuse" },
      { id: "apple-open", steps: ['click Open for "Apple"'], outcome: "refuse" },
      { id: "pear", steps: ['click Edit for "Pear"'], outcome: "pass", received: ["click #p"] },
      { id: "fruit", steps: ['click Open for "Fruit"'], outcome: "pass", received: ["click #f"] },
    ],
  },
  {
    name: "settings",
    html: `<dl><dt>Email</dt><dd>a@b.example</dd><dt>Phone</dt><dd>123</dd><dd><button id="ph">Change</button></dd></dl>
      <div class="s"><b>Theme</b> <span>Dark</span></div><div class="s"><b>Language</b> <button id="la">Edit</button></div>`,
    runs: [
      { id: "email", steps: ['click Change for "Email"'], outcome: "refuse" },
      { id: "phone", steps: ['click Change for "Phone"'], outcome: "pass", received: ["click #ph"] },
      { id: "theme", steps: ['click Edit for "Theme"'], outcome: "refuse" },
      { id: "language", steps: ['click Edit for "Language"'], outcome: "pass", received: ["click #la"] },
    ],
  },
  {
    name: "twice",
    html: `<div><h3>Basic</h3><button id="b">Pick</button></div><div><h3>Basic</h3><button id="c">Pick</button></div>`,
    runs: [{ id: "tie", steps: ['click Pick for "Basic"'], outcome: "refuse" }],
  },
  {
    name: "late",
    html: `<table><tr><td>Ann</td><td id="slot"></td></tr><tr><td>Bob</td><td><button id="b">Delete</button></td></tr></table>
      <script>setTimeout(()=>{document.getElementById('slot').innerHTML='<button id="a">Delete</button>'},1500)</script>`,
    runs: [{ id: "late", steps: ['click Delete for "Ann"'], outcome: "pass", received: ["click #a"] }],
  },
]);
