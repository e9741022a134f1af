import { type DiscoveryPage, html } from "../../changed/steps/page";

export const emailConfirm: DiscoveryPage = {
  name: "email-confirm",
  html: html(
    `<form><label for="b">Confirm Email</label><input id="b" type="email"><label for="a">Email</label><input id="a" type="email"><label for="p">Password</label><input id="p" type="password"><label for="q">Repeat password</label><input id="q" type="password"></form>`,
  ),
  asks: [
    { say: "fill Email with a@b.cd", truth: "#a" },
    { say: "fill Confirm Email with a@b.cd", truth: "#b" },
    { say: "fill Repeat password with x", truth: "#q" },
    { say: "fill Password with x", truth: "#p" },
  ],
};
