import type { TrustPage } from "../trust-page";

/** Boxes and switches: redrawn when they are pressed, leading on, known by attributes, ignored. */
export const BOXES: readonly TrustPage[] = [
  {
    name: "choose-redrawn",
    html: `<ul id="l"></ul><script>
      const on = { a: false, b: true }, say = { a: 'Milk', b: 'Bread' };
      const draw = () => { l.innerHTML = Object.keys(on).map((k) => '<li><label><input type="checkbox" id="' + k + '"' + (on[k] ? ' checked' : '') + '> ' + say[k] + '</label></li>').join('');
        for (const box of l.querySelectorAll('input')) box.onchange = () => { on[box.id] = !on[box.id]; LOG('told ' + box.id + ' ' + on[box.id]); draw(); }; };
      draw();</script>`,
    runs: [
      {
        id: "on",
        steps: ["check Milk"],
        expect: ["Milk is checked"],
        outcome: "pass",
        received: ["click #a", "told a true", "value #a = true"],
      },
      { id: "already", steps: ["check Bread"], outcome: "pass" },
    ],
  },
  {
    name: "choose-switches",
    html: `<style>[role=switch]{width:40px;height:20px;background:#aaa;border:0}</style>
      <p><span id="d1">Dark</span> <button role="switch" id="d" data-state="unchecked" aria-labelledby="d1" onclick="this.dataset.state = this.dataset.state === 'checked' ? 'unchecked' : 'checked'"></button></p>
      <p><span id="c1">Compact</span> <button role="switch" id="c" class="tg" aria-labelledby="c1" onclick="this.classList.toggle('is-on')"></button></p>
      <p><span id="w1">Broken</span> <button role="switch" id="w" aria-checked="false" aria-labelledby="w1"></button></p>
      <style>.p input{display:none}</style><p class="p"><input type="radio" name="q" id="r"><label for="r">Red</label><input type="radio" name="q" id="g" checked><label for="g">Green</label></p>`,
    runs: [
      { id: "data", steps: ["turn on Dark"], expect: ["Dark is on"], outcome: "pass", received: ["click #d"] },
      { id: "class", steps: ["turn on Compact"], outcome: "pass", received: ["click #c"] },
      {
        id: "ignored",
        steps: ["turn on Broken"],
        outcome: "refuse",
        received: ["click #w"],
        says: /still not checked/u,
      },
      {
        id: "pill",
        steps: ["check Red"],
        expect: ['"Red" is checked', '"Green" is not checked'],
        outcome: "pass",
        received: ["click label{Red}", "click #r", "value #r = true"],
      },
      { id: "radio-off", steps: ["uncheck Green"], outcome: "refuse", says: /cannot be unchecked/u },
      { id: "untrue", steps: ["check Green"], expect: ['"Red" is checked'], outcome: "refuse" },
    ],
  },
  {
    name: "choose-leads-on",
    html: `<label><input type="checkbox" id="t" onchange="location.href = 'next'"> I am old enough</label>`,
    others: { "/next": "<h1>Welcome</h1>" },
    runs: [
      {
        id: "leads",
        steps: ["check I am old enough"],
        expect: ['"Welcome" is visible'],
        outcome: "pass",
        received: ["click #t", "value #t = true"],
      },
    ],
  },
];
