import type { TrustPage } from "../trust-page";

const WORK = "const work = (ms) => { const end = Date.now() + ms; while (Date.now() < end); };";

/** Pages whose scripts work for longer than a step may take, and frames. */
export const BUSY_PAGES: readonly TrustPage[] = [
  {
    name: "busy-longer-than-step",
    html: `<form id="f" onsubmit="return false"><label>To <input id="to"></label><button id="send">Send</button></form><p id="s">Draft</p>
      <script>${WORK} let n = 0; f.onsubmit = (e) => { e.preventDefault(); LOG('sent ' + ++n); work(5500); s.textContent = 'Sent' }</script>`,
    runs: [
      {
        id: "click",
        steps: ["click Send", 'wait until "Sent" is visible'],
        outcome: "pass",
        received: ["click #send", "submit #f", "sent 1"],
      },
      {
        id: "enter",
        steps: ["press Enter on To", 'wait until "Sent" is visible'],
        outcome: "pass",
        received: ["key Enter #to", "submit #f", "sent 1"],
      },
    ],
  },
  {
    name: "busy-on-down",
    html: `<button id="b">Draw</button><p id="s"></p><script>${WORK} b.onmousedown = () => { LOG('down'); work(2500) }; b.onclick = () => { s.textContent = 'drawn' }</script>`,
    runs: [
      {
        id: "once",
        steps: ["click Draw", 'wait until "drawn" is visible'],
        outcome: "pass",
        received: ["down", "click #b"],
      },
    ],
  },
  {
    name: "svg-flat",
    html: `<svg width="300" height="100" id="plan"><rect id="r1" x="0" y="0" width="120" height="80" fill="#cde" style="cursor:pointer"/><text x="30" y="45" pointer-events="none" id="t1">Hall</text>
      <rect id="r2" x="130" y="0" width="70" height="80" fill="#dec" style="cursor:pointer"/><text x="140" y="45" id="t2">Lift</text>
      <rect id="r3" x="210" y="0" width="70" height="80" fill="#eee"/><text x="220" y="45" id="t3" pointer-events="none">Stairs</text>
      <g><rect x="0" y="82" width="100" height="18" fill="#fff"/><text x="5" y="95" id="t4" style="cursor:pointer">Legend</text></g></svg>
      <script>r1.onclick = () => LOG('hall'); r2.onclick = () => LOG('lift'); t4.onclick = () => LOG('legend')</script>`,
    runs: [
      { id: "drawn", steps: ["click Stairs"], outcome: "refuse", says: /shape in a drawing/u },
      { id: "above", steps: ["click Lift"], outcome: "pass", received: ["click #r2", "lift"] },
      { id: "legend", steps: ["click Legend"], outcome: "pass", received: ["click #t4", "legend"] },
      { id: "through", steps: ["click Hall"], outcome: "pass", received: ["click #r1", "hall"] },
    ],
  },
  {
    name: "frame-press",
    html: `<iframe id="in" src="inner" style="margin:40px;width:300px;height:120px;border:5px solid"></iframe>`,
    others: {
      "/inner": `<!doctype html><html><head></head><body><style>@keyframes p{50%{transform:scale(1.1)}}#ok{animation:p .5s infinite}</style><button id="ok">Accept</button></body></html>`,
    },
    runs: [{ id: "inside", steps: ["click Accept"], outcome: "pass", received: ["click #ok"] }],
  },
  {
    name: "frame-covered",
    html: `<iframe id="in" src="inner" style="width:300px;height:120px"></iframe><div id="veil" style="position:fixed;inset:0;background:#fffc">Consent first</div>`,
    others: { "/inner": `<!doctype html><html><head></head><body><button id="ok">Accept</button></body></html>` },
    runs: [{ id: "under", steps: ["click Accept"], outcome: "refuse" }],
  },
  {
    name: "scrolled-list",
    html: `<div style="height:120px;overflow:auto;width:200px"><div style="height:600px">Top</div><button id="deep">Archive</button></div><button id="under" style="margin-top:400px">Other</button>`,
    runs: [{ id: "clipped", steps: ["click Archive"], outcome: "pass", received: ["click #deep"] }],
  },
];
