import type { TrustPage } from "../trust-page";

/** Fields that arrange, cut, lose or move what is put into them. */
export const fillKeptPages: readonly TrustPage[] = [
  {
    name: "fill-masks",
    html: `<p><label>Tax number <input id="tax"></label></p><p><label>Price <input id="price"></label></p>
      <p><label>Plate <input id="plate"></label></p><p><label>Alias <input id="alias" maxlength="5"></label></p>
      <p><label>Digits <input id="digits"></label></p><p><label>Late <input id="late"></label></p>
      <script>
        const on = (id, to) => { const e = document.getElementById(id); e.addEventListener('input', () => { e.value = to(e.value) }); };
        on('tax', (v) => v.replace(/\\D/g, '').replace(/(\\d{3})(?=\\d)/g, '$1-'));
        on('digits', (v) => v.replace(/\\D/g, ''));
        price.addEventListener('change', () => { price.value = Number(price.value).toFixed(2) });
        plate.addEventListener('input', () => setTimeout(() => { plate.value = plate.value.toUpperCase() }, 60));
        late.addEventListener('input', () => setTimeout(() => { late.value = '' }, 0));
      </script>`,
    runs: [
      {
        id: "groups",
        steps: ['fill "Tax number" with "123456789"'],
        outcome: "pass",
        received: ['value #tax = "123-456-789"'],
      },
      { id: "upper", steps: ["fill Plate with kl123"], outcome: "pass", received: ['value #plate = "kl123"'] },
      {
        id: "cut",
        steps: ['fill Alias with "Katherine"'],
        outcome: "refuse",
        received: ['value #alias = "Kathe"'],
        says: /Alias holds "Kathe" after filling "Katherine" \(maxlength 5\)/u,
      },
      {
        id: "filtered",
        steps: ['fill Digits with "AB-77"'],
        outcome: "refuse",
        received: ['value #digits = "77"'],
        says: /Digits holds "77"/u,
      },
      {
        id: "emptied",
        steps: ['fill Digits with "about ten"'],
        outcome: "refuse",
        received: ['value #digits = ""'],
        says: /Digits is empty/u,
      },
      {
        id: "emptied-later",
        steps: ['fill Late with "Ada"'],
        outcome: "refuse",
        received: ['value #late = "Ada"'],
        says: /Late is empty/u,
      },
    ],
  },
  {
    name: "fill-focus",
    html: `<p><label>Name <input id="name" value="Ann"></label></p><p><label>Town <input id="town"></label></p>
      <p><label>Street <input id="street"></label></p><button id="b">Keep</button>
      <script>
        town.addEventListener('focus', () => Promise.resolve().then(() => document.getElementById('name').focus()), { once: true });
        street.addEventListener('focus', () => document.getElementById('name').focus());
      </script>`,
    runs: [
      { id: "once", steps: ['fill Town with "Graz"'], outcome: "pass", received: ['value #town = "Graz"'] },
      { id: "always", steps: ['fill Street with "Ring 1"'], outcome: "refuse", says: /does not keep the focus/u },
      { id: "typed-always", steps: ['type "Ring 1" into Street'], outcome: "refuse" },
      { id: "nowhere", steps: ['type "x"'], outcome: "refuse", says: /nothing has the focus/u },
      {
        id: "button",
        steps: ["click Keep", 'type "x"'],
        outcome: "refuse",
        received: ["click #b"],
        says: /button "Keep" has the focus/u,
      },
    ],
  },
  {
    name: "fill-keys",
    html: `<label>Line <input id="line"></label> <button id="s" onclick="LOG('kept ' + kept)">Store</button>
      <script>let kept = ''; line.addEventListener('keyup', () => { kept = line.value });</script>`,
    runs: [
      {
        id: "typed",
        steps: ['type "abc" into Line', "click Store"],
        outcome: "pass",
        received: ['value #line = "abc"', "click #s", "kept abc"],
      },
      {
        id: "retyped",
        steps: ['fill Line with "old"', 'type "new" into Line'],
        outcome: "pass",
        received: ['value #line = "new"'],
      },
    ],
  },
];

/** Fields that are set or filled part by part. */
export const fillFormPages: readonly TrustPage[] = [
  {
    name: "fill-dates",
    html: `<html lang="en"><p><label>Day <input type="date" id="day"></label></p><p><label>Tag <input type="date" id="tag" lang="de"></label></p>
      <p><label>Clock <input type="time" id="clock"></label></p><p><label>Month <input type="month" id="month"></label></p>
      <p><label>Start <input type="datetime-local" id="start"></label></p><p><label>Note <input id="note"></label></p>`,
    runs: [
      { id: "named", steps: ['fill Day with "24 Oct 2013"'], outcome: "pass", received: ['value #day = "2013-10-24"'] },
      { id: "dots", steps: ['fill Day with "4.10.2013"'], outcome: "pass", received: ['value #day = "2013-10-04"'] },
      {
        id: "impossible",
        steps: ['fill Day with "30 Feb 2020"'],
        outcome: "refuse",
        says: /February 2020 has no day 30/u,
      },
      {
        id: "ambiguous",
        steps: ['fill Day with "03/04/2013"'],
        outcome: "refuse",
        says: /"2013-04-03" or "2013-03-04"/u,
      },
      {
        id: "language",
        steps: ['fill Tag with "03/04/2013"'],
        outcome: "pass",
        received: ['value #tag = "2013-04-03"'],
      },
      { id: "no-year", steps: ['fill Day with "31/12"'], outcome: "refuse", says: /has no year/u },
      { id: "clock", steps: ['fill Clock with "3:30 pm"'], outcome: "pass", received: ['value #clock = "15:30"'] },
      { id: "no-clock", steps: ['fill Clock with "25:00"'], outcome: "refuse", says: /no time/u },
      {
        id: "month",
        steps: ['fill Month with "October 2013"'],
        outcome: "pass",
        received: ['value #month = "2013-10"'],
      },
      {
        id: "both",
        steps: ['fill Start with "24 Oct 2013 3:30 pm"'],
        outcome: "pass",
        received: ['value #start = "2013-10-24T15:30"'],
      },
      { id: "text", steps: ['fill Note with "13/45/2013"'], outcome: "pass", received: ['value #note = "13/45/2013"'] },
    ],
  },
  {
    name: "fill-set",
    html: `<p><label>Volume <input type="range" id="vol" min="0" max="50" step="5" value="10"></label></p>
      <p><label>Paint <input type="color" id="paint"></label></p>
      <span id="dl">Dim</span><div id="dim" role="slider" tabindex="0" aria-labelledby="dl" aria-valuemin="0" aria-valuemax="9" aria-valuenow="2" style="width:99px;height:9px;background:#999"></div>
      <script>dim.onkeydown = (e) => { const d = { ArrowRight: 1, ArrowLeft: -1 }[e.key]; if (!d) return;
        dim.setAttribute('aria-valuenow', Number(dim.getAttribute('aria-valuenow')) + d); if (dim.getAttribute('aria-valuenow') === '5') LOG('dim 5') };</script>`,
    runs: [
      { id: "range", steps: ["set Volume to 35"], outcome: "pass", received: ['value #vol = "35"'] },
      { id: "between", steps: ["set Volume to 33"], outcome: "refuse", says: /write 30 or 35/u },
      { id: "beyond", steps: ["fill Volume with 80"], outcome: "refuse", says: /from 0 to 50/u },
      { id: "colour", steps: ["fill Paint with orange"], outcome: "pass", received: ['value #paint = "#ffa500"'] },
      { id: "no-colour", steps: ["fill Paint with loud"], outcome: "refuse", says: /no colour/u },
      {
        id: "keys",
        steps: ["set Dim to 5"],
        outcome: "pass",
        received: ["key ArrowRight #dim", "key ArrowRight #dim", "key ArrowRight #dim", "dim 5"],
      },
      { id: "keys-beyond", steps: ["set Dim to 12"], outcome: "refuse", says: /from 0 to 9/u },
    ],
  },
  {
    name: "fill-boxes",
    html: `<h2>Pass code</h2><div id="boxes">${[1, 2, 3, 4].map((n) => `<input id="c${n}" maxlength="1" size="1" aria-label="Character ${n}">`).join("")}</div>
      <script>const all = [...document.querySelectorAll('input')];
        all.forEach((e, i) => e.addEventListener('input', () => { if (e.value && all[i + 1]) all[i + 1].focus(); const code = all.map((x) => x.value).join(''); if (code.length === 4) LOG('code ' + code) }));</script>`,
    runs: [
      {
        id: "spread",
        steps: ['fill "Pass code" with "48-15"'],
        outcome: "pass",
        received: ['value #c1 = "4"', 'value #c2 = "8"', 'value #c3 = "1"', "code 4815", 'value #c4 = "5"'],
      },
      { id: "long", steps: ['fill "Pass code" with "48151"'], outcome: "refuse", says: /4 boxes/u },
      { id: "one", steps: ['fill "Character 3" with "7"'], outcome: "pass", received: ['value #c3 = "7"'] },
      { id: "not-one", steps: ['fill "Character 3" with "77"'], outcome: "refuse", says: /one character/u },
    ],
  },
];
