import { clickable, type DiscoveryPage, documentOf, editable } from "../site-page";

export const NAME_PAGES: readonly DiscoveryPage[] = [
  {
    name: "new-and-renew",
    html: documentOf(
      "Members",
      `<h1>Members</h1><button id="renew">Renew</button><button id="new">New</button><button id="newer">Newest first</button>`,
    ),
    cases: [
      { query: clickable("New"), truth: "#new" },
      { query: clickable("Renew"), truth: "#renew" },
      { query: clickable("Ren"), truth: null },
    ],
    note: "A word is not a part of a word.",
  },
  {
    name: "name-and-first-name",
    html: documentOf(
      "Person",
      `<form><p><label for="first">First Name</label><input id="first"></p><p><label for="last">Last Name</label><input id="last"></p><p><label for="name">Name</label><input id="name"></p></form>`,
    ),
    cases: [
      { query: editable("Name"), truth: "#name" },
      { query: editable("First Name"), truth: "#first" },
      { query: editable("Last Name"), truth: "#last" },
    ],
    note: "The whole name wins; First Name is a name, not a number.",
  },
  {
    name: "email-and-confirm-email",
    html: documentOf(
      "Sign up",
      `<form><p><label for="again">Confirm Email</label><input id="again" type="email"></p><p><label for="mail">Email</label><input id="mail" type="email"></p></form>`,
    ),
    cases: [
      { query: editable("Email"), truth: "#mail" },
      { query: editable("Confirm Email"), truth: "#again" },
    ],
    note: "The longer name stands first.",
  },
  {
    name: "letter-case",
    html: documentOf(
      "Article",
      `<nav aria-label="Views"><a id="tab" href="#whole">Edit</a></nav><h2>Life <a id="part" href="#part" title="Edit section: Life">edit</a></h2>`,
    ),
    cases: [
      { query: clickable("Edit", { exact: true }), truth: "#tab" },
      { query: clickable("edit", { exact: true }), truth: "#part" },
    ],
    note: "Exact is a matter of letter case too.",
  },
  {
    name: "icons",
    html: documentOf(
      "Tools",
      `<button id="print" aria-label="Print"><svg width="16" height="16"></svg></button><button id="share" title="Share with others">⇪</button><a id="help" href="#h" aria-label="Help"><i></i>?</a><button id="gear"><img alt="Preferences" src="data:," width="16" height="16"></button><input id="go" type="image" alt="Look up" src="data:,">`,
    ),
    cases: [
      { query: clickable("Print"), truth: "#print" },
      { query: clickable("Share with others"), truth: "#share" },
      { query: clickable("Help"), truth: "#help" },
      { query: clickable("Preferences"), truth: "#gear" },
      { query: clickable("Look up"), truth: "#go" },
    ],
    note: "Buttons without words.",
  },
  {
    name: "nobody-by-this-name",
    html: documentOf("Empty", `<h1>Delete everything</h1><p>You can delete here later.</p><button>Keep</button>`),
    cases: [{ query: clickable("Delete", { role: "button" }), truth: null }],
    note: "A text that says so is not a button.",
  },
];
