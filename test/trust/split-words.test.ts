import { describePages } from "./describe-pages";

describePages("words that markup runs through", [
  {
    name: "split-words",
    html: `<!doctype html><meta charset="utf-8"><style>.tiles{display:flex}.badge{display:inline-block;margin-left:8px}
      .soon::after{content:"Coming soon"}.buy::before{content:"Buy "}</style>
      <h1 class="tiles"><span>T</span><span>r</span><span>i</span><span>p</span><span>s</span></h1>
      <ul id="list"><li id="one" onclick="LOG('one')"><em>Ham</em>burg</li><li id="two" onclick="LOG('two')"><em>Ham</em>m</li></ul>
      <p>Inbox<span class="badge">New</span></p><p>Total&nbsp;price: <b>1</b>2 €</p>
      <button id="save">S&#8203;a<wbr>ve&shy;d</button> <div id="part"><i>Re</i>mark</div>
      <table><tr><td><u>Or</u>der 7</td><td><button id="seven">Open</button></td></tr>
      <tr><td><u>Or</u>der 77</td><td><button id="more">Open</button></td></tr></table>`,
    runs: [
      { id: "heading", steps: ['verify that heading "Trips" is visible'], outcome: "pass" },
      { id: "item", steps: ["click Hamburg"], outcome: "pass", received: ["click #one", "one"] },
      { id: "other", steps: ["click Hamm"], outcome: "pass", received: ["click #two", "two"] },
      { id: "tail", steps: ["click burg"], outcome: "refuse" },
      { id: "head", steps: ['verify that "Ham" is not visible'], outcome: "pass" },
      { id: "denied", steps: ['verify that "Hamburg" is not visible'], outcome: "refuse" },
      { id: "word", steps: ['verify that "mark" is visible'], outcome: "refuse" },
      { id: "badge", steps: ['verify that "New" is visible'], outcome: "pass" },
      { id: "space", steps: ['verify that "Total price" is visible'], outcome: "pass" },
      { id: "unseen", steps: ["click Saved"], outcome: "pass", received: ["click #save"] },
      { id: "row", steps: ['click Open within row "Order 7"'], outcome: "pass", received: ["click #seven"] },
    ],
  },
]);
