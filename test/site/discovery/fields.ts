import { type DiscoveryPage, documentOf, editable } from "../site-page";

export const FIELD_PAGES: readonly DiscoveryPage[] = [
  {
    name: "nested-labels",
    html: documentOf(
      "Order",
      `<form><label>Amount <small>(in euro)</small> <input id="amount"></label><label><span>Discount</span><span><input id="discount"></span></label><label for="remark">Remark <em>optional</em></label><textarea id="remark"></textarea></form>`,
    ),
    cases: [
      { query: editable("Amount"), truth: "#amount" },
      { query: editable("Discount"), truth: "#discount" },
      { query: editable("Remark"), truth: "#remark" },
    ],
    note: "Labels that hold their field and more words than people say.",
  },
  {
    name: "labelled-by",
    html: documentOf(
      "Travel",
      `<h2 id="out">Outward</h2><span id="d1">Date</span> <input id="out-date" aria-labelledby="out d1"><h2 id="back">Return</h2><span id="d2">Date</span> <input id="back-date" aria-labelledby="back d2"><input id="seats" aria-label="Number of seats">`,
    ),
    cases: [
      { query: editable("Outward Date"), truth: "#out-date" },
      { query: editable("Return Date"), truth: "#back-date" },
      { query: editable("Number of seats"), truth: "#seats" },
    ],
    note: "Two texts together make the name.",
  },
  {
    name: "placeholders",
    html: documentOf(
      "Login",
      `<form><input id="user" placeholder="Username"><input id="pass" type="password" placeholder="Password"><input id="code" placeholder="000000" title="Code from the app"></form>`,
    ),
    cases: [
      { query: editable("Username"), truth: "#user" },
      { query: editable("Password"), truth: "#pass" },
      { query: editable("Code from the app"), truth: "#code" },
      { query: editable("000000"), truth: "#code" },
    ],
    note: "No labels at all; the title names what the placeholder only shows an example of.",
  },
  {
    name: "text-beside",
    html: documentOf(
      "Old form",
      `<table><tr><td>Title</td><td><input id="title" name="t"></td></tr><tr><td>Author</td><td><input id="author" name="a"></td></tr></table><p>Year<br><input id="year" name="y"></p>`,
    ),
    cases: [
      { query: editable("Title"), truth: "#title" },
      { query: editable("Author"), truth: "#author" },
      { query: editable("Year"), truth: "#year" },
    ],
    note: "The words stand beside the field and belong to nothing.",
  },
  {
    name: "read-only-and-hidden",
    html: documentOf(
      "Account",
      `<form><input type="hidden" name="token" value="x"><label>Number <input id="number" readonly value="17"></label><label>Owner <input id="owner"></label><label style="display:none">Owner <input id="old-owner"></label></form>`,
    ),
    cases: [{ query: editable("Owner"), truth: "#owner" }],
    note: "What nobody sees is no rival.",
  },
];
