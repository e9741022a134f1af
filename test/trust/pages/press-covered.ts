import type { TrustPage } from "../trust-page";

/** Controls under what belongs to them, and under what does not. */
export const COVERED_PAGES: readonly TrustPage[] = [
  {
    name: "shell-toggle",
    html: `<style>.t{position:relative;width:50px;height:26px}.t input{position:absolute;width:1px;height:1px;opacity:0}.t i{position:absolute;inset:0;background:#999}</style>
      <div class="t" id="t"><input type="checkbox" role="switch" id="dark" aria-label="Dark mode"><i></i></div>
      <script>t.onclick = () => { dark.checked = !dark.checked; LOG('dark ' + dark.checked) }</script>`,
    runs: [{ id: "on", steps: ["check Dark mode"], outcome: "pass", received: ["click #t", "dark true"] }],
  },
  {
    name: "lid-other",
    html: `<style>#sheet{position:absolute;inset:0;background:#eee}.w{position:relative;width:240px;height:44px}</style>
      <div class="w"><button id="pay">Pay now</button><div id="sheet">Checking the stock</div></div>
      <div class="w"><input type="checkbox" id="gift" aria-label="Gift"><div style="position:absolute;inset:0;background:#fff" class="veil">Sold out</div></div>`,
    runs: [
      {
        id: "button",
        steps: ["click Pay now"],
        outcome: "refuse",
        says: /<div#sheet> "Checking the stock" lies over/u,
      },
      { id: "box", steps: ["check Gift"], outcome: "refuse", says: /<div.veil> "Sold out" lies over/u },
    ],
  },
  {
    name: "lid-goes-away",
    html: `<style>#veil{position:fixed;inset:0;background:#fffc}</style><button id="go">Go on</button><div id="veil">Loading</div><script>setTimeout(() => veil.remove(), 900)</script>`,
    runs: [{ id: "waits", steps: ["click Go on"], outcome: "pass", received: ["click #go"] }],
  },
  {
    name: "lid-sticky",
    html: `<style>header{position:fixed;top:0;left:0;right:0;height:120px;background:#cde}</style><header id="top">News of the day</header>
      <div style="height:300px"></div><button id="edit">Edit</button><div style="height:2000px"></div><button id="deep">Deep</button><script>addEventListener('load', () => scrollTo(0, 280))</script>`,
    runs: [
      { id: "under", steps: ["click Edit"], outcome: "pass", received: ["click #edit"] },
      { id: "after", steps: ["click Deep", "click Edit"], outcome: "pass", received: ["click #deep", "click #edit"] },
    ],
  },
];
