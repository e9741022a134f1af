import { html, type LibraryPage, many } from "./library-page";

const DAYS = Array.from({ length: 31 }, (_, at) => at + 1);
const two = (day: number): string => String(day).padStart(2, "0");

const flatScript = `flatpickr("#when", { inline: true, defaultDate: "2026-05-14", enableTime: true });`;
const flatBody =
  '<h1>Book a table</h1><label for="who">Name</label><input id="who" name="who"><label for="when">When</label><input id="when" name="when"><button>Book</button>';
const flat = (name: string): string =>
  html([`${name}/dist/flatpickr.css`, `${name}/dist/flatpickr.js`], flatBody, flatScript);

const flatpickr: LibraryPage = {
  library: "flatpickr",
  packages: { flatpickr2: "flatpickr@2", flatpickr4: "flatpickr@4" },
  ready: ".flatpickr-calendar",
  versions: [
    { name: "flatpickr2", html: flat("flatpickr2") },
    { name: "flatpickr4", html: flat("flatpickr4") },
  ],
  keys: {
    previous: [".flatpickr-prev-month", ".flatpickr-prev-month"],
    next: [".flatpickr-next-month", ".flatpickr-next-month"],
    month: [".cur-month", ".flatpickr-monthDropdown-months"],
    year: [".cur-year", ".cur-year"],
    hour: [".flatpickr-hour", ".flatpickr-hour"],
    minute: [".flatpickr-minute", ".flatpickr-minute"],
    half: [".flatpickr-am-pm", ".flatpickr-am-pm"],
    when: ["#when", "#when"],
    ...many(
      DAYS.map(String),
      (day) => [
        `.flatpickr-day:not(.prevMonthDay):not(.nextMonthDay):text-is("${day}")`,
        `.flatpickr-day[aria-label="May ${day}, 2026"]`,
      ],
      "day",
    ),
  },
};

const EVENTS =
  '[{ title: "Stand-up", start: "2026-05-05" }, { title: "Retrospective", start: "2026-05-12", url: "/retro" }, { title: "Holiday", start: "2026-05-18", end: "2026-05-21" }, { title: "Demo", start: "2026-05-28T14:00:00" }]';
const calendarBody = '<h1>Team calendar</h1><button id="new">New event</button><div id="calendar"></div>';
const modern = `new FullCalendar.Calendar(document.getElementById("calendar"), { initialDate: "2026-05-14", headerToolbar: { left: "prev,next today", center: "title", right: "dayGridMonth,timeGridWeek,timeGridDay" }, navLinks: true, events: ${EVENTS} }).render();`;
const both = (selector: string): readonly string[] => [selector, selector];

const fullcalendar: LibraryPage = {
  library: "fullcalendar",
  packages: {
    fullcalendar3: "fullcalendar@3",
    fullcalendar5: "fullcalendar@5",
    fullcalendar6: "fullcalendar@6",
    jquery3: "jquery@3",
    moment2: "moment@2",
  },
  ready: ".fc-toolbar",
  versions: [
    {
      name: "fullcalendar3",
      html: html(
        [
          "fullcalendar3/dist/fullcalendar.css",
          "jquery3/dist/jquery.js",
          "moment2/moment.js",
          "fullcalendar3/dist/fullcalendar.js",
        ],
        calendarBody,
        `$("#calendar").fullCalendar({ defaultDate: "2026-05-14", header: { left: "prev,next today", center: "title", right: "month,agendaWeek,agendaDay" }, navLinks: true, events: ${EVENTS} });`,
      ),
    },
    { name: "fullcalendar5", html: html(["fullcalendar5/main.css", "fullcalendar5/main.js"], calendarBody, modern) },
    { name: "fullcalendar6", html: html(["fullcalendar6/index.global.js"], calendarBody, modern) },
  ],
  keys: {
    previous: [".fc-prev-button", ...both(".fc-prev-button")],
    next: [".fc-next-button", ...both(".fc-next-button")],
    today: [".fc-today-button", ...both(".fc-today-button")],
    month: [".fc-month-button", ...both(".fc-dayGridMonth-button")],
    week: [".fc-agendaWeek-button", ...both(".fc-timeGridWeek-button")],
    day: [".fc-agendaDay-button", ...both(".fc-timeGridDay-button")],
    title: [".fc-center h2", ...both(".fc-toolbar-title")],
    "new": ["#new", ...both("#new")],
    ...many(
      DAYS.map(String),
      (day) => [
        `.fc-day-top[data-date="2026-05-${two(Number(day))}"] .fc-day-number`,
        ...both(`.fc-daygrid-day[data-date="2026-05-${two(Number(day))}"] .fc-daygrid-day-number`),
      ],
      "date",
    ),
    ...many(
      ["Stand-up", "Retrospective", "Demo"],
      (title) => [`a.fc-day-grid-event:has-text("${title}")`, ...both(`a.fc-daygrid-event:has-text("${title}")`)],
      "event",
    ),
    ...many(
      ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
      (day) => [`th.fc-day-header:has-text("${day}") span`, ...both(`th.fc-col-header-cell:has-text("${day}") a`)],
      "head",
    ),
  },
};

const uiBody = (set: string): string => `<h1>Settings</h1>
<div id="tabs"><ul><li><a href="#t1">General</a></li><li><a href="#t2">Network</a></li><li><a href="#t3">Sound</a></li></ul>
<div id="t1"><label for="lang">Language</label><select id="lang"><option>English</option><option>German</option></select><label for="copies">Copies</label><input id="copies" name="copies" value="2"><div id="volume"></div>${set}</div><div id="t2">Network</div><div id="t3">Sound</div></div>
<div id="accordion"><h3>Printing</h3><div><p>Choose a printer.</p><button id="choose">Choose printer</button></div><h3>Scanning</h3><div>Scan</div><h3>Fax</h3><div>Fax</div></div>
<ul id="menu"><li><div><a href="#open">Open</a></div></li><li><div><a href="#save">Save as</a></div></li><li><div><a href="#quit">Quit</a></div></li></ul><div id="date"></div><div id="dialog" title="Really?"><p>All settings are lost.</p></div><div id="bar"></div>`;
const uiScript = (set: string): string =>
  `$("#tabs").tabs();$("#accordion").accordion();$("#lang").selectmenu();$("#copies").spinner();$("#volume").slider();${set}$("#menu").menu();$("#choose").button();$("#bar").progressbar({ value: 40 });$("#date").datepicker({ defaultDate: new Date(2026, 4, 14), changeMonth: true });$("#dialog").dialog({ buttons: { Reset: function () {}, Cancel: function () {} }, position: { my: "right top", at: "right top" } });`;
const RADIOS =
  '<div id="set"><input type="radio" id="low" name="q"><label for="low">Low</label><input type="radio" id="mid" name="q"><label for="mid">Middle</label><input type="radio" id="high" name="q"><label for="high">High</label></div>';

const jqueryui: LibraryPage = {
  library: "jquery-ui",
  packages: {
    jqueryui11: "jqueryui@1.11",
    jqueryui13: "jquery-ui-dist@1.13",
    jquery1: "jquery@1",
    jquery3: "jquery@3",
  },
  ready: ".ui-dialog",
  versions: [
    {
      name: "jqueryui11",
      html: html(
        ["jqueryui11/jquery-ui.css", "jquery1/dist/jquery.js", "jqueryui11/jquery-ui.js"],
        uiBody(RADIOS),
        uiScript('$("#set").buttonset();'),
      ),
    },
    {
      name: "jqueryui13",
      html: html(
        ["jqueryui13/jquery-ui.css", "jquery3/dist/jquery.js", "jqueryui13/jquery-ui.js"],
        uiBody(RADIOS),
        uiScript('$("#set input").checkboxradio();'),
      ),
    },
  ],
  keys: {
    ...many(["General", "Network", "Sound"], (name) => both(`.ui-tabs-anchor:has-text("${name}")`), "tab"),
    ...many(["Printing", "Scanning", "Fax"], (name) => both(`.ui-accordion-header:has-text("${name}")`)),
    ...many(["Open", "Save as", "Quit"], (name) => both(`#menu a:has-text("${name}")`), "menu"),
    ...many(["Low", "Middle", "High"], (name) => both(`#set label:has-text("${name}")`), "quality"),
    language: both("#lang-button"),
    copies: both("#copies"),
    up: both(".ui-spinner-up"),
    down: both(".ui-spinner-down"),
    slider: both(".ui-slider-handle"),
    choose: both("#choose"),
    close: both(".ui-dialog-titlebar-close"),
    reset: both('.ui-dialog-buttonset button:has-text("Reset")'),
    cancel: both('.ui-dialog-buttonset button:has-text("Cancel")'),
    previous: both(".ui-datepicker-prev"),
    next: both(".ui-datepicker-next"),
    month: both(".ui-datepicker-month"),
    ...many(DAYS.map(String), (day) => both(`.ui-datepicker-calendar a:text-is("${day}")`), "day"),
  },
};

export const CALENDARS: readonly LibraryPage[] = [flatpickr, fullcalendar, jqueryui];
