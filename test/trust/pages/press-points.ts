import type { TrustPage } from "../trust-page";

/** Elements with something else in their middle. */
export const POINT_PAGES: readonly TrustPage[] = [
  {
    name: "point-nested-tree",
    html: `<style>li{cursor:pointer}</style><div role="tree" aria-label="Rooms">
      <div role="treeitem" aria-expanded="true" id="floor" tabindex="0"><div>Ground floor</div>
        <div role="group"><div role="treeitem" id="hall" tabindex="-1">Hall</div><div role="treeitem" id="kitchen" tabindex="-1">Kitchen</div><div role="treeitem" id="study" tabindex="-1">Study</div></div></div></div>
      <script>for (const t of document.querySelectorAll('[role=treeitem]')) t.onclick = (e) => { e.stopPropagation(); LOG('chose ' + t.id) }</script>`,
    runs: [
      { id: "parent", steps: ["click Ground floor"], outcome: "pass", received: ["click #floor", "chose floor"] },
      { id: "child", steps: ["click Kitchen"], outcome: "pass", received: ["click #kitchen", "chose kitchen"] },
      { id: "absent", steps: ["click Attic"], outcome: "refuse" },
    ],
  },
  {
    name: "point-card",
    html: `<style>.c{width:220px;text-align:center;cursor:pointer;border:1px solid}.c button{width:100%;height:90px}</style>
      <div class="c" role="button" tabindex="0" id="tent" aria-label="Tent"><div>Tent</div><button id="drop">Remove</button><div>89.00</div></div>
      <script>tent.onclick = () => LOG('opened'); drop.onclick = (e) => { e.stopPropagation(); LOG('removed') }</script>`,
    runs: [
      { id: "card", steps: ["click Tent"], outcome: "pass", received: ["click #tent", "opened"] },
      { id: "inside", steps: ["click Remove"], outcome: "pass", received: ["click #drop", "removed"] },
    ],
  },
  {
    name: "point-consent",
    html: `<label id="l"><input type="checkbox" id="ok" aria-label="Consent" style="opacity:0;position:absolute"> I have read <a href="#terms" id="terms">all of the terms of the contract and of its many annexes</a> today</label>`,
    runs: [
      { id: "box", steps: ["check consent"], outcome: "pass", received: ["click #l", "click #ok", "value #ok = true"] },
    ],
  },
  {
    name: "point-full-of-controls",
    html: `<style>#m{display:inline-block}#m div{padding:6px}</style><div role="menuitem" id="m" tabindex="0" aria-label="Tools"><div role="menuitem" id="a" tabindex="-1">Cut</div><div role="menuitem" id="b" tabindex="-1">Copy</div></div>`,
    runs: [
      { id: "no-point", steps: ["click Tools"], outcome: "refuse", says: /lies over/u },
      { id: "child", steps: ["click Copy"], outcome: "pass", received: ["click #b"] },
    ],
  },
];
