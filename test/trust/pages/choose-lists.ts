import type { TrustPage } from "../trust-page";

const STYLE = `<style>body{font:15px sans-serif}.face{border:1px solid;width:180px;padding:4px;cursor:pointer}
  .drop{position:absolute;background:#fff;border:1px solid;width:180px}.drop div{padding:3px;cursor:pointer}</style>`;

/** Lists that a script draws, without roles: a button that opens, a field that filters, chips, and one that ignores the press. */
export const LISTS: readonly TrustPage[] = [
  {
    name: "choose-roleless",
    html: `${STYLE}<h1>Parcel</h1><p>Express is dearer</p>
      <label id="l">Speed</label><button id="f" class="face" aria-haspopup="listbox" aria-labelledby="l">Choose Express</button>
      <div id="host"></div>
      <script>
      const open = () => { host.innerHTML = '<div class="drop"><div>Normal</div><div>Express</div><div class="is-disabled">Drone</div></div>';
        for (const d of host.querySelectorAll('.drop div')) d.onclick = () => { if (d.className) return; LOG('picked ' + d.textContent); f.textContent = d.textContent; host.innerHTML = ''; }; };
      f.onclick = () => host.firstChild ? host.innerHTML = '' : setTimeout(open, 80);
      </script>`,
    runs: [
      {
        id: "one",
        steps: ["select Express from Speed"],
        outcome: "pass",
        received: ["click #f", "click #host", "picked Express"],
      },
      {
        id: "disabled",
        steps: ["select Drone from Speed"],
        outcome: "refuse",
        received: ["click #f"],
        says: /disabled/u,
      },
      {
        id: "none",
        steps: ["select Slow from Speed"],
        outcome: "refuse",
        received: ["click #f"],
        says: /no option "Slow".*|Normal/u,
      },
    ],
  },
  {
    name: "choose-ignored",
    html: `${STYLE}<label id="l">Speed</label><button id="f" class="face" aria-haspopup="listbox" aria-labelledby="l">Choose Express</button><div id="host"></div>
      <script>f.onclick = () => { host.innerHTML = '<div class="drop"><div>Normal</div><div>Express</div></div>'; host.onclick = () => { host.innerHTML = '' } };</script>`,
    runs: [
      {
        id: "no-evidence",
        steps: ["select Express from Speed"],
        outcome: "refuse",
        received: ["click #f", "click #host"],
        says: /is not what is chosen now: the control shows "Choose Express"/u,
      },
    ],
  },
  {
    name: "choose-filter",
    html: `${STYLE}<label for="t">Towns</label><div id="w"><span id="chips"></span><input id="t" role="combobox" aria-expanded="false" autocomplete="off"></div><div id="host"></div>
      <script>
      const all = ['Bergen', 'Oslo', 'Old Oslo', 'Voss'];
      t.oninput = () => setTimeout(() => { host.innerHTML = '<div class="drop">' + all.filter((x) => t.value && x.toLowerCase().includes(t.value.toLowerCase())).map((x) => '<div>' + x.replace(new RegExp(t.value, 'i'), (m) => '<b>' + m + '</b>') + '</div>').join('') + '</div>'; }, 150);
      host.onmousedown = (e) => { const d = e.target.closest('.drop div'); if (!d) return; e.preventDefault(); LOG('picked ' + d.textContent); chips.innerHTML += '<i>' + d.textContent + '</i> '; t.value = ''; host.innerHTML = ''; };
      </script>`,
    runs: [
      {
        id: "chip",
        steps: [{ select: { element: "Towns", option: "Oslo" }, timeout: "12s" }],
        outcome: "pass",
        received: ["click #t", 'value #t = "Oslo"', "picked Oslo"],
      },
      {
        id: "two",
        steps: [{ select: { element: "Towns", option: "Voss and Bergen" }, timeout: "12s" }],
        outcome: "pass",
        may: ["click #t", "click #host"],
        received: ["picked Voss", 'value #t = "Bergen"', "picked Bergen"],
      },
      {
        id: "none",
        steps: ["select Paris from Towns"],
        outcome: "refuse",
        received: ["click #t", 'value #t = "Paris"'],
        says: /no|list/u,
      },
    ],
  },
];
