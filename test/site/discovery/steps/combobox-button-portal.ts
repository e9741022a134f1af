import { type DiscoveryPage, html, script } from "../../changed/steps/page";

const code = `b.onclick = () => { const l = document.createElement("div"); l.setAttribute("role", "listbox"); l.id = "portal"; l.innerHTML = ["Low", "High", "Very high"].map((n) => '<div role="option" class="' + n.replace(" ", "") + '">' + n + '</div>').join(""); document.body.append(l); b.setAttribute("aria-expanded", "true"); l.onclick = (e) => { b.textContent = e.target.textContent; l.remove(); b.setAttribute("aria-expanded", "false") } }`;
export const comboboxButtonPortal: DiscoveryPage = {
  name: "combobox-button-portal",
  html: html(
    `<span id="lab">Priority</span><button id="b" role="combobox" aria-haspopup="listbox" aria-expanded="false" aria-labelledby="lab" aria-controls="portal">Choose</button><p class="High">High</p>${script(code)}`,
  ),
  asks: [
    { say: "select High from Priority", truth: "#b, [role=option].High" },
    { say: "select Very high from Priority", truth: "#b, [role=option].Veryhigh" },
    { say: "select Medium from Priority", truth: "#b", refused: true },
  ],
};
