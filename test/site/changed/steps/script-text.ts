import { type ChangedPage, html } from "./page";

export const scriptText: ChangedPage = {
  name: "script-text",
  steps: ["click Save", 'expect text "Thank you" is visible', "click Done"],
  before: {
    html: html(`<button id="save">Save</button><button id="done">Done</button><p>Thank you</p>`),
    truth: ["#save", "#done"],
  },
  after: {
    html: html(
      `<button id="save">Save</button><button id="done">Done</button><script type="application/json">{"messages": {"thanks": "Thank you"}}</script>`,
    ),
    truth: ["#save"],
  },
  note: "what is expected stands in a script alone, as state does in many pages",
};
