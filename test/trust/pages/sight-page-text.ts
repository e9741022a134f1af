import type { TrustPage } from "../trust-page";

const HIDDEN = "position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0);white-space:nowrap";

/** The text of the page is what a reader sees of it. */
export const SIGHT_PAGE_TEXT_PAGES: readonly TrustPage[] = [
  {
    name: "page-text-for-readers",
    html: `<h1>Trips</h1><p>To <b>Os</b>lo and <i>Rome</i></p><span style="${HIDDEN}">Paris was chosen</span><div style="position:fixed;left:-900px;width:200px">Sofia</div><button id="b">Go</button>`,
    runs: [
      {
        id: "seen",
        steps: ["click Go"],
        expect: ['page contains "Oslo and Rome"'],
        outcome: "pass",
        received: ["click #b"],
      },
      {
        id: "unseen",
        steps: ["click Go"],
        expect: ['page contains "Paris"'],
        outcome: "refuse",
        received: ["click #b"],
      },
      {
        id: "off-screen",
        steps: ["click Go"],
        expect: ['page contains "Sofia"'],
        outcome: "refuse",
        received: ["click #b"],
      },
      {
        id: "denied",
        steps: ["click Go"],
        expect: ['page does not contain "Paris"'],
        outcome: "pass",
        received: ["click #b"],
      },
      {
        id: "denied-seen",
        steps: ["click Go"],
        expect: ['page does not contain "Oslo"'],
        outcome: "refuse",
        received: ["click #b"],
      },
      {
        id: "over-lines",
        steps: ["click Go"],
        expect: ['page contains "Trips To Oslo"'],
        outcome: "pass",
        received: ["click #b"],
      },
    ],
  },
];
