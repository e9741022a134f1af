import { clickable, type DiscoveryPage, documentOf, editable } from "../site-page";

const person = (name: string): string => {
  const key = name.toLowerCase();
  return `<tr><td>${name}</td><td>${key}@example.org</td><td><button id="edit-${key}">Edit</button> <button id="delete-${key}">Delete</button></td></tr>`;
};

export const SECTION_PAGES: readonly DiscoveryPage[] = [
  {
    name: "two-new",
    html: documentOf(
      "Sales",
      `<section aria-labelledby="h1"><h2 id="h1">Accounts</h2><button id="new-account">New</button></section><section><h2>Contacts</h2><button id="new-contact">New</button></section>`,
    ),
    cases: [
      { query: clickable("New"), truth: null },
      { query: clickable("New", { within: { name: "Accounts" } }), truth: "#new-account" },
      { query: clickable("New", { within: { name: "Contacts" } }), truth: "#new-contact" },
      { query: clickable("New", { nth: 2 }), truth: "#new-contact" },
      { query: clickable("New", { nth: -1 }), truth: "#new-contact" },
    ],
    note: "One section is named by ARIA, the other by its heading alone; without a section it is a tie.",
  },
  {
    name: "table-rows",
    html: documentOf(
      "Users",
      `<table><thead><tr><th>Name</th><th>Email</th><th></th></tr></thead><tbody>${["Ada", "Grace", "Alan"].map(person).join("")}</tbody></table>`,
    ),
    cases: [
      { query: clickable("Edit", { within: { role: "row", name: "Grace" } }), truth: "#edit-grace" },
      { query: clickable("Delete", { within: { role: "row", name: "Alan" } }), truth: "#delete-alan" },
      { query: clickable("Delete", { within: { role: "row", name: "Eve" } }), truth: null },
      { query: clickable("Edit"), truth: null },
    ],
    note: "The row says whose button it is.",
  },
  {
    name: "fieldsets",
    html: documentOf(
      "Addresses",
      `<form><fieldset><legend>Billing address</legend><label>Street <input id="b-street"></label><label>City <input id="b-city"></label></fieldset><fieldset><legend>Delivery address</legend><label>Street <input id="d-street"></label><label>City <input id="d-city"></label></fieldset></form>`,
    ),
    cases: [
      { query: editable("City", { within: { name: "Delivery address" } }), truth: "#d-city" },
      { query: editable("Street", { within: { name: "Billing address" } }), truth: "#b-street" },
      { query: editable("Street"), truth: null },
    ],
    note: "The legend names the group.",
  },
  {
    name: "dialog-over-page",
    html: documentOf(
      "Files",
      `<main><h1>Files</h1><button id="save-page">Save</button></main><div role="dialog" aria-modal="true" aria-labelledby="dh"><h2 id="dh">New folder</h2><label>Name <input id="folder"></label><button id="save-dialog">Save</button></div>`,
    ),
    cases: [
      { query: clickable("Save", { within: { role: "dialog", name: "New folder" } }), truth: "#save-dialog" },
      { query: clickable("Save"), truth: "#save-dialog" },
      { query: editable("Name"), truth: "#folder" },
    ],
    note: "While a modal dialog is open, what lies under it cannot be meant.",
  },
  {
    name: "tabs-and-menu",
    html: documentOf(
      "Console",
      `<div role="tablist" aria-label="Views"><button role="tab" id="t1" aria-selected="true" aria-controls="p1">Overview</button><button role="tab" id="t2" aria-selected="false" aria-controls="p2">Settings</button></div><div role="tabpanel" id="p1" aria-labelledby="t1"><p>All is well.</p><a id="l2" href="#s">Account settings</a></div><div role="tabpanel" id="p2" aria-labelledby="t2" hidden><button id="hidden-save">Save</button></div><ul role="menu" aria-label="File"><li role="menuitem" id="m1" tabindex="0">Open</li><li role="menuitem" id="m2" tabindex="0">Open recent</li></ul>`,
    ),
    cases: [
      { query: clickable("Settings"), truth: "#t2" },
      { query: clickable("Overview", { role: "tab" }), truth: "#t1" },
      { query: clickable("Open"), truth: "#m1" },
      { query: clickable("Open recent"), truth: "#m2" },
      { query: clickable("Save"), truth: null },
    ],
    note: "What is in the closed tab is not there.",
  },
  {
    name: "disabled-buttons",
    html: documentOf(
      "Steps",
      `<h1>Step 2 of 3</h1><button id="back">Back</button><button id="next" disabled>Next</button><button id="next-aria" aria-disabled="true">Finish</button>`,
    ),
    cases: [
      { query: clickable("Back"), truth: "#back" },
      { query: clickable("Next"), truth: "#next" },
      { query: clickable("Finish"), truth: "#next-aria" },
    ],
    note: "They are found, though nobody can press them: `Next is disabled` must be able to hold.",
  },
];
