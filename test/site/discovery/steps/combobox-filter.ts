import { type DiscoveryPage, html, script } from "../../changed/steps/page";

const code = `const all = ["Niger", "Nigeria", "Norway", "Papua New Guinea", "Guinea"]; c.oninput = c.onfocus = () => { l.innerHTML = ""; l.hidden = false; for (const n of all.filter((x) => x.toLowerCase().includes(c.value.toLowerCase()))) { const o = document.createElement("li"); o.setAttribute("role", "option"); o.textContent = n; o.className = n.replaceAll(" ", ""); o.onmousedown = (e) => { e.preventDefault(); c.value = n; l.hidden = true; }; l.append(o) } }`;
export const comboboxFilter: DiscoveryPage = {
  name: "combobox-filter",
  html: html(
    `<label for="c">Country</label><input id="c" role="combobox" aria-controls="l" aria-expanded="false" autocomplete="off"><ul id="l" role="listbox" hidden></ul>${script(code)}`,
  ),
  asks: [
    { say: "select Niger from Country", truth: "#c, .Niger" },
    { say: "select Guinea from Country", truth: "#c, .Guinea" },
    { say: "select Norway from Country", truth: "#c, .Norway" },
    { say: "select Atlantis from Country", truth: "#c", refused: true },
  ],
};
