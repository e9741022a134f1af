import { type ChangedPage, html } from "./page";

const one = html(`<header><a class="link" href="login-header-stays/form">Log in</a></header>`);
const two = html(
  `<header><a class="link2" href="#">Log in</a></header><form action="/changed/login-header-stays/done"><label>User <input class="user" name="u"></label><button class="submit">Log in</button></form>`,
);
const face = {
  html: one,
  routes: { form: { body: two, delayMs: 300 }, done: { body: html("<h1>Welcome</h1>") } },
  truth: [".link", ".user", ".submit"],
};
export const loginHeaderStays: ChangedPage = {
  name: "login-header-stays",
  steps: ["click Log in", "fill User with ada", "click Log in button", "expect heading Welcome is visible"],
  before: face,
  after: face,
  must: "act",
  note: "the link stays in the header of the page with the form",
};
