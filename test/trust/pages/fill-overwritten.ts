import type { TrustPage } from "../trust-page";

const form = (script: string): string =>
  `<div id="app"><label for="n">Name</label> <input id="n" value="Guest"><label for="c">City</label> <input id="c"><button id="s" type="button">Save</button><p id="r"></p></div>
  <script>${script}; s.onclick = () => LOG('saved ' + document.getElementById('n').value)</script>`;
const AFTER = (work: string): string =>
  `n.addEventListener('input', () => setTimeout(() => { ${work}; r.textContent = 'Ready' }, 1200), { once: true })`;
const STEPS = ["fill Name with Ann", "wait until Ready is visible", "click Save"];

/** What a page does to a field a while after it was filled, with nobody asking for it. */
export const FILL_OVERWRITTEN_PAGES: readonly TrustPage[] = [
  {
    name: "overwritten-old-value",
    html: form(AFTER("n.value = 'Guest'")),
    runs: [
      {
        id: "save",
        steps: STEPS,
        outcome: "refuse",
        received: ['value #n = "Ann"'],
        says: /"Name".*after it was filled/u,
      },
    ],
  },
  {
    name: "overwritten-emptied",
    html: form(AFTER("n.value = ''")),
    runs: [{ id: "save", steps: STEPS, outcome: "refuse", received: ['value #n = "Ann"'], says: /emptied "Name"/u }],
  },
  {
    name: "overwritten-drawn-anew",
    html: form(AFTER("n.outerHTML = '<input id=n value=Guest>'")),
    runs: [
      { id: "save", steps: STEPS, outcome: "refuse", received: ['value #n = "Ann"'], says: /after it was filled/u },
    ],
  },
  {
    name: "overwritten-arranged",
    html: form(AFTER("n.value = 'ANN'")),
    runs: [{ id: "save", steps: STEPS, outcome: "pass", received: ['value #n = "ANN"', "click #s", "saved ANN"] }],
  },
  {
    name: "overwritten-by-next-field",
    html: form(
      "n.addEventListener('input', () => r.textContent = 'Ready'); c.addEventListener('input', () => { n.value = '' })",
    ),
    runs: [
      {
        id: "save",
        steps: ["fill Name with Ann", "fill City with Rome", "click Save"],
        outcome: "pass",
        received: ['value #n = "Ann"', 'value #c = "Rome"', "click #s", "saved "],
      },
    ],
  },
  {
    name: "overwritten-by-press",
    html: form(
      "r.textContent = 'Ready'; document.getElementById('s').addEventListener('click', () => setTimeout(() => { n.value = '' }))",
    ),
    runs: [
      {
        id: "twice",
        steps: ["fill Name with Ann", "click Save", "fill City with Rome", "click Save"],
        outcome: "pass",
        received: ['value #n = "Ann"', "click #s", "saved Ann", 'value #c = "Rome"', "click #s", "saved "],
      },
    ],
  },
];
