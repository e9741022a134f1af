import { describePages } from "./describe-pages";

const LIVE = `<style>.hand{cursor:pointer}</style><h1>Shop</h1><p id="p1">Imprint</p><ul><li id="l1">Archive</li></ul>
  <div id="card"><h3 id="h3">Corvin lamp</h3><p>12.50</p></div><div id="dead"><h3>Birke lamp</h3></div>
  <ul id="towns"><li id="t1">Oslo</li><li id="t2">Bergen</li></ul><span id="s1" class="hand">Help</span><h2>Terms</h2>
  <button id="b1">Contact</button>
  <script>
    document.getElementById("card").addEventListener("click", () => LOG("card"));
    document.getElementById("towns").addEventListener("mousedown", (e) => LOG("town " + e.target.id));
    document.addEventListener("click", (e) => { if (e.target.id === "s1") LOG("help"); });
  </script>`;

describePages("dead text", [
  {
    name: "live-and-dead",
    html: LIVE,
    runs: [
      { id: "card", steps: ["click Corvin lamp"], outcome: "pass", received: ["click #h3", "card"] },
      { id: "list", steps: ["click Bergen"], outcome: "pass", received: ["town t2", "click #t2"] },
      { id: "document", steps: ["click Help"], outcome: "pass", received: ["click #s1", "help"] },
      {
        id: "paragraph",
        steps: ["click Imprint"],
        outcome: "refuse",
        says: /"Imprint" is a paragraph here.*nearest control/su,
      },
      { id: "item", steps: ["click Archive"], outcome: "refuse", says: /a list item/u },
      { id: "other-card", steps: ["click Birke lamp"], outcome: "refuse", says: /a heading/u },
      { id: "said-so", steps: ["click the heading Terms"], outcome: "pass", received: ["click h2{Terms}"] },
      { id: "hover", steps: ["hover Imprint"], outcome: "pass" },
    ],
  },
  {
    name: "react-like",
    html: `<div id="root"><p id="a">Open</p><p id="b">Shut</p></div><script>
      for (const type of "click dblclick mousedown mouseup keydown keyup input change focus blur copy cut paste drag drop scroll wheel".split(" "))
        document.getElementById("root").addEventListener(type, () => {});
      document.getElementById("a")["__reactProps$x1"] = { onClick() {} }; document.getElementById("b")["__reactProps$x1"] = { children: "Shut" };
    </script>`,
    runs: [
      { id: "props", steps: ["click Open"], outcome: "pass", received: ["click #a"] },
      { id: "no-props", steps: ["click Shut"], outcome: "refuse", says: /nothing happens/u },
    ],
  },
  {
    name: "broad-handlers",
    html: `<div id="app"><header><h1>Console</h1></header><p id="t">Totals</p><div class="card" id="k1"><h3>Lamp</h3><button id="b1">Buy</button></div>
      <div class="card" id="k2"><h3>Vase</h3><button id="b2">Order</button></div><p id="dub">Overdue</p><label id="lone" style="cursor:pointer">Alone</label></div>
      <li id="hook" data-action="rename">Rename</li><h2>Reports</h2><span id="live" style="cursor:pointer">Reports</span>
      <script>
        document.getElementById("app").addEventListener("click", () => {});
        document.getElementById("k1").addEventListener("click", () => LOG("lamp"));
        document.getElementById("dub").ondblclick = () => LOG("overdue");
        document.getElementById("live").onclick = () => LOG("reports");
        document.addEventListener("click", (e) => { if (e.target.closest("[data-action]")) LOG("rename"); });
      </script>`,
    runs: [
      { id: "whole-app", steps: ["click Totals"], outcome: "refuse", says: /a paragraph/u },
      { id: "one-of-several", steps: ["click Lamp"], outcome: "pass", received: ["click #k1", "lamp"] },
      { id: "dead-card", steps: ["click Vase"], outcome: "refuse" },
      { id: "other-press", steps: ["click Overdue"], outcome: "refuse" },
      {
        id: "its-press",
        steps: ["double click Overdue"],
        outcome: "pass",
        received: ["click #dub", "click #dub", "dblclick #dub", "overdue"],
      },
      { id: "lone-label", steps: ["click Alone"], outcome: "refuse" },
      { id: "hook", steps: ["click Rename"], outcome: "pass", received: ["click #hook", "rename"] },
      { id: "live-beside-dead", steps: ["click Reports"], outcome: "pass", received: ["click #live", "reports"] },
    ],
  },
]);

describePages("longer names", [
  {
    name: "longer",
    html: `<button id="b1">Cancel order</button><button id="b2">Save changes</button><button id="b3">Log in with a passkey</button>
      <button id="b4">Delete (3)</button><button id="b5">Pay $12.00</button><button id="b6">Sign in to your account</button>
      <label>Company name <input id="i1"></label><label>E-mail <input id="i2"></label><label>Username or email <input id="i3"></label>
      <input id="i4" placeholder="e.g. Berlin"><label>Phone number <input id="i5"></label><label>Email me offers <input type="checkbox" id="c1"></label>
      <label>Nickname (8+ letters) <input id="i6"></label>`,
    runs: [
      { id: "cancel", steps: ["click Cancel"], outcome: "refuse", says: /Cancel order/u },
      {
        id: "save",
        steps: ["click Save"],
        outcome: "pass",
        received: ["click #b2"],
        says: /"Save" matched only the longer name "Save changes"/u,
      },
      { id: "exact", steps: ["click Save changes"], outcome: "pass", received: ["click #b2"], never: /matched only/u },
      { id: "log-in", steps: ["click Log in"], outcome: "refuse" },
      { id: "count", steps: ["click Delete"], outcome: "pass", received: ["click #b4"] },
      { id: "amount", steps: ["click Pay"], outcome: "pass", received: ["click #b5"] },
      { id: "sign-in", steps: ["click Sign in"], outcome: "pass", received: ["click #b6"] },
      { id: "name", steps: ['fill Name with "x"'], outcome: "refuse", says: /Company name/u },
      {
        id: "hyphen",
        steps: ['fill Email with "a@b.example"'],
        outcome: "pass",
        received: ['value #i2 = "a@b.example"'],
      },
      { id: "alternative", steps: ['fill Username with "ann"'], outcome: "pass", received: ['value #i3 = "ann"'] },
      { id: "example", steps: ['fill Berlin with "x"'], outcome: "refuse" },
      { id: "head", steps: ['fill Phone with "1"'], outcome: "pass", received: ['value #i5 = "1"'] },
      { id: "aside", steps: ['fill Nickname with "ann"'], outcome: "pass", received: ['value #i6 = "ann"'] },
      { id: "offers", steps: ["check Email me"], outcome: "refuse" },
    ],
  },
  {
    name: "late-exact",
    html: `<button id="w">Save changes</button><script>setTimeout(() => { const b = document.createElement("button"); b.id = "x"; b.textContent = "Save"; document.body.append(b); }, 900)</script>`,
    runs: [{ id: "waits", steps: ["click Save"], outcome: "pass", received: ["click #x"] }],
  },
  {
    name: "late-behind-a-spinner",
    html: `<button id="w">Save changes</button><p id="p" aria-busy="true">Loading…</p>
      <script>setTimeout(() => { p.removeAttribute("aria-busy"); p.innerHTML = '<button id="x">Save</button>'; }, 2100)</script>`,
    runs: [{ id: "waits", steps: [{ click: "Save", timeout: "6s" }], outcome: "pass", received: ["click #x"] }],
  },
]);
