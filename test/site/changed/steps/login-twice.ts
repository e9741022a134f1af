import { type ChangedPage, html } from "./page";

const one = html(`<header><a class="link" href="login-twice/form">Log in</a></header>`);
const two = html(
  `<header><a href="#">Home</a></header><form action="/changed/login-twice/done"><label>User <input class="user" name="u"></label><button class="submit">Log in</button></form>`,
);
const face = {
  html: one,
  routes: { form: { body: two, delayMs: 500 }, done: { body: html("<h1>Welcome</h1>"), delayMs: 300 } },
  truth: [".link", ".submit"],
};
export const loginTwice: ChangedPage = {
  name: "login-twice",
  steps: ["click Log in", "click Log in", "expect heading Welcome is visible"],
  before: face,
  after: face,
  must: "act",
  times: 2,
  note: "a Log in link leads to a form with a Log in button",
};
