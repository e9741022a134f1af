import { describePages } from "./describe-pages";

const FORM = `<form onsubmit="event.preventDefault(); LOG('sent ' + this.q.value)"><input id="q" name="q" aria-label="Search term">
  <button id="go">Send</button></form><button id="accept">Accept if visible</button><button id="reload">Reload the basket</button>`;

describePages("sentences that say several things", [
  {
    name: "said",
    html: FORM,
    runs: [
      {
        id: "fill-and-press",
        steps: ['enter "tea" into the Search term field and press Send'],
        outcome: "pass",
        received: ['value #q = "tea"', "click #go", "submit form{Send}", "sent tea"],
      },
      {
        id: "prose",
        steps: ['Enter the term "tea" and the code "x" into the fields and press Send'],
        outcome: "unread",
      },
      { id: "condition", steps: ["click Accept if visible"], outcome: "unread", says: /optional: true.*quotes/su },
      { id: "quoted", steps: ['click "Accept if visible"'], outcome: "pass", received: ["click #accept"] },
      { id: "reload", steps: ["Reload the basket"], outcome: "unread", says: /reload the page.*click/su },
      { id: "named", steps: ['click "Reload the basket"'], outcome: "pass", received: ["click #reload"] },
    ],
  },
]);

describePages("optional steps", [
  {
    name: "banner",
    html: `<button id="buy" onclick="LOG('bought')">Buy</button>`,
    runs: [
      {
        id: "absent",
        steps: [{ click: "Accept cookies", optional: "true", timeout: "1s" }, "click Buy"],
        outcome: "pass",
        received: ["click #buy", "bought"],
        says: /optional step skipped: .*Accept cookies/u,
      },
      { id: "needed", steps: [{ click: "Accept cookies", timeout: "1s" }, "click Buy"], outcome: "refuse" },
    ],
  },
  {
    name: "two-banners",
    html: `<div><button>Accept cookies</button></div><div><button>Accept cookies</button></div><button id="buy">Buy</button>`,
    runs: [
      {
        id: "tie",
        steps: [{ click: "Accept cookies", optional: "true", timeout: "1s" }, "click Buy"],
        outcome: "partial",
        received: ["click #buy"],
      },
    ],
  },
]);

describePages("absence", [
  {
    name: "late-error",
    html: `<button id="save" onclick="setTimeout(() => { document.body.append(document.createElement('hr')); setTimeout(() => { document.getElementById('say').textContent = 'Card refused'; }, 150); }, 100)">Save</button><p id="say"></p>`,
    runs: [
      {
        id: "error-comes",
        steps: ["click Save"],
        expect: ['"Card refused" is not visible'],
        outcome: "refuse",
        received: ["click #save"],
      },
    ],
  },
  {
    name: "list-that-shrinks",
    html: `<ul id="list"><li>Ann</li><li>Bob</li><li>Zoe</li></ul><button id="filter" onclick="setTimeout(() => document.getElementById('list').children[0].remove(), 80); setTimeout(() => document.getElementById('list').children[0].remove(), 200)">Filter</button>`,
    runs: [
      {
        id: "in-between",
        steps: ["click Filter"],
        expect: ["there are 2 list items"],
        outcome: "refuse",
        received: ["click #filter"],
      },
      {
        id: "at-rest",
        steps: ["click Filter"],
        expect: ["there is 1 list item"],
        outcome: "pass",
        received: ["click #filter"],
      },
    ],
  },
  {
    name: "misspelt",
    html: `<button id="delete" onclick="document.getElementById('ann').remove()">Delete</button><p id="ann">Ann Lee</p>`,
    runs: [
      {
        id: "never-there",
        steps: ["click Delete"],
        expect: ['"Anne Lee" is not visible'],
        outcome: "pass",
        received: ["click #delete"],
        says: /"Anne Lee" was on no page of this run/u,
      },
      {
        id: "was-there",
        steps: ["click Delete"],
        expect: ['"Ann Lee" is not visible'],
        outcome: "pass",
        received: ["click #delete"],
        never: /was on no page/u,
      },
    ],
  },
  {
    name: "clock-that-ticks",
    html: `<p id="t">0</p><script>setInterval(() => { document.getElementById('t').textContent = String(Date.now()); }, 50)</script>`,
    runs: [{ id: "restless", steps: ['"Error" is not visible'], outcome: "pass" }],
  },
]);
