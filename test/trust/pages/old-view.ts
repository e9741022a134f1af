import type { TrustPage } from "../trust-page";

const STEPS = `let s = 1; const done = {}; const draw = () => { t.textContent = 'Page ' + s + ' of 3' };
  const press = (after) => { const at = s; LOG((done[at] ? 'AGAIN ' : 'next ') + at); done[at] = true; setTimeout(() => { if (s === at) { s++; after?.(); draw() } }, 900) }; draw();`;
const THREE = { steps: ["click Next", "click Next"], outcome: "pass" } as const;
const PRESSED = ["click #n", "next 1", "click #n", "next 2"];

/** Presses that follow a press whose effect takes its time. */
export const OLD_VIEW_PAGES: readonly TrustPage[] = [
  {
    name: "next-same-button",
    html: `<h1 id="t"></h1><button id="n">Next</button><script>${STEPS} n.onclick = () => press()</script>`,
    runs: [{ id: "twice", ...THREE, received: PRESSED }],
  },
  {
    name: "next-ripple-and-clock",
    html: `<div><div><div><div><h1 id="t"></h1><button id="n">Next</button></div></div></div></div><footer><p>It is <span id="clock">0</span></p></footer>
      <script>${STEPS} n.onclick = () => press(); n.onmousedown = () => { n.classList.add('active'); n.insertAdjacentHTML('beforeend', '<span class="ripple"></span>') };
      setInterval(() => clock.textContent = Math.round(performance.now()), 250)</script>`,
    runs: [{ id: "twice", ...THREE, received: PRESSED }],
  },
  {
    name: "next-spinner",
    html: `<h1 id="t"></h1><button id="n">Next</button><div id="more"></div><script>${STEPS} n.onclick = () => { more.innerHTML = '<div class="spinner">Please wait</div>'; press(() => more.innerHTML = '') }</script>`,
    runs: [{ id: "twice", ...THREE, received: PRESSED }],
  },
  {
    name: "press-without-effect",
    html: `<button id="n">Ping</button><script>n.onclick = () => LOG('ping')</script>`,
    runs: [
      {
        id: "twice",
        steps: ["click Ping", "click Ping"],
        outcome: "pass",
        received: ["click #n", "ping", "click #n", "ping"],
      },
    ],
  },
  {
    name: "press-counts",
    html: `<input id="q" value="1" readonly aria-label="Amount"><button id="up">More</button><script>up.onclick = () => { q.value++; LOG('now ' + q.value) }</script>`,
    runs: [
      {
        id: "thrice",
        steps: ["click More", "click More", "click More"],
        outcome: "pass",
        received: ["click #up", "now 2", "click #up", "now 3", "click #up", "now 4"],
      },
    ],
  },
  {
    name: "route-late",
    html: `<nav><a href="#" id="a" class="on">Users</a> <a href="orders" id="b">Orders</a></nav><main id="m"><h1>Users</h1><button id="du">Delete</button></main>
      <script>b.onclick = (e) => { e.preventDefault(); history.pushState(0, '', 'orders'); a.className = ''; b.className = 'on'; setTimeout(() => { m.innerHTML = '<h1>Orders</h1><button id="do">Delete</button>' }, 1000) }</script>`,
    runs: [
      { id: "new-view", steps: ["click Orders", "click Delete"], outcome: "pass", received: ["click #b", "click #do"] },
      { id: "first", steps: ["click Delete"], outcome: "pass", received: ["click #du"] },
    ],
  },
  {
    name: "route-absent",
    html: `<a href="orders" id="b">Orders</a><main id="m"><button id="du">Delete</button></main>
      <script>b.onclick = (e) => { e.preventDefault(); history.pushState(0, '', 'orders'); setTimeout(() => { m.innerHTML = '<h1>No orders</h1>' }, 1000) }</script>`,
    runs: [{ id: "gone", steps: ["click Orders", "click Delete"], outcome: "refuse", received: ["click #b"] }],
  },
];
