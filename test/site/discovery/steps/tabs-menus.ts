import { type DiscoveryPage, html, script } from "../../changed/steps/page";

const code = `m.onmouseenter = () => { sub.hidden = false }; m.onmouseleave = () => { sub.hidden = true }`;
export const tabsMenus: DiscoveryPage = {
  name: "tabs-menus",
  html: html(
    `<div role="tablist"><button role="tab" id="t1" aria-selected="true">General</button><button role="tab" id="t2">Security</button></div><nav><a href="#general" id="l1">General</a></nav><div id="m" style="width:200px"><a href="#p" id="products">Products</a><div id="sub" hidden><a href="#laptops" id="laptops">Laptops</a></div></div>${script(code)}`,
  ),
  asks: [
    { say: "click Security", truth: "#t2" },
    { say: "click General tab", truth: "#t1" },
    { say: "click General link", truth: "#l1" },
    { say: "hover Products", truth: "#products", untouched: true },
    { say: "click Laptops", truth: null },
  ],
};
