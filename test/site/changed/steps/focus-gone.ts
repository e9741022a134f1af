import { type ChangedPage, html, script } from "./page";

const thief = script(`comment.addEventListener("focus", () => chat.focus())`);
export const focusGone: ChangedPage = {
  name: "focus-gone",
  steps: ["type hello into Comment"],
  before: {
    html: html(`<label>Comment <input id="comment"></label><label>Chat <input id="chat"></label>`),
    truth: ["#comment"],
  },
  after: {
    html: html(`<label>Comment <input id="comment"></label><label>Chat <input id="chat"></label>${thief}`),
    truth: ["#comment"],
  },
  value: "hello",
  note: "the field hands its focus to another one at once",
};
