import { type DiscoveryPage, html, script } from "../../changed/steps/page";

const code = `const all = Array.from({ length: 500 }, (_, i) => "Option " + i); const draw = () => { const first = Math.floor(l.scrollTop / 20); pad.style.height = "10000px"; items.innerHTML = all.slice(first, first + 12).map((n, i) => '<div role="option" style="position:absolute;height:20px;top:' + (first + i) * 20 + 'px" class="o' + (first + i) + '">' + n + '</div>').join("") }; l.onscroll = draw; b.onclick = () => { l.hidden = false; b.setAttribute("aria-expanded", "true"); draw() }; l.onclick = (e) => { b.textContent = e.target.textContent; l.hidden = true; b.setAttribute("aria-expanded", "false") }`;
export const virtualList: DiscoveryPage = {
  name: "virtual-list",
  html: html(
    `<span id="lab">Number</span><button id="b" role="combobox" aria-haspopup="listbox" aria-expanded="false" aria-labelledby="lab" aria-controls="l">Choose</button><div id="l" role="listbox" hidden style="height:200px;overflow:auto;position:relative"><div id="pad"></div><div id="items"></div></div>${script(code)}`,
  ),
  asks: [
    { say: "select Option 3 from Number", truth: "#b, .o3" },
    { say: "select Option 300 from Number", truth: "#b, .o300" },
  ],
};
