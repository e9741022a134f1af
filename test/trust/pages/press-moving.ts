import type { TrustPage } from "../trust-page";

const BLUR = `<div id="form"><input id="code" aria-label="Code" autofocus><p id="why"></p><button id="later">Not now</button> <button id="other">Sign up</button></div>`;

/** Elements that move, by themselves or because they are pressed. */
export const MOVING_PAGES: readonly TrustPage[] = [
  {
    name: "moves-on-blur",
    html: `${BLUR}<script>code.onblur = () => { if (!code.value) why.innerHTML = 'A code is needed.<br>It came by mail.' }; later.onclick = () => LOG('later')</script>`,
    runs: [
      { id: "again", steps: ["click Not now"], outcome: "pass", received: ["click #form", "click #later", "later"] },
      {
        id: "filled",
        steps: ['fill Code with "7"', "click Not now"],
        outcome: "pass",
        received: ['value #code = "7"', "click #later", "later"],
      },
    ],
  },
  {
    name: "moves-on-each-press",
    html: `${BLUR}<script>document.addEventListener('mousedown', () => { code.focus(); setTimeout(() => code.blur()) }); code.onblur = () => why.innerHTML += '<br><br>A code is needed'; later.onclick = () => LOG('later')</script>`,
    runs: [
      {
        id: "lost",
        steps: ["click Not now"],
        outcome: "refuse",
        received: ["click #form", "click #form"],
        says: /moved the element away under the press/u,
      },
    ],
  },
  {
    name: "opens-on-down",
    html: `<div id="bar"><button id="menu" aria-expanded="false">Sort</button><div id="list" style="display:none;position:absolute;top:0;left:0;width:300px;height:200px;background:#fff"><div id="none">Nothing to sort</div></div></div>
      <script>menu.onmousedown = () => { LOG('opened'); list.style.display = 'block' }</script>`,
    runs: [{ id: "once", steps: ["click Sort"], outcome: "pass", received: ["opened", "click #bar"] }],
  },
  {
    name: "pulses",
    html: `<style>@keyframes p{50%{transform:scale(1.2)}}@keyframes s{to{transform:translateX(260px)}}#buy{animation:p .5s infinite}#go{animation:s 3s linear infinite alternate}</style>
      <button id="buy">Buy</button><div style="position:relative;height:50px"><button id="go">Claim</button></div>`,
    runs: [
      { id: "pulse", steps: ["click Buy"], outcome: "pass", received: ["click #buy"] },
      { id: "slide", steps: ["click Claim"], outcome: "pass", received: ["click #go"] },
    ],
  },
  {
    name: "slides-in",
    html: `<style>#d{position:fixed;top:60px;left:-300px;transition:left .7s}#d.on{left:40px}</style><button id="show">Show</button><div id="d"><button id="yes">Agree</button><button id="no">Decline</button></div>
      <script>show.onclick = () => d.classList.add('on')</script>`,
    runs: [
      { id: "panel", steps: ["click Show", "click Decline"], outcome: "pass", received: ["click #show", "click #no"] },
    ],
  },
  {
    name: "swaps-on-hover",
    html: `<a href="#offer" id="offer"><img id="one" alt="Offer" width="200" height="80" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></a>
      <script>offer.onmouseenter = () => { offer.innerHTML = '<img id="two" alt="Offer" width="200" height="80" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">' }; offer.onclick = () => LOG('taken')</script>`,
    runs: [{ id: "picture", steps: ["click Offer"], outcome: "pass", received: ["click #two", "taken"] }],
  },
];
