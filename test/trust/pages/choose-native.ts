import type { TrustPage } from "../trust-page";

/** Native lists: labels before values, several choices, lists that take one, long work, lists named by a selector. */
export const NATIVE: readonly TrustPage[] = [
  {
    name: "choose-native",
    html: `<h1>Room</h1><label>Extras <select id="x" multiple size="4"><option>Cot</option><option selected>Desk</option><option>Salt and Pepper</option><option>Pepper</option></select></label>
      <label>Board <select id="b"><option value="0">Half</option><option value="1">Full</option><option value="2">0</option><option disabled>None</option></select></label>
      <label>Back <select id="k" onchange="this.selectedIndex=0"><option>Menu</option><option>Export</option></select></label>`,
    runs: [
      { id: "adds", steps: ["select Cot from Extras"], outcome: "pass", received: ['value #x = ["Cot","Desk"]'] },
      {
        id: "several",
        steps: ["select Cot and Pepper from Extras"],
        outcome: "pass",
        received: ['value #x = ["Cot","Desk","Pepper"]'],
      },
      {
        id: "literal",
        steps: ['select "Salt and Pepper" from Extras'],
        outcome: "pass",
        received: ['value #x = ["Desk","Salt and Pepper"]'],
      },
      { id: "kept", steps: ["select Desk from Extras"], outcome: "pass" },
      { id: "label-first", steps: ["select 0 from Board"], outcome: "pass", received: ['value #b = "0"'] },
      { id: "value", steps: ["select 1 from Board"], outcome: "pass", received: ['value #b = "Full"'] },
      { id: "disabled", steps: ["select None from Board"], outcome: "refuse", says: /disabled/u },
      { id: "one-only", steps: ["select Half and Full from Board"], outcome: "refuse", says: /takes one choice/u },
      {
        id: "taken-back",
        steps: ["select Export from Back"],
        outcome: "refuse",
        received: ['value #k = "Menu"'],
        says: /shows "Menu"/u,
      },
      {
        id: "selector",
        steps: [{ select: { selector: "#b", option: "Full" } }],
        outcome: "pass",
        received: ['value #b = "Full"'],
      },
    ],
  },
  {
    name: "choose-busy",
    html: `<label>Sort <select id="s"><option>Name</option><option>Price</option></select></label><p id="o"></p>
      <script>let n = 0; s.onchange = () => { n++; const end = Date.now() + 2600; while (Date.now() < end); LOG('sorted ' + n) };</script>`,
    runs: [
      {
        id: "once",
        steps: [{ select: { element: "Sort", option: "Price" }, timeout: "12s" }],
        outcome: "pass",
        received: ["sorted 1", 'value #s = "Price"'],
      },
    ],
  },
];
