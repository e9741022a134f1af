import { describePages } from "./describe-pages";

describePages("what they receive", [
  {
    name: "recorder",
    html: `<form id="f" onsubmit="return false"><label>Name <input id="n"></label><button id="go">Go</button></form>
      <label><input type="checkbox" id="box"> News</label><div>Nobody</div>`,
    runs: [
      {
        id: "form",
        steps: ['fill Name with "Ann"', "check News", "press Enter on Name", "click Go"],
        outcome: "pass",
        received: [
          'value #n = "Ann"',
          "click #box",
          "value #box = true",
          "key Enter #n",
          "submit #f",
          "click #go",
          "submit #f",
        ],
      },
      { id: "absent", steps: ["click Save"], outcome: "refuse", says: /Save/u },
      { id: "unread", steps: ["frobnicate the thing"], outcome: "unread", says: /verb/u },
    ],
  },
]);
