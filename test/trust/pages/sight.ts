import type { TrustPage } from "../trust-page";

const drawer: TrustPage = {
  name: "sight-drawer",
  html: `<!doctype html><meta charset="utf-8"><title>Shop</title>
    <style>body{margin:0;overflow-x:hidden}.side{position:absolute;top:60px;left:100%;width:220px}.side.open{left:40px}
    .bottom{position:fixed;bottom:-200px;height:200px}.under{position:absolute;top:0;clip-path:inset(100% 0 0 0)}</style>
    <h1>Shop</h1><button id="open" onclick="side.classList.add('open')">Filters</button> <button id="apply">Apply</button>
    <div class="side" id="side"><button id="apply2">Apply</button><p>Only cheap things</p></div>
    <div class="bottom"><button id="cookies">Accept cookies</button></div><p class="under">Curtain</p>
    <div style="height:2000px"></div><button id="end">Imprint</button><p>Last line</p>`,
  runs: [
    { id: "closed", steps: ["click Apply"], outcome: "pass", received: ["click #apply"] },
    {
      id: "below",
      steps: ["click Imprint"],
      expect: ['"Last line" is visible'],
      outcome: "pass",
      received: ["click #end"],
    },
    { id: "unseen", steps: ['verify that "Only cheap things" is not visible'], outcome: "pass" },
    {
      id: "opened",
      steps: ["click Filters"],
      expect: ['"Only cheap things" is visible'],
      outcome: "pass",
      received: ["click #open"],
    },
    { id: "sheet", steps: ["click Accept cookies"], outcome: "refuse" },
    { id: "curtain", steps: ['verify that "Curtain" is visible'], outcome: "refuse" },
    { id: "one", steps: ["verify that there is 1 Apply button"], outcome: "pass" },
  ],
};

const scrollers: TrustPage = {
  name: "sight-scrollers",
  html: `<h1>Lists</h1><div style="height:100px;overflow:auto;position:relative"><div style="height:900px">Long</div><button id="deep">Deep</button></div>
    <div style="width:200px;overflow:auto"><div style="width:900px;display:flex;justify-content:space-between"><i>Left</i><button id="right">Right</button></div></div>
    <div style="height:80px;overflow:auto;display:flex;flex-direction:column-reverse"><div>Newest</div><div style="height:400px;flex:none"></div><button id="old">Oldest</button></div>
    <div dir="rtl" style="width:200px;overflow:auto"><div style="width:700px;display:flex;justify-content:space-between"><i>First</i><button id="rtl">Leftmost</button></div></div>
    <div style="height:0;overflow:auto"><button id="folded">Folded</button></div>
    <div style="height:60px;overflow:hidden"><div style="height:200px">Cut</div><button id="cut">Cut away</button></div>
    <div inert><button id="asleep">Asleep</button></div><div aria-hidden="true"><button id="silent">Silent</button></div>`,
  runs: [
    { id: "deep", steps: ["click Deep"], outcome: "pass", received: ["click #deep"] },
    { id: "right", steps: ["click Right"], outcome: "pass", received: ["click #right"] },
    { id: "reversed", steps: ["click Oldest"], outcome: "pass", received: ["click #old"] },
    { id: "rtl", steps: ["click Leftmost"], outcome: "pass", received: ["click #rtl"] },
    { id: "folded", steps: ["click Folded"], outcome: "refuse" },
    { id: "cut", steps: ["click Cut away"], outcome: "refuse" },
    { id: "inert", steps: ["click Asleep"], outcome: "refuse" },
    { id: "silent", steps: ['verify that "Silent" is visible'], outcome: "pass" },
  ],
};

const machines: TrustPage = {
  name: "sight-machines",
  html: `<style>.sr{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip:rect(0,0,0,0)}
    .sw{position:relative;display:inline-block;width:40px;height:20px;background:#ccc}.sw input{position:absolute;inset:0;opacity:0;margin:0;width:100%;height:100%}</style>
    <h1>Settings</h1><p><span class="sr">Saved twice</span> All done</p><button id="close"><span class="sr">Close panel</span>×</button>
    <div><span class="sw"><input type="checkbox" id="dark" aria-label="Dark mode"><i></i></span></div>
    <label class="pick"><input class="sr" type="radio" name="r" id="big"> Big letters</label>
    <a href="#x" id="replaced" style="display:block;width:80px;height:30px;overflow:hidden;text-indent:-999px;background:#eee">Home page</a>
    <div style="opacity:0"><label>Website <input id="trap"></label></div>`,
  runs: [
    { id: "spoken", steps: ['verify that "Saved twice" is not visible'], outcome: "pass" },
    { id: "spoken-claimed", steps: ['verify that "Saved twice" is visible'], outcome: "refuse" },
    { id: "named", steps: ["click Close panel"], outcome: "pass", received: ["click #close"] },
    { id: "switch", steps: ["check Dark mode"], outcome: "pass", received: ["click #dark", "value #dark = true"] },
    {
      id: "radio",
      steps: ["select Big letters"],
      outcome: "pass",
      received: ["click label{Big letters}", "click #big", "value #big = true"],
    },
    {
      id: "picture",
      steps: ["click Home page"],
      outcome: "pass",
      received: ["click #replaced"],
    },
    { id: "trap", steps: ['fill Website with "x"'], outcome: "refuse" },
  ],
};

export const sightPages: readonly TrustPage[] = [drawer, scrollers, machines];
