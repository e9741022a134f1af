import { type ChangedPage, html, script } from "./page";

const thief = script(`comment.addEventListener("input", () => { if (comment.value.length === 3) chat.focus() })`);
export const focusStolenTyping: ChangedPage = {
  name: "focus-stolen-typing",
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
  note: "another field takes the focus in the middle of typing",
};
