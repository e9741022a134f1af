import { type ChangedPage, html, script } from "./page";

const act = script(`comment.oninput = () => { comment.value = "" }`);
export const fillReverts: ChangedPage = {
  name: "fill-reverts",
  steps: ["fill Comment with hello"],
  before: { html: html(`<label>Comment <input id="comment"></label>`), truth: ["#comment"] },
  after: {
    html: html(`<label>Comment <input id="comment"></label><label>Chat <input></label>${act}`),
    truth: ["#comment"],
  },
  note: "the field empties itself at once (both a pass and a refusal are safe)",
};
