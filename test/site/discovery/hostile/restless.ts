import { html, script } from "../../changed/steps/page";
import type { HostilePage } from "./hostile-page";

const save = `<button id="save">Save</button>`;
const truth = ["#save"];
const steps = ["click Save"];

/** Pages that do not rest, hang, or go away. */
export const restlessPages: readonly HostilePage[] = [
  {
    name: "mutations",
    html: html(
      `${save}<p id="p"></p>${script("setInterval(() => { for (let i = 0; i < 200; i++) p.append(document.createElement('i')); p.textContent = Math.random() }, 0)")}`,
    ),
    steps,
    truth,
    end: 0,
    note: "endless changes",
  },
  {
    name: "microtasks",
    html: html(
      `${save}<p id="p"></p>${script("new MutationObserver(() => setTimeout(() => p.setAttribute('x', Math.random()), 0)).observe(p, { attributes: true }); p.setAttribute('x', 1)")}`,
    ),
    steps,
    truth,
    end: 0,
    note: "a change sets off the next",
  },
  {
    name: "polling",
    html: html(`${save}${script("const poll = () => fetch('polling/data').then(poll, poll); poll(); poll()")}`),
    routes: { data: { body: "{}", type: "application/json", delayMs: 30 } },
    steps,
    truth,
    end: 0,
    note: "a request is always under way",
  },
  {
    name: "long-poll",
    html: html(`${save}${script("fetch('long-poll/data')")}`),
    routes: { data: { body: "{}", type: "application/json", delayMs: 20_000 } },
    steps,
    truth,
    end: 0,
    note: "a request is never answered",
  },
  {
    name: "navigates",
    html: html(
      `${save}${script("setTimeout(() => { location.href = location.pathname + '?' + Math.random() }, 200)")}`,
    ),
    steps: [...steps, "expect Save button is visible"],
    truth,
    note: "it navigates every 200 ms",
  },
  {
    name: "blocked",
    html: html(
      `${save}${script("setTimeout(() => { const end = Date.now() + 3000; while (Date.now() < end); }, 50)")}`,
    ),
    steps,
    truth,
    end: 0,
    note: "its main thread is blocked for 3 s",
  },
  {
    name: "blocked-for-good",
    html: html(`${save}${script("setTimeout(() => { for (;;); }, 300)")}`),
    steps: ["expect Save button is visible", 'wait until text "never" is visible', "click Save"],
    truth,
    end: 1,
    deadlineMs: 40_000,
    note: "its main thread is blocked for good",
  },
  {
    name: "blocked-by-click",
    html: html(`<button id="save" onclick="for (;;);">Save</button>`),
    steps: ["click Save", "expect Save button is disabled"],
    truth,
    end: 1,
    deadlineMs: 40_000,
    note: "a click blocks its main thread for good",
  },
  {
    name: "never-loads",
    html: html(`${save}<img src="never-loads/data">${script("")}<script src="never-loads/code" async></script>`),
    routes: { data: { body: "", delayMs: 15_000 }, code: { body: "", delayMs: 15_000 } },
    steps,
    truth,
    end: 0,
    note: "a picture and a script never come",
  },
  {
    name: "endless-reload",
    html: html(`${save}${script("location.reload()")}`),
    steps,
    truth,
    deadlineMs: 80_000,
    note: "it loads itself again at once",
  },
  {
    name: "crash-link",
    html: html(`<a href="chrome://crash" id="c">Crash</a>${save}`),
    steps,
    truth,
    end: 0,
    note: "a link that leads into the browser",
  },
  {
    name: "alert",
    html: html(`${save}${script("save.onclick = () => { alert('hi'); document.title = 'after' }")}`),
    steps: [...steps, "expect Save button is visible", "expect title is after"],
    truth,
    end: 1,
    note: "a click opens an alert that nobody asked for: the step fails with its text",
  },
  {
    name: "alert-on-load",
    html: html(`${save}${script("setTimeout(() => { alert('one'); confirm('two'); prompt('three') }, 30)")}`),
    steps: [...steps, "expect Save button is visible"],
    truth,
    end: 1,
    note: "alert, confirm and prompt on load that nobody asked for",
  },
  {
    name: "alert-loop",
    html: html(`${save}${script("setInterval(() => alert('again'), 20)")}`),
    steps,
    truth,
    note: "an alert every 20 ms",
  },
  {
    name: "confirm",
    html: html(
      `${save}<p id="p"></p>${script("save.onclick = () => { p.textContent = confirm('Delete everything?') ? 'all' + ' gone' : 'kept' }")}`,
    ),
    steps: [...steps, 'expect text "all gone" is not visible'],
    truth,
    end: 1,
    note: "a dangerous confirm is not said yes to, and fails the step",
  },
  {
    name: "beforeunload",
    html: html(
      `${save}<a href="/hostile/beforeunload/next" id="n">Leave</a>${script("addEventListener('beforeunload', (e) => { e.preventDefault(); e.returnValue = 'x' })")}`,
    ),
    routes: { next: { body: html("<h1>Left</h1>") } },
    steps: [...steps, "click Leave", "expect heading Left is visible"],
    truth: ["#save", "#n"],
    end: 0,
    note: "it does not want to be left",
  },
  {
    name: "print",
    html: html(`${save}${script("save.onclick = () => { print(); document.title = 'printed' }")}`),
    steps: [...steps, "expect title is printed"],
    truth,
    end: 0,
    note: "a click prints",
  },
];
